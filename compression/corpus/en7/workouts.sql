-- fitness tracker app, sqlite on device + sync
CREATE TABLE user_profile (user_id TEXT PRIMARY KEY, display_name TEXT NOT NULL, birth_year INTEGER, height_cm REAL, premium INTEGER NOT NULL DEFAULT 0, joined_at TIMESTAMP NOT NULL, deleted_at TIMESTAMP);
CREATE TABLE activity (activity_id INTEGER PRIMARY KEY, user_id TEXT NOT NULL REFERENCES user_profile(user_id), sport TEXT NOT NULL, started_at TIMESTAMP NOT NULL, duration_s INTEGER NOT NULL, distance_m REAL, avg_hr INTEGER, max_hr INTEGER, kcal INTEGER, gear_id INTEGER REFERENCES gear(gear_id), is_private INTEGER NOT NULL DEFAULT 0, title TEXT);
CREATE TABLE lap (activity_id INTEGER NOT NULL REFERENCES activity(activity_id), lap_no INTEGER NOT NULL, seconds INTEGER NOT NULL, metres REAL NOT NULL, PRIMARY KEY (activity_id, lap_no));
CREATE TABLE gear (gear_id INTEGER PRIMARY KEY, user_id TEXT NOT NULL REFERENCES user_profile(user_id), kind TEXT NOT NULL CHECK (kind IN ('shoes','bike','watch')), brand TEXT NOT NULL, retired INTEGER NOT NULL DEFAULT 0, limit_km REAL);
CREATE TABLE weigh_in (user_id TEXT NOT NULL REFERENCES user_profile(user_id), day DATE NOT NULL, kg REAL NOT NULL, fat_pct REAL, PRIMARY KEY (user_id, day));
CREATE TABLE goal (goal_id INTEGER PRIMARY KEY, user_id TEXT NOT NULL REFERENCES user_profile(user_id), metric TEXT NOT NULL, target REAL NOT NULL, due DATE, reached_at TIMESTAMP);
CREATE TABLE kudos (activity_id INTEGER NOT NULL REFERENCES activity(activity_id), from_user TEXT NOT NULL REFERENCES user_profile(user_id), given_at TIMESTAMP NOT NULL, PRIMARY KEY (activity_id, from_user));
