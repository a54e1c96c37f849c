-- BigQuery, dataset `care_mart`
CREATE TABLE care_mart.dim_facility (
  facility_sk INT64 NOT NULL, facility_cd STRING NOT NULL, facility_nm STRING NOT NULL, region_nm STRING NOT NULL, licensed_beds INT64, teaching_ind BOOL NOT NULL
);
CREATE TABLE care_mart.dim_unit (
  unit_sk INT64 NOT NULL, facility_sk INT64 NOT NULL, unit_nm STRING NOT NULL, unit_type STRING NOT NULL OPTIONS(description="ICU, MEDSURG, MATERNITY, PSYCH, REHAB"), staffed_beds INT64 NOT NULL
);
CREATE TABLE care_mart.dim_provider (
  provider_sk INT64 NOT NULL, provider_nm STRING NOT NULL, specialty_desc STRING, employed_ind BOOL NOT NULL
);
CREATE TABLE care_mart.dim_payer (
  payer_sk INT64 NOT NULL, payer_nm STRING NOT NULL, fin_class STRING NOT NULL OPTIONS(description="MEDICARE, MEDICAID, COMMERCIAL, SELFPAY")
);
CREATE TABLE care_mart.dim_drg (
  drg_sk INT64 NOT NULL, drg_cd STRING NOT NULL, drg_desc STRING NOT NULL, drg_wt NUMERIC NOT NULL, geo_mean_los NUMERIC NOT NULL
);
CREATE TABLE care_mart.dim_patient (
  patient_sk INT64 NOT NULL, mrn STRING NOT NULL, birth_dt DATE NOT NULL, sex_cd STRING NOT NULL, zip3 STRING, deceased_dt DATE
);
CREATE TABLE care_mart.fact_encounter (
  encounter_id STRING NOT NULL,
  patient_sk INT64 NOT NULL,
  facility_sk INT64 NOT NULL,
  admit_unit_sk INT64 NOT NULL,
  discharge_unit_sk INT64,
  attending_sk INT64 NOT NULL,
  referring_sk INT64,
  payer_sk INT64 NOT NULL,
  drg_sk INT64,
  admit_ts TIMESTAMP NOT NULL,
  discharge_ts TIMESTAMP,
  admit_src STRING NOT NULL OPTIONS(description="ED, TRANSFER, ELECTIVE, NEWBORN"),
  disch_disp STRING OPTIONS(description="HOME, SNF, REHAB, AMA, EXPIRED"),
  los_days INT64,
  readmit_30d_ind BOOL NOT NULL,
  tot_chrg_amt NUMERIC NOT NULL,
  tot_pmt_amt NUMERIC
);
CREATE TABLE care_mart.fact_daily_census (
  census_dt DATE NOT NULL, unit_sk INT64 NOT NULL, midnight_cnt INT64 NOT NULL, admits_cnt INT64 NOT NULL, disch_cnt INT64 NOT NULL
);
ALTER TABLE care_mart.dim_facility ADD PRIMARY KEY (facility_sk) NOT ENFORCED;
ALTER TABLE care_mart.dim_unit ADD PRIMARY KEY (unit_sk) NOT ENFORCED;
ALTER TABLE care_mart.dim_provider ADD PRIMARY KEY (provider_sk) NOT ENFORCED;
ALTER TABLE care_mart.dim_payer ADD PRIMARY KEY (payer_sk) NOT ENFORCED;
ALTER TABLE care_mart.dim_drg ADD PRIMARY KEY (drg_sk) NOT ENFORCED;
ALTER TABLE care_mart.dim_patient ADD PRIMARY KEY (patient_sk) NOT ENFORCED;
ALTER TABLE care_mart.dim_unit ADD FOREIGN KEY (facility_sk) REFERENCES care_mart.dim_facility (facility_sk) NOT ENFORCED;
ALTER TABLE care_mart.fact_encounter ADD FOREIGN KEY (patient_sk) REFERENCES care_mart.dim_patient (patient_sk) NOT ENFORCED;
ALTER TABLE care_mart.fact_encounter ADD FOREIGN KEY (facility_sk) REFERENCES care_mart.dim_facility (facility_sk) NOT ENFORCED;
ALTER TABLE care_mart.fact_encounter ADD FOREIGN KEY (admit_unit_sk) REFERENCES care_mart.dim_unit (unit_sk) NOT ENFORCED;
ALTER TABLE care_mart.fact_encounter ADD FOREIGN KEY (discharge_unit_sk) REFERENCES care_mart.dim_unit (unit_sk) NOT ENFORCED;
ALTER TABLE care_mart.fact_encounter ADD FOREIGN KEY (attending_sk) REFERENCES care_mart.dim_provider (provider_sk) NOT ENFORCED;
ALTER TABLE care_mart.fact_encounter ADD FOREIGN KEY (referring_sk) REFERENCES care_mart.dim_provider (provider_sk) NOT ENFORCED;
ALTER TABLE care_mart.fact_encounter ADD FOREIGN KEY (payer_sk) REFERENCES care_mart.dim_payer (payer_sk) NOT ENFORCED;
ALTER TABLE care_mart.fact_encounter ADD FOREIGN KEY (drg_sk) REFERENCES care_mart.dim_drg (drg_sk) NOT ENFORCED;
ALTER TABLE care_mart.fact_daily_census ADD FOREIGN KEY (unit_sk) REFERENCES care_mart.dim_unit (unit_sk) NOT ENFORCED;
