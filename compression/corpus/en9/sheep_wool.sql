-- wool clip system, moved over from the AS/400 in 1999 and never renamed
create table WCLPF010 (            -- properties
  PRPNO  int not null primary key,
  PRPNAM varchar(40) not null,
  SHIRE  varchar(30) not null,
  HA     decimal(9,1),
  OWNNAM varchar(40) not null,
  ACTFL  char(1) not null default 'A'    -- A active, I inactive
);
create table WCLPF020 (            -- mobs
  MOBNO  int not null primary key,
  PRPNO  int not null references WCLPF010 (PRPNO),
  BRDCD  char(3) not null,               -- MER merino, XBD crossbred, COR corriedale
  SEXCD  char(1) not null,               -- E ewe, W wether, R ram
  DRPYR  smallint not null,              -- drop year
  HDCNT  int not null
);
create table WCLPF030 (            -- shearers
  SHRNO  int not null primary key,
  SHRNAM varchar(40) not null,
  CTRNAM varchar(40),                    -- contractor, null = freelance
  LRNFL  char(1) not null default 'N'    -- Y learner
);
create table WCLPF040 (            -- shearing runs
  RUNNO  int not null primary key,
  MOBNO  int not null references WCLPF020 (MOBNO),
  SHRDT  date not null,
  SHRNO  int not null references WCLPF030 (SHRNO),
  HDSHRN int not null,
  CUTS   int not null default 0          -- skin cuts noted
);
create table WCLPF050 (            -- bales
  BALNO  varchar(12) not null primary key,
  MOBNO  int not null references WCLPF020 (MOBNO),
  CLSCD  varchar(4) not null,            -- AAA, AA, BBB, PCS, BLS, LKS
  WGTKG  decimal(6,1) not null,
  PRSDT  date not null,                  -- pressed
  TSTNO  varchar(10),
  SLDDT  date,
  SLDPRC decimal(8,2),                   -- cents per kg greasy
  BUYNO  int references WCLPF070 (BUYNO)
);
create table WCLPF060 (            -- core tests
  TSTNO  varchar(10) not null primary key,
  MICRON decimal(4,1) not null,
  YLDPCT decimal(4,1) not null,
  VMPCT  decimal(4,1) not null,
  STRNKT decimal(4,1)
);
create table WCLPF070 (            -- buyers
  BUYNO  int not null primary key,
  BUYNAM varchar(40) not null,
  CTRY   char(2) not null,
  CRLMT  decimal(11,2) not null default 0
);
