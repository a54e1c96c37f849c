-- NestJS / TypeORM, PostgreSQL; columns keep the entity's camelCase
CREATE TABLE "customer" ("id" uuid PRIMARY KEY DEFAULT gen_random_uuid(), "companyName" varchar NOT NULL, "isReseller" boolean NOT NULL DEFAULT false, "createdAt" timestamptz NOT NULL DEFAULT now(), "deletedAt" timestamptz);
CREATE TABLE "location" ("id" uuid PRIMARY KEY DEFAULT gen_random_uuid(), "customerId" uuid NOT NULL REFERENCES "customer" ("id"), "label" varchar NOT NULL, "city" varchar NOT NULL, "opensAt" time, "closesAt" time);
CREATE TYPE "screen_orientation_enum" AS ENUM ('landscape', 'portrait');
CREATE TYPE "screen_health_enum" AS ENUM ('online', 'offline', 'degraded', 'unpaired');
CREATE TABLE "screen" (
  "id" uuid PRIMARY KEY DEFAULT gen_random_uuid(),
  "locationId" uuid NOT NULL REFERENCES "location" ("id"),
  "playlistId" uuid,
  "fallbackPlaylistId" uuid,
  "serial" varchar NOT NULL UNIQUE,
  "nickname" varchar,
  "orientation" "screen_orientation_enum" NOT NULL DEFAULT 'landscape',
  "health" "screen_health_enum" NOT NULL DEFAULT 'unpaired',
  "diagonalInch" numeric(4,1) NOT NULL,
  "firmware" varchar NOT NULL,
  "lastHeartbeatAt" timestamptz,
  "installedOn" date,
  "warrantyUntil" date
);
CREATE TABLE "playlist" ("id" uuid PRIMARY KEY DEFAULT gen_random_uuid(), "customerId" uuid NOT NULL REFERENCES "customer" ("id"), "name" varchar NOT NULL, "shuffle" boolean NOT NULL DEFAULT false, "publishedAt" timestamptz, "updatedAt" timestamptz NOT NULL DEFAULT now());
CREATE TABLE "media_asset" (
  "id" uuid PRIMARY KEY DEFAULT gen_random_uuid(),
  "customerId" uuid NOT NULL REFERENCES "customer" ("id"),
  "fileName" varchar NOT NULL,
  "mimeType" varchar NOT NULL,
  "bytes" bigint NOT NULL,
  "expiresOn" date,
  "uploadedAt" timestamptz NOT NULL DEFAULT now()
);
CREATE TABLE "playlist_item" ("playlistId" uuid NOT NULL REFERENCES "playlist" ("id"), "assetId" uuid NOT NULL REFERENCES "media_asset" ("id"), "position" int NOT NULL, "seconds" int NOT NULL DEFAULT 10, PRIMARY KEY ("playlistId", "position"));
CREATE TABLE "incident" (
  "id" uuid PRIMARY KEY DEFAULT gen_random_uuid(),
  "screenId" uuid NOT NULL REFERENCES "screen" ("id"),
  "kind" varchar NOT NULL CHECK ("kind" IN ('no_signal', 'overheating', 'tamper', 'playback_error')),
  "openedAt" timestamptz NOT NULL,
  "closedAt" timestamptz,
  "technicianName" varchar
);
ALTER TABLE "screen" ADD CONSTRAINT "FK_screen_playlist" FOREIGN KEY ("playlistId") REFERENCES "playlist" ("id");
ALTER TABLE "screen" ADD CONSTRAINT "FK_screen_fallback" FOREIGN KEY ("fallbackPlaylistId") REFERENCES "playlist" ("id");
