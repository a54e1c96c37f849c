-- BigQuery, overnight audience panel
CREATE TABLE IF NOT EXISTS panel.channel (
  channel_id STRING NOT NULL,
  channel_name STRING NOT NULL,
  owner_group STRING NOT NULL,
  is_free_to_air BOOL NOT NULL,
  PRIMARY KEY (channel_id) NOT ENFORCED
);
CREATE TABLE IF NOT EXISTS panel.programme (
  programme_id INT64 NOT NULL,
  title STRING NOT NULL,
  genre STRING NOT NULL OPTIONS (description = 'drama, news, sport, factual, kids, entertainment'),
  is_repeat BOOL NOT NULL,
  PRIMARY KEY (programme_id) NOT ENFORCED
);
CREATE TABLE IF NOT EXISTS panel.broadcast (
  broadcast_id INT64 NOT NULL,
  programme_id INT64 NOT NULL,
  channel_id STRING NOT NULL,
  starts_at TIMESTAMP NOT NULL,
  duration_min INT64 NOT NULL,
  lead_in_id INT64 OPTIONS (description = 'broadcast before this one on the channel'),
  PRIMARY KEY (broadcast_id) NOT ENFORCED,
  FOREIGN KEY (programme_id) REFERENCES panel.programme (programme_id) NOT ENFORCED,
  FOREIGN KEY (channel_id) REFERENCES panel.channel (channel_id) NOT ENFORCED,
  FOREIGN KEY (lead_in_id) REFERENCES panel.broadcast (broadcast_id) NOT ENFORCED
);
CREATE TABLE IF NOT EXISTS panel.household (
  household_id INT64 NOT NULL,
  region STRING NOT NULL,
  size INT64 NOT NULL,
  weight NUMERIC NOT NULL,
  joined_on DATE NOT NULL,
  left_on DATE,
  PRIMARY KEY (household_id) NOT ENFORCED
);
CREATE TABLE IF NOT EXISTS panel.viewing (
  household_id INT64 NOT NULL,
  broadcast_id INT64 NOT NULL,
  minutes_watched INT64 NOT NULL,
  mode STRING NOT NULL OPTIONS (description = 'live, vosdal, timeshift'),
  FOREIGN KEY (household_id) REFERENCES panel.household (household_id) NOT ENFORCED,
  FOREIGN KEY (broadcast_id) REFERENCES panel.broadcast (broadcast_id) NOT ENFORCED
);
CREATE TABLE IF NOT EXISTS panel.rating (
  broadcast_id INT64 NOT NULL,
  demo STRING NOT NULL OPTIONS (description = 'all, 16-34, 35-54, 55plus, kids'),
  avg_audience_k NUMERIC NOT NULL,
  share_pct NUMERIC,
  PRIMARY KEY (broadcast_id, demo) NOT ENFORCED,
  FOREIGN KEY (broadcast_id) REFERENCES panel.broadcast (broadcast_id) NOT ENFORCED
);
