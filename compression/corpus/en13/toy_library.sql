-- Rails 6, PostgreSQL. Toy library of a family centre
CREATE TABLE families (
    id bigserial PRIMARY KEY,
    surname varchar NOT NULL,
    phone varchar,
    membership varchar NOT NULL DEFAULT 'basic' CHECK (membership IN ('basic', 'plus', 'supporter')),
    member_until date,
    volunteer boolean NOT NULL DEFAULT false,
    notes text,
    created_at timestamp NOT NULL,
    updated_at timestamp NOT NULL,
    discarded_at timestamp
);
CREATE TABLE children (
    id bigserial PRIMARY KEY,
    family_id bigint NOT NULL REFERENCES families (id),
    first_name varchar NOT NULL,
    born_on date NOT NULL,
    allergies varchar
);
CREATE TABLE toys (
    id bigserial PRIMARY KEY,
    title varchar NOT NULL,
    maker varchar,
    min_age_months integer NOT NULL DEFAULT 0,
    max_age_months integer,
    pieces integer NOT NULL DEFAULT 1,
    replacement_cost numeric(7,2) NOT NULL,
    condition varchar NOT NULL DEFAULT 'good' CHECK (condition IN ('new', 'good', 'worn', 'broken')),
    shelf varchar,
    donated_by_id bigint REFERENCES families (id),
    retired_at timestamp,
    created_at timestamp NOT NULL
);
CREATE TABLE skills (id bigserial PRIMARY KEY, name varchar NOT NULL);
CREATE TABLE skills_toys (skill_id bigint NOT NULL REFERENCES skills (id), toy_id bigint NOT NULL REFERENCES toys (id));
CREATE TABLE checkouts (
    id bigserial PRIMARY KEY,
    toy_id bigint NOT NULL REFERENCES toys (id),
    family_id bigint NOT NULL REFERENCES families (id),
    checked_out_on date NOT NULL,
    due_on date NOT NULL,
    returned_on date,
    renewals integer NOT NULL DEFAULT 0,
    pieces_missing integer NOT NULL DEFAULT 0
);
CREATE TABLE holds (
    id bigserial PRIMARY KEY,
    toy_id bigint NOT NULL REFERENCES toys (id),
    family_id bigint NOT NULL REFERENCES families (id),
    placed_at timestamp NOT NULL,
    notified_at timestamp,
    expires_on date
);
CREATE TABLE fees (
    id bigserial PRIMARY KEY,
    checkout_id bigint NOT NULL REFERENCES checkouts (id),
    reason varchar NOT NULL CHECK (reason IN ('late', 'lost_piece', 'damage')),
    amount numeric(6,2) NOT NULL,
    waived boolean NOT NULL DEFAULT false,
    paid_on date
);
