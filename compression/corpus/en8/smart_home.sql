-- home hub, SQLite (entities / events like the big open source hub does, but ours)
CREATE TABLE areas (area_id TEXT PRIMARY KEY, floor INTEGER NOT NULL DEFAULT 0, label TEXT NOT NULL, sqm REAL);
CREATE TABLE users (uid INTEGER PRIMARY KEY, nick TEXT NOT NULL, is_admin INTEGER NOT NULL DEFAULT 0, pin TEXT, last_login TEXT);
CREATE TABLE entities (entity_id TEXT PRIMARY KEY, kind TEXT NOT NULL CHECK (kind IN ('light','switch','sensor','lock','thermostat','camera')), friendly TEXT NOT NULL, area_id TEXT REFERENCES areas(area_id), vendor TEXT, battery INTEGER, disabled INTEGER NOT NULL DEFAULT 0, added_at TEXT NOT NULL);
CREATE TABLE states (state_id INTEGER PRIMARY KEY, entity_id TEXT NOT NULL REFERENCES entities(entity_id), value TEXT NOT NULL, num REAL, changed_at TEXT NOT NULL, by_uid INTEGER REFERENCES users(uid), by_automation INTEGER REFERENCES automations(auto_id));
CREATE TABLE automations (auto_id INTEGER PRIMARY KEY, alias TEXT NOT NULL, trigger_entity TEXT REFERENCES entities(entity_id), target_entity TEXT NOT NULL REFERENCES entities(entity_id), enabled INTEGER NOT NULL DEFAULT 1, author_uid INTEGER NOT NULL REFERENCES users(uid), last_run TEXT);
CREATE TABLE scenes (scene_id INTEGER PRIMARY KEY, scene TEXT NOT NULL, owner_uid INTEGER NOT NULL REFERENCES users(uid));
CREATE TABLE scene_items (scene_id INTEGER NOT NULL REFERENCES scenes(scene_id), entity_id TEXT NOT NULL REFERENCES entities(entity_id), target_value TEXT NOT NULL, PRIMARY KEY (scene_id, entity_id));
CREATE TABLE energy (entity_id TEXT NOT NULL REFERENCES entities(entity_id), day TEXT NOT NULL, kwh REAL NOT NULL, cost REAL, PRIMARY KEY (entity_id, day));
