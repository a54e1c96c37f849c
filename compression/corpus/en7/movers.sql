-- removals company; rails app
CREATE TABLE customers (
  id bigserial PRIMARY KEY,
  name varchar NOT NULL,
  phone varchar,
  referred_by_id bigint REFERENCES customers (id),
  created_at timestamp NOT NULL
);
CREATE TABLE crews (
  id bigserial PRIMARY KEY,
  nickname varchar NOT NULL,
  headcount integer NOT NULL DEFAULT 2,
  active boolean NOT NULL DEFAULT true
);
CREATE TABLE vans (
  id bigserial PRIMARY KEY,
  plate varchar NOT NULL UNIQUE,
  volume_m3 numeric(5,1) NOT NULL,
  tail_lift boolean NOT NULL DEFAULT false,
  mot_due date NOT NULL
);
CREATE TABLE quotes (
  id bigserial PRIMARY KEY,
  customer_id bigint NOT NULL REFERENCES customers (id),
  from_city varchar NOT NULL,
  to_city varchar NOT NULL,
  floors integer NOT NULL DEFAULT 0,
  est_m3 numeric(6,1) NOT NULL,
  price numeric(9,2) NOT NULL,
  sent_at timestamp,
  accepted_at timestamp,
  rejected_at timestamp
);
CREATE TABLE moves (
  id bigserial PRIMARY KEY,
  quote_id bigint NOT NULL REFERENCES quotes (id),
  crew_id bigint REFERENCES crews (id),
  van_id bigint REFERENCES vans (id),
  move_on date NOT NULL,
  hours_worked numeric(4,1),
  aasm_state varchar NOT NULL DEFAULT 'booked',   -- booked, in_progress, completed, cancelled
  rating integer                                   -- 1..5
);
CREATE TABLE damages (
  id bigserial PRIMARY KEY,
  move_id bigint NOT NULL REFERENCES moves (id),
  item varchar NOT NULL,
  claimed numeric(9,2) NOT NULL,
  settled numeric(9,2),
  closed_at timestamp
);
CREATE TABLE payments (
  id bigserial PRIMARY KEY,
  move_id bigint NOT NULL REFERENCES moves (id),
  amount numeric(9,2) NOT NULL,
  method varchar NOT NULL,                         -- cash, card, transfer
  paid_at timestamp NOT NULL
);
