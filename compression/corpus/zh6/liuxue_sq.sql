-- 留学中介申请进度 (DuckDB, exported from CRM)
CREATE TABLE IF NOT EXISTS dim_consultant (consultant_key INTEGER PRIMARY KEY, full_name VARCHAR NOT NULL, role VARCHAR NOT NULL, office VARCHAR NOT NULL, quit_date DATE);
-- role: 顾问/文书/递签
CREATE TABLE IF NOT EXISTS dim_student (student_key INTEGER PRIMARY KEY, student_name VARCHAR NOT NULL, school VARCHAR, gpa DECIMAL(3,2), ielts DECIMAL(2,1), target_country VARCHAR NOT NULL, referrer_key INTEGER, sales_key INTEGER NOT NULL, writer_key INTEGER);
-- school 本科院校; ielts 没考为空; referrer_key 老学员介绍; sales_key 签约顾问; writer_key 文书老师, 未分配为空
CREATE TABLE IF NOT EXISTS dim_program (program_key INTEGER PRIMARY KEY, university VARCHAR NOT NULL, program_name VARCHAR NOT NULL, country VARCHAR NOT NULL, degree VARCHAR NOT NULL CHECK (degree IN ('本科','硕士','博士')), qs_rank INTEGER, tuition_wan DECIMAL(6,2), deadline DATE);
-- tuition_wan 学费(万元); deadline 滚动录取为空
CREATE TABLE IF NOT EXISTS fact_contract (contract_no VARCHAR PRIMARY KEY, student_key INTEGER NOT NULL REFERENCES dim_student(student_key), signed_on DATE NOT NULL, fee DECIMAL(10,2) NOT NULL, paid DECIMAL(10,2) NOT NULL DEFAULT 0, refunded BOOLEAN NOT NULL DEFAULT FALSE);
CREATE TABLE IF NOT EXISTS fact_application (app_id INTEGER PRIMARY KEY, student_key INTEGER NOT NULL REFERENCES dim_student(student_key), program_key INTEGER NOT NULL REFERENCES dim_program(program_key), submitted_on DATE, result VARCHAR, decided_on DATE, scholarship_wan DECIMAL(6,2), accepted BOOLEAN NOT NULL DEFAULT FALSE);
-- submitted_on 未递交为空; result offer/con有条件/wl候补/rej, 未出为空; accepted 学生接受offer
CREATE TABLE IF NOT EXISTS fact_material (material_id INTEGER PRIMARY KEY, app_id INTEGER NOT NULL REFERENCES fact_application(app_id), doc_kind VARCHAR NOT NULL, drafted_by INTEGER NOT NULL REFERENCES dim_consultant(consultant_key), polished_by INTEGER REFERENCES dim_consultant(consultant_key), version_no INTEGER NOT NULL DEFAULT 1, done_on DATE);
-- doc_kind: PS/CV/RL推荐信/WS作品集; polished_by 润色; done_on 定稿
CREATE TABLE IF NOT EXISTS fact_visa (visa_id INTEGER PRIMARY KEY, app_id INTEGER NOT NULL REFERENCES fact_application(app_id), filed_on DATE NOT NULL, outcome VARCHAR, handler_key INTEGER NOT NULL REFERENCES dim_consultant(consultant_key));
-- outcome 通过/拒签/补料, 等待为空
