-- IoT platform backend (BigQuery)
CREATE TABLE iot.customers (customer_id STRING NOT NULL, company STRING NOT NULL, plan STRING NOT NULL OPTIONS(description="free, team, enterprise"), signed_up DATE NOT NULL, churned_on DATE);
CREATE TABLE iot.gateways (gateway_id STRING NOT NULL, customer_id STRING NOT NULL, site_name STRING NOT NULL, model STRING, firmware STRING NOT NULL, last_seen TIMESTAMP);
CREATE TABLE iot.firmware_releases (version STRING NOT NULL, released_on DATE NOT NULL, is_stable BOOL NOT NULL, notes STRING);
CREATE TABLE iot.devices (
  device_id STRING NOT NULL,
  gateway_id STRING,
  device_type STRING NOT NULL OPTIONS(description="temp, humidity, door, leak, power"),
  label STRING NOT NULL,
  battery_mv INT64,
  provisioned_at TIMESTAMP NOT NULL,
  decommissioned_at TIMESTAMP
);
CREATE TABLE iot.readings (device_id STRING NOT NULL, read_at TIMESTAMP NOT NULL, value NUMERIC NOT NULL, rssi INT64);
CREATE TABLE iot.alert_rules (rule_id INT64 NOT NULL, device_id STRING NOT NULL, comparator STRING NOT NULL OPTIONS(description="above or below"), threshold NUMERIC NOT NULL, severity STRING NOT NULL OPTIONS(description="info, warning, critical"), enabled BOOL NOT NULL DEFAULT TRUE, created_by STRING);
CREATE TABLE iot.alerts (alert_id INT64 NOT NULL, rule_id INT64 NOT NULL, raised_at TIMESTAMP NOT NULL, value NUMERIC NOT NULL, acked_at TIMESTAMP, acked_by STRING, cleared_at TIMESTAMP);
CREATE TABLE iot.work_tickets (ticket_id INT64 NOT NULL, device_id STRING NOT NULL, opened_on DATE NOT NULL, closed_on DATE, technician STRING, problem STRING NOT NULL, parts_cost NUMERIC);
ALTER TABLE iot.gateways ADD PRIMARY KEY (gateway_id) NOT ENFORCED;
ALTER TABLE iot.devices ADD PRIMARY KEY (device_id) NOT ENFORCED;
ALTER TABLE iot.customers ADD PRIMARY KEY (customer_id) NOT ENFORCED;
ALTER TABLE iot.firmware_releases ADD PRIMARY KEY (version) NOT ENFORCED;
ALTER TABLE iot.alert_rules ADD PRIMARY KEY (rule_id) NOT ENFORCED;
ALTER TABLE iot.gateways ADD CONSTRAINT gw_cust FOREIGN KEY (customer_id) REFERENCES iot.customers (customer_id) NOT ENFORCED;
ALTER TABLE iot.gateways ADD CONSTRAINT gw_fw FOREIGN KEY (firmware) REFERENCES iot.firmware_releases (version) NOT ENFORCED;
ALTER TABLE iot.devices ADD CONSTRAINT dev_gw FOREIGN KEY (gateway_id) REFERENCES iot.gateways (gateway_id) NOT ENFORCED;
ALTER TABLE iot.readings ADD CONSTRAINT rd_dev FOREIGN KEY (device_id) REFERENCES iot.devices (device_id) NOT ENFORCED;
ALTER TABLE iot.alert_rules ADD CONSTRAINT ar_dev FOREIGN KEY (device_id) REFERENCES iot.devices (device_id) NOT ENFORCED;
ALTER TABLE iot.alerts ADD CONSTRAINT al_rule FOREIGN KEY (rule_id) REFERENCES iot.alert_rules (rule_id) NOT ENFORCED;
ALTER TABLE iot.work_tickets ADD CONSTRAINT wt_dev FOREIGN KEY (device_id) REFERENCES iot.devices (device_id) NOT ENFORCED;
