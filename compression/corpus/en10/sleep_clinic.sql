CREATE TABLE patients (
  mrn          VARCHAR(12) PRIMARY KEY,
  family_name  VARCHAR(60) NOT NULL,
  given_name   VARCHAR(60) NOT NULL,
  dob          DATE NOT NULL,
  sex          CHAR(1) CHECK (sex IN ('F','M','X')),
  bmi          NUMERIC(4,1),
  insurer_id   INTEGER,
  deceased     BOOLEAN NOT NULL DEFAULT FALSE
);
CREATE TABLE insurers (insurer_id SERIAL PRIMARY KEY, insurer VARCHAR(80) NOT NULL, needs_preauth BOOLEAN NOT NULL DEFAULT FALSE);
ALTER TABLE patients ADD FOREIGN KEY (insurer_id) REFERENCES insurers (insurer_id);
CREATE TABLE clinicians (
  clinician_id SERIAL PRIMARY KEY,
  clinician    VARCHAR(80) NOT NULL,
  job          VARCHAR(16) NOT NULL CHECK (job IN ('physician','technologist','psychologist'))
);
CREATE TABLE referrals (
  referral_id  SERIAL PRIMARY KEY,
  mrn          VARCHAR(12) NOT NULL REFERENCES patients,
  gp_practice  VARCHAR(100) NOT NULL,
  complaint    VARCHAR(20) NOT NULL CHECK (complaint IN ('snoring','apnoea','insomnia','narcolepsy','restless legs')),
  urgent       BOOLEAN NOT NULL DEFAULT FALSE,
  received     DATE NOT NULL,
  closed       DATE
);
CREATE TABLE studies (
  study_id     SERIAL PRIMARY KEY,
  referral_id  INTEGER NOT NULL REFERENCES referrals,
  kind         VARCHAR(8) NOT NULL CHECK (kind IN ('lab','home','mslt')),
  night_of     DATE NOT NULL,
  tech_id      INTEGER REFERENCES clinicians (clinician_id),
  scored_by    INTEGER REFERENCES clinicians (clinician_id),
  ahi          NUMERIC(5,1),           -- apnoea-hypopnoea index
  min_spo2     SMALLINT,
  repeat_needed BOOLEAN NOT NULL DEFAULT FALSE
);
CREATE TABLE devices (
  serial       VARCHAR(20) PRIMARY KEY,
  model        VARCHAR(40) NOT NULL,
  type         VARCHAR(6) NOT NULL CHECK (type IN ('cpap','apap','bipap')),
  bought       DATE NOT NULL,
  recalled     BOOLEAN NOT NULL DEFAULT FALSE
);
CREATE TABLE loans (
  loan_id      SERIAL PRIMARY KEY,
  serial       VARCHAR(20) NOT NULL REFERENCES devices,
  mrn          VARCHAR(12) NOT NULL REFERENCES patients,
  issued       DATE NOT NULL,
  due_back     DATE,
  returned     DATE,
  mask_size    CHAR(1) CHECK (mask_size IN ('S','M','L'))
);
CREATE TABLE usage_nights (
  loan_id      INTEGER NOT NULL REFERENCES loans,
  night        DATE NOT NULL,
  hours        NUMERIC(4,2) NOT NULL,
  leak_lpm     NUMERIC(5,1),
  PRIMARY KEY (loan_id, night)
);
