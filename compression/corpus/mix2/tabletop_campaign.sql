/* Campaign tracker for our Thursday role playing group -- T-SQL */
IF SCHEMA_ID('camp') IS NULL EXEC('CREATE SCHEMA camp');
GO
CREATE TABLE camp.People (
  PersonID int IDENTITY PRIMARY KEY,
  RealName nvarchar(60) NOT NULL,
  Discord nvarchar(40) NULL,
  IsGM bit NOT NULL DEFAULT 0
);
GO
CREATE TABLE camp.Heroes (
  HeroID int IDENTITY PRIMARY KEY,
  HeroName nvarchar(60) NOT NULL,
  PersonID int NOT NULL REFERENCES camp.People(PersonID),
  Race varchar(20) NOT NULL,
  Class varchar(20) NOT NULL,
  XP int NOT NULL DEFAULT 0,
  HP int NOT NULL,
  MaxHP int NOT NULL,
  Gold decimal(10,2) NOT NULL DEFAULT 0,
  MentorID int NULL REFERENCES camp.Heroes(HeroID),
  DiedOn date NULL
);
GO
CREATE TABLE camp.LevelTable (
  Lvl tinyint PRIMARY KEY,
  XPFrom int NOT NULL,
  XPTo int NOT NULL
);
GO
CREATE TABLE camp.Sessions (
  SessionNo int PRIMARY KEY,
  PlayedOn date NOT NULL,
  GMID int NOT NULL REFERENCES camp.People(PersonID),
  Hours decimal(3,1) NULL,
  Recap nvarchar(max) NULL
);
GO
CREATE TABLE camp.Attendance (
  SessionNo int NOT NULL REFERENCES camp.Sessions(SessionNo),
  HeroID int NOT NULL REFERENCES camp.Heroes(HeroID),
  XPEarned int NOT NULL DEFAULT 0,
  CONSTRAINT PK_Att PRIMARY KEY (SessionNo, HeroID)
);
GO
CREATE TABLE camp.Quests (
  QuestID int IDENTITY PRIMARY KEY,
  Title nvarchar(100) NOT NULL,
  GiverNPC nvarchar(60) NULL,
  Reward decimal(10,2) NOT NULL DEFAULT 0,
  Danger tinyint NOT NULL,  -- 1 (harmless) to 10
  Status varchar(12) NOT NULL DEFAULT 'open' CHECK (Status IN ('open','accepted','solved','failed')),
  FoundIn int NOT NULL REFERENCES camp.Sessions(SessionNo),
  SolvedIn int NULL REFERENCES camp.Sessions(SessionNo)
);
GO
CREATE TABLE camp.Loot (
  LootID int IDENTITY PRIMARY KEY,
  ItemName nvarchar(80) NOT NULL,
  Rarity varchar(12) NOT NULL CHECK (Rarity IN ('common','uncommon','rare','epic')),
  Worth decimal(10,2) NULL,
  Pieces int NOT NULL DEFAULT 1,
  WeightKg decimal(6,2) NULL,
  OwnerID int NULL REFERENCES camp.Heroes(HeroID),  -- null = party chest
  Cursed bit NOT NULL DEFAULT 0,
  FoundIn int NOT NULL REFERENCES camp.Sessions(SessionNo)
);
GO
CREATE TABLE camp.Snacks (
  SessionNo int NOT NULL REFERENCES camp.Sessions(SessionNo),
  PersonID int NOT NULL REFERENCES camp.People(PersonID),
  What nvarchar(60) NOT NULL,
  Cost decimal(6,2) NULL
);
GO
