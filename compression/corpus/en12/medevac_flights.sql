CREATE TABLE air_base (
    base_id      integer PRIMARY KEY,
    call_sign    text NOT NULL,            -- 'Christoph 17'
    town         text NOT NULL,
    night_ready  boolean NOT NULL DEFAULT false
);
CREATE TABLE helicopter (
    tail_no      text PRIMARY KEY,
    model        text NOT NULL,
    base_id      integer REFERENCES air_base (base_id),     -- null while in maintenance
    hours_flown  numeric(8,1) NOT NULL,
    next_check   date NOT NULL
);
CREATE TABLE clinic (
    clinic_id    integer PRIMARY KEY,
    clinic_name  text NOT NULL,
    town         text NOT NULL,
    trauma_level smallint,
    has_helipad  boolean NOT NULL
);
CREATE TABLE crew_member (
    crew_id      integer PRIMARY KEY,
    full_name    text NOT NULL,
    role         text NOT NULL CHECK (role IN ('pilot', 'doctor', 'paramedic')),
    base_id      integer NOT NULL REFERENCES air_base (base_id),
    trained_by   integer REFERENCES crew_member (crew_id)
);
CREATE TABLE mission (
    mission_id   integer PRIMARY KEY,
    tail_no      text NOT NULL REFERENCES helicopter (tail_no),
    pilot_id     integer NOT NULL REFERENCES crew_member (crew_id),
    doctor_id    integer REFERENCES crew_member (crew_id),
    kind         text NOT NULL CHECK (kind IN ('primary', 'transfer', 'search', 'organ')),
    from_clinic  integer REFERENCES clinic (clinic_id),     -- transfers only
    to_clinic    integer REFERENCES clinic (clinic_id),     -- null: nobody carried
    alarm_at     timestamptz NOT NULL,
    airborne_at  timestamptz,
    landed_at    timestamptz,
    aborted      boolean NOT NULL DEFAULT false,
    abort_reason text
);
CREATE TABLE mission_patient (
    mission_id   integer NOT NULL REFERENCES mission (mission_id),
    seat         smallint NOT NULL,
    naca         smallint NOT NULL CHECK (naca BETWEEN 0 AND 7),
    age_years    smallint,
    ventilated   boolean NOT NULL DEFAULT false,
    PRIMARY KEY (mission_id, seat)
);
COMMENT ON COLUMN mission_patient.naca IS 'severity, 0 unharmed to 7 dead';
