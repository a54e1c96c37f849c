-- Stash & projects, for our knitting night. Postgres 15.
CREATE TYPE yarn_weight AS ENUM ('lace', 'fingering', 'dk', 'worsted', 'bulky');
CREATE TYPE project_state AS ENUM ('planned', 'on needles', 'hibernating', 'finished', 'frogged');

CREATE TABLE "Knitter" (
    "Id" SERIAL PRIMARY KEY,
    "Name" VARCHAR(60) NOT NULL,
    "Email" VARCHAR(120),
    "TaughtBy" INT REFERENCES "Knitter"("Id"),
    "JoinedOn" DATE NOT NULL,
    "IsHost" BOOLEAN NOT NULL DEFAULT FALSE
);
CREATE TABLE "Yarn" (
    "Id" SERIAL PRIMARY KEY,
    "Brand" VARCHAR(60) NOT NULL,
    "Colorway" VARCHAR(60) NOT NULL,
    "Weight" yarn_weight NOT NULL,
    "Fibre" VARCHAR(40),
    "MetersPerBall" INT NOT NULL,
    "GramsPerBall" INT NOT NULL,
    "PricePerBall" NUMERIC(6,2)
);
CREATE TABLE "Stash" (
    "KnitterId" INT NOT NULL REFERENCES "Knitter"("Id"),
    "YarnId" INT NOT NULL REFERENCES "Yarn"("Id"),
    "Balls" NUMERIC(5,1) NOT NULL,
    "BoughtOn" DATE,
    "ForSwap" BOOLEAN NOT NULL DEFAULT FALSE,
    PRIMARY KEY ("KnitterId", "YarnId")
);
CREATE TABLE "Pattern" (
    "Id" SERIAL PRIMARY KEY,
    "Title" VARCHAR(100) NOT NULL,
    "Designer" VARCHAR(80),
    "Garment" VARCHAR(30) NOT NULL CHECK ("Garment" IN ('sock', 'hat', 'sweater', 'shawl', 'mitten', 'toy')),
    "Level" SMALLINT NOT NULL CHECK ("Level" BETWEEN 1 AND 5), -- 1 = first timer ... 5 = expert
    "MetersNeeded" INT,
    "Price" NUMERIC(6,2) NOT NULL DEFAULT 0
);
CREATE TABLE "Project" (
    "Id" SERIAL PRIMARY KEY,
    "KnitterId" INT NOT NULL REFERENCES "Knitter"("Id"),
    "PatternId" INT REFERENCES "Pattern"("Id"),
    "YarnId" INT NOT NULL REFERENCES "Yarn"("Id"),
    "State" project_state NOT NULL DEFAULT 'planned',
    "StartedOn" DATE,
    "FinishedOn" DATE,
    "MadeFor" VARCHAR(60),
    "BallsUsed" NUMERIC(5,1)
);
CREATE TABLE "RowLog" (
    "ProjectId" INT NOT NULL REFERENCES "Project"("Id"),
    "WorkedOn" DATE NOT NULL,
    "Rows" INT NOT NULL,
    "Minutes" INT NOT NULL,
    PRIMARY KEY ("ProjectId", "WorkedOn")
);
CREATE TABLE "Meetup" (
    "Id" SERIAL PRIMARY KEY,
    "HeldOn" DATE NOT NULL,
    "Place" VARCHAR(80) NOT NULL,
    "HostId" INT NOT NULL REFERENCES "Knitter"("Id")
);
CREATE TABLE "MeetupGuest" (
    "MeetupId" INT NOT NULL REFERENCES "Meetup"("Id"),
    "KnitterId" INT NOT NULL REFERENCES "Knitter"("Id"),
    "Brought" VARCHAR(60),
    PRIMARY KEY ("MeetupId", "KnitterId")
);
