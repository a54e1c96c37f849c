-- Laravel + SQLite; clothes swapping community
CREATE TABLE "members" ("id" integer PRIMARY KEY AUTOINCREMENT NOT NULL, "username" varchar NOT NULL, "email" varchar NOT NULL, "postcode" varchar, "credits" integer NOT NULL DEFAULT 0, "newsletter" tinyint(1) NOT NULL DEFAULT 0, "invited_by" integer REFERENCES "members" ("id"), "suspended_until" date, "created_at" datetime, "updated_at" datetime);
CREATE TABLE "brands" ("id" integer PRIMARY KEY AUTOINCREMENT NOT NULL, "name" varchar NOT NULL, "sustainable" tinyint(1) NOT NULL DEFAULT 0);
CREATE TABLE "garments" (
  "id" integer PRIMARY KEY AUTOINCREMENT NOT NULL,
  "member_id" integer NOT NULL REFERENCES "members" ("id"),
  "brand_id" integer REFERENCES "brands" ("id"),
  "title" varchar NOT NULL,
  "kind" varchar NOT NULL CHECK ("kind" IN ('top', 'trousers', 'dress', 'coat', 'shoes', 'accessory')),
  "size" varchar,
  "colour" varchar,
  "state" varchar NOT NULL DEFAULT 'listed' CHECK ("state" IN ('draft', 'listed', 'reserved', 'swapped', 'withdrawn')),
  "condition" integer NOT NULL, -- 1 worn ... 5 unworn with tag
  "price_credits" integer NOT NULL DEFAULT 1,
  "listed_at" datetime,
  "created_at" datetime,
  "deleted_at" datetime
);
CREATE TABLE "photos" ("id" integer PRIMARY KEY AUTOINCREMENT NOT NULL, "garment_id" integer NOT NULL REFERENCES "garments" ("id"), "path" varchar NOT NULL, "is_cover" tinyint(1) NOT NULL DEFAULT 0);
CREATE TABLE "swaps" (
  "id" integer PRIMARY KEY AUTOINCREMENT NOT NULL,
  "garment_id" integer NOT NULL REFERENCES "garments" ("id"),
  "giver_id" integer NOT NULL REFERENCES "members" ("id"),
  "taker_id" integer NOT NULL REFERENCES "members" ("id"),
  "credits" integer NOT NULL,
  "agreed_at" datetime NOT NULL,
  "ship_by" date,
  "shipped_at" datetime,
  "received_at" datetime,
  "disputed" tinyint(1) NOT NULL DEFAULT 0
);
CREATE TABLE "swap_ratings" ("id" integer PRIMARY KEY AUTOINCREMENT NOT NULL, "swap_id" integer NOT NULL REFERENCES "swaps" ("id"), "rater_id" integer NOT NULL REFERENCES "members" ("id"), "stars" integer NOT NULL, "remark" varchar, "created_at" datetime);
CREATE TABLE "wishlist" ("member_id" integer NOT NULL REFERENCES "members" ("id"), "garment_id" integer NOT NULL REFERENCES "garments" ("id"), "added_at" datetime NOT NULL, PRIMARY KEY ("member_id", "garment_id"));
CREATE TABLE "parties" ("id" integer PRIMARY KEY AUTOINCREMENT NOT NULL, "host_id" integer NOT NULL REFERENCES "members" ("id"), "venue" varchar NOT NULL, "held_on" date NOT NULL, "max_guests" integer NOT NULL, "cancelled" tinyint(1) NOT NULL DEFAULT 0);
CREATE TABLE "party_guest" ("party_id" integer NOT NULL REFERENCES "parties" ("id"), "member_id" integer NOT NULL REFERENCES "members" ("id"), "came" tinyint(1), PRIMARY KEY ("party_id", "member_id"));
