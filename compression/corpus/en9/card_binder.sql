-- my trading card collection
CREATE TABLE expansion (
    code      TEXT PRIMARY KEY,
    fullName  TEXT NOT NULL,
    released  TEXT NOT NULL,
    cardTotal INTEGER NOT NULL
);
CREATE TABLE card (
    id        INTEGER PRIMARY KEY,
    expCode   TEXT NOT NULL REFERENCES expansion(code),
    number    TEXT NOT NULL,
    cardName  TEXT NOT NULL,
    rarity    TEXT NOT NULL CHECK (rarity IN ('common','uncommon','rare','mythic')),
    artist    TEXT,
    element   TEXT CHECK (element IN ('fire','water','earth','air','void')),
    cost      INTEGER
);
CREATE TABLE ownedCopy (
    id        INTEGER PRIMARY KEY,
    cardId    INTEGER NOT NULL REFERENCES card(id),
    condition TEXT NOT NULL DEFAULT 'NM' CHECK (condition IN ('M','NM','EX','PL','PO')),
    foil      INTEGER NOT NULL DEFAULT 0,
    paid      REAL,
    boughtOn  TEXT,
    boxId     INTEGER REFERENCES box(id),
    forTrade  INTEGER NOT NULL DEFAULT 0
);
CREATE TABLE box (id INTEGER PRIMARY KEY, label TEXT NOT NULL, shelf TEXT);
CREATE TABLE priceGuide (
    cardId INTEGER NOT NULL REFERENCES card(id),
    asOf   DATE NOT NULL,
    low    REAL NOT NULL,
    trend  REAL NOT NULL,
    PRIMARY KEY (cardId, asOf)
);
CREATE TABLE deck (id INTEGER PRIMARY KEY, deckName TEXT NOT NULL, format TEXT NOT NULL, retired INTEGER NOT NULL DEFAULT 0);
CREATE TABLE deckCard (
    deckId INTEGER NOT NULL REFERENCES deck(id) ON DELETE CASCADE,
    cardId INTEGER NOT NULL REFERENCES card(id),
    qty    INTEGER NOT NULL DEFAULT 1,
    side   INTEGER NOT NULL DEFAULT 0,     -- 1 = sideboard
    PRIMARY KEY (deckId, cardId, side)
);
CREATE TABLE wishlist (cardId INTEGER PRIMARY KEY REFERENCES card(id), maxPrice REAL, note TEXT);
