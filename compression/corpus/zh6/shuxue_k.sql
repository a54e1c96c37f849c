-- 医院输血科 Blood bank  (SQL Server, camelCase)
create table donorUnit (
  unitNo varchar(16) not null primary key,      -- 血袋号
  product varchar(10) not null,                 -- RBC红细胞/FFP血浆/PLT血小板/CRYO冷沉淀
  abo varchar(2) not null check (abo in ('A','B','O','AB')),
  rh char(1) not null default '+',
  volumeMl int not null,
  collectedOn date not null,
  expireOn date not null,
  fridgeId int null,                            -- 所在冰箱, 已出库为空
  unitStatus tinyint not null default 1         -- 1在库 2已配血 3已发 4报废
)
go
create table fridge (
  fridgeId int identity primary key,
  fridgeName nvarchar(20) not null,
  targetTemp decimal(4,1) not null,
  kind nvarchar(10) not null                    -- 储血/速冻/震荡
)
go
create table patient (
  patientId int identity primary key,
  mrn varchar(12) not null,                     -- 住院号
  fullName nvarchar(30) not null,
  abo varchar(2) null,
  rh char(1) null,
  ward nvarchar(20) not null                    -- 病区
)
go
create table tech (
  techId int identity primary key,
  techName nvarchar(20) not null,
  isSenior bit not null default 0
)
go
create table bloodRequest (
  requestId int identity primary key,
  patientId int not null references patient(patientId),
  product varchar(10) not null,
  qty int not null,
  urgency tinyint not null default 1,           -- 1常规 2紧急 3大量输血
  doctor nvarchar(20) not null,
  requestedAt datetime2 not null default sysdatetime(),
  cancelledAt datetime2 null
)
go
create table crossmatch (
  xmId int identity primary key,
  requestId int not null references bloodRequest(requestId),
  unitNo varchar(16) not null references donorUnit(unitNo),
  testedBy int not null references tech(techId),    -- 配血者
  checkedBy int null references tech(techId),       -- 复核者
  compatible bit null,                              -- 相合, 结果未出为空
  testedAt datetime2 not null
)
go
create table issueLog (
  issueId int identity primary key,
  unitNo varchar(16) not null references donorUnit(unitNo),
  patientId int not null references patient(patientId),
  issuedBy int not null references tech(techId),
  nurse nvarchar(20) not null,                  -- 取血护士
  issuedAt datetime2 not null,
  returnedAt datetime2 null                     -- 退血
)
go
create table reaction (
  reactionId int identity primary key,
  issueId int not null references issueLog(issueId),
  kind nvarchar(10) not null,                   -- 发热/过敏/溶血/TACO
  severity tinyint not null,                    -- 1-4级
  reportedAt datetime2 not null
)
go
