create table chamber (
  id integer primary key,
  name text not null
);
create table firm (
  id integer primary key,
  name text not null,
  town text not null,
  chamber_id integer not null references chamber(id),
  parent_firm_id integer references firm(id)
);
create table trade (
  id integer primary key,
  title text not null,           -- 'Bricklayer'
  years integer not null         -- regular length of training
);
create table trainer (
  id integer primary key,
  name text not null,
  firm_id integer not null references firm(id),
  licence_until date             -- null = unlimited
);
create table school (
  id integer primary key,
  name text not null,
  town text not null
);
create table apprentice (
  id integer primary key,
  name text not null,
  born date not null,
  mobile text,
  home_town text not null
);
create table indenture (         -- training contract
  id integer primary key,
  apprentice_id integer not null references apprentice(id),
  firm_id integer not null references firm(id),
  trade_id integer not null references trade(id),
  trainer_id integer references trainer(id),
  school_id integer not null references school(id),
  begins date not null,
  ends date not null,
  broken_off date,
  monthly_pay real not null,
  continues_id integer references indenture(id)   -- contract taken over from another firm
);
create table exam (
  id integer primary key,
  indenture_id integer not null references indenture(id),
  part text not null check (part in ('interim','final_theory','final_practice')),
  held_on date not null,
  points integer,
  examiner_1 integer not null references trainer(id),
  examiner_2 integer references trainer(id)
);
create table school_absence (
  indenture_id integer not null references indenture(id),
  missed_on date not null,
  excused integer not null default 0,
  primary key (indenture_id, missed_on)
);
