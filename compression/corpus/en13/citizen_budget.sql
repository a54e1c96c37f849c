-- participatory budgeting portal; Django (app "budget"), PostgreSQL
CREATE TABLE "budget_round" ("id" bigserial PRIMARY KEY, "title" varchar(100) NOT NULL, "pot_eur" numeric(12,2) NOT NULL, "ideas_from" date NOT NULL, "ideas_until" date NOT NULL, "vote_from" date NOT NULL, "vote_until" date NOT NULL, "votes_per_person" smallint NOT NULL DEFAULT 3);
CREATE TABLE "budget_ward" ("id" bigserial PRIMARY KEY, "name" varchar(60) NOT NULL, "population" integer NOT NULL);
CREATE TABLE "budget_resident" ("id" uuid PRIMARY KEY, "email" varchar(254) NOT NULL UNIQUE, "display_name" varchar(80) NOT NULL, "ward_id" bigint REFERENCES "budget_ward" ("id"), "verified" boolean NOT NULL DEFAULT false, "birth_year" smallint, "date_joined" timestamptz NOT NULL);
CREATE TABLE "budget_officer" ("id" bigserial PRIMARY KEY, "name" varchar(80) NOT NULL, "department" varchar(80) NOT NULL);
CREATE TYPE budget_idea_status AS ENUM ('submitted', 'in_review', 'feasible', 'rejected', 'winner', 'built');
CREATE TABLE "budget_idea" (
  "id" bigserial PRIMARY KEY,
  "round_id" bigint NOT NULL REFERENCES "budget_round" ("id"),
  "ward_id" bigint REFERENCES "budget_ward" ("id"),
  "author_id" uuid NOT NULL REFERENCES "budget_resident" ("id"),
  "reviewer_id" bigint REFERENCES "budget_officer" ("id"),
  "headline" varchar(140) NOT NULL,
  "body" text NOT NULL,
  "status" budget_idea_status NOT NULL DEFAULT 'submitted',
  "cost_asked" numeric(10,2) NOT NULL,
  "cost_estimated" numeric(10,2),
  "submitted_at" timestamptz NOT NULL,
  "reviewed_at" timestamptz,
  "built_on" date,
  "merged_into_id" bigint REFERENCES "budget_idea" ("id")
);
COMMENT ON COLUMN "budget_idea"."ward_id" IS 'null = city-wide';
CREATE TABLE "budget_vote" ("id" bigserial PRIMARY KEY, "idea_id" bigint NOT NULL REFERENCES "budget_idea" ("id"), "resident_id" uuid NOT NULL REFERENCES "budget_resident" ("id"), "points" smallint NOT NULL DEFAULT 1, "via" varchar(8) NOT NULL CHECK ("via" IN ('web', 'app', 'paper')), "cast_at" timestamptz NOT NULL, "invalid" boolean NOT NULL DEFAULT false);
CREATE TABLE "budget_comment" ("id" bigserial PRIMARY KEY, "idea_id" bigint NOT NULL REFERENCES "budget_idea" ("id"), "resident_id" uuid NOT NULL REFERENCES "budget_resident" ("id"), "text" text NOT NULL, "hidden" boolean NOT NULL DEFAULT false, "created_at" timestamptz NOT NULL);
CREATE TABLE "budget_topic" ("id" bigserial PRIMARY KEY, "label" varchar(40) NOT NULL);
CREATE TABLE "budget_idea_topics" ("id" bigserial PRIMARY KEY, "idea_id" bigint NOT NULL REFERENCES "budget_idea" ("id"), "topic_id" bigint NOT NULL REFERENCES "budget_topic" ("id"), UNIQUE ("idea_id", "topic_id"));
