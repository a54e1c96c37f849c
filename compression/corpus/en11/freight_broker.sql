-- brokerage app (Rails), postgres
CREATE TABLE shippers (
  id bigserial PRIMARY KEY,
  company varchar NOT NULL,
  city varchar NOT NULL,
  credit_hold boolean NOT NULL DEFAULT false
);
CREATE TABLE carriers (
  id bigserial PRIMARY KEY,
  company varchar NOT NULL,
  mc_number varchar NOT NULL UNIQUE,
  safety_rating varchar CHECK (safety_rating IN ('satisfactory', 'conditional', 'unsatisfactory')),
  insurance_until date
);
CREATE TABLE brokers (
  id bigserial PRIMARY KEY,
  full_name varchar NOT NULL,
  team varchar NOT NULL,
  manager_id bigint REFERENCES brokers (id)
);
CREATE TABLE terminals (
  id bigserial PRIMARY KEY,
  name varchar NOT NULL,
  state char(2) NOT NULL
);
CREATE TABLE loads (
  id bigserial PRIMARY KEY,
  reference varchar NOT NULL,
  shipper_id bigint NOT NULL REFERENCES shippers (id),
  carrier_id bigint REFERENCES carriers (id),       -- null until covered
  broker_id bigint NOT NULL REFERENCES brokers (id),
  origin_id bigint NOT NULL REFERENCES terminals (id),
  destination_id bigint NOT NULL REFERENCES terminals (id),
  equipment varchar NOT NULL CHECK (equipment IN ('van', 'reefer', 'flatbed')),
  status varchar NOT NULL DEFAULT 'open' CHECK (status IN ('open', 'covered', 'in_transit', 'delivered', 'cancelled')),
  weight_lb integer NOT NULL,
  sell_rate numeric(10,2) NOT NULL,
  buy_rate numeric(10,2),
  pickup_on date NOT NULL,
  delivered_at timestamp
);
CREATE TABLE load_notes (
  id bigserial PRIMARY KEY,
  load_id bigint NOT NULL REFERENCES loads (id),
  author_id bigint NOT NULL REFERENCES brokers (id),
  body text NOT NULL,
  created_at timestamp NOT NULL DEFAULT now()
);
CREATE TABLE carrier_bills (
  id bigserial PRIMARY KEY,
  load_id bigint NOT NULL REFERENCES loads (id),
  amount numeric(10,2) NOT NULL,
  received_on date NOT NULL,
  paid_on date
);
