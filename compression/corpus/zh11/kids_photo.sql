CREATE TABLE "studio" ("id" uuid PRIMARY KEY DEFAULT gen_random_uuid(), "name" text NOT NULL, "city" text NOT NULL, "opensAt" time NOT NULL);
CREATE TABLE "employee" ("id" integer GENERATED ALWAYS AS IDENTITY PRIMARY KEY, "realName" text NOT NULL, "post" text NOT NULL CHECK ("post" IN ('photographer', 'assistant', 'makeup', 'retoucher', 'sales')), "studioId" uuid NOT NULL REFERENCES "studio" ("id"), "baseSalary" numeric(9,2), "resigned" boolean NOT NULL DEFAULT false);
CREATE TABLE "family" ("id" integer GENERATED ALWAYS AS IDENTITY PRIMARY KEY, "parentName" text NOT NULL, "phone" text NOT NULL, "wechat" text, "channel" text NOT NULL DEFAULT 'walk_in' CHECK ("channel" IN ('walk_in', 'referral', 'meituan', 'xhs')), "introducerId" integer REFERENCES "family" ("id"), "createdAt" timestamptz NOT NULL DEFAULT now());
CREATE TABLE "child" ("id" integer GENERATED ALWAYS AS IDENTITY PRIMARY KEY, "familyId" integer NOT NULL REFERENCES "family" ("id"), "babyName" text NOT NULL, "sex" char(1) NOT NULL CHECK ("sex" IN ('M', 'F')), "birthday" date NOT NULL);
CREATE TABLE "theme" ("id" integer GENERATED ALWAYS AS IDENTITY PRIMARY KEY, "title" text NOT NULL, "ageFrom" smallint NOT NULL, "ageTo" smallint NOT NULL, "outdoor" boolean NOT NULL DEFAULT false, "offline" boolean NOT NULL DEFAULT false);
CREATE TABLE "plan" ("id" integer GENERATED ALWAYS AS IDENTITY PRIMARY KEY, "planName" text NOT NULL, "price" numeric(9,2) NOT NULL, "shots" smallint NOT NULL, "albumPages" smallint);
CREATE TABLE "shoot" (
  "id" integer GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  "childId" integer NOT NULL REFERENCES "child" ("id"),
  "planId" integer NOT NULL REFERENCES "plan" ("id"),
  "themeId" integer REFERENCES "theme" ("id"),
  "studioId" uuid NOT NULL REFERENCES "studio" ("id"),
  "photographerId" integer REFERENCES "employee" ("id"),
  "makeupId" integer REFERENCES "employee" ("id"),
  "shootAt" timestamptz NOT NULL,
  "status" text NOT NULL DEFAULT 'booked' CHECK ("status" IN ('booked', 'shot', 'no_show', 'cancelled')),
  "rating" smallint
);
CREATE TABLE "retouch" ("id" integer GENERATED ALWAYS AS IDENTITY PRIMARY KEY, "shootId" integer NOT NULL REFERENCES "shoot" ("id"), "retoucherId" integer NOT NULL REFERENCES "employee" ("id"), "photos" integer NOT NULL, "startedAt" timestamptz NOT NULL, "doneAt" timestamptz, "redo" boolean NOT NULL DEFAULT false);
CREATE TABLE "payment" ("id" integer GENERATED ALWAYS AS IDENTITY PRIMARY KEY, "shootId" integer NOT NULL REFERENCES "shoot" ("id"), "kind" text NOT NULL CHECK ("kind" IN ('deposit', 'balance', 'upsell', 'refund')), "amount" numeric(9,2) NOT NULL, "method" text NOT NULL DEFAULT 'wechat', "paidAt" timestamptz NOT NULL, "cashierId" integer REFERENCES "employee" ("id"));
