CREATE TABLE IF NOT EXISTS patients (
  patient_id INTEGER PRIMARY KEY,
  full_name TEXT NOT NULL,
  sex TEXT CHECK (sex IN ('F','M')),
  birth_date DATE NOT NULL,
  diabetes_type TEXT NOT NULL CHECK (diabetes_type IN ('type1','type2','gestational','other')),
  diagnosed_year INTEGER,
  doctor_id INTEGER REFERENCES doctors(doctor_id),
  archived INTEGER NOT NULL DEFAULT 0
);
CREATE TABLE IF NOT EXISTS doctors (
  doctor_id INTEGER PRIMARY KEY,
  full_name TEXT NOT NULL,
  hospital TEXT NOT NULL,
  title TEXT
);
CREATE TABLE IF NOT EXISTS sensors (
  serial_no TEXT PRIMARY KEY,
  model TEXT NOT NULL,
  patient_id INTEGER REFERENCES patients(patient_id),
  activated_at DATETIME,
  expires_on DATE NOT NULL,
  state TEXT NOT NULL DEFAULT 'stock' CHECK (state IN ('stock','worn','expired','returned','faulty'))
);
CREATE TABLE IF NOT EXISTS readings (
  reading_id INTEGER PRIMARY KEY,
  serial_no TEXT NOT NULL REFERENCES sensors(serial_no),
  taken_at DATETIME NOT NULL,
  glucose_mmol REAL NOT NULL,
  trend TEXT CHECK (trend IN ('up','flat','down'))
);
CREATE TABLE IF NOT EXISTS insulin_doses (
  dose_id INTEGER PRIMARY KEY,
  patient_id INTEGER NOT NULL REFERENCES patients(patient_id),
  kind TEXT NOT NULL CHECK (kind IN ('basal','bolus','correction')),
  units REAL NOT NULL,
  given_at DATETIME NOT NULL
);
CREATE TABLE IF NOT EXISTS alarms (
  alarm_id INTEGER PRIMARY KEY,
  patient_id INTEGER NOT NULL REFERENCES patients(patient_id),
  level TEXT NOT NULL CHECK (level IN ('low','urgent_low','high','signal_loss')),
  raised_at DATETIME NOT NULL,
  handled_by INTEGER REFERENCES doctors(doctor_id),
  handled_at DATETIME
);
CREATE TABLE IF NOT EXISTS visits (
  visit_id INTEGER PRIMARY KEY,
  patient_id INTEGER NOT NULL REFERENCES patients(patient_id),
  doctor_id INTEGER NOT NULL REFERENCES doctors(doctor_id),
  visit_date DATE NOT NULL,
  hba1c REAL,
  note TEXT
);
