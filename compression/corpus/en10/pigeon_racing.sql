create table lofts (
  loft_no   varchar(10) primary key,
  fancier   varchar(80) not null,
  village   varchar(60) not null,
  north     numeric(9,6), east numeric(9,6),
  club_no   int not null
);
create table clubs (club_no int primary key, club_name varchar(80) not null, federation varchar(60) not null);
alter table lofts add foreign key (club_no) references clubs (club_no);
create table pigeons (
  ring      varchar(16) primary key,          -- GB24-X-01234
  loft_no   varchar(10) not null references lofts,
  hatched   int not null,
  sex       char(1) check (sex in ('c', 'h')),  -- cock, hen
  colour    varchar(20) not null,
  pet_name  varchar(40),
  sire      varchar(16) references pigeons (ring),
  dam       varchar(16) references pigeons (ring),
  fate      varchar(8) not null default 'racing' check (fate in ('racing', 'stock', 'lost', 'dead', 'sold'))
);
create table liberations (
  lib_no    int primary key,
  site      varchar(60) not null,
  country   char(2) not null,
  planned   date not null,
  freed_at  timestamp,
  wind      varchar(10),
  category  varchar(8) not null check (category in ('young', 'old', 'open'))
);
create table entries (
  lib_no    int not null references liberations,
  ring      varchar(16) not null references pigeons,
  nominated boolean not null default false,
  distance_m int,
  clocked_at timestamp,
  velocity  numeric(9,4),                     -- metres per minute
  place     int,
  primary key (lib_no, ring)
);
create table vaccinations (ring varchar(16) not null references pigeons, vaccine varchar(30) not null, given date not null, batch varchar(20), primary key (ring, vaccine, given));
create table transporters (lorry varchar(12) primary key, driver varchar(60), crates int not null);
create table transports (lib_no int not null references liberations, lorry varchar(12) not null references transporters, left_at timestamp not null, birds int not null, primary key (lib_no, lorry));
