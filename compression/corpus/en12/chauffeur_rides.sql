create table `clientCompany` (
  `companyId` int auto_increment primary key,
  `companyName` varchar(100) not null,
  `invoiceCycle` enum('weekly','monthly') not null default 'monthly',
  `parentId` int null,
  foreign key (`parentId`) references `clientCompany` (`companyId`)
);
create table `passenger` (
  `passengerId` int auto_increment primary key,
  `fullName` varchar(100) not null,
  `companyId` int null comment 'private customers: null',
  `assistantId` int null comment 'passenger row of the assistant who may book',
  `vip` tinyint(1) not null default 0,
  foreign key (`companyId`) references `clientCompany` (`companyId`),
  foreign key (`assistantId`) references `passenger` (`passengerId`)
);
create table `chauffeur` (
  `chauffeurId` int auto_increment primary key,
  `fullName` varchar(100) not null,
  `city` varchar(60) not null,
  `permitUntil` date not null,
  `stars` decimal(2,1) null
);
create table `limo` (
  `plate` varchar(12) primary key,
  `model` varchar(60) not null,
  `class` enum('business','first','van') not null,
  `seats` tinyint not null,
  `garageCity` varchar(60) not null
);
create table `place` (
  `placeId` int auto_increment primary key,
  `placeName` varchar(100) not null,
  `city` varchar(60) not null,
  `isAirport` tinyint(1) not null default 0
);
create table `ride` (
  `rideId` int auto_increment primary key,
  `passengerId` int not null,
  `bookedById` int not null,
  `chauffeurId` int null,
  `plate` varchar(12) null,
  `pickupId` int not null,
  `dropoffId` int not null,
  `pickupAt` datetime not null,
  `arrivedAt` datetime null comment 'chauffeur at the door',
  `state` enum('requested','confirmed','driving','done','cancelled','noShow') not null default 'requested',
  `fare` decimal(8,2) not null,
  `invoiceId` int null,
  foreign key (`passengerId`) references `passenger` (`passengerId`),
  foreign key (`bookedById`) references `passenger` (`passengerId`),
  foreign key (`chauffeurId`) references `chauffeur` (`chauffeurId`),
  foreign key (`plate`) references `limo` (`plate`),
  foreign key (`pickupId`) references `place` (`placeId`),
  foreign key (`dropoffId`) references `place` (`placeId`)
);
create table `rideInvoice` (
  `invoiceId` int auto_increment primary key,
  `companyId` int not null,
  `issuedOn` date not null,
  `total` decimal(10,2) not null,
  `paidOn` date null,
  foreign key (`companyId`) references `clientCompany` (`companyId`)
);
alter table `ride` add foreign key (`invoiceId`) references `rideInvoice` (`invoiceId`);
