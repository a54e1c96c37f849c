CREATE TABLE `Members` (
  `MemberNo` INT NOT NULL,
  `Surname` VARCHAR(50) NOT NULL,
  `Forename` VARCHAR(50) NOT NULL,
  `Category` ENUM('adult','junior','student','social') NOT NULL,
  `ProposedBy` INT NULL,
  `SecondedBy` INT NULL,
  `JoinedOn` DATE NOT NULL,
  `LeftOn` DATE NULL,
  `Rating` DECIMAL(3,1) NULL,
  PRIMARY KEY (`MemberNo`),
  FOREIGN KEY (`ProposedBy`) REFERENCES `Members` (`MemberNo`),
  FOREIGN KEY (`SecondedBy`) REFERENCES `Members` (`MemberNo`)
);
CREATE TABLE `Courts` (
  `CourtNo` TINYINT NOT NULL,
  `Surface` ENUM('clay','grass','hard','carpet') NOT NULL,
  `Floodlit` TINYINT(1) NOT NULL DEFAULT 0,
  `Covered` TINYINT(1) NOT NULL DEFAULT 0,
  PRIMARY KEY (`CourtNo`)
);
CREATE TABLE `Coaches` (
  `CoachId` INT NOT NULL AUTO_INCREMENT,
  `CoachName` VARCHAR(80) NOT NULL,
  `HourlyFee` DECIMAL(6,2) NOT NULL,
  PRIMARY KEY (`CoachId`)
);
CREATE TABLE `Bookings` (
  `BookingId` INT NOT NULL AUTO_INCREMENT,
  `CourtNo` TINYINT NOT NULL,
  `BookedBy` INT NOT NULL,
  `PartnerNo` INT NULL COMMENT 'empty: plays with a guest',
  `StartsAt` DATETIME NOT NULL,
  `Minutes` SMALLINT NOT NULL DEFAULT 60,
  `NoShow` TINYINT(1) NOT NULL DEFAULT 0,
  PRIMARY KEY (`BookingId`),
  FOREIGN KEY (`CourtNo`) REFERENCES `Courts` (`CourtNo`),
  FOREIGN KEY (`BookedBy`) REFERENCES `Members` (`MemberNo`),
  FOREIGN KEY (`PartnerNo`) REFERENCES `Members` (`MemberNo`)
);
CREATE TABLE `Lessons` (
  `LessonId` INT NOT NULL AUTO_INCREMENT,
  `CoachId` INT NOT NULL,
  `PupilNo` INT NOT NULL,
  `CourtNo` TINYINT NULL,
  `GivenOn` DATE NOT NULL,
  `Fee` DECIMAL(6,2) NOT NULL,
  `Paid` TINYINT(1) NOT NULL DEFAULT 0,
  PRIMARY KEY (`LessonId`),
  FOREIGN KEY (`CoachId`) REFERENCES `Coaches` (`CoachId`),
  FOREIGN KEY (`PupilNo`) REFERENCES `Members` (`MemberNo`),
  FOREIGN KEY (`CourtNo`) REFERENCES `Courts` (`CourtNo`)
);
CREATE TABLE `LadderMatches` (
  `MatchId` INT NOT NULL AUTO_INCREMENT,
  `Challenger` INT NOT NULL,
  `Defender` INT NOT NULL,
  `Winner` INT NULL,
  `CourtNo` TINYINT NOT NULL,
  `PlayedOn` DATE NOT NULL,
  `Score` VARCHAR(20) NULL,
  PRIMARY KEY (`MatchId`),
  FOREIGN KEY (`Challenger`) REFERENCES `Members` (`MemberNo`),
  FOREIGN KEY (`Defender`) REFERENCES `Members` (`MemberNo`),
  FOREIGN KEY (`Winner`) REFERENCES `Members` (`MemberNo`),
  FOREIGN KEY (`CourtNo`) REFERENCES `Courts` (`CourtNo`)
);
