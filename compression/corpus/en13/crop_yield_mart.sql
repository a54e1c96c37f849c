-- DuckDB file agro.duckdb, schema mart
CREATE SCHEMA mart;
CREATE TABLE mart.d_farm (farm_sk INTEGER PRIMARY KEY, farm_cd VARCHAR NOT NULL, farm_nm VARCHAR NOT NULL, county_nm VARCHAR NOT NULL, own_typ VARCHAR NOT NULL, organic_flg BOOLEAN NOT NULL, area_ha DECIMAL(9,2) NOT NULL);
COMMENT ON COLUMN mart.d_farm.own_typ IS 'OWNED, LEASED, SHARECROP';
CREATE TABLE mart.d_field (field_sk INTEGER PRIMARY KEY, farm_sk INTEGER NOT NULL REFERENCES mart.d_farm (farm_sk), field_nm VARCHAR NOT NULL, soil_typ VARCHAR NOT NULL, area_ha DECIMAL(8,2) NOT NULL, irrig_flg BOOLEAN NOT NULL, last_limed_dt DATE);
CREATE TABLE mart.d_crop (crop_sk INTEGER PRIMARY KEY, crop_nm VARCHAR NOT NULL, crop_grp VARCHAR NOT NULL, std_moist_pct DECIMAL(4,1) NOT NULL);
COMMENT ON COLUMN mart.d_crop.crop_grp IS 'CEREAL, OILSEED, ROOT, LEGUME, FORAGE';
CREATE TABLE mart.d_variety (var_sk INTEGER PRIMARY KEY, crop_sk INTEGER NOT NULL REFERENCES mart.d_crop (crop_sk), var_nm VARCHAR NOT NULL, breeder_nm VARCHAR, reg_yr SMALLINT);
CREATE TABLE mart.d_season (season_sk INTEGER PRIMARY KEY, harvest_yr SMALLINT NOT NULL, season_typ VARCHAR NOT NULL);
COMMENT ON COLUMN mart.d_season.season_typ IS 'WINTER or SPRING sown';
CREATE TABLE mart.d_buyer (buyer_sk INTEGER PRIMARY KEY, buyer_nm VARCHAR NOT NULL, buyer_typ VARCHAR NOT NULL, town_nm VARCHAR NOT NULL);
CREATE TABLE mart.f_planting (plant_sk INTEGER PRIMARY KEY, field_sk INTEGER NOT NULL REFERENCES mart.d_field (field_sk), var_sk INTEGER NOT NULL REFERENCES mart.d_variety (var_sk), prev_crop_sk INTEGER REFERENCES mart.d_crop (crop_sk), season_sk INTEGER NOT NULL REFERENCES mart.d_season (season_sk), sown_dt DATE NOT NULL, seed_kg_ha DECIMAL(6,1) NOT NULL, failed_flg BOOLEAN NOT NULL DEFAULT FALSE);
CREATE TABLE mart.f_harvest (harv_sk INTEGER PRIMARY KEY, plant_sk INTEGER NOT NULL REFERENCES mart.f_planting (plant_sk), harv_dt DATE NOT NULL, ton_wet DECIMAL(9,2) NOT NULL, moist_pct DECIMAL(4,1) NOT NULL, protein_pct DECIMAL(4,1), ton_ha DECIMAL(6,2) NOT NULL);
CREATE TABLE mart.f_input (input_sk INTEGER PRIMARY KEY, plant_sk INTEGER NOT NULL REFERENCES mart.f_planting (plant_sk), input_typ VARCHAR NOT NULL, prod_nm VARCHAR NOT NULL, appl_dt DATE NOT NULL, qty_ha DECIMAL(8,2) NOT NULL, cost_eur_ha DECIMAL(8,2) NOT NULL);
COMMENT ON COLUMN mart.f_input.input_typ IS 'FERT, HERB, FUNG, INSECT, LIME';
CREATE TABLE mart.f_sale (sale_sk INTEGER PRIMARY KEY, farm_sk INTEGER NOT NULL REFERENCES mart.d_farm (farm_sk), crop_sk INTEGER NOT NULL REFERENCES mart.d_crop (crop_sk), buyer_sk INTEGER NOT NULL REFERENCES mart.d_buyer (buyer_sk), contr_dt DATE NOT NULL, dlv_dt DATE, ton DECIMAL(9,2) NOT NULL, px_eur_ton DECIMAL(8,2) NOT NULL, paid_dt DATE);
