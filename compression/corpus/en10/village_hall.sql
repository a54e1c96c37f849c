create table if not exists rooms (
  id integer primary key autoincrement,
  room text not null unique,
  seats int not null,
  has_kitchen int not null default 0,
  hourly real not null
);
create table if not exists hirers (
  id integer primary key autoincrement,
  hirer text not null,
  kind text not null check (kind in ('resident','club','business','council')),
  phone text,
  email text,
  deposit_waived int not null default 0
);
create table if not exists bookings (
  id integer primary key autoincrement,
  room_id int not null references rooms(id),
  hirer_id int not null references hirers(id),
  purpose text,
  starts datetime not null,
  ends datetime not null,
  headcount int,
  state text not null default 'provisional' check (state in ('provisional','confirmed','cancelled')),
  made_on date not null,
  cancelled_on date
);
create table if not exists extras (
  id integer primary key autoincrement,
  extra text not null,            -- projector, bar licence, stage lights
  price real not null
);
create table if not exists booking_extras (
  booking_id int not null references bookings(id),
  extra_id int not null references extras(id),
  qty int not null default 1,
  primary key (booking_id, extra_id)
);
create table if not exists payments (
  id integer primary key autoincrement,
  booking_id int not null references bookings(id),
  what text not null check (what in ('deposit','rent','refund')),
  amount real not null,
  paid_on date not null,
  method text not null check (method in ('cash','transfer','card'))
);
create table if not exists keyholders (
  id integer primary key autoincrement,
  keyholder text not null,
  phone text not null,
  since date not null,
  returned date
);
create table if not exists key_handovers (
  booking_id int not null references bookings(id),
  keyholder_id int not null references keyholders(id),
  handed_at datetime not null,
  back_at datetime
);
