-- adult education centre: terms, courses, classes
create table vhs_term (term_code text primary key, starts date not null, ends date not null);
create table vhs_subject (subject_id int primary key, subject text not null, under_subject int references vhs_subject (subject_id));
create table vhs_teacher (
  teacher_id int primary key,
  fname text not null,
  sname text not null,
  fee_hour numeric(6,2) not null,
  first_aid_until date
);
create table vhs_site (site_id int primary key, site_name text not null, street text not null, step_free boolean not null default false);
create table vhs_course (
  course_no text primary key,
  title text not null,
  subject_id int not null references vhs_subject (subject_id),
  level text check (level in ('beginner','intermediate','advanced')),
  follows_on text references vhs_course (course_no)
);
create table vhs_class (
  class_id int primary key,
  course_no text not null references vhs_course (course_no),
  term_code text not null references vhs_term (term_code),
  teacher_id int references vhs_teacher (teacher_id),
  site_id int not null references vhs_site (site_id),
  weekday text not null check (weekday in ('Mon','Tue','Wed','Thu','Fri','Sat')),
  price numeric(7,2) not null,
  min_size int not null,
  max_size int not null,
  state text not null default 'planned' check (state in ('planned','confirmed','cancelled'))
);
create table vhs_student (student_id int primary key, fname text not null, sname text not null, email text, reduced boolean not null default false);
create table vhs_enrolment (
  class_id int not null references vhs_class (class_id),
  student_id int not null references vhs_student (student_id),
  enrolled_on date not null,
  waiting boolean not null default false,
  paid numeric(7,2) not null default 0,
  withdrawn_on date,
  primary key (class_id, student_id)
);
