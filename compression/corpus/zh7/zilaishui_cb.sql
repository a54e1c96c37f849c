-- 自来水营业收费系统 (SQL Server)
CREATE TABLE dbo.wt_user (
  user_no     VARCHAR(12) NOT NULL PRIMARY KEY,  -- 户号
  user_name   NVARCHAR(50) NOT NULL,             -- 户名
  addr        NVARCHAR(120) NOT NULL,            -- 用水地址
  area_id     INT NOT NULL,                      -- 抄表片区
  use_type    TINYINT NOT NULL DEFAULT 1,        -- 用水性质 1居民 2商业 3工业 4特种
  mobile      VARCHAR(20) NULL,                  -- 手机
  open_date   DATE NOT NULL,                     -- 开户日期
  close_date  DATE NULL,                         -- 销户日期
  is_dibao    BIT NOT NULL DEFAULT 0             -- 低保户
);
CREATE TABLE dbo.wt_area (
  area_id    INT IDENTITY(1,1) PRIMARY KEY,
  area_name  NVARCHAR(40) NOT NULL,   -- 片区名称
  reader_id  INT NULL                 -- 抄表员，未分配为空
);
CREATE TABLE dbo.wt_staff (
  staff_id   INT IDENTITY(1,1) PRIMARY KEY,
  staff_name NVARCHAR(20) NOT NULL,   -- 姓名
  dept       NVARCHAR(30) NOT NULL,   -- 部门 抄表班/稽查班/维修班/营业厅
  tel        VARCHAR(20) NULL         -- 电话
);
CREATE TABLE dbo.wt_meter (
  meter_no   VARCHAR(20) NOT NULL PRIMARY KEY,  -- 表号
  user_no    VARCHAR(12) NOT NULL REFERENCES dbo.wt_user(user_no),
  caliber    INT NOT NULL,                      -- 口径 mm
  is_smart   BIT NOT NULL DEFAULT 0,            -- 智能远传表
  install_dt DATE NOT NULL,                     -- 装表日期
  state      TINYINT NOT NULL DEFAULT 0         -- 0在用 1停用 2故障 3拆除
);
CREATE TABLE dbo.wt_reading (
  id         BIGINT IDENTITY PRIMARY KEY,
  meter_no   VARCHAR(20) NOT NULL REFERENCES dbo.wt_meter(meter_no),
  read_month CHAR(6) NOT NULL,                  -- 抄表月份 yyyymm
  read_at    DATETIME NOT NULL,                 -- 抄表时间
  last_num   INT NOT NULL,                      -- 上期读数
  this_num   INT NOT NULL,                      -- 本期读数
  reader_id  INT NOT NULL REFERENCES dbo.wt_staff(staff_id), -- 抄表人
  is_est     BIT NOT NULL DEFAULT 0             -- 估抄
);
CREATE TABLE dbo.wt_bill (
  bill_no    VARCHAR(20) NOT NULL PRIMARY KEY,  -- 账单号
  user_no    VARCHAR(12) NOT NULL REFERENCES dbo.wt_user(user_no),
  bill_month CHAR(6) NOT NULL,                  -- 账期 yyyymm
  volume     INT NOT NULL,                      -- 水量 吨
  water_fee  DECIMAL(10,2) NOT NULL,            -- 水费
  sewage_fee DECIMAL(10,2) NOT NULL,            -- 污水处理费
  late_fee   DECIMAL(10,2) NOT NULL DEFAULT 0,  -- 违约金
  status     TINYINT NOT NULL DEFAULT 0,        -- 0未缴 1已缴 2部分缴 3呆坏账
  due_date   DATE NOT NULL,                     -- 缴费截止日
  paid_at    DATETIME NULL                      -- 缴清时间
);
CREATE TABLE dbo.wt_repair (
  repair_no  VARCHAR(20) NOT NULL PRIMARY KEY,  -- 报修单号
  user_no    VARCHAR(12) NULL REFERENCES dbo.wt_user(user_no), -- 路面漏水为空
  kind       NVARCHAR(20) NOT NULL,             -- 漏水/无水/水质/水压
  call_at    DATETIME NOT NULL,                 -- 来电时间
  worker_id  INT NULL REFERENCES dbo.wt_staff(staff_id), -- 维修工
  done_at    DATETIME NULL                      -- 完成时间
);
GO
ALTER TABLE dbo.wt_user ADD CONSTRAINT fk_u_area FOREIGN KEY (area_id) REFERENCES dbo.wt_area(area_id);
ALTER TABLE dbo.wt_area ADD CONSTRAINT fk_a_reader FOREIGN KEY (reader_id) REFERENCES dbo.wt_staff(staff_id);
GO
