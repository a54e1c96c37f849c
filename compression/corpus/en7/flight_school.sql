create table aircraft (
  reg        varchar(8) primary key,
  type_code  varchar(6) not null,
  hourly_wet numeric(7,2) not null,
  hobbs      numeric(8,1) not null,
  next_100h  numeric(8,1) not null,
  ifr        boolean not null default false,
  grounded   boolean not null default false
);
create table instructors (
  inst_id    serial primary key,
  surname    varchar(40) not null,
  rate_hour  numeric(6,2) not null,
  can_ifr    boolean not null default false,
  medical_until date not null
);
create table students (
  stud_id    serial primary key,
  surname    varchar(40) not null,
  firstname  varchar(40) not null,
  course     varchar(4) not null check (course in ('PPL','IR','CPL','LAPL')),
  enrolled   date not null,
  medical_until date,
  main_inst  int references instructors (inst_id),
  balance    numeric(9,2) not null default 0,
  licensed_on date
);
create table bookings (
  bk_id      bigserial primary key,
  reg        varchar(8) not null references aircraft (reg),
  stud_id    int not null references students (stud_id),
  inst_id    int references instructors (inst_id),   -- null = solo
  off_block  timestamp not null,
  on_block   timestamp not null,
  cancelled  varchar(10)                              -- weather, sick, tech; null = stands
);
create table flights (
  flt_id     bigserial primary key,
  bk_id      bigint not null references bookings (bk_id),
  hobbs_out  numeric(8,1) not null,
  hobbs_in   numeric(8,1) not null,
  landings   smallint not null default 1,
  lesson     varchar(12),
  grade      smallint,                                -- 1 poor .. 5 excellent
  remark     text
);
create table exams (
  stud_id    int not null references students (stud_id),
  subject    varchar(30) not null,
  sat_on     date not null,
  score      numeric(4,1) not null,
  passed     boolean not null,
  primary key (stud_id, subject, sat_on)
);
create table squawks (
  sq_id      serial primary key,
  reg        varchar(8) not null references aircraft (reg),
  reported   timestamp not null,
  defect     text not null,
  fixed      timestamp
);
