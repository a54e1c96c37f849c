-- 专利代理事务所案件系统 (SQLite, Django 生成)
CREATE TABLE "ip_client" ("id" integer NOT NULL PRIMARY KEY AUTOINCREMENT, "name" varchar(80) NOT NULL, "kind" varchar(10) NOT NULL, "province" varchar(20) NULL, "vip" bool NOT NULL DEFAULT 0);
-- kind: 企业/高校/个人
CREATE TABLE "ip_agent" ("id" integer NOT NULL PRIMARY KEY AUTOINCREMENT, "full_name" varchar(30) NOT NULL, "license_no" varchar(20) NULL, "tech_field" varchar(20) NOT NULL, "left_on" date NULL);
-- tech_field 专业: 机械/电子/化学/生物; left_on 离职日期
CREATE TABLE "ip_case" (
  "id" integer NOT NULL PRIMARY KEY AUTOINCREMENT,
  "case_no" varchar(20) NOT NULL UNIQUE,
  "title" varchar(200) NOT NULL,
  "patent_type" integer NOT NULL,      -- 1发明 2实用新型 3外观设计
  "client_id" integer NOT NULL REFERENCES "ip_client" ("id"),
  "drafter_id" integer NULL REFERENCES "ip_agent" ("id"),   -- 撰写人
  "reviewer_id" integer NULL REFERENCES "ip_agent" ("id"),  -- 质检人
  "app_no" varchar(20) NULL,           -- 申请号
  "filed_on" date NULL,                -- 申请日, 没递交为空
  "granted_on" date NULL,              -- 授权日
  "stage" varchar(10) NOT NULL DEFAULT '撰写',  -- 撰写/待递交/初审/实审/授权/驳回/放弃
  "agency_fee" decimal(10,2) NOT NULL DEFAULT 0
);
CREATE TABLE "ip_office_action" (
  "id" integer NOT NULL PRIMARY KEY AUTOINCREMENT,
  "case_id" integer NOT NULL REFERENCES "ip_case" ("id"),
  "round" integer NOT NULL,            -- 第几次审查意见
  "issued_on" date NOT NULL,
  "due_on" date NOT NULL,              -- 答复期限
  "replied_on" date NULL
);
CREATE TABLE "ip_annual_fee" (
  "id" integer NOT NULL PRIMARY KEY AUTOINCREMENT,
  "case_id" integer NOT NULL REFERENCES "ip_case" ("id"),
  "year_no" integer NOT NULL,          -- 第几年年费
  "amount" decimal(10,2) NOT NULL,
  "due_on" date NOT NULL,
  "paid_on" date NULL
);
CREATE TABLE "ip_inventor" ("id" integer NOT NULL PRIMARY KEY AUTOINCREMENT, "name" varchar(30) NOT NULL, "id_card" varchar(18) NULL, "client_id" integer NULL REFERENCES "ip_client" ("id"));
CREATE TABLE "ip_case_inventor" ("case_id" integer NOT NULL REFERENCES "ip_case" ("id"), "inventor_id" integer NOT NULL REFERENCES "ip_inventor" ("id"), "rank_no" integer NOT NULL, PRIMARY KEY ("case_id", "inventor_id"));
-- rank_no 发明人排序
