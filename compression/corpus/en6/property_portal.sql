CREATE TABLE portal.agency (
  agency_id INT64 NOT NULL,
  brand STRING NOT NULL,
  parent_agency_id INT64,
  package STRING NOT NULL OPTIONS(description="bronze, silver, gold"),
  monthly_fee NUMERIC NOT NULL,
  max_listings INT64,
  paused BOOL NOT NULL
);
CREATE TABLE portal.listing (
  listing_id INT64 NOT NULL,
  agency_id INT64 NOT NULL,
  deal STRING NOT NULL OPTIONS(description="S = sale, R = rent"),
  prop_type STRING NOT NULL OPTIONS(description="flat, house, plot, office"),
  city STRING NOT NULL,
  district STRING,
  price NUMERIC OPTIONS(description="null = on request"),
  living_sqm NUMERIC,
  plot_sqm NUMERIC,
  rooms NUMERIC,
  year_built INT64,
  has_lift BOOL,
  energy_class STRING OPTIONS(description="A to H"),
  listing_state INT64 NOT NULL OPTIONS(description="0 draft, 1 online, 2 reserved, 3 sold or let, 4 expired, 5 blocked by moderation"),
  published_at TIMESTAMP,
  closed_on DATE
);
CREATE TABLE portal.price_change (
  listing_id INT64 NOT NULL,
  changed_at TIMESTAMP NOT NULL,
  old_price NUMERIC,
  new_price NUMERIC
);
CREATE TABLE portal.seeker (
  seeker_id INT64 NOT NULL,
  email STRING NOT NULL,
  registered_at TIMESTAMP NOT NULL,
  verified BOOL NOT NULL,
  unsubscribed_at TIMESTAMP
);
CREATE TABLE portal.saved_search (
  search_id INT64 NOT NULL,
  seeker_id INT64 NOT NULL,
  city STRING NOT NULL,
  deal STRING NOT NULL,
  price_min NUMERIC NOT NULL,
  price_max NUMERIC NOT NULL,
  alert_freq STRING NOT NULL OPTIONS(description="instant, daily, off")
);
CREATE TABLE portal.enquiry (
  enquiry_id INT64 NOT NULL,
  listing_id INT64 NOT NULL,
  seeker_id INT64,
  sent_at TIMESTAMP NOT NULL,
  answered_at TIMESTAMP,
  viewing_at TIMESTAMP,
  spam BOOL NOT NULL,
  message STRING
);
CREATE TABLE portal.listing_view_daily (
  listing_id INT64 NOT NULL,
  view_date DATE NOT NULL,
  impressions INT64 NOT NULL,
  clicks INT64 NOT NULL,
  phone_reveals INT64 NOT NULL
);
CREATE TABLE portal.agency_invoice (
  invoice_no STRING NOT NULL,
  agency_id INT64 NOT NULL,
  period_month DATE NOT NULL,
  net NUMERIC NOT NULL,
  vat NUMERIC NOT NULL,
  paid_on DATE
);
