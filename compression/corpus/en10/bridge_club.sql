CREATE TABLE Player (
  PlayerID int NOT NULL PRIMARY KEY,
  PlayerName nvarchar(80) NOT NULL,
  Grade nvarchar(20) NOT NULL DEFAULT 'Novice',
  MasterPoints decimal(9,2) NOT NULL DEFAULT 0,
  JoinedOn date NOT NULL,
  LapsedOn date NULL,
  Email nvarchar(120) NULL,
  IsVisitor bit NOT NULL DEFAULT 0
)
GO
CREATE TABLE Director (DirectorID int NOT NULL PRIMARY KEY, DirectorName nvarchar(80) NOT NULL, Qualified bit NOT NULL)
GO
CREATE TABLE Session (
  SessionID int NOT NULL PRIMARY KEY,
  PlayedOn date NOT NULL,
  Slot varchar(9) NOT NULL CHECK (Slot IN ('morning','afternoon','evening')),
  Movement varchar(12) NOT NULL CHECK (Movement IN ('mitchell','howell','swiss','teams')),
  DirectorID int NULL REFERENCES Director (DirectorID),
  Boards tinyint NOT NULL,
  TableFee decimal(5,2) NOT NULL,
  Online bit NOT NULL DEFAULT 0
)
GO
CREATE TABLE Pair (
  PairID int NOT NULL PRIMARY KEY,
  SessionID int NOT NULL REFERENCES Session (SessionID),
  PairNo tinyint NOT NULL,
  PlayerA int NOT NULL REFERENCES Player (PlayerID),
  PlayerB int NOT NULL REFERENCES Player (PlayerID),
  Direction char(2) NULL CHECK (Direction IN ('NS','EW')),
  PercentScore decimal(5,2) NULL,
  FinalRank tinyint NULL
)
GO
CREATE TABLE BoardResult (
  ResultID int NOT NULL PRIMARY KEY,
  SessionID int NOT NULL REFERENCES Session (SessionID),
  BoardNo tinyint NOT NULL,
  NSPair int NOT NULL REFERENCES Pair (PairID),
  EWPair int NOT NULL REFERENCES Pair (PairID),
  Contract varchar(6) NULL,
  Doubled varchar(2) NULL CHECK (Doubled IN ('X','XX')),
  Declarer char(1) NULL CHECK (Declarer IN ('N','E','S','W')),
  Tricks tinyint NULL,
  NSScore int NULL
)
GO
CREATE TABLE Appeal (
  AppealID int NOT NULL PRIMARY KEY,
  ResultID int NOT NULL REFERENCES BoardResult (ResultID),
  LodgedBy int NOT NULL REFERENCES Player (PlayerID),
  Ground nvarchar(200) NOT NULL,
  Verdict varchar(8) NULL CHECK (Verdict IN ('upheld','denied','split')),
  HeardOn date NULL
)
GO
CREATE TABLE FeePayment (PaymentID int NOT NULL PRIMARY KEY, PlayerID int NOT NULL REFERENCES Player (PlayerID), ForYear smallint NOT NULL, Amount decimal(7,2) NOT NULL, PaidOn date NOT NULL)
GO
