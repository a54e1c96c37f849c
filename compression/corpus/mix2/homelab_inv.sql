-- my homelab inventory, sqlite
PRAGMA foreign_keys = ON;
CREATE TABLE racks (
  rack_id INTEGER PRIMARY KEY AUTOINCREMENT,
  label TEXT NOT NULL,
  room TEXT NOT NULL,          -- basement, office, attic
  height_u INTEGER NOT NULL
);
CREATE TABLE hosts (
  host_id INTEGER PRIMARY KEY AUTOINCREMENT,
  hostname TEXT NOT NULL UNIQUE,
  rack_id INTEGER REFERENCES racks(rack_id),
  os TEXT,
  cpu_cores INTEGER NOT NULL,
  ram_gb INTEGER NOT NULL,
  idle_watts REAL,
  bought DATE,
  price REAL,
  state TEXT NOT NULL DEFAULT 'running' CHECK (state IN ('running','spare','broken','sold')),
  notes TEXT
);
CREATE TABLE vms (
  vm_id INTEGER PRIMARY KEY AUTOINCREMENT,
  vm_name TEXT NOT NULL,
  host_id INTEGER NOT NULL REFERENCES hosts(host_id),
  vcpus INTEGER NOT NULL,
  mem_mb INTEGER NOT NULL,
  disk_gb INTEGER NOT NULL,
  autostart INTEGER NOT NULL DEFAULT 1,
  created_at DATETIME NOT NULL,
  stopped_at DATETIME
);
CREATE TABLE disks (
  serial_no TEXT PRIMARY KEY,
  host_id INTEGER REFERENCES hosts(host_id),
  maker TEXT NOT NULL,
  size_tb REAL NOT NULL,
  media TEXT NOT NULL CHECK (media IN ('hdd','ssd','nvme')),
  power_on_hours INTEGER,
  bad_sectors INTEGER NOT NULL DEFAULT 0,
  warranty_until DATE
);
CREATE TABLE services (
  svc_id INTEGER PRIMARY KEY AUTOINCREMENT,
  svc_name TEXT NOT NULL,
  vm_id INTEGER NOT NULL REFERENCES vms(vm_id),
  port INTEGER,
  public INTEGER NOT NULL DEFAULT 0,
  url TEXT
);
CREATE TABLE svc_needs (
  svc_id INTEGER NOT NULL REFERENCES services(svc_id),
  needs_svc_id INTEGER NOT NULL REFERENCES services(svc_id),
  PRIMARY KEY (svc_id, needs_svc_id)
);
CREATE TABLE backups (
  backup_id INTEGER PRIMARY KEY AUTOINCREMENT,
  vm_id INTEGER NOT NULL REFERENCES vms(vm_id),
  started_at DATETIME NOT NULL,
  finished_at DATETIME,
  size_gb REAL,
  outcome TEXT CHECK (outcome IN ('ok','failed','partial'))
);
CREATE TABLE power_log (
  day DATE PRIMARY KEY,
  kwh REAL NOT NULL,
  eur_per_kwh REAL NOT NULL
);
