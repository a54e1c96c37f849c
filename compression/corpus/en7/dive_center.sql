-- island dive shop, postgres, camelCase columns unquoted on purpose (folds)
create table boats (boatId int primary key, boatName text not null, maxDivers int not null, inService boolean not null default true);
create table divers (diverId serial primary key, fullName text not null, certLevel text not null check (certLevel in ('none','OWD','AOWD','rescue','pro')), loggedDives int not null default 0, nitrox boolean not null default false, medicalSigned date, country char(2));
create table sites (siteId serial primary key, siteName text not null, maxDepthM numeric(4,1) not null, minCert text not null default 'OWD', current_ text);
create table trips (tripId serial primary key, boatId int not null references boats (boatId), siteId int not null references sites (siteId), leaderId int references divers (diverId), leavesAt timestamp not null, pricePer numeric(7,2) not null, cancelled boolean not null default false);
create table tripDivers (tripId int not null references trips (tripId), diverId int not null references divers (diverId), paid boolean not null default false, tankNo int, gasMix text not null default 'air', primary key (tripId, diverId));
create table dives (diveId serial primary key, tripId int not null references trips (tripId), diverId int not null references divers (diverId), inAt timestamp not null, minutes int not null, depthM numeric(4,1) not null, barStart int not null, barEnd int not null);
create table tanks (tankNo int primary key, litres numeric(4,1) not null, material text not null, hydroDue date not null, retired boolean not null default false);
create table rentals (rentalId serial primary key, diverId int not null references divers (diverId), item text not null, outAt timestamp not null, backAt timestamp, fee numeric(6,2) not null);
alter table tripDivers add constraint fk_tank foreign key (tankNo) references tanks (tankNo);
