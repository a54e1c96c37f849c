CREATE TABLE users (
  id bigint PRIMARY KEY,
  username character varying NOT NULL,
  email character varying NOT NULL,
  country_code character(2) NOT NULL,
  referred_by_id bigint REFERENCES users (id),
  banned_at timestamp without time zone,
  created_at timestamp without time zone NOT NULL
);
CREATE TABLE venues (
  id bigint PRIMARY KEY,
  name character varying NOT NULL,
  city character varying NOT NULL
);
CREATE TABLE artists (
  id bigint PRIMARY KEY,
  name character varying NOT NULL,
  genre character varying
);
CREATE TABLE shows (
  id bigint PRIMARY KEY,
  headliner_id bigint NOT NULL REFERENCES artists (id),
  support_id bigint REFERENCES artists (id),
  venue_id bigint NOT NULL REFERENCES venues (id),
  starts_at timestamp without time zone NOT NULL,
  postponed_from_id bigint REFERENCES shows (id),
  cancelled_at timestamp without time zone
);
CREATE TABLE listings (
  id bigint PRIMARY KEY,
  show_id bigint NOT NULL REFERENCES shows (id),
  seller_id bigint NOT NULL REFERENCES users (id),
  seat_block character varying NOT NULL,
  quantity integer NOT NULL,
  face_value numeric(8,2) NOT NULL,
  asking_price numeric(8,2) NOT NULL,
  state character varying NOT NULL DEFAULT 'draft' CHECK (state IN ('draft', 'live', 'sold', 'expired', 'removed')),
  created_at timestamp without time zone NOT NULL
);
CREATE TABLE purchases (
  id bigint PRIMARY KEY,
  listing_id bigint NOT NULL REFERENCES listings (id),
  buyer_id bigint NOT NULL REFERENCES users (id),
  tickets integer NOT NULL,
  paid_total numeric(9,2) NOT NULL,
  service_fee numeric(8,2) NOT NULL,
  purchased_at timestamp without time zone NOT NULL,
  delivered_at timestamp without time zone,
  refunded_at timestamp without time zone
);
CREATE TABLE disputes (
  id bigint PRIMARY KEY,
  purchase_id bigint NOT NULL REFERENCES purchases (id),
  opened_by_id bigint NOT NULL REFERENCES users (id),
  reason character varying NOT NULL CHECK (reason IN ('not_delivered', 'invalid', 'wrong_seat', 'other')),
  resolved_at timestamp without time zone,
  in_favour_of_id bigint REFERENCES users (id)
);
