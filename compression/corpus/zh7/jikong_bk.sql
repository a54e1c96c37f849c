-- 疾控中心 法定传染病报卡与流调
CREATE TABLE infectious_disease (
    disease_code varchar(8) PRIMARY KEY,
    disease_name varchar(40) NOT NULL,
    class_level  char(1) NOT NULL,
    report_hours int NOT NULL
);
COMMENT ON TABLE infectious_disease IS '病种';
COMMENT ON COLUMN infectious_disease.disease_name IS '病名';
COMMENT ON COLUMN infectious_disease.class_level IS '类别 A甲类 B乙类 C丙类';
COMMENT ON COLUMN infectious_disease.report_hours IS '报告时限(小时)';
CREATE TABLE med_org (
    org_id    serial PRIMARY KEY,
    org_name  varchar(60) NOT NULL,
    county    varchar(20) NOT NULL,
    org_level varchar(10)
);
COMMENT ON TABLE med_org IS '医疗机构';
COMMENT ON COLUMN med_org.org_name IS '机构名称';
COMMENT ON COLUMN med_org.county IS '县区';
COMMENT ON COLUMN med_org.org_level IS '等级 三甲/二甲/一级，诊所为空';
CREATE TABLE report_card (
    card_no      varchar(24) PRIMARY KEY,
    disease_code varchar(8) NOT NULL REFERENCES infectious_disease(disease_code),
    org_id       int NOT NULL REFERENCES med_org(org_id),
    patient_name varchar(30) NOT NULL,
    gender       smallint NOT NULL,
    age          int NOT NULL,
    occupation   varchar(20),
    addr_county  varchar(20) NOT NULL,
    onset_date   date NOT NULL,
    diagnose_at  timestamp NOT NULL,
    report_at    timestamp NOT NULL,
    case_class   smallint NOT NULL,
    death_date   date,
    audit_status smallint NOT NULL DEFAULT 0
);
COMMENT ON TABLE report_card IS '报告卡';
COMMENT ON COLUMN report_card.patient_name IS '患者姓名';
COMMENT ON COLUMN report_card.gender IS '1男 2女';
COMMENT ON COLUMN report_card.occupation IS '职业 学生/农民/工人/散居儿童/离退人员';
COMMENT ON COLUMN report_card.addr_county IS '现住址县区';
COMMENT ON COLUMN report_card.onset_date IS '发病日期';
COMMENT ON COLUMN report_card.diagnose_at IS '诊断时间';
COMMENT ON COLUMN report_card.report_at IS '报告时间';
COMMENT ON COLUMN report_card.case_class IS '病例分类 1疑似 2临床诊断 3确诊 4病原携带者';
COMMENT ON COLUMN report_card.death_date IS '死亡日期';
COMMENT ON COLUMN report_card.audit_status IS '审核状态 0未审 1县区已审 2市级已审 9删除';
CREATE TABLE investigator (
    id    serial PRIMARY KEY,
    name  varchar(30) NOT NULL,
    county varchar(20) NOT NULL,
    phone varchar(20)
);
COMMENT ON TABLE investigator IS '流调员';
CREATE TABLE investigation (
    inv_id    bigserial PRIMARY KEY,
    card_no   varchar(24) NOT NULL REFERENCES report_card(card_no),
    leader_id int NOT NULL REFERENCES investigator(id),
    helper_id int REFERENCES investigator(id),
    begin_at  timestamp NOT NULL,
    finish_at timestamp,
    conclusion text
);
COMMENT ON TABLE investigation IS '流行病学调查';
COMMENT ON COLUMN investigation.leader_id IS '主调人';
COMMENT ON COLUMN investigation.helper_id IS '协调查人';
COMMENT ON COLUMN investigation.conclusion IS '调查结论';
CREATE TABLE close_contact (
    contact_id bigserial PRIMARY KEY,
    card_no    varchar(24) NOT NULL REFERENCES report_card(card_no),
    name       varchar(30) NOT NULL,
    relation   varchar(20) NOT NULL,
    obs_until  date NOT NULL,
    turned_case boolean NOT NULL DEFAULT false
);
COMMENT ON TABLE close_contact IS '密切接触者';
COMMENT ON COLUMN close_contact.relation IS '关系 家人/同学/同事/邻居';
COMMENT ON COLUMN close_contact.obs_until IS '观察截止日';
COMMENT ON COLUMN close_contact.turned_case IS '是否转为病例';
CREATE TABLE lab_sample (
    sample_no varchar(20) PRIMARY KEY,
    card_no   varchar(24) NOT NULL REFERENCES report_card(card_no),
    sample_type varchar(12) NOT NULL,
    sampled_at timestamp NOT NULL,
    result    smallint
);
COMMENT ON TABLE lab_sample IS '检测样本';
COMMENT ON COLUMN lab_sample.sample_type IS '咽拭子/血清/粪便/脑脊液';
COMMENT ON COLUMN lab_sample.result IS '0阴性 1阳性，未出结果为空';
