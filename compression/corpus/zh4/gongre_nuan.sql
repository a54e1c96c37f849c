-- 集中供热收费与调度 MySQL
CREATE TABLE rl_zhan (
  zh int NOT NULL PRIMARY KEY COMMENT '站号',
  zm varchar(30) NOT NULL COMMENT '换热站名',
  ry varchar(4) NOT NULL COMMENT '热源 东热/西热/自备',
  mj decimal(12,2) NOT NULL COMMENT '设计供热面积',
  zbr varchar(20) COMMENT '值班人'
) COMMENT '换热站';
CREATE TABLE rl_xq (
  xqh int NOT NULL PRIMARY KEY COMMENT '小区号',
  xqm varchar(40) NOT NULL COMMENT '小区名',
  zh int NOT NULL COMMENT '换热站',
  jcsj date COMMENT '建成时间',
  jn tinyint NOT NULL DEFAULT 0 COMMENT '节能建筑 0否1是',
  FOREIGN KEY (zh) REFERENCES rl_zhan(zh)
) COMMENT '小区';
CREATE TABLE rl_yh (
  kh varchar(12) NOT NULL PRIMARY KEY COMMENT '卡号',
  hzxm varchar(30) NOT NULL COMMENT '户主姓名',
  xqh int NOT NULL COMMENT '小区',
  lh varchar(10) NOT NULL COMMENT '楼号',
  fjh varchar(10) NOT NULL COMMENT '房间号',
  sfmj decimal(8,2) NOT NULL COMMENT '收费面积',
  yhlx char(1) NOT NULL DEFAULT 'J' COMMENT 'J居民 S商业 G公建',
  zt tinyint NOT NULL DEFAULT 1 COMMENT '状态 1供热 2报停 3拆除',
  dh varchar(20) COMMENT '电话',
  FOREIGN KEY (xqh) REFERENCES rl_xq(xqh)
) COMMENT '用户';
CREATE TABLE rl_jf (
  id bigint NOT NULL AUTO_INCREMENT PRIMARY KEY,
  kh varchar(12) NOT NULL,
  cnj char(9) NOT NULL COMMENT '采暖季 2023-2024',
  ys decimal(10,2) NOT NULL COMMENT '应收',
  ss decimal(10,2) NOT NULL DEFAULT 0 COMMENT '实收',
  jm decimal(10,2) NOT NULL DEFAULT 0 COMMENT '减免',
  jfsj datetime COMMENT '交费时间，没交为空',
  fs varchar(6) COMMENT '方式 wx/yh/dt（微信/银行/大厅）',
  FOREIGN KEY (kh) REFERENCES rl_yh(kh)
) COMMENT '交费';
CREATE TABLE rl_cw (
  id bigint NOT NULL AUTO_INCREMENT PRIMARY KEY,
  kh varchar(12) NOT NULL,
  cwsj datetime NOT NULL COMMENT '测温时间',
  wd decimal(4,1) NOT NULL COMMENT '室温',
  cwr varchar(20) COMMENT '测温人，自动测温为空',
  FOREIGN KEY (kh) REFERENCES rl_yh(kh)
) COMMENT '测温';
CREATE TABLE rl_ts (
  tsh varchar(20) NOT NULL PRIMARY KEY COMMENT '投诉号',
  kh varchar(12) COMMENT '卡号，匿名为空',
  lx tinyint NOT NULL COMMENT '类型 1不热 2漏水 3收费 4态度',
  nr varchar(500) COMMENT '内容',
  slsj datetime NOT NULL COMMENT '受理时间',
  pgr varchar(20) COMMENT '派给谁，未派为空',
  bjsj datetime COMMENT '办结时间',
  hf tinyint COMMENT '回访 1满意 2一般 3不满意，没回访为空',
  FOREIGN KEY (kh) REFERENCES rl_yh(kh)
) COMMENT '投诉';
CREATE TABLE rl_yx (
  id bigint NOT NULL AUTO_INCREMENT PRIMARY KEY,
  zh int NOT NULL,
  cjsj datetime NOT NULL COMMENT '采集时间',
  ygwd decimal(5,1) COMMENT '一次供温',
  egwd decimal(5,1) COMMENT '二次供温',
  ehwd decimal(5,1) COMMENT '二次回温',
  rl decimal(10,2) NOT NULL DEFAULT 0 COMMENT '热量GJ',
  FOREIGN KEY (zh) REFERENCES rl_zhan(zh)
) COMMENT '运行数据';
CREATE TABLE rl_dj (
  yhlx char(1) NOT NULL COMMENT '用户类型',
  mjx decimal(8,2) NOT NULL COMMENT '面积下限',
  mjs decimal(8,2) NOT NULL COMMENT '面积上限',
  dj decimal(6,2) NOT NULL COMMENT '单价',
  PRIMARY KEY (yhlx, mjx)
) COMMENT '单价档';
