-- transfer window tracker
CREATE TABLE Nation (NationCode CHAR(3) PRIMARY KEY, NationName TEXT NOT NULL);
CREATE TABLE League (LeagueId INTEGER PRIMARY KEY, LeagueName TEXT NOT NULL, NationCode CHAR(3) NOT NULL REFERENCES Nation (NationCode));
CREATE TABLE Club (ClubId INTEGER PRIMARY KEY, ClubName TEXT NOT NULL, LeagueId INTEGER NOT NULL REFERENCES League (LeagueId), ParentClubId INTEGER REFERENCES Club (ClubId), Budget NUMERIC NOT NULL);
CREATE TABLE Agency (AgencyId INTEGER PRIMARY KEY, AgencyName TEXT NOT NULL, Licensed INTEGER NOT NULL DEFAULT 1);
CREATE TABLE Footballer (
    FootballerId INTEGER PRIMARY KEY,
    KnownAs      TEXT NOT NULL,
    Born         DATE NOT NULL,
    Position     TEXT NOT NULL CHECK (Position IN ('GK', 'DF', 'MF', 'FW')),
    NationCode   CHAR(3) NOT NULL REFERENCES Nation (NationCode),
    ClubId       INTEGER REFERENCES Club (ClubId),     -- null = free agent
    AgencyId     INTEGER REFERENCES Agency (AgencyId),
    ContractEnds DATE,
    MarketValue  NUMERIC
);
CREATE TABLE Transfer (
    TransferId   INTEGER PRIMARY KEY,
    FootballerId INTEGER NOT NULL REFERENCES Footballer (FootballerId),
    FromClubId   INTEGER REFERENCES Club (ClubId),
    ToClubId     INTEGER NOT NULL REFERENCES Club (ClubId),
    Kind         TEXT NOT NULL CHECK (Kind IN ('permanent', 'loan', 'free')),
    Fee          NUMERIC,                              -- null = undisclosed
    SignedOn     DATE NOT NULL,
    LoanUntil    DATE
);
CREATE TABLE Medical (MedicalId INTEGER PRIMARY KEY, TransferId INTEGER NOT NULL REFERENCES Transfer (TransferId), DoctorName TEXT NOT NULL, TakenOn DATE NOT NULL, Passed INTEGER NOT NULL);
CREATE TABLE Rumour (RumourId INTEGER PRIMARY KEY, FootballerId INTEGER NOT NULL REFERENCES Footballer (FootballerId), ClubId INTEGER NOT NULL REFERENCES Club (ClubId), SourceName TEXT NOT NULL, PostedAt DATETIME NOT NULL, Likelihood INTEGER NOT NULL);
