-- pipe organ workshop: instruments, stops, contracts. PostgreSQL, German habit, English names
CREATE TABLE "parish" (
  "id" SERIAL PRIMARY KEY,
  "name" VARCHAR(100) NOT NULL,
  "denomination" VARCHAR(20) NOT NULL,
  "place" VARCHAR(60) NOT NULL,
  "heated" BOOLEAN NOT NULL DEFAULT FALSE
);
CREATE TABLE "craftsman" (
  "id" SERIAL PRIMARY KEY,
  "forename" VARCHAR(40) NOT NULL,
  "surname" VARCHAR(40) NOT NULL,
  "trade" VARCHAR(12) NOT NULL CHECK ("trade" IN ('voicer', 'joiner', 'pipemaker', 'apprentice')),
  "master_id" INTEGER REFERENCES "craftsman" ("id"),
  "hired" DATE NOT NULL,
  "retired" DATE
);
CREATE TABLE "instrument" (
  "id" SERIAL PRIMARY KEY,
  "parish_id" INTEGER NOT NULL REFERENCES "parish" ("id"),
  "opus" INTEGER,
  "builder" VARCHAR(80) NOT NULL,
  "built" SMALLINT,
  "action" VARCHAR(10) NOT NULL CHECK ("action" IN ('tracker', 'pneumatic', 'electric')),
  "manuals" SMALLINT NOT NULL,
  "listed" BOOLEAN NOT NULL DEFAULT FALSE
);
CREATE TABLE "stop" (
  "id" SERIAL PRIMARY KEY,
  "instrument_id" INTEGER NOT NULL REFERENCES "instrument" ("id"),
  "name" VARCHAR(40) NOT NULL,
  "division" VARCHAR(12) NOT NULL CHECK ("division" IN ('great', 'swell', 'choir', 'pedal')),
  "feet" NUMERIC(5, 2) NOT NULL,
  "voiced_by" INTEGER REFERENCES "craftsman" ("id"),
  "silent" BOOLEAN NOT NULL DEFAULT FALSE
);
CREATE TABLE "contract" (
  "id" SERIAL PRIMARY KEY,
  "instrument_id" INTEGER NOT NULL REFERENCES "instrument" ("id"),
  "lead_id" INTEGER REFERENCES "craftsman" ("id"),
  "deputy_id" INTEGER REFERENCES "craftsman" ("id"),
  "scope" VARCHAR(12) NOT NULL CHECK ("scope" IN ('new', 'restore', 'tune', 'clean')),
  "state" SMALLINT NOT NULL DEFAULT 0, -- 0 offer, 1 signed, 2 in work, 3 accepted, 9 lost
  "signed" DATE,
  "due" DATE,
  "price" NUMERIC(12, 2) NOT NULL
);
CREATE TABLE "timesheet" (
  "id" SERIAL PRIMARY KEY,
  "contract_id" INTEGER NOT NULL REFERENCES "contract" ("id"),
  "craftsman_id" INTEGER NOT NULL REFERENCES "craftsman" ("id"),
  "day" DATE NOT NULL,
  "hours" NUMERIC(4, 2) NOT NULL,
  "on_site" BOOLEAN NOT NULL DEFAULT FALSE
);
CREATE TABLE "instalment" (
  "id" SERIAL PRIMARY KEY,
  "contract_id" INTEGER NOT NULL REFERENCES "contract" ("id"),
  "no" SMALLINT NOT NULL,
  "amount" NUMERIC(12, 2) NOT NULL,
  "invoiced" DATE,
  "paid" DATE
);
CREATE TABLE "damage" (
  "id" SERIAL PRIMARY KEY,
  "instrument_id" INTEGER NOT NULL REFERENCES "instrument" ("id"),
  "reported_by" VARCHAR(80) NOT NULL,
  "reported" DATE NOT NULL,
  "cause" VARCHAR(12) NOT NULL CHECK ("cause" IN ('woodworm', 'mould', 'water', 'wear')),
  "repaired" DATE
);
