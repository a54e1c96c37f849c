CREATE TABLE `Plan` (
  `planId` int NOT NULL AUTO_INCREMENT PRIMARY KEY,
  `planName` varchar(60) NOT NULL,
  `theme` enum('coffee','tea','snacks','beauty','craft','pet') NOT NULL,
  `monthlyPrice` decimal(6,2) NOT NULL,
  `isLive` tinyint(1) NOT NULL DEFAULT 1
);
CREATE TABLE `Subscriber` (
  `subscriberId` int NOT NULL AUTO_INCREMENT PRIMARY KEY,
  `email` varchar(160) NOT NULL,
  `firstName` varchar(60) DEFAULT NULL,
  `city` varchar(80) DEFAULT NULL,
  `countryCode` char(2) NOT NULL,
  `referredBy` int DEFAULT NULL,
  `marketingOk` tinyint(1) NOT NULL DEFAULT 0,
  `signedUpAt` datetime NOT NULL,
  CONSTRAINT `fk_ref` FOREIGN KEY (`referredBy`) REFERENCES `Subscriber` (`subscriberId`)
);
CREATE TABLE `Subscription` (
  `subscriptionId` int NOT NULL AUTO_INCREMENT PRIMARY KEY,
  `subscriberId` int NOT NULL,
  `planId` int NOT NULL,
  `state` enum('trial','active','paused','cancelled') NOT NULL DEFAULT 'trial',
  `startedOn` date NOT NULL,
  `cancelledOn` date DEFAULT NULL,
  `cancelReason` enum('price','taste','moved','toomuch','other') DEFAULT NULL,
  `isGift` tinyint(1) NOT NULL DEFAULT 0,
  FOREIGN KEY (`subscriberId`) REFERENCES `Subscriber` (`subscriberId`),
  FOREIGN KEY (`planId`) REFERENCES `Plan` (`planId`)
);
CREATE TABLE `Box` (
  `boxId` int NOT NULL AUTO_INCREMENT PRIMARY KEY,
  `planId` int NOT NULL,
  `month` date NOT NULL COMMENT 'first day of the month',
  `title` varchar(100) NOT NULL,
  `costPerBox` decimal(6,2) DEFAULT NULL,
  FOREIGN KEY (`planId`) REFERENCES `Plan` (`planId`)
);
CREATE TABLE `Product` (`sku` varchar(20) NOT NULL PRIMARY KEY, `product` varchar(120) NOT NULL, `brand` varchar(60) NOT NULL, `unitCost` decimal(6,2) NOT NULL, `stock` int NOT NULL);
CREATE TABLE `BoxItem` (
  `boxId` int NOT NULL,
  `sku` varchar(20) NOT NULL,
  `pieces` tinyint NOT NULL DEFAULT 1,
  PRIMARY KEY (`boxId`,`sku`),
  FOREIGN KEY (`boxId`) REFERENCES `Box` (`boxId`),
  FOREIGN KEY (`sku`) REFERENCES `Product` (`sku`)
);
CREATE TABLE `Shipment` (
  `shipmentId` bigint NOT NULL AUTO_INCREMENT PRIMARY KEY,
  `subscriptionId` int NOT NULL,
  `boxId` int NOT NULL,
  `carrier` varchar(30) NOT NULL,
  `promisedBy` datetime NOT NULL,
  `shippedAt` datetime DEFAULT NULL,
  `deliveredAt` datetime DEFAULT NULL,
  `trackingNo` varchar(40) DEFAULT NULL,
  FOREIGN KEY (`subscriptionId`) REFERENCES `Subscription` (`subscriptionId`),
  FOREIGN KEY (`boxId`) REFERENCES `Box` (`boxId`)
);
CREATE TABLE `Rating` (
  `boxId` int NOT NULL,
  `subscriberId` int NOT NULL,
  `stars` tinyint NOT NULL,
  `remark` text,
  `ratedAt` datetime NOT NULL,
  PRIMARY KEY (`boxId`,`subscriberId`)
);
