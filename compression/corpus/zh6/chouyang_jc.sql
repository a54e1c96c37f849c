-- 食品安全抽检 (PG, english tables, 注释在COMMENT)
CREATE TABLE fs_enterprise (
  ent_id serial PRIMARY KEY,
  ent_name varchar(100) NOT NULL,
  biz_type smallint NOT NULL,
  district varchar(20) NOT NULL,
  license_no varchar(30),
  risk_level char(1) NOT NULL DEFAULT 'B'
);
COMMENT ON COLUMN fs_enterprise.ent_name IS '企业名称';
COMMENT ON COLUMN fs_enterprise.biz_type IS '1生产 2流通 3餐饮';
COMMENT ON COLUMN fs_enterprise.license_no IS '许可证号，无证为空';
COMMENT ON COLUMN fs_enterprise.risk_level IS '风险 A低 B中 C较高 D高';
CREATE TABLE fs_lab (
  lab_id serial PRIMARY KEY,
  lab_name varchar(60) NOT NULL,
  cma_until date NOT NULL
);
COMMENT ON TABLE fs_lab IS '检验机构';
COMMENT ON COLUMN fs_lab.cma_until IS '资质有效期';
CREATE TABLE fs_sampler (
  sampler_id serial PRIMARY KEY,
  full_name varchar(20) NOT NULL,
  lab_id int NOT NULL REFERENCES fs_lab
);
COMMENT ON TABLE fs_sampler IS '抽样员';
CREATE TABLE fs_sample (
  sample_no varchar(20) PRIMARY KEY,
  sampled_at_ent int NOT NULL REFERENCES fs_enterprise,
  producer_ent int REFERENCES fs_enterprise,
  food_name varchar(60) NOT NULL,
  food_class varchar(20) NOT NULL,
  sampler_a int NOT NULL REFERENCES fs_sampler,
  sampler_b int REFERENCES fs_sampler,
  sampled_on date NOT NULL,
  price numeric(10,2) NOT NULL DEFAULT 0,
  qty numeric(8,2) NOT NULL,
  verdict smallint
);
COMMENT ON TABLE fs_sample IS '样品';
COMMENT ON COLUMN fs_sample.sampled_at_ent IS '被抽样单位';
COMMENT ON COLUMN fs_sample.producer_ent IS '标称生产企业，散装没有';
COMMENT ON COLUMN fs_sample.food_class IS '食品大类';
COMMENT ON COLUMN fs_sample.sampler_a IS '主抽样员';
COMMENT ON COLUMN fs_sample.sampler_b IS '副抽样员';
COMMENT ON COLUMN fs_sample.price IS '购样费';
COMMENT ON COLUMN fs_sample.verdict IS '结论 1合格 0不合格，未出为空';
CREATE TABLE fs_test_item (
  sample_no varchar(20) NOT NULL REFERENCES fs_sample,
  item_name varchar(40) NOT NULL,
  limit_val numeric(12,4),
  result_val numeric(12,4),
  unit varchar(10),
  is_pass boolean,
  PRIMARY KEY (sample_no, item_name)
);
COMMENT ON TABLE fs_test_item IS '检验项目';
CREATE TABLE fs_handling (
  handling_id serial PRIMARY KEY,
  sample_no varchar(20) NOT NULL REFERENCES fs_sample,
  officer varchar(20) NOT NULL,
  opened_on date NOT NULL,
  closed_on date,
  fine numeric(12,2) NOT NULL DEFAULT 0,
  recalled_kg numeric(10,2)
);
COMMENT ON TABLE fs_handling IS '核查处置';
COMMENT ON COLUMN fs_handling.officer IS '承办人';
COMMENT ON COLUMN fs_handling.fine IS '罚款';
