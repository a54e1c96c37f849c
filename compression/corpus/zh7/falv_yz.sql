-- 区法律援助中心业务库
CREATE TABLE 受援人 (
    身份证号 TEXT PRIMARY KEY,
    姓名 TEXT NOT NULL,
    性别 TEXT CHECK (性别 IN ('男','女')),
    类别 TEXT NOT NULL CHECK (类别 IN ('农民工','残疾人','老年人','未成年人','妇女','军属','一般贫困')),
    联系电话 TEXT,
    住址 TEXT NOT NULL
);
CREATE TABLE 律所 (
    律所号 SERIAL PRIMARY KEY,
    律所名称 TEXT NOT NULL,
    主任 TEXT NOT NULL
);
CREATE TABLE 律师 (
    执业证号 TEXT PRIMARY KEY,
    姓名 TEXT NOT NULL,
    律所号 INTEGER REFERENCES 律所(律所号),
    执业起始 DATE NOT NULL,
    擅长 TEXT,
    志愿律师 BOOLEAN NOT NULL DEFAULT FALSE,
    停派 BOOLEAN NOT NULL DEFAULT FALSE
);
COMMENT ON COLUMN 律师.律所号 IS '中心专职律师为空';
CREATE TABLE 援助申请 (
    申请号 TEXT PRIMARY KEY,
    身份证号 TEXT NOT NULL REFERENCES 受援人(身份证号),
    案由 TEXT NOT NULL,
    申请日期 DATE NOT NULL,
    渠道 TEXT NOT NULL CHECK (渠道 IN ('窗口','热线','网上','法院通知')),
    审查人 TEXT,
    审查结果 SMALLINT NOT NULL DEFAULT 0,
    不予理由 TEXT
);
COMMENT ON COLUMN 援助申请.审查结果 IS '0待审 1准予 2不予 3补正';
CREATE TABLE 案件 (
    案号 TEXT PRIMARY KEY,
    申请号 TEXT NOT NULL UNIQUE REFERENCES 援助申请(申请号),
    承办律师 TEXT REFERENCES 律师(执业证号),
    协办律师 TEXT REFERENCES 律师(执业证号),
    类型 TEXT NOT NULL CHECK (类型 IN ('民事','刑事','行政')),
    指派日期 DATE,
    结案日期 DATE,
    结案方式 TEXT CHECK (结案方式 IN ('判决','调解','撤诉','终止')),
    挽回损失 NUMERIC(12,2)
);
COMMENT ON COLUMN 案件.挽回损失 IS '元';
CREATE TABLE 办案记录 (
    记录号 BIGSERIAL PRIMARY KEY,
    案号 TEXT NOT NULL REFERENCES 案件(案号),
    日期 DATE NOT NULL,
    事项 TEXT NOT NULL,
    内容 TEXT
);
COMMENT ON COLUMN 办案记录.事项 IS '会见/阅卷/开庭/调解/取证';
CREATE TABLE 补贴 (
    补贴号 BIGSERIAL PRIMARY KEY,
    案号 TEXT NOT NULL REFERENCES 案件(案号),
    执业证号 TEXT NOT NULL REFERENCES 律师(执业证号),
    金额 NUMERIC(10,2) NOT NULL,
    发放日期 DATE
);
CREATE TABLE 回访 (
    回访号 BIGSERIAL PRIMARY KEY,
    案号 TEXT NOT NULL REFERENCES 案件(案号),
    回访日期 DATE NOT NULL,
    满意度 SMALLINT NOT NULL,
    意见 TEXT
);
COMMENT ON COLUMN 回访.满意度 IS '1很不满意 2不满意 3一般 4满意 5很满意';
