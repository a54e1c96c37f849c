create table vans (van_id smallserial primary key, nickname varchar(30) not null, reg_plate varchar(10) not null, capacity int not null, wheelchair_lift boolean not null default false, mot_until date, sold_on date);
create table staff (staff_id serial primary key, staff_name varchar(60) not null, can_drive boolean not null, hours_week numeric(4,1) not null, left_on date);
create table stops (
  stop_id     serial primary key,
  stop_name   varchar(80) not null,
  kind        varchar(12) not null check (kind in ('village','school','care home','estate')),
  council     varchar(40) not null,
  minutes     smallint not null,
  started_on  date not null,
  dropped_on  date
);
create table rounds (round_id serial primary key, round_name varchar(30) not null, van_id smallint references vans, weekday smallint not null, every_weeks smallint not null default 2, driver_id int references staff (staff_id), librarian_id int references staff (staff_id));
comment on column rounds.weekday is '1 = Monday … 5 = Friday';
create table round_stops (round_id int not null references rounds, seq smallint not null, stop_id int not null references stops, arrives time not null, primary key (round_id, seq));
create table calls (
  call_id     bigserial primary key,
  round_id    int not null references rounds,
  stop_id     int not null references stops,
  call_date   date not null,
  visitors    smallint,
  skipped     boolean not null default false,
  skip_reason varchar(10) check (skip_reason in ('snow','breakdown','staff','road'))
);
comment on table calls is 'each time the van calls at a stop';
create table readers (card_no varchar(12) primary key, reader_name varchar(80) not null, home_stop int references stops (stop_id), born date, housebound boolean not null default false, joined_on date not null);
create table books (barcode varchar(14) primary key, title varchar(160) not null, author varchar(100) not null, large_print boolean not null default false, audience varchar(6) not null check (audience in ('adult','teen','child')), van_id smallint references vans, withdrawn_on date);
create table loans (loan_id bigserial primary key, barcode varchar(14) not null references books, card_no varchar(12) not null references readers, out_on date not null, due_on date not null, back_on date);
create table requests (request_id bigserial primary key, card_no varchar(12) not null references readers, wanted varchar(200) not null, asked_on date not null, filled_by varchar(14) references books (barcode), refused boolean not null default false);
