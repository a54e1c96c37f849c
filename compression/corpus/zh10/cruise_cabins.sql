CREATE TABLE `ship` (
  `shipId` int NOT NULL AUTO_INCREMENT,
  `shipName` varchar(40) NOT NULL,
  `tonnage` int NOT NULL,
  `launchedOn` date NOT NULL,
  PRIMARY KEY (`shipId`)
);
CREATE TABLE `port` (
  `portCode` char(5) NOT NULL,
  `portName` varchar(40) NOT NULL,
  `country` varchar(30) NOT NULL,
  PRIMARY KEY (`portCode`)
);
CREATE TABLE `voyage` (
  `voyageNo` varchar(12) NOT NULL,
  `shipId` int NOT NULL,
  `fromPort` char(5) NOT NULL,
  `toPort` char(5) NOT NULL,
  `departAt` datetime NOT NULL,
  `returnAt` datetime NOT NULL,
  `status` enum('onsale','soldout','sailing','finished','cancelled') NOT NULL DEFAULT 'onsale',
  PRIMARY KEY (`voyageNo`),
  FOREIGN KEY (`shipId`) REFERENCES `ship` (`shipId`),
  FOREIGN KEY (`fromPort`) REFERENCES `port` (`portCode`),
  FOREIGN KEY (`toPort`) REFERENCES `port` (`portCode`)
);
CREATE TABLE `cabin` (
  `cabinId` int NOT NULL AUTO_INCREMENT,
  `shipId` int NOT NULL,
  `cabinNo` varchar(8) NOT NULL,
  `deck` tinyint NOT NULL,
  `category` enum('inside','oceanview','balcony','suite') NOT NULL,
  `berths` tinyint NOT NULL,
  PRIMARY KEY (`cabinId`),
  FOREIGN KEY (`shipId`) REFERENCES `ship` (`shipId`)
);
CREATE TABLE `travelAgency` (
  `agencyId` int NOT NULL AUTO_INCREMENT,
  `agencyName` varchar(60) NOT NULL,
  `city` varchar(20) NOT NULL,
  `commissionPct` decimal(4,1) NOT NULL,
  PRIMARY KEY (`agencyId`)
);
CREATE TABLE `booking` (
  `bookingNo` varchar(16) NOT NULL,
  `voyageNo` varchar(12) NOT NULL,
  `cabinId` int DEFAULT NULL,
  `agencyId` int DEFAULT NULL,
  `contactName` varchar(40) NOT NULL,
  `amount` decimal(10,2) NOT NULL,
  `deposit` decimal(10,2) NOT NULL DEFAULT '0.00',
  `bookedAt` datetime NOT NULL,
  `paidAt` datetime DEFAULT NULL,
  `cancelledAt` datetime DEFAULT NULL,
  PRIMARY KEY (`bookingNo`),
  FOREIGN KEY (`voyageNo`) REFERENCES `voyage` (`voyageNo`),
  FOREIGN KEY (`cabinId`) REFERENCES `cabin` (`cabinId`),
  FOREIGN KEY (`agencyId`) REFERENCES `travelAgency` (`agencyId`)
);
CREATE TABLE `passenger` (
  `passengerId` int NOT NULL AUTO_INCREMENT,
  `bookingNo` varchar(16) NOT NULL,
  `fullName` varchar(40) NOT NULL,
  `passportNo` varchar(16) DEFAULT NULL,
  `passportExpiry` date DEFAULT NULL,
  `birthDate` date NOT NULL,
  `needsWheelchair` tinyint(1) NOT NULL DEFAULT '0',
  PRIMARY KEY (`passengerId`),
  FOREIGN KEY (`bookingNo`) REFERENCES `booking` (`bookingNo`)
);
