-- 律所案件管理，pg
CREATE TABLE "律师" (
  "律师号" serial PRIMARY KEY,
  "姓名" varchar(20) NOT NULL,
  "职级" varchar(10) NOT NULL CHECK ("职级" IN ('合伙人','主办','助理','实习')),
  "执业证号" varchar(20),
  "小时费率" numeric(8,2) NOT NULL,
  "入所日期" date NOT NULL,
  "离所日期" date,
  "带教律师" int REFERENCES "律师" ("律师号")
);
CREATE TABLE "客户" (
  "客户号" serial PRIMARY KEY,
  "客户名称" varchar(100) NOT NULL,
  "客户类型" varchar(6) NOT NULL CHECK ("客户类型" IN ('个人','企业','政府')),
  "联系电话" varchar(20),
  "来源" varchar(20),
  "常年顾问" boolean NOT NULL DEFAULT false,
  "顾问到期" date
);
CREATE TABLE "案件" (
  "案号" varchar(30) PRIMARY KEY,
  "客户号" int NOT NULL REFERENCES "客户" ("客户号"),
  "案由" varchar(60) NOT NULL,
  "案件类型" varchar(6) NOT NULL CHECK ("案件类型" IN ('民事','刑事','行政','仲裁','非诉')),
  "标的额" numeric(16,2),
  "主办律师" int NOT NULL REFERENCES "律师" ("律师号"),
  "收案日期" date NOT NULL,
  "结案日期" date,
  "结果" varchar(10),
  "状态" smallint NOT NULL DEFAULT 0
);
COMMENT ON COLUMN "案件"."标的额" IS '元，无标的为空';
COMMENT ON COLUMN "案件"."结果" IS '胜诉/部分胜诉/败诉/调解/撤诉';
COMMENT ON COLUMN "案件"."状态" IS '0接洽 1办理中 2已结 3中止 9拒接';
CREATE TABLE "开庭" (
  "庭次号" bigserial PRIMARY KEY,
  "案号" varchar(30) NOT NULL REFERENCES "案件" ("案号"),
  "法院" varchar(60) NOT NULL,
  "法庭" varchar(20),
  "开庭时间" timestamp NOT NULL,
  "出庭律师" int REFERENCES "律师" ("律师号"),
  "已延期" boolean NOT NULL DEFAULT false
);
CREATE TABLE "工时" (
  "工时号" bigserial PRIMARY KEY,
  "律师号" int NOT NULL REFERENCES "律师" ("律师号"),
  "案号" varchar(30) REFERENCES "案件" ("案号"),
  "日期" date NOT NULL,
  "小时" numeric(4,1) NOT NULL,
  "内容" varchar(200),
  "可计费" boolean NOT NULL DEFAULT true
);
COMMENT ON COLUMN "工时"."案号" IS '内部事务为空';
CREATE TABLE "收费" (
  "收费号" bigserial PRIMARY KEY,
  "案号" varchar(30) NOT NULL REFERENCES "案件" ("案号"),
  "方式" varchar(10) NOT NULL,
  "应收" numeric(12,2) NOT NULL,
  "已收" numeric(12,2) NOT NULL DEFAULT 0,
  "约定日期" date NOT NULL,
  "开票号" varchar(30)
);
COMMENT ON COLUMN "收费"."方式" IS '固定/计时/风险';
CREATE TABLE "对方当事人" (
  "编号" bigserial PRIMARY KEY,
  "案号" varchar(30) NOT NULL REFERENCES "案件" ("案号"),
  "名称" varchar(100) NOT NULL,
  "代理律所" varchar(80)
);
CREATE TABLE "期限提醒" (
  "提醒号" bigserial PRIMARY KEY,
  "案号" varchar(30) NOT NULL REFERENCES "案件" ("案号"),
  "事项" varchar(60) NOT NULL,
  "截止日" date NOT NULL,
  "完成时间" timestamp
);
