CREATE TABLE `Pit` (`PitNo` smallint NOT NULL, `PitName` varchar(50) NOT NULL, `Rock` enum('granite','basalt','limestone','gravel') NOT NULL, `PermitEnds` date NOT NULL, `Mothballed` date DEFAULT NULL, PRIMARY KEY (`PitNo`));
CREATE TABLE `Grade` (`GradeCode` varchar(10) NOT NULL, `Descr` varchar(60) NOT NULL, `PitNo` smallint NOT NULL, `PriceTonne` decimal(7,2) NOT NULL, `Washed` tinyint(1) NOT NULL DEFAULT 0, PRIMARY KEY (`GradeCode`), FOREIGN KEY (`PitNo`) REFERENCES `Pit` (`PitNo`));
CREATE TABLE `Customer` (`CustNo` int NOT NULL, `CustName` varchar(80) NOT NULL, `Town` varchar(50) NOT NULL, `PayTerms` enum('cash','net14','net30','net60') NOT NULL DEFAULT 'net30', `TaxExempt` tinyint(1) NOT NULL DEFAULT 0, `CreditStop` date DEFAULT NULL, PRIMARY KEY (`CustNo`));
CREATE TABLE `Haulier` (`HaulNo` int NOT NULL, `HaulName` varchar(80) NOT NULL, `OwnFleet` tinyint(1) NOT NULL DEFAULT 0, PRIMARY KEY (`HaulNo`));
CREATE TABLE `Lorry` (`Reg` varchar(10) NOT NULL, `HaulNo` int NOT NULL, `TareKg` int NOT NULL, `MaxGrossKg` int NOT NULL, `TaredOn` date DEFAULT NULL, `Banned` tinyint(1) NOT NULL DEFAULT 0, PRIMARY KEY (`Reg`), FOREIGN KEY (`HaulNo`) REFERENCES `Haulier` (`HaulNo`));
CREATE TABLE `WeighTicket` (
  `TicketNo` int NOT NULL,
  `CustNo` int NOT NULL,
  `GradeCode` varchar(10) NOT NULL,
  `Reg` varchar(10) NOT NULL,
  `InAt` datetime NOT NULL,
  `OutAt` datetime DEFAULT NULL,
  `GrossKg` int DEFAULT NULL,
  `NetKg` int DEFAULT NULL,
  `SiteRef` varchar(60) DEFAULT NULL,
  `Voided` tinyint(1) NOT NULL DEFAULT 0,
  `InvNo` int DEFAULT NULL,
  PRIMARY KEY (`TicketNo`),
  FOREIGN KEY (`CustNo`) REFERENCES `Customer` (`CustNo`),
  FOREIGN KEY (`GradeCode`) REFERENCES `Grade` (`GradeCode`),
  FOREIGN KEY (`Reg`) REFERENCES `Lorry` (`Reg`)
);
CREATE TABLE `SalesInvoice` (`InvNo` int NOT NULL, `CustNo` int NOT NULL, `InvDate` date NOT NULL, `DueDate` date NOT NULL, `Net` decimal(12,2) NOT NULL, `Vat` decimal(12,2) NOT NULL, `SettledOn` date DEFAULT NULL, PRIMARY KEY (`InvNo`), FOREIGN KEY (`CustNo`) REFERENCES `Customer` (`CustNo`));
ALTER TABLE `WeighTicket` ADD CONSTRAINT `tkInv` FOREIGN KEY (`InvNo`) REFERENCES `SalesInvoice` (`InvNo`);
CREATE TABLE `Blast` (`BlastNo` int NOT NULL AUTO_INCREMENT, `PitNo` smallint NOT NULL, `FiredAt` datetime NOT NULL, `ExplosiveKg` decimal(8,1) NOT NULL, `Holes` smallint NOT NULL, `PpvMmS` decimal(5,2) DEFAULT NULL COMMENT 'peak particle velocity at the nearest house', `Complaint` tinyint(1) NOT NULL DEFAULT 0, PRIMARY KEY (`BlastNo`), FOREIGN KEY (`PitNo`) REFERENCES `Pit` (`PitNo`));
