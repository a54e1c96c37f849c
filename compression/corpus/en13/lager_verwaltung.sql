-- Access-Altanwendung, 2011 nach SQL Server portiert
CREATE TABLE tblLieferant (
    LieferantNr   int IDENTITY(1,1) NOT NULL PRIMARY KEY,
    Firma         nvarchar(80) NOT NULL,
    Ort           nvarchar(50) NOT NULL,
    Land          nvarchar(40) NOT NULL DEFAULT N'Deutschland',
    Lieferzeit    int NULL,              -- Tage
    Gesperrt      bit NOT NULL DEFAULT 0
)
CREATE TABLE tblWarengruppe (
    WgNr          int NOT NULL PRIMARY KEY,
    Bezeichnung   nvarchar(60) NOT NULL
)
CREATE TABLE tblArtikel (
    ArtikelNr     nvarchar(12) NOT NULL PRIMARY KEY,
    Bezeichnung   nvarchar(100) NOT NULL,
    WgNr          int NOT NULL REFERENCES tblWarengruppe (WgNr),
    LieferantNr   int NULL REFERENCES tblLieferant (LieferantNr),
    EK            money NOT NULL,        -- Einkaufspreis
    VK            money NOT NULL,        -- Verkaufspreis
    Mindestbestand int NOT NULL DEFAULT 0,
    Gewicht       decimal(8,3) NULL,
    Auslauf       bit NOT NULL DEFAULT 0
)
CREATE TABLE tblLagerort (
    LagerortNr    int NOT NULL PRIMARY KEY,
    Halle         nvarchar(20) NOT NULL,
    Regal         nvarchar(6) NOT NULL,
    Fach          nvarchar(6) NOT NULL
)
CREATE TABLE tblBestand (
    ArtikelNr     nvarchar(12) NOT NULL REFERENCES tblArtikel (ArtikelNr),
    LagerortNr    int NOT NULL REFERENCES tblLagerort (LagerortNr),
    Menge         int NOT NULL,
    LetzteInventur date NULL,
    PRIMARY KEY (ArtikelNr, LagerortNr)
)
CREATE TABLE tblMitarbeiter (
    PersNr        int NOT NULL PRIMARY KEY,
    Nachname      nvarchar(40) NOT NULL,
    Vorname       nvarchar(40) NOT NULL,
    Abteilung     nvarchar(30) NOT NULL,
    Eintritt      date NOT NULL,
    Austritt      date NULL
)
CREATE TABLE tblBewegung (
    BewegungNr    int IDENTITY(1,1) NOT NULL PRIMARY KEY,
    ArtikelNr     nvarchar(12) NOT NULL REFERENCES tblArtikel (ArtikelNr),
    VonLagerort   int NULL REFERENCES tblLagerort (LagerortNr),
    NachLagerort  int NULL REFERENCES tblLagerort (LagerortNr),
    Art           char(1) NOT NULL CHECK (Art IN ('Z', 'A', 'U')),   -- Z=Zugang (receipt), A=Abgang (issue), U=Umlagerung (transfer)
    Menge         int NOT NULL,
    Datum         datetime NOT NULL,
    PersNr        int NOT NULL REFERENCES tblMitarbeiter (PersNr),
    Bemerkung     nvarchar(200) NULL
)
CREATE TABLE tblBestellung (
    BestellNr     int NOT NULL PRIMARY KEY,
    LieferantNr   int NOT NULL REFERENCES tblLieferant (LieferantNr),
    ArtikelNr     nvarchar(12) NOT NULL REFERENCES tblArtikel (ArtikelNr),
    Menge         int NOT NULL,
    Bestelldatum  date NOT NULL,
    Liefertermin  date NULL,
    Eingang       date NULL              -- received on
)
