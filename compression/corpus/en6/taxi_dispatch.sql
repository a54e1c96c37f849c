CREATE TABLE `fleet.driver` (
  driver_id INT64 NOT NULL,
  callsign STRING NOT NULL,
  full_name STRING NOT NULL,
  badge_expiry DATE,
  rating NUMERIC,
  mentor_id INT64,
  wheelchair_trained BOOL NOT NULL,
  onboarded DATE NOT NULL,
  offboarded DATE
);
CREATE TABLE `fleet.cab` (
  cab_no INT64 NOT NULL,
  plate STRING NOT NULL,
  class STRING NOT NULL OPTIONS(description="saloon, estate, mpv, wav (wheelchair), exec"),
  seats INT64 NOT NULL,
  fuel STRING NOT NULL OPTIONS(description="diesel, hybrid, electric"),
  mot_due DATE NOT NULL,
  off_road BOOL NOT NULL
);
CREATE TABLE `fleet.shift` (
  shift_id INT64 NOT NULL,
  driver_id INT64 NOT NULL,
  cab_no INT64 NOT NULL,
  log_on TIMESTAMP NOT NULL,
  log_off TIMESTAMP,
  dead_km NUMERIC NOT NULL,
  paid_km NUMERIC NOT NULL
);
CREATE TABLE `fleet.zone` (
  zone_code STRING NOT NULL,
  zone_name STRING NOT NULL,
  airport BOOL NOT NULL,
  surcharge NUMERIC NOT NULL
);
CREATE TABLE `fleet.account` (
  account_id INT64 NOT NULL,
  company STRING NOT NULL,
  credit_limit NUMERIC,
  discount_pct NUMERIC NOT NULL,
  closed_on DATE
);
CREATE TABLE `fleet.trip` (
  trip_id INT64 NOT NULL,
  booked_at TIMESTAMP NOT NULL,
  pickup_due TIMESTAMP NOT NULL,
  on_board_at TIMESTAMP,
  dropped_at TIMESTAMP,
  from_zone STRING NOT NULL,
  to_zone STRING,
  shift_id INT64,
  account_id INT64,
  passenger_phone STRING,
  pax INT64 NOT NULL,
  channel STRING NOT NULL OPTIONS(description="app, phone, street, web"),
  trip_status INT64 NOT NULL OPTIONS(description="0 booked, 1 assigned, 2 on board, 3 complete, 4 passenger no-show, 5 cancelled by passenger, 6 cancelled by driver"),
  meter_fare NUMERIC,
  tip NUMERIC NOT NULL,
  tolls NUMERIC NOT NULL,
  km NUMERIC
);
CREATE TABLE `fleet.complaint` (
  complaint_id INT64 NOT NULL,
  trip_id INT64 NOT NULL,
  topic STRING NOT NULL OPTIONS(description="driving, route, fare, cleanliness, lost item"),
  raised_at TIMESTAMP NOT NULL,
  settled_at TIMESTAMP,
  refund NUMERIC
);
CREATE TABLE `fleet.fare_band` (
  band STRING NOT NULL,
  km_from NUMERIC NOT NULL,
  km_below NUMERIC NOT NULL,
  fixed_fare NUMERIC NOT NULL
);
