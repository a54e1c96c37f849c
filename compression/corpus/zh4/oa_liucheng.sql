-- OA 审批中心  SQL Server
CREATE TABLE [oa_dept] (
  [dept_id] int IDENTITY(1,1) NOT NULL,
  [dept_name] nvarchar(40) NOT NULL,
  [parent_id] int NULL,
  [manager_id] int NULL,
  CONSTRAINT [PK_oa_dept] PRIMARY KEY ([dept_id])
);
GO
EXEC sp_addextendedproperty 'MS_Description', N'部门', 'SCHEMA', 'dbo', 'TABLE', 'oa_dept';
GO
CREATE TABLE [oa_emp] (
  [emp_id] int IDENTITY(1,1) NOT NULL,
  [emp_name] nvarchar(20) NOT NULL,       -- 姓名
  [dept_id] int NOT NULL,
  [job] nvarchar(20) NULL,                -- 职务
  [entry_date] date NOT NULL,             -- 入职
  [leave_date] date NULL,                 -- 离职
  [annual_days] decimal(4,1) NOT NULL DEFAULT 5, -- 年假天数
  CONSTRAINT [PK_oa_emp] PRIMARY KEY ([emp_id]),
  CONSTRAINT [FK_emp_dept] FOREIGN KEY ([dept_id]) REFERENCES [oa_dept]([dept_id])
);
GO
CREATE TABLE [oa_flow] (
  [flow_id] int IDENTITY(1,1) NOT NULL,
  [flow_name] nvarchar(40) NOT NULL,      -- 流程名称
  [flow_type] tinyint NOT NULL,           -- 1人事 2财务 3行政 4采购
  [sla_hours] int NULL,                   -- 时限（小时），不限为空
  [enabled] bit NOT NULL DEFAULT 1,
  CONSTRAINT [PK_oa_flow] PRIMARY KEY ([flow_id])
);
GO
CREATE TABLE [oa_form] (
  [form_id] bigint IDENTITY(1,1) NOT NULL,
  [form_no] varchar(20) NOT NULL,         -- 单号
  [flow_id] int NOT NULL,
  [title] nvarchar(100) NOT NULL,
  [applicant_id] int NOT NULL,            -- 申请人
  [amount] decimal(12,2) NULL,            -- 金额，非费用类为空
  [status] tinyint NOT NULL DEFAULT 0,    -- 0草稿 1审批中 2通过 3驳回 4撤回
  [urgent] bit NOT NULL DEFAULT 0,        -- 加急
  [submit_time] datetime NULL,            -- 提交时间，草稿为空
  [end_time] datetime NULL,               -- 办结时间
  CONSTRAINT [PK_oa_form] PRIMARY KEY ([form_id]),
  CONSTRAINT [FK_form_flow] FOREIGN KEY ([flow_id]) REFERENCES [oa_flow]([flow_id]),
  CONSTRAINT [FK_form_emp] FOREIGN KEY ([applicant_id]) REFERENCES [oa_emp]([emp_id])
);
GO
CREATE TABLE [oa_task] (
  [task_id] bigint IDENTITY(1,1) NOT NULL,
  [form_id] bigint NOT NULL,
  [node_name] nvarchar(20) NOT NULL,      -- 节点
  [handler_id] int NOT NULL,              -- 处理人
  [arrive_time] datetime NOT NULL,        -- 到达
  [handle_time] datetime NULL,            -- 处理时间，待办为空
  [action] tinyint NULL,                  -- 1同意 2驳回 3转办 4加签
  [opinion] nvarchar(200) NULL,           -- 意见
  [agent_id] int NULL,                    -- 代理人
  CONSTRAINT [PK_oa_task] PRIMARY KEY ([task_id]),
  CONSTRAINT [FK_task_form] FOREIGN KEY ([form_id]) REFERENCES [oa_form]([form_id]),
  CONSTRAINT [FK_task_emp] FOREIGN KEY ([handler_id]) REFERENCES [oa_emp]([emp_id]),
  CONSTRAINT [FK_task_agent] FOREIGN KEY ([agent_id]) REFERENCES [oa_emp]([emp_id])
);
GO
CREATE TABLE [oa_leave] (
  [leave_id] bigint IDENTITY(1,1) NOT NULL,
  [form_id] bigint NOT NULL,
  [kind] nvarchar(10) NOT NULL,           -- 年假/病假/事假/调休/婚假/产假
  [from_date] date NOT NULL,
  [to_date] date NOT NULL,                -- 含
  [days] decimal(4,1) NOT NULL,
  CONSTRAINT [PK_oa_leave] PRIMARY KEY ([leave_id]),
  CONSTRAINT [FK_leave_form] FOREIGN KEY ([form_id]) REFERENCES [oa_form]([form_id])
);
GO
CREATE TABLE [oa_notice] (
  [notice_id] int IDENTITY(1,1) NOT NULL,
  [title] nvarchar(100) NOT NULL,
  [dept_id] int NULL,                     -- 发布部门
  [top_flag] bit NOT NULL DEFAULT 0,      -- 置顶
  [publish_time] datetime NULL,           -- 未发布为空
  [expire_date] date NULL,                -- 长期有效为空
  [reads] int NOT NULL DEFAULT 0,
  CONSTRAINT [PK_oa_notice] PRIMARY KEY ([notice_id]),
  CONSTRAINT [FK_notice_dept] FOREIGN KEY ([dept_id]) REFERENCES [oa_dept]([dept_id])
);
GO
CREATE TABLE [oa_seal] (
  [use_id] int IDENTITY(1,1) NOT NULL,
  [form_id] bigint NOT NULL,
  [seal_kind] nvarchar(10) NOT NULL,      -- 公章/合同章/财务章/法人章
  [out_flag] bit NOT NULL DEFAULT 0,      -- 是否外带
  [use_time] datetime NOT NULL,
  [return_time] datetime NULL,            -- 外带归还
  [copies] int NOT NULL DEFAULT 1,        -- 份数
  CONSTRAINT [PK_oa_seal] PRIMARY KEY ([use_id]),
  CONSTRAINT [FK_seal_form] FOREIGN KEY ([form_id]) REFERENCES [oa_form]([form_id])
);
GO
