CREATE TABLE `constructors` (
  `constructorId` int unsigned NOT NULL AUTO_INCREMENT,
  `penName` varchar(60) NOT NULL,
  `realName` varchar(80) DEFAULT NULL,
  `email` varchar(120) NOT NULL,
  `feePerGrid` decimal(7,2) NOT NULL DEFAULT '150.00',
  `firstPublishedOn` date DEFAULT NULL,
  PRIMARY KEY (`constructorId`),
  UNIQUE KEY `uqPen` (`penName`)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4;
CREATE TABLE `puzzles` (
  `puzzleId` int unsigned NOT NULL AUTO_INCREMENT,
  `constructorId` int unsigned NOT NULL,
  `editorId` int unsigned DEFAULT NULL,
  `title` varchar(120) DEFAULT NULL,
  `style` enum('cryptic','quick','themed','barred') NOT NULL,
  `gridSize` tinyint NOT NULL DEFAULT '15',
  `difficulty` tinyint NOT NULL COMMENT '1 gentle, 2 moderate, 3 tough, 4 fiendish',
  `status` enum('submitted','inEdit','accepted','rejected') NOT NULL DEFAULT 'submitted',
  `submittedAt` datetime NOT NULL,
  PRIMARY KEY (`puzzleId`)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4;
CREATE TABLE `editors` (
  `editorId` int unsigned NOT NULL AUTO_INCREMENT,
  `editorName` varchar(80) NOT NULL,
  `onLeave` tinyint(1) NOT NULL DEFAULT '0',
  PRIMARY KEY (`editorId`)
) ENGINE=InnoDB;
CREATE TABLE `clues` (
  `puzzleId` int unsigned NOT NULL,
  `direction` enum('across','down') NOT NULL,
  `clueNo` smallint NOT NULL,
  `clueText` varchar(300) NOT NULL,
  `answer` varchar(30) NOT NULL,
  `letters` tinyint NOT NULL,
  PRIMARY KEY (`puzzleId`,`direction`,`clueNo`)
) ENGINE=InnoDB;
CREATE TABLE `newspapers` (
  `newspaperId` int unsigned NOT NULL AUTO_INCREMENT,
  `masthead` varchar(80) NOT NULL,
  `country` char(2) NOT NULL,
  `weeklyCirculation` int DEFAULT NULL,
  PRIMARY KEY (`newspaperId`)
) ENGINE=InnoDB;
CREATE TABLE `placements` (
  `placementId` bigint unsigned NOT NULL AUTO_INCREMENT,
  `puzzleId` int unsigned NOT NULL,
  `newspaperId` int unsigned NOT NULL,
  `runsOn` date NOT NULL,
  `licenceFee` decimal(8,2) NOT NULL,
  `invoicedOn` date DEFAULT NULL,
  PRIMARY KEY (`placementId`)
) ENGINE=InnoDB;
CREATE TABLE `complaints` (
  `complaintId` int unsigned NOT NULL AUTO_INCREMENT,
  `placementId` bigint unsigned NOT NULL,
  `receivedOn` date NOT NULL,
  `topic` enum('error','taste','tooHard','duplicate') NOT NULL,
  `upheld` tinyint(1) DEFAULT NULL COMMENT 'null = not decided',
  PRIMARY KEY (`complaintId`)
) ENGINE=InnoDB;
ALTER TABLE `puzzles` ADD CONSTRAINT `fkPuzCon` FOREIGN KEY (`constructorId`) REFERENCES `constructors` (`constructorId`), ADD CONSTRAINT `fkPuzEd` FOREIGN KEY (`editorId`) REFERENCES `editors` (`editorId`);
ALTER TABLE `clues` ADD CONSTRAINT `fkCluePuz` FOREIGN KEY (`puzzleId`) REFERENCES `puzzles` (`puzzleId`);
ALTER TABLE `placements` ADD CONSTRAINT `fkPlPuz` FOREIGN KEY (`puzzleId`) REFERENCES `puzzles` (`puzzleId`);
ALTER TABLE `placements` ADD CONSTRAINT `fkPlNews` FOREIGN KEY (`newspaperId`) REFERENCES `newspapers` (`newspaperId`);
ALTER TABLE `complaints` ADD CONSTRAINT `fkComPl` FOREIGN KEY (`placementId`) REFERENCES `placements` (`placementId`);
