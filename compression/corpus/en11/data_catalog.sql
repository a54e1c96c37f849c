-- metadata service (BigQuery dataset `catalog`)
CREATE TABLE catalog.team (team_id INT64 NOT NULL, team_name STRING NOT NULL, slack_channel STRING, PRIMARY KEY (team_id) NOT ENFORCED);
CREATE TABLE catalog.person (person_id INT64 NOT NULL, full_name STRING NOT NULL, team_id INT64 NOT NULL, is_active BOOL NOT NULL, PRIMARY KEY (person_id) NOT ENFORCED, FOREIGN KEY (team_id) REFERENCES catalog.team (team_id) NOT ENFORCED);
CREATE TABLE catalog.source_system (system_id INT64 NOT NULL, system_name STRING NOT NULL, vendor STRING, PRIMARY KEY (system_id) NOT ENFORCED);
CREATE TABLE catalog.asset (
  asset_id INT64 NOT NULL,
  asset_name STRING NOT NULL,
  kind STRING NOT NULL OPTIONS (description = 'table, view, dashboard or model'),
  system_id INT64 NOT NULL,
  owner_id INT64 OPTIONS (description = 'business owner'),
  steward_id INT64 OPTIONS (description = 'data steward'),
  tier INT64 NOT NULL OPTIONS (description = '1 gold, 2 silver, 3 bronze'),
  deprecated BOOL NOT NULL,
  created_on DATE NOT NULL,
  last_refreshed TIMESTAMP,
  PRIMARY KEY (asset_id) NOT ENFORCED,
  FOREIGN KEY (system_id) REFERENCES catalog.source_system (system_id) NOT ENFORCED,
  FOREIGN KEY (owner_id) REFERENCES catalog.person (person_id) NOT ENFORCED,
  FOREIGN KEY (steward_id) REFERENCES catalog.person (person_id) NOT ENFORCED
);
CREATE TABLE catalog.lineage (
  upstream_id INT64 NOT NULL,
  downstream_id INT64 NOT NULL,
  discovered_on DATE NOT NULL,
  is_manual BOOL NOT NULL,
  FOREIGN KEY (upstream_id) REFERENCES catalog.asset (asset_id) NOT ENFORCED,
  FOREIGN KEY (downstream_id) REFERENCES catalog.asset (asset_id) NOT ENFORCED
);
CREATE TABLE catalog.quality_check (
  check_id INT64 NOT NULL,
  asset_id INT64 NOT NULL,
  check_name STRING NOT NULL,
  severity STRING NOT NULL OPTIONS (description = 'warn or block'),
  PRIMARY KEY (check_id) NOT ENFORCED,
  FOREIGN KEY (asset_id) REFERENCES catalog.asset (asset_id) NOT ENFORCED
);
CREATE TABLE catalog.check_run (run_id INT64 NOT NULL, check_id INT64 NOT NULL, ran_at TIMESTAMP NOT NULL, passed BOOL NOT NULL, failed_rows INT64, PRIMARY KEY (run_id) NOT ENFORCED, FOREIGN KEY (check_id) REFERENCES catalog.quality_check (check_id) NOT ENFORCED);
CREATE TABLE catalog.access_request (request_id INT64 NOT NULL, asset_id INT64 NOT NULL, requested_by INT64 NOT NULL, decided_by INT64, requested_on DATE NOT NULL, decision STRING OPTIONS (description = 'granted or denied, null while pending'), PRIMARY KEY (request_id) NOT ENFORCED, FOREIGN KEY (asset_id) REFERENCES catalog.asset (asset_id) NOT ENFORCED, FOREIGN KEY (requested_by) REFERENCES catalog.person (person_id) NOT ENFORCED, FOREIGN KEY (decided_by) REFERENCES catalog.person (person_id) NOT ENFORCED);
