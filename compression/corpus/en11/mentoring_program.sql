CREATE TABLE mp_cohort (
  id SERIAL PRIMARY KEY,
  label TEXT NOT NULL,
  starts_on DATE NOT NULL,
  ends_on DATE NOT NULL
);
CREATE TABLE mp_person (
  id SERIAL PRIMARY KEY,
  email TEXT NOT NULL UNIQUE,
  name TEXT NOT NULL,
  division TEXT NOT NULL,
  country TEXT NOT NULL,
  years_exp SMALLINT NOT NULL,
  line_manager INT REFERENCES mp_person (id),
  opted_out BOOLEAN NOT NULL DEFAULT FALSE
);
CREATE TABLE mp_skill (id SERIAL PRIMARY KEY, skill TEXT NOT NULL, family TEXT NOT NULL);
CREATE TABLE mp_person_skill (
  person_id INT NOT NULL REFERENCES mp_person (id),
  skill_id INT NOT NULL REFERENCES mp_skill (id),
  stance TEXT NOT NULL CHECK (stance IN ('offers', 'seeks')),
  strength SMALLINT NOT NULL DEFAULT 3,
  PRIMARY KEY (person_id, skill_id, stance)
);
CREATE TABLE mp_pairing (
  id SERIAL PRIMARY KEY,
  cohort_id INT NOT NULL REFERENCES mp_cohort (id),
  mentor_id INT NOT NULL REFERENCES mp_person (id),
  mentee_id INT NOT NULL REFERENCES mp_person (id),
  matched_by INT REFERENCES mp_person (id),   -- null: by the algorithm
  stage TEXT NOT NULL DEFAULT 'proposed' CHECK (stage IN ('proposed', 'active', 'paused', 'ended')),
  ended_on DATE
);
CREATE TABLE mp_session (
  id SERIAL PRIMARY KEY,
  pairing_id INT NOT NULL REFERENCES mp_pairing (id),
  held_at TIMESTAMPTZ NOT NULL,
  minutes INT NOT NULL,
  channel TEXT NOT NULL CHECK (channel IN ('video', 'phone', 'in_person')),
  mentee_score SMALLINT
);
CREATE TABLE mp_goal (
  id SERIAL PRIMARY KEY,
  pairing_id INT NOT NULL REFERENCES mp_pairing (id),
  goal TEXT NOT NULL,
  target_on DATE,
  reached_on DATE
);
