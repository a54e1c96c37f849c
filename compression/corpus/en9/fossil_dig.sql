CREATE TABLE Locality (
    LocalityCode TEXT PRIMARY KEY,
    LocalityName TEXT NOT NULL,
    Formation    TEXT NOT NULL,
    AgeMa        REAL,
    LandOwner    TEXT,
    PermitUntil  DATE
);
CREATE TABLE Collector (
    CollectorId  INTEGER PRIMARY KEY AUTOINCREMENT,
    FullName     TEXT NOT NULL,
    Affiliation  TEXT,
    IsStudent    INTEGER NOT NULL DEFAULT 0
);
CREATE TABLE Taxon (
    TaxonId   INTEGER PRIMARY KEY AUTOINCREMENT,
    SciName   TEXT NOT NULL,
    ParentId  INTEGER REFERENCES Taxon (TaxonId),
    TaxRank   TEXT NOT NULL CHECK (TaxRank IN ('class','order','family','genus','species')),
    Extinct   INTEGER NOT NULL DEFAULT 1
);
CREATE TABLE Specimen (
    SpecimenNo   TEXT PRIMARY KEY,
    LocalityCode TEXT NOT NULL REFERENCES Locality (LocalityCode),
    TaxonId      INTEGER REFERENCES Taxon (TaxonId),
    FoundBy      INTEGER NOT NULL REFERENCES Collector (CollectorId),
    PreparedBy   INTEGER REFERENCES Collector (CollectorId),
    FoundOn      DATE NOT NULL,
    Element      TEXT NOT NULL,
    LengthMm     REAL,
    IsHolotype   INTEGER NOT NULL DEFAULT 0,
    PrepState    TEXT NOT NULL DEFAULT 'jacketed' CHECK (PrepState IN ('jacketed','in prep','prepared','cast only'))
);
CREATE TABLE Jacket (
    JacketNo     TEXT PRIMARY KEY,
    LocalityCode TEXT NOT NULL REFERENCES Locality (LocalityCode),
    WeightKg     REAL,
    OpenedOn     DATE,
    Shelf        TEXT
);
CREATE TABLE JacketSpecimen (
    JacketNo   TEXT NOT NULL REFERENCES Jacket (JacketNo),
    SpecimenNo TEXT NOT NULL REFERENCES Specimen (SpecimenNo),
    PRIMARY KEY (JacketNo, SpecimenNo)
);
CREATE TABLE PrepLog (
    LogId      INTEGER PRIMARY KEY AUTOINCREMENT,
    SpecimenNo TEXT NOT NULL REFERENCES Specimen (SpecimenNo),
    PreparerId INTEGER NOT NULL REFERENCES Collector (CollectorId),
    WorkedOn   DATE NOT NULL,
    Hours      REAL NOT NULL,
    Adhesive   TEXT
);
