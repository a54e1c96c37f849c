CREATE TABLE Player (
  playerId     INT NOT NULL AUTO_INCREMENT,
  nick         VARCHAR(30) NOT NULL,
  countryIso   CHAR(2) NOT NULL,
  invitedById  INT NULL,
  isPremium    TINYINT(1) NOT NULL DEFAULT 0,
  rating       INT NOT NULL DEFAULT 1200,
  registeredAt DATETIME NOT NULL,
  lastSeenAt   DATETIME NULL,
  PRIMARY KEY (playerId),
  FOREIGN KEY (invitedById) REFERENCES Player (playerId)
);
CREATE TABLE Topic (
  topicId      INT NOT NULL AUTO_INCREMENT,
  topicName    VARCHAR(60) NOT NULL,
  parentTopicId INT NULL,
  PRIMARY KEY (topicId),
  FOREIGN KEY (parentTopicId) REFERENCES Topic (topicId)
);
CREATE TABLE Question (
  questionId   INT NOT NULL AUTO_INCREMENT,
  topicId      INT NOT NULL,
  authorId     INT NULL COMMENT 'null: by the editors',
  approvedById INT NULL,
  prompt       VARCHAR(300) NOT NULL,
  difficulty   TINYINT NOT NULL COMMENT '1 easy, 2 medium, 3 hard',
  retired      TINYINT(1) NOT NULL DEFAULT 0,
  replacesId   INT NULL,
  PRIMARY KEY (questionId),
  FOREIGN KEY (topicId) REFERENCES Topic (topicId),
  FOREIGN KEY (authorId) REFERENCES Player (playerId),
  FOREIGN KEY (approvedById) REFERENCES Player (playerId),
  FOREIGN KEY (replacesId) REFERENCES Question (questionId)
);
CREATE TABLE Duel (
  duelId       INT NOT NULL AUTO_INCREMENT,
  challengerId INT NOT NULL,
  opponentId   INT NOT NULL,
  winnerId     INT NULL,
  topicId      INT NULL COMMENT 'null: mixed topics',
  rematchOfId  INT NULL,
  state        ENUM('invited','running','finished','declined','expired') NOT NULL DEFAULT 'invited',
  createdAt    DATETIME NOT NULL,
  finishedAt   DATETIME NULL,
  PRIMARY KEY (duelId),
  FOREIGN KEY (challengerId) REFERENCES Player (playerId),
  FOREIGN KEY (opponentId) REFERENCES Player (playerId),
  FOREIGN KEY (winnerId) REFERENCES Player (playerId),
  FOREIGN KEY (topicId) REFERENCES Topic (topicId),
  FOREIGN KEY (rematchOfId) REFERENCES Duel (duelId)
);
CREATE TABLE Answer (
  duelId       INT NOT NULL,
  questionId   INT NOT NULL,
  playerId     INT NOT NULL,
  correct      TINYINT(1) NOT NULL,
  millis       INT NOT NULL,
  PRIMARY KEY (duelId, questionId, playerId)
);
CREATE TABLE Report (
  reportId     INT NOT NULL AUTO_INCREMENT,
  questionId   INT NOT NULL,
  reporterId   INT NOT NULL,
  complaint    VARCHAR(300) NOT NULL,
  createdAt    DATETIME NOT NULL,
  closedAt     DATETIME NULL,
  PRIMARY KEY (reportId)
);
