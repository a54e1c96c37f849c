-- EMS dispatch, county level
CREATE TABLE stations (
    station_id   SERIAL PRIMARY KEY,
    name         VARCHAR(60) NOT NULL,
    district     VARCHAR(40) NOT NULL,
    closed_on    DATE
);
CREATE TABLE units (
    unit_code    VARCHAR(8) PRIMARY KEY,
    station_id   INT NOT NULL REFERENCES stations (station_id),
    level        VARCHAR(3) NOT NULL CHECK (level IN ('BLS', 'ALS', 'MICU')),
    in_service   BOOLEAN NOT NULL DEFAULT TRUE,
    mileage      INT NOT NULL DEFAULT 0
);
CREATE TABLE medics (
    medic_id     SERIAL PRIMARY KEY,
    full_name    TEXT NOT NULL,
    grade        TEXT NOT NULL CHECK (grade IN ('emt', 'paramedic', 'trainee')),
    cert_expires DATE NOT NULL,
    home_station INT REFERENCES stations (station_id)
);
CREATE TABLE hospitals (
    hosp_code    CHAR(4) PRIMARY KEY,
    hosp_name    TEXT NOT NULL,
    trauma_level SMALLINT,              -- 1 best, null = no trauma centre
    on_divert    BOOLEAN NOT NULL DEFAULT FALSE
);
CREATE TABLE calls (
    call_no      BIGINT PRIMARY KEY,
    received_at  TIMESTAMP NOT NULL,
    complaint    TEXT NOT NULL,
    triage       CHAR(1) NOT NULL CHECK (triage IN ('A', 'B', 'C', 'D')),  -- A = life threatening
    address      TEXT NOT NULL,
    caller_phone TEXT,
    cancelled    BOOLEAN NOT NULL DEFAULT FALSE
);
CREATE TABLE runs (
    run_id       BIGSERIAL PRIMARY KEY,
    call_no      BIGINT NOT NULL REFERENCES calls (call_no),
    unit_code    VARCHAR(8) NOT NULL REFERENCES units (unit_code),
    lead_medic   INT REFERENCES medics (medic_id),
    dispatched_at TIMESTAMP NOT NULL,
    on_scene_at  TIMESTAMP,
    hosp_code    CHAR(4) REFERENCES hospitals (hosp_code),   -- null: no transport
    handover_at  TIMESTAMP,
    lights       BOOLEAN NOT NULL DEFAULT FALSE,
    km           NUMERIC(6,1)
);
CREATE TABLE drugs_given (
    run_id       BIGINT NOT NULL REFERENCES runs (run_id),
    drug         TEXT NOT NULL,
    dose_mg      NUMERIC(8,2) NOT NULL,
    given_at     TIMESTAMP NOT NULL
);
CREATE INDEX ix_runs_call ON runs (call_no);
