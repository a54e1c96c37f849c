CREATE TABLE insurers (id INTEGER PRIMARY KEY, name TEXT NOT NULL, tier INTEGER NOT NULL);
CREATE TABLE depts (id INTEGER PRIMARY KEY, name TEXT NOT NULL, floor INTEGER NOT NULL);
CREATE TABLE patients (
    id INTEGER PRIMARY KEY, full_name TEXT NOT NULL, birth_date DATE NOT NULL, sex TEXT NOT NULL, city TEXT NOT NULL,
    insurer_id INTEGER REFERENCES insurers (id), created_on DATE NOT NULL
);
CREATE TABLE doctors (
    id INTEGER PRIMARY KEY, full_name TEXT NOT NULL, specialty TEXT NOT NULL, dept_id INTEGER NOT NULL REFERENCES depts (id),
    hired_on DATE NOT NULL
);
CREATE TABLE visits (
    id INTEGER PRIMARY KEY, patient_id INTEGER NOT NULL REFERENCES patients (id),
    doctor_id INTEGER NOT NULL REFERENCES doctors (id), visit_date DATE NOT NULL, kind TEXT NOT NULL,
    status TEXT NOT NULL, duration_min INTEGER NOT NULL
);
CREATE TABLE bills (
    id INTEGER PRIMARY KEY, visit_id INTEGER NOT NULL REFERENCES visits (id), amount NUMERIC NOT NULL,
    paid NUMERIC NOT NULL, due_date DATE NOT NULL, paid_on DATE
);
CREATE TABLE drugs (id INTEGER PRIMARY KEY, name TEXT NOT NULL, form TEXT NOT NULL, price NUMERIC NOT NULL);
CREATE TABLE prescriptions (
    id INTEGER PRIMARY KEY, visit_id INTEGER NOT NULL REFERENCES visits (id),
    drug_id INTEGER NOT NULL REFERENCES drugs (id), qty INTEGER NOT NULL, issued_on DATE NOT NULL
);
