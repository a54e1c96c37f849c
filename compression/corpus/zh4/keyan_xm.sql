-- 高校科研管理 (MySQL, 部分字段无注释)
CREATE TABLE bm (
  bmid int PRIMARY KEY COMMENT '部门号',
  bmmc varchar(50) NOT NULL COMMENT '部门名称',
  sj int COMMENT '上级部门'
) COMMENT='部门';
CREATE TABLE ry (
  ryid int PRIMARY KEY,
  xm varchar(20) NOT NULL COMMENT '姓名',
  bmid int NOT NULL,
  zc varchar(10) NOT NULL COMMENT '职称 教授/副教授/讲师/研究员/博士后',
  xw varchar(6) NOT NULL COMMENT '学位 博士/硕士/学士',
  csny date NOT NULL COMMENT '出生年月',
  orcid varchar(30) COMMENT 'ORCID，没登记为空',
  lx tinyint NOT NULL DEFAULT 1 COMMENT '类型 1在编 2合同 3博后 4退休',
  FOREIGN KEY (bmid) REFERENCES bm(bmid)
) COMMENT='人员';
CREATE TABLE xm (
  xmbh varchar(20) PRIMARY KEY COMMENT '项目编号',
  xmmc varchar(200) NOT NULL COMMENT '项目名称',
  jb tinyint NOT NULL COMMENT '级别 1国家级 2省部级 3厅局级 4横向',
  ly varchar(60) COMMENT '来源单位',
  fzr int NOT NULL COMMENT '负责人',
  je decimal(12,2) NOT NULL COMMENT '批准经费(万元)',
  ksrq date NOT NULL COMMENT '开始日期',
  jsrq date NOT NULL COMMENT '计划结束日期',
  jxrq date COMMENT '结题日期，未结题为空',
  zt tinyint NOT NULL DEFAULT 1 COMMENT '状态 0申报 1在研 2结题 3延期 4终止',
  FOREIGN KEY (fzr) REFERENCES ry(ryid)
) COMMENT='项目';
CREATE TABLE xmcy (
  xmbh varchar(20) NOT NULL,
  ryid int NOT NULL,
  px int NOT NULL COMMENT '排序',
  fg varchar(60) COMMENT '分工',
  PRIMARY KEY (xmbh, ryid),
  FOREIGN KEY (xmbh) REFERENCES xm(xmbh),
  FOREIGN KEY (ryid) REFERENCES ry(ryid)
) COMMENT='项目成员';
CREATE TABLE jfzc (
  id bigint AUTO_INCREMENT PRIMARY KEY,
  xmbh varchar(20) NOT NULL,
  km varchar(20) NOT NULL COMMENT '科目 设备/材料/差旅/劳务/会议/出版',
  je decimal(10,2) NOT NULL COMMENT '金额(元)',
  zcrq date NOT NULL COMMENT '支出日期',
  bxr int NOT NULL COMMENT '报销人',
  shzt tinyint NOT NULL DEFAULT 0 COMMENT '审核 0待审 1通过 2退回',
  FOREIGN KEY (xmbh) REFERENCES xm(xmbh),
  FOREIGN KEY (bxr) REFERENCES ry(ryid)
) COMMENT='经费支出';
CREATE TABLE lw (
  lwid int AUTO_INCREMENT PRIMARY KEY,
  tm varchar(300) NOT NULL COMMENT '题目',
  qk varchar(100) NOT NULL COMMENT '期刊',
  fq varchar(4) COMMENT '分区 一区/二区/三区/四区，未收录为空',
  yxyz decimal(6,3) COMMENT '影响因子',
  fbrq date NOT NULL COMMENT '发表日期',
  yycs int NOT NULL DEFAULT 0 COMMENT '引用次数',
  xmbh varchar(20) COMMENT '资助项目',
  FOREIGN KEY (xmbh) REFERENCES xm(xmbh)
) COMMENT='论文';
CREATE TABLE lwzz (
  lwid int NOT NULL,
  ryid int NOT NULL,
  sw int NOT NULL COMMENT '署名位次',
  txzz tinyint NOT NULL DEFAULT 0 COMMENT '通讯作者 1是',
  PRIMARY KEY (lwid, ryid),
  FOREIGN KEY (lwid) REFERENCES lw(lwid),
  FOREIGN KEY (ryid) REFERENCES ry(ryid)
) COMMENT='论文作者';
CREATE TABLE zl (
  zlh varchar(20) PRIMARY KEY COMMENT '专利号',
  zlmc varchar(200) NOT NULL COMMENT '专利名称',
  zllx tinyint NOT NULL COMMENT '1发明 2实用新型 3外观',
  sqrq date NOT NULL COMMENT '申请日',
  gqrq date COMMENT '授权日，未授权为空',
  nfdq date COMMENT '年费到期',
  dyfmr int NOT NULL COMMENT '第一发明人',
  zhje decimal(12,2) COMMENT '转化金额(万元)，未转化为空',
  FOREIGN KEY (dyfmr) REFERENCES ry(ryid)
) COMMENT='专利';
CREATE TABLE jlbz (
  jlxm varchar(20) NOT NULL COMMENT '奖励项目',
  yzx decimal(6,3) NOT NULL COMMENT '影响因子下限',
  yzs decimal(6,3) NOT NULL COMMENT '影响因子上限',
  jj decimal(8,2) NOT NULL COMMENT '奖金(元)',
  PRIMARY KEY (jlxm, yzx)
) COMMENT='论文奖励标准';
