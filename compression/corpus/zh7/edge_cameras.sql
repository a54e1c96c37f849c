-- video analytics over street cameras
CREATE TABLE cam_area (area_id INTEGER PRIMARY KEY, area_name TEXT NOT NULL, parent_id INTEGER REFERENCES cam_area(area_id));
CREATE TABLE cam_user (user_id INTEGER PRIMARY KEY, login TEXT NOT NULL UNIQUE, display_name TEXT NOT NULL, role TEXT NOT NULL CHECK (role IN ('viewer','dispatcher','admin')), locked BOOLEAN NOT NULL DEFAULT FALSE);
CREATE TABLE edge_box (box_sn TEXT PRIMARY KEY, area_id INTEGER NOT NULL REFERENCES cam_area(area_id), chip TEXT NOT NULL, tops NUMERIC NOT NULL, online BOOLEAN NOT NULL DEFAULT TRUE, boot_at TIMESTAMP);
CREATE TABLE camera (
  camera_id INTEGER PRIMARY KEY,
  camera_name TEXT NOT NULL,
  area_id INTEGER NOT NULL REFERENCES cam_area(area_id),
  box_sn TEXT REFERENCES edge_box(box_sn),
  vendor TEXT NOT NULL,
  resolution TEXT NOT NULL CHECK (resolution IN ('720p','1080p','4k')),
  state TEXT NOT NULL CHECK (state IN ('normal','offline','blurred','occluded','removed')),
  installed_on DATE NOT NULL,
  warranty_until DATE
);
CREATE TABLE algorithm (algo_code TEXT PRIMARY KEY, algo_name TEXT NOT NULL, version TEXT NOT NULL, min_score NUMERIC NOT NULL, paid BOOLEAN NOT NULL DEFAULT FALSE);
CREATE TABLE camera_algorithm (camera_id INTEGER NOT NULL REFERENCES camera(camera_id), algo_code TEXT NOT NULL REFERENCES algorithm(algo_code), enabled BOOLEAN NOT NULL DEFAULT TRUE, PRIMARY KEY (camera_id, algo_code));
CREATE TABLE detection (
  detection_id BIGINT PRIMARY KEY,
  camera_id INTEGER NOT NULL REFERENCES camera(camera_id),
  algo_code TEXT NOT NULL REFERENCES algorithm(algo_code),
  detected_at TIMESTAMP NOT NULL,
  score NUMERIC NOT NULL,
  verdict TEXT CHECK (verdict IN ('true','false')),
  judged_by INTEGER REFERENCES cam_user(user_id),
  snapshot TEXT
);
CREATE TABLE work_order (
  order_id BIGINT PRIMARY KEY,
  detection_id BIGINT NOT NULL REFERENCES detection(detection_id),
  created_by INTEGER NOT NULL REFERENCES cam_user(user_id),
  handler_id INTEGER REFERENCES cam_user(user_id),
  priority TEXT NOT NULL CHECK (priority IN ('low','normal','urgent')),
  status TEXT NOT NULL CHECK (status IN ('new','accepted','done','rejected')),
  created_at TIMESTAMP NOT NULL,
  done_at TIMESTAMP
);
CREATE TABLE playback_log (log_id BIGINT PRIMARY KEY, user_id INTEGER NOT NULL REFERENCES cam_user(user_id), camera_id INTEGER NOT NULL REFERENCES camera(camera_id), viewed_at TIMESTAMP NOT NULL, seconds INTEGER NOT NULL, exported BOOLEAN NOT NULL DEFAULT FALSE);
