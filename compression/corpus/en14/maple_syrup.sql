-- sugarbush.duckdb: one farm co-op's season
CREATE TABLE producers (
    producer_code VARCHAR PRIMARY KEY,      -- three letters
    farm VARCHAR NOT NULL,
    owner_first VARCHAR NOT NULL,
    owner_last VARCHAR NOT NULL,
    township VARCHAR NOT NULL,
    organic BOOLEAN NOT NULL DEFAULT FALSE,
    quota_litres INTEGER
);
CREATE TABLE bushes (
    bush_id INTEGER PRIMARY KEY,
    producer_code VARCHAR NOT NULL REFERENCES producers (producer_code),
    bush_name VARCHAR NOT NULL,
    hectares DECIMAL(7,2) NOT NULL,
    tubing VARCHAR NOT NULL CHECK (tubing IN ('bucket', 'gravity', 'vacuum')),
    aspect VARCHAR CHECK (aspect IN ('N', 'E', 'S', 'W'))
);
CREATE TABLE taps (
    tap_id INTEGER PRIMARY KEY,
    bush_id INTEGER NOT NULL REFERENCES bushes (bush_id),
    species VARCHAR NOT NULL CHECK (species IN ('sugar maple', 'red maple', 'black maple')),
    girth_cm INTEGER,
    drilled_on DATE NOT NULL,
    pulled_on DATE
);
CREATE TABLE sap_runs (
    run_id INTEGER PRIMARY KEY,
    bush_id INTEGER NOT NULL REFERENCES bushes (bush_id),
    run_date DATE NOT NULL,
    litres DECIMAL(10,1) NOT NULL,
    brix DECIMAL(4,2),
    spoiled BOOLEAN NOT NULL DEFAULT FALSE
);
CREATE TABLE boilers (
    boiler_id INTEGER PRIMARY KEY,
    boiler_name VARCHAR NOT NULL,
    fuel VARCHAR NOT NULL CHECK (fuel IN ('wood', 'oil', 'steam')),
    operator_code VARCHAR REFERENCES producers (producer_code)
);
CREATE TABLE batches (
    batch_no VARCHAR PRIMARY KEY,
    boiler_id INTEGER NOT NULL REFERENCES boilers (boiler_id),
    boiled_on DATE NOT NULL,
    sap_litres DECIMAL(10,1) NOT NULL,
    syrup_litres DECIMAL(8,1) NOT NULL,
    grade VARCHAR CHECK (grade IN ('golden', 'amber', 'dark', 'very dark')),
    stage VARCHAR NOT NULL DEFAULT 'fresh' CHECK (stage IN ('fresh', 'filtered', 'barrelled', 'recalled'))
);
CREATE TABLE batch_sources (
    batch_no VARCHAR NOT NULL REFERENCES batches (batch_no),
    run_id INTEGER NOT NULL REFERENCES sap_runs (run_id),
    litres_used DECIMAL(10,1) NOT NULL,
    PRIMARY KEY (batch_no, run_id)
);
CREATE TABLE barrels (
    barrel_no INTEGER PRIMARY KEY,
    batch_no VARCHAR NOT NULL REFERENCES batches (batch_no),
    packed_by VARCHAR NOT NULL REFERENCES producers (producer_code),
    bought_by VARCHAR REFERENCES producers (producer_code),   -- members may buy from each other
    kg DECIMAL(7,1) NOT NULL,
    inspected_on DATE,
    defect_code VARCHAR                                         -- VR1 wood taste, VR2 fermented, VR4 burnt
);
