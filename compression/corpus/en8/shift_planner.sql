-- workforce scheduling for restaurants and shops; MySQL, typeorm-free raw sql
create table site (site_no int primary key, site_name varchar(60) not null, region varchar(30) not null, opens time, closes time);
create table worker (worker_no int primary key, full_nm varchar(80) not null, home_site int not null, contract enum('full','part','minijob','student') not null, weekly_hrs decimal(4,1) not null, hourly_wage decimal(6,2) not null, start_dt date not null, end_dt date null);
create table skill (skill_cd varchar(10) primary key, skill_nm varchar(40) not null);
create table worker_skill (worker_no int not null, skill_cd varchar(10) not null, certified_until date null, primary key (worker_no, skill_cd));
create table shift (shift_no int auto_increment primary key, site_no int not null, skill_cd varchar(10) not null, worker_no int null comment 'null = open shift', starts_at datetime not null, ends_at datetime not null, break_min smallint not null default 30, published boolean not null default false, sick_cover_for int null comment 'worker who is replaced');
create table swap_request (swap_no int auto_increment primary key, shift_no int not null, from_worker int not null, to_worker int null, state enum('asked','taken','approved','denied') not null default 'asked', decided_by int null, asked_at datetime not null);
create table absence (absence_no int auto_increment primary key, worker_no int not null, kind enum('vacation','sick','training','unpaid') not null, from_dt date not null, to_dt date not null, approved boolean null);
create table punch (punch_no bigint auto_increment primary key, shift_no int not null, worker_no int not null, clock_in datetime not null, clock_out datetime null);
alter table worker add foreign key (home_site) references site(site_no);
alter table worker_skill add foreign key (worker_no) references worker(worker_no), add foreign key (skill_cd) references skill(skill_cd);
alter table shift add foreign key (site_no) references site(site_no), add foreign key (skill_cd) references skill(skill_cd), add foreign key (worker_no) references worker(worker_no), add foreign key (sick_cover_for) references worker(worker_no);
alter table swap_request add foreign key (shift_no) references shift(shift_no), add foreign key (from_worker) references worker(worker_no), add foreign key (to_worker) references worker(worker_no), add foreign key (decided_by) references worker(worker_no);
alter table absence add foreign key (worker_no) references worker(worker_no);
alter table punch add foreign key (shift_no) references shift(shift_no), add foreign key (worker_no) references worker(worker_no);
