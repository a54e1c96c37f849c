-- league management, PostgreSQL
CREATE TABLE leagues (
  league_id    serial PRIMARY KEY,
  league_name  text NOT NULL,
  city         text NOT NULL,
  founded      smallint
);
CREATE TABLE teams (
  team_id      serial PRIMARY KEY,
  league_id    int NOT NULL REFERENCES leagues,
  team_name    text NOT NULL,
  tier         text NOT NULL CHECK (tier IN ('A', 'B', 'rec')),
  head_coach   int,
  bench_coach  int
);
CREATE TABLE skaters (
  skater_id    serial PRIMARY KEY,
  first_name   text NOT NULL,
  last_name    text NOT NULL,
  derby_name   text NOT NULL,
  roster_no    varchar(4) NOT NULL,
  team_id      int REFERENCES teams,          -- null: free agent
  rookie_of    int REFERENCES skaters,        -- big sibling who looks after the rookie
  status       text NOT NULL DEFAULT 'active' CHECK (status IN ('active', 'injured', 'loa', 'retired')),
  passed_skills_on date,
  dues_paid_to date
);
ALTER TABLE teams ADD FOREIGN KEY (head_coach) REFERENCES skaters (skater_id);
ALTER TABLE teams ADD FOREIGN KEY (bench_coach) REFERENCES skaters (skater_id);
CREATE TABLE venues (
  venue_id     serial PRIMARY KEY,
  venue_name   text NOT NULL,
  town         text NOT NULL,
  floor        text NOT NULL CHECK (floor IN ('wood', 'concrete', 'sport court')),
  seats        int
);
CREATE TABLE officials (
  official_id  serial PRIMARY KEY,
  derby_name   text NOT NULL,
  cert_level   smallint NOT NULL DEFAULT 0,   -- 0 none, 1, 2, 3
  is_nso       boolean NOT NULL DEFAULT false -- non skating official
);
CREATE TABLE bouts (
  bout_id      serial PRIMARY KEY,
  home_team    int NOT NULL REFERENCES teams (team_id),
  away_team    int NOT NULL REFERENCES teams (team_id),
  venue_id     int REFERENCES venues,
  head_ref     int REFERENCES officials (official_id),
  starts_at    timestamp NOT NULL,
  sanctioned   boolean NOT NULL DEFAULT false,
  home_score   int,
  away_score   int,
  called_off   boolean NOT NULL DEFAULT false
);
CREATE TABLE jams (
  bout_id      int NOT NULL REFERENCES bouts,
  period       smallint NOT NULL,
  jam_no       smallint NOT NULL,
  home_jammer  int NOT NULL REFERENCES skaters (skater_id),
  away_jammer  int NOT NULL REFERENCES skaters (skater_id),
  lead_jammer  int REFERENCES skaters (skater_id),
  home_points  smallint NOT NULL DEFAULT 0,
  away_points  smallint NOT NULL DEFAULT 0,
  PRIMARY KEY (bout_id, period, jam_no)
);
CREATE TABLE penalties (
  penalty_id   serial PRIMARY KEY,
  bout_id      int NOT NULL REFERENCES bouts,
  skater_id    int NOT NULL REFERENCES skaters,
  called_by    int REFERENCES officials (official_id),
  code         char(1) NOT NULL,              -- B back block, H head block, L low block, C illegal contact, X cut
  period       smallint NOT NULL,
  expelled     boolean NOT NULL DEFAULT false
);
