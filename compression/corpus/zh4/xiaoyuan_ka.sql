-- 校园一卡通
CREATE TABLE xs (
  xh char(10) NOT NULL COMMENT '学号',
  xm varchar(20) NOT NULL COMMENT '姓名',
  xy varchar(30) NOT NULL COMMENT '学院',
  nj smallint NOT NULL COMMENT '年级',
  ss varchar(20) DEFAULT NULL COMMENT '宿舍，走读为空',
  PRIMARY KEY (xh)
) ENGINE=InnoDB COMMENT='学生';
CREATE TABLE ka (
  kh varchar(16) NOT NULL COMMENT '卡号',
  xh char(10) NOT NULL COMMENT '持卡学生',
  ye decimal(8,2) NOT NULL DEFAULT '0.00' COMMENT '余额',
  zt tinyint NOT NULL DEFAULT '1' COMMENT '状态 1正常 2挂失 3冻结 4注销',
  fkrq date NOT NULL COMMENT '发卡日期',
  yxq date DEFAULT NULL COMMENT '有效期',
  rxe decimal(8,2) DEFAULT NULL COMMENT '日限额，不限为空',
  PRIMARY KEY (kh),
  CONSTRAINT fk_ka_xs FOREIGN KEY (xh) REFERENCES xs (xh)
) ENGINE=InnoDB COMMENT='校园卡';
CREATE TABLE sh (
  shh int NOT NULL COMMENT '商户号',
  shmc varchar(30) NOT NULL COMMENT '商户名称',
  lb tinyint NOT NULL COMMENT '类别 1食堂 2超市 3水控 4浴室 5图书馆',
  fl decimal(5,4) NOT NULL DEFAULT '0.0000' COMMENT '手续费率',
  fzr varchar(20) DEFAULT NULL COMMENT '负责人',
  tb tinyint NOT NULL DEFAULT '0' COMMENT '停用 0否 1是',
  PRIMARY KEY (shh)
) ENGINE=InnoDB COMMENT='商户';
CREATE TABLE pos (
  posh varchar(12) NOT NULL COMMENT '终端号',
  shh int NOT NULL,
  wz varchar(40) DEFAULT NULL COMMENT '位置',
  zxsj datetime DEFAULT NULL COMMENT '最近在线时间',
  gz tinyint NOT NULL DEFAULT '0' COMMENT '故障 1是',
  PRIMARY KEY (posh),
  CONSTRAINT fk_pos_sh FOREIGN KEY (shh) REFERENCES sh (shh)
) ENGINE=InnoDB COMMENT='终端';
CREATE TABLE xf (
  lsh bigint NOT NULL COMMENT '流水号',
  kh varchar(16) NOT NULL,
  posh varchar(12) NOT NULL,
  je decimal(8,2) NOT NULL COMMENT '金额',
  xfsj datetime NOT NULL COMMENT '消费时间',
  tx tinyint NOT NULL DEFAULT '0' COMMENT '脱机 0联机 1脱机',
  cz tinyint NOT NULL DEFAULT '0' COMMENT '冲正 1已冲正',
  PRIMARY KEY (lsh),
  CONSTRAINT fk_xf_ka FOREIGN KEY (kh) REFERENCES ka (kh),
  CONSTRAINT fk_xf_pos FOREIGN KEY (posh) REFERENCES pos (posh)
) ENGINE=InnoDB COMMENT='消费流水';
CREATE TABLE cz (
  czh bigint NOT NULL COMMENT '充值号',
  kh varchar(16) NOT NULL,
  je decimal(8,2) NOT NULL COMMENT '充值金额',
  fs tinyint NOT NULL COMMENT '方式 1现金 2微信 3支付宝 4银行圈存',
  czsj datetime NOT NULL COMMENT '充值时间',
  dz tinyint NOT NULL DEFAULT '0' COMMENT '到账 0未到账 1已到账',
  PRIMARY KEY (czh),
  CONSTRAINT fk_cz_ka FOREIGN KEY (kh) REFERENCES ka (kh)
) ENGINE=InnoDB COMMENT='充值';
CREATE TABLE gs (
  id int NOT NULL AUTO_INCREMENT,
  kh varchar(16) NOT NULL,
  gssj datetime NOT NULL COMMENT '挂失时间',
  jgsj datetime DEFAULT NULL COMMENT '解挂时间，没解为空',
  bkh varchar(16) DEFAULT NULL COMMENT '补办的新卡号，没补为空',
  PRIMARY KEY (id),
  CONSTRAINT fk_gs_ka FOREIGN KEY (kh) REFERENCES ka (kh)
) ENGINE=InnoDB COMMENT='挂失';
CREATE TABLE mj (
  id bigint NOT NULL AUTO_INCREMENT,
  kh varchar(16) NOT NULL,
  men varchar(20) NOT NULL COMMENT '门 北门/南门/宿舍3号楼…',
  sj datetime NOT NULL COMMENT '刷卡时间',
  fx tinyint NOT NULL COMMENT '1进 2出',
  jg tinyint NOT NULL DEFAULT '1' COMMENT '结果 1放行 0拒绝',
  PRIMARY KEY (id),
  CONSTRAINT fk_mj_ka FOREIGN KEY (kh) REFERENCES ka (kh)
) ENGINE=InnoDB COMMENT='门禁';
CREATE TABLE bz (
  dc varchar(10) NOT NULL COMMENT '补助档次',
  xx decimal(8,2) NOT NULL COMMENT '月消费下限',
  sx decimal(8,2) NOT NULL COMMENT '月消费上限',
  bzje decimal(8,2) NOT NULL COMMENT '补助金额',
  PRIMARY KEY (dc)
) ENGINE=InnoDB COMMENT='隐形补助标准';
