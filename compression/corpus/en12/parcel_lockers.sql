CREATE TABLE districts (districtId INTEGER PRIMARY KEY, districtName TEXT NOT NULL);
CREATE TABLE lockerBanks (
    bankId      INTEGER PRIMARY KEY,
    siteName    TEXT NOT NULL,             -- 'Aldi Kanalstrasse'
    districtId  INTEGER NOT NULL REFERENCES districts(districtId),
    fallbackBankId INTEGER REFERENCES lockerBanks(bankId),
    indoor      INTEGER NOT NULL DEFAULT 0,
    offlineSince DATETIME
);
CREATE TABLE compartments (
    compartmentId INTEGER PRIMARY KEY,
    bankId      INTEGER NOT NULL REFERENCES lockerBanks(bankId),
    doorNo      INTEGER NOT NULL,
    size        TEXT NOT NULL CHECK (size IN ('S','M','L','XL')),
    blocked     INTEGER NOT NULL DEFAULT 0
);
CREATE TABLE merchants (merchantId INTEGER PRIMARY KEY, shopName TEXT NOT NULL, contractUntil DATE);
CREATE TABLE couriers (
    courierId   INTEGER PRIMARY KEY,
    nickname    TEXT NOT NULL,
    homeDistrictId INTEGER REFERENCES districts(districtId)
);
CREATE TABLE recipients (
    recipientId INTEGER PRIMARY KEY,
    fullName    TEXT NOT NULL,
    phone       TEXT,
    favouriteBankId INTEGER REFERENCES lockerBanks(bankId)
);
CREATE TABLE parcels (
    parcelId    INTEGER PRIMARY KEY,
    trackingCode TEXT NOT NULL UNIQUE,
    merchantId  INTEGER NOT NULL REFERENCES merchants(merchantId),
    recipientId INTEGER NOT NULL REFERENCES recipients(recipientId),
    wishedBankId INTEGER NOT NULL REFERENCES lockerBanks(bankId),
    compartmentId INTEGER REFERENCES compartments(compartmentId),
    droppedBy   INTEGER REFERENCES couriers(courierId),
    returnedBy  INTEGER REFERENCES couriers(courierId),
    announcedAt DATETIME NOT NULL,
    droppedAt   DATETIME,
    pickedUpAt  DATETIME,
    expiresAt   DATETIME,
    state       TEXT NOT NULL DEFAULT 'announced' CHECK (state IN ('announced','waiting','pickedUp','returned','lost'))
);
CREATE TABLE faults (
    faultId     INTEGER PRIMARY KEY,
    compartmentId INTEGER NOT NULL REFERENCES compartments(compartmentId),
    reportedBy  INTEGER REFERENCES couriers(courierId),
    code        TEXT NOT NULL,             -- 'JAM', 'LOCK', 'DIRT'
    openedAt    DATETIME NOT NULL,
    fixedAt     DATETIME
);
