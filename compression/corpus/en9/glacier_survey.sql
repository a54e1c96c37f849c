-- DuckDB file of the mass balance programme
CREATE TABLE glacier (
    wgi_code   VARCHAR PRIMARY KEY,
    name       VARCHAR NOT NULL,
    massif     VARCHAR NOT NULL,
    area_km2   DOUBLE NOT NULL,
    elev_min_m INTEGER NOT NULL,
    elev_max_m INTEGER NOT NULL,
    tidewater  BOOLEAN NOT NULL DEFAULT FALSE
);
CREATE TABLE stake (
    stake_id     VARCHAR PRIMARY KEY,
    wgi_code     VARCHAR NOT NULL REFERENCES glacier (wgi_code),
    elevation_m  INTEGER NOT NULL,
    drilled_on   DATE NOT NULL,
    lost_on      DATE
);
CREATE TABLE observer (
    observer_id INTEGER PRIMARY KEY,
    full_name   VARCHAR NOT NULL,
    institute   VARCHAR
);
CREATE TABLE campaign (
    campaign_id INTEGER PRIMARY KEY,
    season      VARCHAR NOT NULL CHECK (season IN ('winter', 'summer')),
    hydro_year  INTEGER NOT NULL,
    leader_id   INTEGER REFERENCES observer (observer_id),
    starts_on   DATE NOT NULL,
    ends_on     DATE
);
CREATE TABLE stake_reading (
    stake_id     VARCHAR NOT NULL REFERENCES stake (stake_id),
    campaign_id  INTEGER NOT NULL REFERENCES campaign (campaign_id),
    read_on      DATE NOT NULL,
    exposed_cm   INTEGER NOT NULL,
    balance_mwe  DOUBLE,          -- metre water equivalent, null until reduced
    quality      VARCHAR NOT NULL DEFAULT 'ok',   -- ok, doubtful, bad
    observer_id  INTEGER NOT NULL REFERENCES observer (observer_id),
    PRIMARY KEY (stake_id, campaign_id)
);
CREATE TABLE snow_pit (
    pit_id       INTEGER PRIMARY KEY,
    wgi_code     VARCHAR NOT NULL REFERENCES glacier (wgi_code),
    campaign_id  INTEGER NOT NULL REFERENCES campaign (campaign_id),
    depth_cm     INTEGER NOT NULL,
    density_kgm3 INTEGER NOT NULL,
    dug_on       DATE NOT NULL
);
CREATE TABLE terminus (
    wgi_code   VARCHAR NOT NULL REFERENCES glacier (wgi_code),
    survey_yr  INTEGER NOT NULL,
    change_m   DOUBLE NOT NULL,   -- negative = retreat
    method     VARCHAR NOT NULL DEFAULT 'gnss',   -- gnss, photo, tape
    PRIMARY KEY (wgi_code, survey_yr)
);
