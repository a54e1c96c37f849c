-- refrigerated transport monitoring, BigQuery
CREATE TABLE coldchain.carriers (
  carrier_id INT64 NOT NULL,
  carrier_name STRING NOT NULL,
  country STRING NOT NULL,
  contract_until DATE
);
CREATE TABLE coldchain.trailers (
  trailer_no STRING NOT NULL,
  carrier_id INT64 NOT NULL,
  capacity_pallets INT64 NOT NULL,
  made_year INT64 NOT NULL,
  has_dual_zone BOOL NOT NULL,
  last_service DATE,
  out_of_service BOOL NOT NULL
);
CREATE TABLE coldchain.shippers (
  shipper_id INT64 NOT NULL,
  shipper_name STRING NOT NULL,
  industry STRING NOT NULL,
  parent_id INT64
);
CREATE TABLE coldchain.shipments (
  shipment_id INT64 NOT NULL,
  shipper_id INT64 NOT NULL,
  consignee_id INT64 NOT NULL,
  trailer_no STRING,
  origin_city STRING NOT NULL,
  dest_city STRING NOT NULL,
  commodity STRING NOT NULL,
  min_temp NUMERIC NOT NULL,
  max_temp NUMERIC NOT NULL,
  picked_up_at TIMESTAMP,
  eta DATE NOT NULL,
  delivered_at TIMESTAMP,
  freight_fee NUMERIC NOT NULL,
  status STRING NOT NULL
);
CREATE TABLE coldchain.loggers (
  logger_sn STRING NOT NULL,
  shipment_id INT64,
  firmware STRING NOT NULL,
  battery_pct INT64 NOT NULL,
  calibrated_on DATE
);
CREATE TABLE coldchain.temps (
  logger_sn STRING NOT NULL,
  ts TIMESTAMP NOT NULL,
  celsius NUMERIC NOT NULL,
  door_open BOOL NOT NULL
);
CREATE TABLE coldchain.excursions (
  excursion_id INT64 NOT NULL,
  shipment_id INT64 NOT NULL,
  began_at TIMESTAMP NOT NULL,
  ended_at TIMESTAMP,
  peak_celsius NUMERIC NOT NULL,
  cause STRING,
  reviewed_by STRING
);
CREATE TABLE coldchain.claims (
  claim_id INT64 NOT NULL,
  shipment_id INT64 NOT NULL,
  amount NUMERIC NOT NULL,
  filed_on DATE NOT NULL,
  accepted BOOL,
  paid_on DATE
);
