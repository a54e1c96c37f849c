CREATE TABLE garden_block (
  block_id serial PRIMARY KEY,
  block_name varchar(30) NOT NULL,
  altitude_m integer NOT NULL,
  area_mu numeric(8,2) NOT NULL,
  cultivar varchar(20) NOT NULL,
  planted_year smallint NOT NULL,
  organic boolean NOT NULL DEFAULT false,
  keeper_id integer
);
CREATE TABLE worker (
  worker_id serial PRIMARY KEY,
  worker_name varchar(30) NOT NULL,
  phone varchar(20),
  team varchar(20) NOT NULL,
  paid_by varchar(5) NOT NULL CHECK (paid_by IN ('day', 'piece'))
);
CREATE TABLE picking (
  picking_id bigserial PRIMARY KEY,
  block_id integer NOT NULL REFERENCES garden_block,
  worker_id integer NOT NULL REFERENCES worker,
  picked_on date NOT NULL,
  leaf_grade varchar(10) NOT NULL CHECK (leaf_grade IN ('bud', 'one_leaf', 'two_leaf', 'coarse')),
  fresh_kg numeric(8,2) NOT NULL,
  wage numeric(8,2)
);
CREATE TABLE process_batch (
  batch_no varchar(16) PRIMARY KEY,
  tea_type varchar(10) NOT NULL,
  master_id integer NOT NULL REFERENCES worker (worker_id),
  checker_id integer REFERENCES worker (worker_id),
  started_at timestamp NOT NULL,
  finished_at timestamp,
  fresh_in_kg numeric(10,2) NOT NULL,
  dry_out_kg numeric(10,2),
  taste_score numeric(4,1)
);
CREATE TABLE batch_source (
  batch_no varchar(16) NOT NULL REFERENCES process_batch,
  picking_id bigint NOT NULL REFERENCES picking,
  PRIMARY KEY (batch_no, picking_id)
);
CREATE TABLE dealer (
  dealer_id serial PRIMARY KEY,
  dealer_name varchar(50) NOT NULL,
  province varchar(20) NOT NULL,
  introduced_by integer REFERENCES dealer (dealer_id)
);
CREATE TABLE sale (
  sale_id bigserial PRIMARY KEY,
  dealer_id integer NOT NULL REFERENCES dealer,
  batch_no varchar(16) NOT NULL REFERENCES process_batch,
  kg numeric(10,2) NOT NULL,
  unit_price numeric(10,2) NOT NULL,
  sold_on date NOT NULL,
  received_on date
);
COMMENT ON TABLE garden_block IS '茶园地块';
COMMENT ON TABLE worker IS '采茶工和制茶师';
COMMENT ON TABLE picking IS '采摘记录';
COMMENT ON TABLE process_batch IS '加工批次';
COMMENT ON TABLE batch_source IS '批次用了哪些鲜叶';
COMMENT ON TABLE dealer IS '经销商';
COMMENT ON TABLE sale IS '销售';
ALTER TABLE garden_block ADD CONSTRAINT fk_keeper FOREIGN KEY (keeper_id) REFERENCES worker (worker_id);
