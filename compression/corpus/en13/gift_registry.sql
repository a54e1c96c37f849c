-- django app "registry", postgres
CREATE TABLE "auth_user" (
  "id" serial NOT NULL PRIMARY KEY,
  "username" varchar(150) NOT NULL UNIQUE,
  "first_name" varchar(150) NOT NULL,
  "last_name" varchar(150) NOT NULL,
  "email" varchar(254) NOT NULL,
  "is_staff" boolean NOT NULL,
  "is_active" boolean NOT NULL,
  "date_joined" timestamp with time zone NOT NULL,
  "last_login" timestamp with time zone NULL
);
CREATE TABLE "registry_occasion" (
  "id" serial NOT NULL PRIMARY KEY,
  "slug" varchar(80) NOT NULL UNIQUE,
  "headline" varchar(120) NOT NULL,
  "kind" varchar(12) NOT NULL CHECK ("kind" IN ('wedding', 'baby', 'birthday', 'housewarming')),
  "event_date" date NULL,
  "is_public" boolean NOT NULL DEFAULT false,
  "host_id" integer NOT NULL REFERENCES "auth_user" ("id"),
  "co_host_id" integer NULL REFERENCES "auth_user" ("id"),
  "created" timestamp with time zone NOT NULL
);
CREATE TABLE "registry_shop" (
  "id" serial NOT NULL PRIMARY KEY,
  "name" varchar(100) NOT NULL,
  "website" varchar(200) NOT NULL,
  "ships_abroad" boolean NOT NULL
);
CREATE TABLE "registry_wish" (
  "id" serial NOT NULL PRIMARY KEY,
  "occasion_id" integer NOT NULL REFERENCES "registry_occasion" ("id"),
  "shop_id" integer NULL REFERENCES "registry_shop" ("id"),
  "label" varchar(160) NOT NULL,
  "price" numeric(8,2) NOT NULL,
  "wanted" smallint NOT NULL DEFAULT 1,
  "priority" smallint NOT NULL DEFAULT 2,
  "note" text NULL
);
COMMENT ON COLUMN "registry_wish"."priority" IS '1 = must have, 2 = nice to have, 3 = only if you insist';
CREATE TABLE "registry_tag" ("id" serial NOT NULL PRIMARY KEY, "name" varchar(40) NOT NULL UNIQUE);
CREATE TABLE "registry_wish_tags" (
  "id" serial NOT NULL PRIMARY KEY,
  "wish_id" integer NOT NULL REFERENCES "registry_wish" ("id"),
  "tag_id" integer NOT NULL REFERENCES "registry_tag" ("id"),
  UNIQUE ("wish_id", "tag_id")
);
CREATE TABLE "registry_pledge" (
  "id" serial NOT NULL PRIMARY KEY,
  "wish_id" integer NOT NULL REFERENCES "registry_wish" ("id"),
  "guest_id" integer NULL REFERENCES "auth_user" ("id"),
  "guest_name" varchar(100) NOT NULL,
  "quantity" smallint NOT NULL DEFAULT 1,
  "anonymous" boolean NOT NULL DEFAULT false,
  "pledged_at" timestamp with time zone NOT NULL,
  "bought_at" timestamp with time zone NULL,
  "thanked_on" date NULL
);
CREATE INDEX "registry_pledge_wish_idx" ON "registry_pledge" ("wish_id");
