CREATE TABLE Taxa (
    TaxonID INTEGER PRIMARY KEY,
    Family TEXT NOT NULL,
    Genus TEXT NOT NULL,
    Species TEXT NOT NULL,
    Author TEXT,
    AcceptedTaxonID INTEGER REFERENCES Taxa (TaxonID),   -- filled: this one is a synonym
    RedList TEXT CHECK (RedList IN ('LC','NT','VU','EN','CR','EX'))
);
CREATE TABLE Collectors (
    CollectorID INTEGER PRIMARY KEY,
    Surname TEXT NOT NULL,
    Initials TEXT,
    BornYear INTEGER,
    DiedYear INTEGER
);
CREATE TABLE Cabinets (
    CabinetNo INTEGER PRIMARY KEY,
    Room TEXT NOT NULL,
    Shelves INTEGER NOT NULL
);
CREATE TABLE Sheets (
    Barcode TEXT PRIMARY KEY,
    TaxonID INTEGER NOT NULL REFERENCES Taxa (TaxonID),
    CollectorID INTEGER REFERENCES Collectors (CollectorID),
    CollNumber TEXT,
    CollectedOn DATE,
    Country TEXT,
    Locality TEXT,
    ElevationM INTEGER,
    CabinetNo INTEGER REFERENCES Cabinets (CabinetNo),
    IsType INTEGER NOT NULL DEFAULT 0,
    ImagedOn DATE,
    Condition INTEGER NOT NULL DEFAULT 2     -- 1 perfect, 2 fair, 3 damaged, 4 lost
);
CREATE TABLE Determinations (
    DetID INTEGER PRIMARY KEY,
    Barcode TEXT NOT NULL REFERENCES Sheets (Barcode),
    TaxonID INTEGER NOT NULL REFERENCES Taxa (TaxonID),
    DetBy TEXT NOT NULL,
    DetOn DATE NOT NULL,
    Doubtful INTEGER NOT NULL DEFAULT 0
);
CREATE TABLE Loans (
    LoanNo TEXT PRIMARY KEY,
    Institution TEXT NOT NULL,
    SentOn DATE NOT NULL,
    DueOn DATE NOT NULL,
    ReturnedOn DATE
);
CREATE TABLE LoanSheets (
    LoanNo TEXT NOT NULL REFERENCES Loans (LoanNo),
    Barcode TEXT NOT NULL REFERENCES Sheets (Barcode),
    PRIMARY KEY (LoanNo, Barcode)
);
