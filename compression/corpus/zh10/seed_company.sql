CREATE TABLE "Variety" (
    "varietyCode"  text PRIMARY KEY,
    "varietyName"  text NOT NULL,
    "crop"         text NOT NULL CHECK ("crop" IN ('rice', 'maize', 'wheat', 'rapeseed', 'soybean')),
    "approvedYear" int,
    "femaleParent" text REFERENCES "Variety" ("varietyCode"),
    "maleParent"   text REFERENCES "Variety" ("varietyCode"),
    "withdrawn"    boolean NOT NULL DEFAULT false
);
CREATE TABLE "Grower" (
    "growerId"   int PRIMARY KEY,
    "growerName" text NOT NULL,
    "county"     text NOT NULL,
    "phone"      text
);
CREATE TABLE "SeedField" (
    "fieldNo"      text PRIMARY KEY,
    "growerId"     int NOT NULL REFERENCES "Grower" ("growerId"),
    "varietyCode"  text NOT NULL REFERENCES "Variety" ("varietyCode"),
    "areaMu"       numeric(8,1) NOT NULL,
    "sownOn"       date,
    "isolationM"   int NOT NULL,
    "status"       text NOT NULL CHECK ("status" IN ('planned', 'growing', 'harvested', 'scrapped'))
);
CREATE TABLE "FieldInspection" (
    "inspectionId" int PRIMARY KEY,
    "fieldNo"      text NOT NULL REFERENCES "SeedField" ("fieldNo"),
    "inspector"    text NOT NULL,
    "inspectedOn"  date NOT NULL,
    "offTypePct"   numeric(5,2) NOT NULL,
    "passed"       boolean
);
CREATE TABLE "SeedLot" (
    "lotNo"        text PRIMARY KEY,
    "fieldNo"      text NOT NULL REFERENCES "SeedField" ("fieldNo"),
    "weightKg"     numeric(10,1) NOT NULL,
    "purity"       numeric(5,2),
    "germination"  numeric(5,2),
    "testedOn"     date,
    "bestBefore"   date,
    "blocked"      boolean NOT NULL DEFAULT false
);
CREATE TABLE "Distributor" (
    "distId"   int PRIMARY KEY,
    "distName" text NOT NULL,
    "province" text NOT NULL,
    "level"    int NOT NULL,
    "upperId"  int REFERENCES "Distributor" ("distId")
);
CREATE TABLE "Shipment" (
    "shipNo"    text PRIMARY KEY,
    "lotNo"     text NOT NULL REFERENCES "SeedLot" ("lotNo"),
    "distId"    int NOT NULL REFERENCES "Distributor" ("distId"),
    "bags"      int NOT NULL,
    "bagPrice"  numeric(8,2) NOT NULL,
    "shippedOn" date NOT NULL,
    "returnedBags" int NOT NULL DEFAULT 0,
    "settledOn" date
);
