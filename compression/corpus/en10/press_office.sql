CREATE TABLE Outlets (OutletId INT NOT NULL PRIMARY KEY, OutletName NVARCHAR(80) NOT NULL, Medium VARCHAR(8) NOT NULL CHECK (Medium IN ('print','tv','radio','online','agency')), Country CHAR(2) NOT NULL, Reach INT NULL);
CREATE TABLE Journalists (JournalistId INT NOT NULL PRIMARY KEY, FullName NVARCHAR(80) NOT NULL, OutletId INT NULL REFERENCES Outlets(OutletId), Beat NVARCHAR(40) NULL, Email NVARCHAR(120) NULL, Mobile VARCHAR(30) NULL, DoNotContact BIT NOT NULL DEFAULT 0, LastTalkedOn DATE NULL);
CREATE TABLE Spokespeople (SpokesId INT NOT NULL PRIMARY KEY, SpokesName NVARCHAR(80) NOT NULL, Field NVARCHAR(60) NOT NULL, MediaTrained BIT NOT NULL DEFAULT 0);
CREATE TABLE Releases (ReleaseId INT NOT NULL PRIMARY KEY, Headline NVARCHAR(200) NOT NULL, WrittenBy NVARCHAR(60) NOT NULL, Status VARCHAR(10) NOT NULL CHECK (Status IN ('draft','cleared','sent','pulled')), EmbargoUntil DATETIME2 NULL, SentAt DATETIME2 NULL, Topic NVARCHAR(40) NULL);
CREATE TABLE Mailings (ReleaseId INT NOT NULL REFERENCES Releases(ReleaseId), JournalistId INT NOT NULL REFERENCES Journalists(JournalistId), MailedAt DATETIME2 NOT NULL, OpenedAt DATETIME2 NULL, Bounced BIT NOT NULL DEFAULT 0, CONSTRAINT PK_Mail PRIMARY KEY (ReleaseId, JournalistId));
CREATE TABLE Enquiries (
  EnquiryId INT NOT NULL PRIMARY KEY,
  JournalistId INT NOT NULL REFERENCES Journalists(JournalistId),
  AskedAt DATETIME2 NOT NULL,
  Deadline DATETIME2 NULL,
  Question NVARCHAR(500) NOT NULL,
  HandledBy NVARCHAR(60) NULL,
  SpokesId INT NULL REFERENCES Spokespeople(SpokesId),
  AnsweredAt DATETIME2 NULL,
  Outcome VARCHAR(10) NULL CHECK (Outcome IN ('quote','background','declined','interview'))
);
CREATE TABLE Clippings (ClipId INT NOT NULL PRIMARY KEY, OutletId INT NOT NULL REFERENCES Outlets(OutletId), JournalistId INT NULL REFERENCES Journalists(JournalistId), ReleaseId INT NULL REFERENCES Releases(ReleaseId), PublishedOn DATE NOT NULL, Title NVARCHAR(200) NOT NULL, Tone SMALLINT NOT NULL, Url NVARCHAR(300) NULL, FrontPage BIT NOT NULL DEFAULT 0);
EXEC sp_addextendedproperty N'MS_Description', N'-1 negative, 0 neutral, 1 positive', N'SCHEMA', N'dbo', N'TABLE', N'Clippings', N'COLUMN', N'Tone';
