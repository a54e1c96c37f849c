-- 统一权限中心 IAM (SQL Server 2019)
CREATE TABLE iam_user (
  UserId       INT IDENTITY(1,1) PRIMARY KEY,
  LoginName    VARCHAR(40) NOT NULL UNIQUE,
  CnName       NVARCHAR(20) NOT NULL,
  OrgId        INT NOT NULL,
  UserKind     CHAR(1) NOT NULL DEFAULT 'E',     -- E 正式员工 O 外包 S 系统账号
  State        TINYINT NOT NULL DEFAULT 1,       -- 1 启用 2 锁定 3 注销
  PwdChangedAt DATETIME2 NULL,
  MfaEnabled   BIT NOT NULL DEFAULT 0,
  LastLoginAt  DATETIME2 NULL,
  ExpireOn     DATE NULL                         -- 外包到期, 正式为空
);
CREATE TABLE iam_org (
  OrgId    INT IDENTITY(1,1) PRIMARY KEY,
  OrgName  NVARCHAR(40) NOT NULL,
  ParentId INT NULL REFERENCES iam_org(OrgId)
);
ALTER TABLE iam_user ADD CONSTRAINT FK_user_org FOREIGN KEY (OrgId) REFERENCES iam_org(OrgId);
CREATE TABLE iam_app (
  AppId   INT IDENTITY(1,1) PRIMARY KEY,
  AppName NVARCHAR(40) NOT NULL,
  Owner   INT NULL REFERENCES iam_user(UserId),  -- 系统负责人
  Level   TINYINT NOT NULL DEFAULT 3,            -- 等保级别 1-4
  Online  BIT NOT NULL DEFAULT 1
);
CREATE TABLE iam_role (
  RoleId    INT IDENTITY(1,1) PRIMARY KEY,
  AppId     INT NOT NULL REFERENCES iam_app(AppId),
  RoleName  NVARCHAR(40) NOT NULL,
  Sensitive BIT NOT NULL DEFAULT 0,              -- 敏感角色
  MaxHolder INT NULL                             -- 最多授予人数, 不限为空
);
CREATE TABLE iam_grant (
  GrantId   BIGINT IDENTITY(1,1) PRIMARY KEY,
  UserId    INT NOT NULL REFERENCES iam_user(UserId),
  RoleId    INT NOT NULL REFERENCES iam_role(RoleId),
  GrantedAt DATETIME2 NOT NULL,
  GrantedBy INT NOT NULL REFERENCES iam_user(UserId),
  ExpireAt  DATETIME2 NULL,                      -- 永久为空
  RevokedAt DATETIME2 NULL                       -- 已回收时间
);
CREATE TABLE iam_conflict (
  RoleA INT NOT NULL REFERENCES iam_role(RoleId),
  RoleB INT NOT NULL REFERENCES iam_role(RoleId),
  Reason NVARCHAR(100) NULL,
  PRIMARY KEY (RoleA, RoleB)                     -- 互斥角色 SoD
);
CREATE TABLE iam_apply (
  ApplyId   BIGINT IDENTITY(1,1) PRIMARY KEY,
  UserId    INT NOT NULL REFERENCES iam_user(UserId),
  RoleId    INT NOT NULL REFERENCES iam_role(RoleId),
  Reason    NVARCHAR(200) NULL,
  Status    TINYINT NOT NULL DEFAULT 0,          -- 0 待审批 1 通过 2 拒绝 3 撤销
  CreatedAt DATETIME2 NOT NULL,
  Approver  INT NULL REFERENCES iam_user(UserId),
  HandledAt DATETIME2 NULL
);
CREATE TABLE iam_login_log (
  LogId   BIGINT IDENTITY(1,1) PRIMARY KEY,
  UserId  INT NULL REFERENCES iam_user(UserId),  -- 账号不存在为空
  AppId   INT NOT NULL REFERENCES iam_app(AppId),
  Ip      VARCHAR(40) NOT NULL,
  Ok      BIT NOT NULL,
  FailMsg NVARCHAR(60) NULL,
  LoginAt DATETIME2 NOT NULL
);
CREATE TABLE iam_review (
  ReviewId BIGINT IDENTITY(1,1) PRIMARY KEY,
  GrantId  BIGINT NOT NULL REFERENCES iam_grant(GrantId),
  Reviewer INT NOT NULL REFERENCES iam_user(UserId),
  Result   TINYINT NULL,                         -- 1 保留 2 回收, 未复核为空
  DueOn    DATE NOT NULL,
  DoneAt   DATETIME2 NULL
);
