CREATE TABLE `stylists` (
  `stylistId` int NOT NULL AUTO_INCREMENT PRIMARY KEY,
  `firstName` varchar(40) NOT NULL,
  `level` enum('junior','senior','master') NOT NULL,
  `commissionPct` decimal(4,1) NOT NULL DEFAULT 10.0,
  `leftOn` date DEFAULT NULL
);
CREATE TABLE `clients` (
  `clientId` int NOT NULL AUTO_INCREMENT PRIMARY KEY,
  `name` varchar(80) NOT NULL,
  `mobile` varchar(20) DEFAULT NULL,
  `favStylistId` int DEFAULT NULL,
  `allergyNote` varchar(200) DEFAULT NULL,
  `noShowCnt` int NOT NULL DEFAULT 0,
  FOREIGN KEY (`favStylistId`) REFERENCES `stylists` (`stylistId`)
);
CREATE TABLE `services` (
  `svcCode` varchar(10) NOT NULL PRIMARY KEY,
  `svcName` varchar(60) NOT NULL,
  `minutes` int NOT NULL,
  `listPrice` decimal(7,2) NOT NULL,
  `category` enum('cut','colour','style','care') NOT NULL
);
CREATE TABLE `appointments` (
  `apptId` int NOT NULL AUTO_INCREMENT PRIMARY KEY,
  `clientId` int NOT NULL,
  `stylistId` int NOT NULL,
  `startsAt` datetime NOT NULL,
  `status` tinyint NOT NULL DEFAULT 0 COMMENT '0 booked, 1 confirmed, 2 done, 3 cancelled, 4 no-show',
  `source` varchar(10) NOT NULL DEFAULT 'phone' COMMENT 'phone, web, walkin',
  `tip` decimal(6,2) DEFAULT NULL,
  FOREIGN KEY (`clientId`) REFERENCES `clients` (`clientId`),
  FOREIGN KEY (`stylistId`) REFERENCES `stylists` (`stylistId`)
);
CREATE TABLE `appointmentLines` (
  `apptId` int NOT NULL,
  `svcCode` varchar(10) NOT NULL,
  `price` decimal(7,2) NOT NULL,
  `discountPct` decimal(4,1) NOT NULL DEFAULT 0,
  PRIMARY KEY (`apptId`,`svcCode`),
  FOREIGN KEY (`apptId`) REFERENCES `appointments` (`apptId`),
  FOREIGN KEY (`svcCode`) REFERENCES `services` (`svcCode`)
);
CREATE TABLE `retail` (
  `retailId` int NOT NULL AUTO_INCREMENT PRIMARY KEY,
  `product` varchar(80) NOT NULL,
  `soldAt` datetime NOT NULL,
  `stylistId` int DEFAULT NULL,
  `amount` decimal(7,2) NOT NULL,
  FOREIGN KEY (`stylistId`) REFERENCES `stylists` (`stylistId`)
);
