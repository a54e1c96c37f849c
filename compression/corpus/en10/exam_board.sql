create table school (centre_no char(5) primary key, school_name text not null, county text not null, approved boolean not null default true);
create table subject (subj_code varchar(6) primary key, subj_name text not null, level text not null check (level in ('GCSE','AS','A')), coursework boolean not null default false);
create table paper (paper_code varchar(10) primary key, subj_code varchar(6) not null references subject, paper_title text not null, max_mark smallint not null, minutes smallint not null, sat_on date not null, session char(2) not null check (session in ('AM','PM')));
create table candidate (cand_no serial primary key, centre_no char(5) not null references school, cand_name text not null, dob date not null, extra_time_pct smallint not null default 0, private boolean not null default false);
create table examiner (exr_no serial primary key, exr_name text not null, subj_code varchar(6) not null references subject, team_leader int references examiner, max_scripts smallint not null, suspended_on date, email text);
create table script (
  script_id   bigserial primary key,
  paper_code  varchar(10) not null references paper,
  cand_no     int not null references candidate,
  absent      boolean not null default false,
  exr_no      int references examiner,
  mark        smallint,
  marked_on   date,
  seconded_by int references examiner (exr_no),
  second_mark smallint,
  illegible   boolean not null default false
);
create table award (cand_no int not null references candidate, subj_code varchar(6) not null references subject, series date not null, grade char(2), issued_on date, primary key (cand_no, subj_code, series));
create table appeal (appeal_no serial primary key, script_id bigint not null references script, kind text not null check (kind in ('remark','clerical','copy')), lodged_on date not null, fee numeric(6,2) not null, priority boolean not null default false, new_mark smallint, closed_on date);
create table malpractice (case_no serial primary key, centre_no char(5) not null references school, cand_no int references candidate, paper_code varchar(10) references paper, offence text not null check (offence in ('phone','collusion','plagiarism','leak','disruption')), reported_on date not null, sanction text);
