-- dbt marts, DuckDB: forecourt sales and deliveries
create table marts.dim_site (site_key integer primary key, site_cd varchar not null, site_nm varchar not null, brand_nm varchar not null, city_nm varchar not null, region_cd varchar not null, motorway_ind boolean not null, open_dt date not null, close_dt date);
create table marts.dim_product (prod_key integer primary key, prod_cd varchar not null, prod_nm varchar not null, prod_grp varchar not null /* FUEL | SHOP | CARWASH */, uom varchar not null, vat_pct decimal(4,1) not null);
create table marts.dim_date (date_key integer primary key, cal_date date not null, cal_year smallint not null, cal_qtr smallint not null, cal_month smallint not null, iso_week smallint not null, is_weekend boolean not null, is_bank_holiday boolean not null);
create table marts.dim_card (card_key integer primary key, card_no varchar not null, fleet_nm varchar, card_type varchar not null check (card_type in ('LOYALTY', 'FLEET')), issued_dt date not null, blocked_dt date);
create table marts.dim_supplier (supp_key integer primary key, supp_nm varchar not null, terminal_nm varchar not null);
create table marts.fct_sale (
  txn_id bigint not null,
  line_no smallint not null,
  date_key integer not null references marts.dim_date (date_key),
  site_key integer not null references marts.dim_site (site_key),
  prod_key integer not null references marts.dim_product (prod_key),
  card_key integer references marts.dim_card (card_key),
  pump_no smallint,
  qty decimal(10,3) not null,
  net_amt decimal(10,2) not null,
  disc_amt decimal(10,2) not null default 0,
  pay_type varchar not null,   -- CASH, CARD, FLEETCARD, APP
  primary key (txn_id, line_no)
);
create table marts.fct_delivery (
  dlv_id bigint primary key,
  site_key integer not null references marts.dim_site (site_key),
  prod_key integer not null references marts.dim_product (prod_key),
  supp_key integer not null references marts.dim_supplier (supp_key),
  ord_date_key integer not null references marts.dim_date (date_key),
  dlv_date_key integer references marts.dim_date (date_key),
  ord_ltr integer not null,
  dlv_ltr integer,
  cost_amt decimal(12,2)
);
create table marts.fct_tank_dip (site_key integer not null references marts.dim_site (site_key), prod_key integer not null references marts.dim_product (prod_key), dip_ts timestamp not null, book_ltr integer not null, dip_ltr integer not null, water_mm smallint not null default 0, primary key (site_key, prod_key, dip_ts));
