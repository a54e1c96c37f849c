-- plants.db : my windowsills (sqlite)
create table room (
  roomId integer primary key,
  roomName text not null,
  facing text check (facing in ('N','E','S','W')),
  heated integer not null default 1
);
create table species (
  speciesId integer primary key,
  latinName text not null,
  commonName text,
  family text,
  waterEveryDays integer not null,
  lightNeed text not null check (lightNeed in ('low','medium','bright','direct')),
  minTemp real,
  maxTemp real,
  toxicToCats integer not null default 0
);
create table plant (
  plantId integer primary key,
  nickname text not null,
  speciesId integer not null references species(speciesId),
  roomId integer references room(roomId),
  motherId integer references plant(plantId),   -- cutting of
  acquired date not null,
  cost real,
  potCm integer,
  diedOn date,
  causeOfDeath text
);
create table watering (
  wateringId integer primary key,
  plantId integer not null references plant(plantId),
  wateredAt datetime not null,
  ml integer not null,
  fertilised integer not null default 0
);
create table measurement (
  plantId integer not null references plant(plantId),
  measuredOn date not null,
  heightCm real,
  leaves integer,
  primary key (plantId, measuredOn)
);
create table pest (
  pestId integer primary key,
  plantId integer not null references plant(plantId),
  what text not null,            -- spider mites, thrips, scale, mealybugs
  noticed date not null,
  treatedWith text,
  goneOn date
);
create table climate (
  roomId integer not null references room(roomId),
  takenAt datetime not null,
  tempC real not null,
  humidity integer not null,
  primary key (roomId, takenAt)
);
create table giveaway (
  plantId integer not null references plant(plantId),
  friend text not null,
  givenOn date not null,
  primary key (plantId, friend)
);
