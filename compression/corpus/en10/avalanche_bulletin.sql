CREATE TABLE regions (region_code varchar(8) PRIMARY KEY, region text NOT NULL, massif text NOT NULL, outline geometry(MultiPolygon, 4326));
CREATE TABLE forecasters (forecaster_id serial PRIMARY KEY, forecaster text NOT NULL, senior boolean NOT NULL DEFAULT false);
CREATE TABLE bulletins (
  bulletin_id  serial PRIMARY KEY,
  region_code  varchar(8) NOT NULL REFERENCES regions,
  valid_from   timestamptz NOT NULL,
  valid_to     timestamptz NOT NULL,
  author_id    int NOT NULL REFERENCES forecasters (forecaster_id),
  checked_by   int REFERENCES forecasters (forecaster_id),
  danger_below smallint NOT NULL,     -- 1 low, 2 moderate, 3 considerable, 4 high, 5 very high
  danger_above smallint NOT NULL,
  treeline_m   int,
  published_at timestamptz,
  headline     text NOT NULL
);
CREATE TABLE problems (bulletin_id int NOT NULL REFERENCES bulletins, problem text NOT NULL CHECK (problem IN ('new snow','wind slab','persistent weak layer','wet snow','gliding snow')), aspects text, PRIMARY KEY (bulletin_id, problem));
CREATE TABLE stations (station_id serial PRIMARY KEY, station text NOT NULL, region_code varchar(8) NOT NULL REFERENCES regions, elev_m int NOT NULL, manned boolean NOT NULL DEFAULT false, closed_on date);
CREATE TABLE snow_obs (station_id int NOT NULL REFERENCES stations, obs_time timestamptz NOT NULL, depth_cm int, new_24h_cm int, air_c numeric(4,1), wind_kmh numeric(5,1), PRIMARY KEY (station_id, obs_time));
CREATE TABLE snow_profiles (profile_id serial PRIMARY KEY, region_code varchar(8) NOT NULL REFERENCES regions, dug_by int REFERENCES forecasters (forecaster_id), dug_on date NOT NULL, elev_m int NOT NULL, aspect char(2), ect_result text CHECK (ect_result IN ('ECTP','ECTN','ECTX')), remarks text);
CREATE TABLE accidents (accident_id serial PRIMARY KEY, region_code varchar(8) NOT NULL REFERENCES regions, happened timestamptz NOT NULL, activity text NOT NULL CHECK (activity IN ('ski tour','off-piste','climbing','snowmobile','road','building')), caught int NOT NULL, buried int NOT NULL DEFAULT 0, dead int NOT NULL DEFAULT 0, remote_triggered boolean, size smallint);
