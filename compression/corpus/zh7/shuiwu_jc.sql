-- 税务稽查选案与办案 (SQLite extract)
CREATE TABLE taxpayer (
  tax_no TEXT PRIMARY KEY,          -- 纳税人识别号
  tp_name TEXT NOT NULL,            -- 纳税人名称
  industry TEXT NOT NULL,           -- 行业
  credit_level TEXT CHECK (credit_level IN ('A','B','M','C','D')),  -- 纳税信用等级,未评为空
  general_flag INTEGER NOT NULL DEFAULT 1,  -- 1一般纳税人 0小规模
  bureau_id INTEGER NOT NULL REFERENCES bureau(bureau_id),  -- 主管分局
  reg_date DATE NOT NULL,           -- 登记日期
  cancel_date DATE                  -- 注销日期
);
CREATE TABLE bureau (
  bureau_id INTEGER PRIMARY KEY,
  bureau_name TEXT NOT NULL,        -- 分局名称
  chief TEXT NOT NULL               -- 局长
);
CREATE TABLE inspector (
  insp_id INTEGER PRIMARY KEY,
  insp_name TEXT NOT NULL,          -- 稽查员姓名
  cert_no TEXT NOT NULL,            -- 执法证号
  bureau_id INTEGER NOT NULL REFERENCES bureau(bureau_id),
  transferred INTEGER NOT NULL DEFAULT 0    -- 已调离
);
CREATE TABLE clue (
  clue_id INTEGER PRIMARY KEY,
  tax_no TEXT NOT NULL REFERENCES taxpayer(tax_no),
  source INTEGER NOT NULL,          -- 来源 1举报 2大数据 3协查 4上级交办
  received_on DATE NOT NULL,        -- 接收日期
  content TEXT NOT NULL,            -- 线索内容
  decision INTEGER                  -- 处理 1立案 2不立案 3转评估 未处理为空
);
CREATE TABLE tax_case (
  case_no TEXT PRIMARY KEY,         -- 案件编号
  clue_id INTEGER REFERENCES clue(clue_id),
  tax_no TEXT NOT NULL REFERENCES taxpayer(tax_no),
  lead_id INTEGER NOT NULL REFERENCES inspector(insp_id),   -- 主查
  assist_id INTEGER REFERENCES inspector(insp_id),          -- 协查
  filed_on DATE NOT NULL,           -- 立案日期
  stage INTEGER NOT NULL DEFAULT 1, -- 阶段 1检查 2审理 3执行 4结案
  closed_on DATE,                   -- 结案日期
  is_major INTEGER NOT NULL DEFAULT 0       -- 重大案件
);
CREATE TABLE finding (
  finding_id INTEGER PRIMARY KEY,
  case_no TEXT NOT NULL REFERENCES tax_case(case_no),
  tax_kind TEXT NOT NULL,           -- 税种 增值税/企业所得税/个人所得税/消费税
  violation TEXT NOT NULL,          -- 违法类型 虚开/隐匿收入/虚列成本/骗税
  tax_due NUMERIC NOT NULL,         -- 补税
  fine NUMERIC,                     -- 罚款,未定为空
  late_fee NUMERIC NOT NULL DEFAULT 0       -- 滞纳金
);
CREATE TABLE collection (
  coll_id INTEGER PRIMARY KEY,
  case_no TEXT NOT NULL REFERENCES tax_case(case_no),
  paid_on DATE NOT NULL,            -- 入库日期
  amount NUMERIC NOT NULL           -- 入库金额
);
CREATE TABLE enforcement (
  enf_id INTEGER PRIMARY KEY,
  case_no TEXT NOT NULL REFERENCES tax_case(case_no),
  measure TEXT NOT NULL,            -- 措施 冻结账户/扣缴/查封/阻止出境
  issued_on DATE NOT NULL,          -- 下达日期
  lifted_on DATE                    -- 解除日期
);
