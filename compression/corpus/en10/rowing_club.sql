CREATE TABLE Member (
  MemberNo INTEGER PRIMARY KEY,
  Surname TEXT NOT NULL,
  FirstName TEXT NOT NULL,
  Born TEXT,              -- ISO date
  Squad TEXT CHECK (Squad IN ('novice','senior','masters','junior')),
  Side TEXT CHECK (Side IN ('bow','stroke','both','cox')),
  Joined DATE NOT NULL,
  Resigned DATE,
  SwimTest DATE
);
CREATE TABLE Boat (
  BoatId INTEGER PRIMARY KEY,
  Name TEXT NOT NULL UNIQUE,
  Class TEXT NOT NULL,    -- 1x 2x 2- 4x 4+ 8+
  Builder TEXT,
  BuiltYear INTEGER,
  AvgCrewKg INTEGER,
  OwnerNo INTEGER REFERENCES Member(MemberNo),  -- private boats only
  OutOfUse INTEGER NOT NULL DEFAULT 0
);
CREATE TABLE BladeSet (SetId INTEGER PRIMARY KEY, Colour TEXT NOT NULL, Kind TEXT NOT NULL CHECK (Kind IN ('sweep','scull')), Pieces INTEGER NOT NULL);
CREATE TABLE Outing (
  OutingId INTEGER PRIMARY KEY,
  BoatId INTEGER NOT NULL REFERENCES Boat(BoatId),
  SetId INTEGER REFERENCES BladeSet(SetId),
  Coach INTEGER REFERENCES Member(MemberNo),
  OutAt DATETIME NOT NULL,
  BackAt DATETIME,
  Km REAL
);
CREATE TABLE Seat (
  OutingId INTEGER NOT NULL REFERENCES Outing(OutingId),
  SeatNo INTEGER NOT NULL,   -- 0 = cox
  MemberNo INTEGER NOT NULL REFERENCES Member(MemberNo),
  PRIMARY KEY (OutingId, SeatNo)
);
CREATE TABLE Damage (
  DamageId INTEGER PRIMARY KEY,
  BoatId INTEGER NOT NULL REFERENCES Boat(BoatId),
  ReportedBy INTEGER NOT NULL REFERENCES Member(MemberNo),
  ReportedOn DATE NOT NULL,
  Note TEXT NOT NULL,
  Severity TEXT NOT NULL DEFAULT 'minor' CHECK (Severity IN ('minor','major')),
  FixedOn DATE
);
CREATE TABLE Regatta (RegattaId INTEGER PRIMARY KEY, Title TEXT NOT NULL, Venue TEXT NOT NULL, HeldOn DATE NOT NULL, EntryFee NUMERIC);
CREATE TABLE Entry (
  EntryId INTEGER PRIMARY KEY,
  RegattaId INTEGER NOT NULL REFERENCES Regatta(RegattaId),
  BoatId INTEGER NOT NULL REFERENCES Boat(BoatId),
  EventName TEXT NOT NULL,
  Place INTEGER,
  Scratched INTEGER NOT NULL DEFAULT 0
);
