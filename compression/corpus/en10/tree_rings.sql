-- dendrochronology lab, one row of ring_width per year
CREATE TABLE sites (
    sitecode  TEXT PRIMARY KEY,
    sitename  TEXT NOT NULL,
    country   TEXT NOT NULL,
    lat       REAL,
    lon       REAL,
    elev_m    INTEGER,
    kind      TEXT NOT NULL CHECK (kind IN ('living', 'building', 'wreck', 'bog'))
);
CREATE TABLE taxa (
    itrdb     TEXT PRIMARY KEY,     -- four letter code, PISY = Scots pine
    latin     TEXT NOT NULL,
    common    TEXT
);
CREATE TABLE persons (pid INTEGER PRIMARY KEY, pname TEXT NOT NULL, lab TEXT);
CREATE TABLE samples (
    sample    TEXT PRIMARY KEY,
    sitecode  TEXT NOT NULL REFERENCES sites (sitecode),
    itrdb     TEXT NOT NULL REFERENCES taxa (itrdb),
    taken_by  INTEGER REFERENCES persons (pid),
    taken     DATE NOT NULL,
    form      TEXT NOT NULL CHECK (form IN ('core', 'disc', 'photo')),
    pith      INTEGER NOT NULL DEFAULT 0,   -- 1: reaches the pith
    bark      INTEGER NOT NULL DEFAULT 0,   -- 1: waney edge present
    box       TEXT
);
CREATE TABLE series (
    sid       INTEGER PRIMARY KEY,
    sample    TEXT NOT NULL REFERENCES samples (sample),
    measured_by INTEGER NOT NULL REFERENCES persons (pid),
    measured  DATE NOT NULL,
    nrings    INTEGER NOT NULL,
    first_year INTEGER,                     -- null: floating, not dated
    last_year INTEGER,
    quality   TEXT NOT NULL DEFAULT 'B' CHECK (quality IN ('A', 'B', 'C'))
);
CREATE TABLE ring_width (
    sid       INTEGER NOT NULL REFERENCES series (sid),
    ring      INTEGER NOT NULL,
    width_um  INTEGER NOT NULL,
    missing   INTEGER NOT NULL DEFAULT 0,
    PRIMARY KEY (sid, ring)
);
CREATE TABLE crossdates (
    sid       INTEGER NOT NULL REFERENCES series (sid),
    against   INTEGER NOT NULL REFERENCES series (sid),
    tvalue    REAL NOT NULL,
    overlap   INTEGER NOT NULL,
    accepted  INTEGER,                      -- null = nobody judged it
    PRIMARY KEY (sid, against)
);
