CREATE TABLE `Member` (
  `memberId` INT NOT NULL AUTO_INCREMENT PRIMARY KEY,
  `handle` VARCHAR(40) NOT NULL UNIQUE,
  `displayName` VARCHAR(80) NOT NULL,
  `isBot` TINYINT(1) NOT NULL DEFAULT 0,
  `lastSeenAt` DATETIME NULL
) ENGINE=InnoDB;
CREATE TABLE `Project` (
  `projectId` INT NOT NULL AUTO_INCREMENT PRIMARY KEY,
  `projectKey` VARCHAR(8) NOT NULL UNIQUE,
  `title` VARCHAR(120) NOT NULL,
  `leadId` INT NULL,
  `archivedAt` DATETIME NULL,
  FOREIGN KEY (`leadId`) REFERENCES `Member` (`memberId`)
) ENGINE=InnoDB;
CREATE TABLE `Milestone` (
  `milestoneId` INT NOT NULL AUTO_INCREMENT PRIMARY KEY,
  `projectId` INT NOT NULL,
  `name` VARCHAR(60) NOT NULL,
  `dueOn` DATE NULL,
  FOREIGN KEY (`projectId`) REFERENCES `Project` (`projectId`)
) ENGINE=InnoDB;
CREATE TABLE `Issue` (
  `issueId` INT NOT NULL AUTO_INCREMENT PRIMARY KEY,
  `projectId` INT NOT NULL,
  `number` INT NOT NULL,
  `title` VARCHAR(200) NOT NULL,
  `kind` ENUM('bug','feature','chore') NOT NULL,
  `priority` TINYINT NOT NULL COMMENT '1 urgent, 2 high, 3 normal, 4 low',
  `reporterId` INT NOT NULL,
  `assigneeId` INT NULL,
  `milestoneId` INT NULL,
  `duplicateOfId` INT NULL,
  `openedAt` DATETIME NOT NULL,
  `closedAt` DATETIME NULL,
  FOREIGN KEY (`projectId`) REFERENCES `Project` (`projectId`),
  FOREIGN KEY (`reporterId`) REFERENCES `Member` (`memberId`),
  FOREIGN KEY (`assigneeId`) REFERENCES `Member` (`memberId`),
  FOREIGN KEY (`milestoneId`) REFERENCES `Milestone` (`milestoneId`),
  FOREIGN KEY (`duplicateOfId`) REFERENCES `Issue` (`issueId`)
) ENGINE=InnoDB;
CREATE TABLE `Label` (
  `labelId` INT NOT NULL AUTO_INCREMENT PRIMARY KEY,
  `text` VARCHAR(40) NOT NULL,
  `color` CHAR(6) NOT NULL
) ENGINE=InnoDB;
CREATE TABLE `IssueLabel` (
  `issueId` INT NOT NULL,
  `labelId` INT NOT NULL,
  `addedById` INT NOT NULL,
  PRIMARY KEY (`issueId`, `labelId`),
  FOREIGN KEY (`issueId`) REFERENCES `Issue` (`issueId`),
  FOREIGN KEY (`labelId`) REFERENCES `Label` (`labelId`),
  FOREIGN KEY (`addedById`) REFERENCES `Member` (`memberId`)
) ENGINE=InnoDB;
CREATE TABLE `Comment` (
  `commentId` INT NOT NULL AUTO_INCREMENT PRIMARY KEY,
  `issueId` INT NOT NULL,
  `authorId` INT NOT NULL,
  `body` TEXT NOT NULL,
  `postedAt` DATETIME NOT NULL,
  FOREIGN KEY (`issueId`) REFERENCES `Issue` (`issueId`),
  FOREIGN KEY (`authorId`) REFERENCES `Member` (`memberId`)
) ENGINE=InnoDB;
