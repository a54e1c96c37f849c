-- Observatory database. camelCase, PostgreSQL + PostGIS
CREATE TABLE "volcano" (
  "volcanoId" serial PRIMARY KEY,
  "volcanoName" text NOT NULL,
  "country" text NOT NULL,
  "elevationM" integer NOT NULL,
  "alertLevel" text NOT NULL DEFAULT 'green' CHECK ("alertLevel" IN ('green','yellow','orange','red')),
  "lastEruptionYear" integer,
  "summit" geometry(Point, 4326)
);
CREATE TABLE "station" (
  "stationCode" varchar(6) PRIMARY KEY,
  "volcanoId" integer NOT NULL REFERENCES "volcano" ("volcanoId"),
  "kind" text NOT NULL CHECK ("kind" IN ('seismic','gps','gas','thermal')),
  "altitudeM" integer,
  "installedOn" date NOT NULL,
  "removedOn" date,
  "batteryPct" smallint
);
CREATE TABLE "scientist" ("scientistId" serial PRIMARY KEY, "fullName" text NOT NULL, "institute" text NOT NULL, "onCall" boolean NOT NULL DEFAULT false);
CREATE TABLE "tremor" (
  "tremorId" bigserial PRIMARY KEY,
  "stationCode" varchar(6) NOT NULL REFERENCES "station" ("stationCode"),
  "startedAt" timestamp NOT NULL,
  "durationS" numeric(8,1) NOT NULL,
  "magnitude" numeric(3,1),
  "depthKm" numeric(5,2)
);
CREATE TABLE "gasReading" (
  "readingId" bigserial PRIMARY KEY,
  "stationCode" varchar(6) NOT NULL REFERENCES "station" ("stationCode"),
  "takenAt" timestamp NOT NULL,
  "so2Tons" numeric(9,2),   -- tonnes per day
  "co2Tons" numeric(9,2)
);
CREATE TABLE "alertChange" (
  "changeId" serial PRIMARY KEY,
  "volcanoId" integer NOT NULL REFERENCES "volcano" ("volcanoId"),
  "oldLevel" text NOT NULL,
  "newLevel" text NOT NULL,
  "proposedBy" integer NOT NULL REFERENCES "scientist" ("scientistId"),
  "signedBy" integer REFERENCES "scientist" ("scientistId"),
  "changedAt" timestamp NOT NULL,
  "reason" text
);
CREATE TABLE "village" ("villageId" serial PRIMARY KEY, "villageName" text NOT NULL, "inhabitants" integer NOT NULL, "hasSiren" boolean NOT NULL DEFAULT false);
CREATE TABLE "exposure" (
  "volcanoId" integer NOT NULL REFERENCES "volcano" ("volcanoId"),
  "villageId" integer NOT NULL REFERENCES "village" ("villageId"),
  "distanceKm" numeric(6,2) NOT NULL,
  "evacRoute" text,
  PRIMARY KEY ("volcanoId", "villageId")
);
