-- 博物馆藏品管理
CREATE TABLE 库房 (
    库房号 VARCHAR2(10) NOT NULL,
    库房名 VARCHAR2(40) NOT NULL,
    温度上限 NUMBER(4,1),
    湿度上限 NUMBER(4,1),
    保管员 VARCHAR2(20),
    CONSTRAINT PK_库房 PRIMARY KEY (库房号)
);
CREATE TABLE 藏品 (
    总登记号 VARCHAR2(20) NOT NULL,
    名称 VARCHAR2(100) NOT NULL,
    类别 VARCHAR2(20) NOT NULL,
    年代 VARCHAR2(20) NOT NULL,
    级别 CHAR(1) DEFAULT '0' NOT NULL,
    质地 VARCHAR2(20),
    尺寸 VARCHAR2(60),
    重量 NUMBER(10,2),
    来源 VARCHAR2(10) NOT NULL,
    入藏日期 DATE,
    完残 VARCHAR2(10) NOT NULL,
    库房号 VARCHAR2(10),
    估价 NUMBER(14,2),
    CONSTRAINT PK_藏品 PRIMARY KEY (总登记号),
    CONSTRAINT FK_藏品_库房 FOREIGN KEY (库房号) REFERENCES 库房 (库房号)
);
COMMENT ON COLUMN 藏品.类别 IS '青铜器/瓷器/书画/玉器/钱币/其他';
COMMENT ON COLUMN 藏品.级别 IS '1一级 2二级 3三级 0未定级';
COMMENT ON COLUMN 藏品.来源 IS '发掘/征集/捐赠/移交';
COMMENT ON COLUMN 藏品.完残 IS '完整/基本完整/残缺/严重残缺';
COMMENT ON COLUMN 藏品.库房号 IS '在展或外借为空';
COMMENT ON COLUMN 藏品.重量 IS '克';
CREATE TABLE 展览 (
    展览号 NUMBER(8) NOT NULL,
    展名 VARCHAR2(100) NOT NULL,
    展厅 VARCHAR2(20) NOT NULL,
    开展日期 DATE NOT NULL,
    撤展日期 DATE,
    收费 CHAR(1) DEFAULT 'N' NOT NULL,
    策展人 VARCHAR2(30),
    CONSTRAINT PK_展览 PRIMARY KEY (展览号)
);
COMMENT ON COLUMN 展览.撤展日期 IS '常设展为空';
COMMENT ON COLUMN 展览.收费 IS 'Y收费 N免费';
CREATE TABLE 展品 (
    展览号 NUMBER(8) NOT NULL,
    总登记号 VARCHAR2(20) NOT NULL,
    展柜 VARCHAR2(10),
    上展日期 DATE NOT NULL,
    下展日期 DATE,
    CONSTRAINT PK_展品 PRIMARY KEY (展览号, 总登记号),
    CONSTRAINT FK_展品_展览 FOREIGN KEY (展览号) REFERENCES 展览 (展览号),
    CONSTRAINT FK_展品_藏品 FOREIGN KEY (总登记号) REFERENCES 藏品 (总登记号)
);
CREATE TABLE 外借 (
    外借号 NUMBER(10) NOT NULL,
    总登记号 VARCHAR2(20) NOT NULL,
    借入单位 VARCHAR2(80) NOT NULL,
    借出日期 DATE NOT NULL,
    应还日期 DATE NOT NULL,
    归还日期 DATE,
    保额 NUMBER(14,2),
    CONSTRAINT PK_外借 PRIMARY KEY (外借号),
    CONSTRAINT FK_外借_藏品 FOREIGN KEY (总登记号) REFERENCES 藏品 (总登记号)
);
CREATE TABLE 修复 (
    修复号 NUMBER(10) NOT NULL,
    总登记号 VARCHAR2(20) NOT NULL,
    修复师 VARCHAR2(30) NOT NULL,
    送修日期 DATE NOT NULL,
    完成日期 DATE,
    费用 NUMBER(12,2) DEFAULT 0 NOT NULL,
    病害 VARCHAR2(200),
    CONSTRAINT PK_修复 PRIMARY KEY (修复号),
    CONSTRAINT FK_修复_藏品 FOREIGN KEY (总登记号) REFERENCES 藏品 (总登记号)
);
CREATE TABLE 参观 (
    日期 DATE NOT NULL,
    时段 VARCHAR2(4) NOT NULL,
    个人 NUMBER(8) DEFAULT 0 NOT NULL,
    团队 NUMBER(8) DEFAULT 0 NOT NULL,
    门票收入 NUMBER(12,2) DEFAULT 0 NOT NULL,
    CONSTRAINT PK_参观 PRIMARY KEY (日期, 时段)
);
COMMENT ON COLUMN 参观.时段 IS '上午/下午';
CREATE TABLE 盘点 (
    盘点号 NUMBER(10) NOT NULL,
    总登记号 VARCHAR2(20) NOT NULL,
    盘点日期 DATE NOT NULL,
    结果 VARCHAR2(10) NOT NULL,
    盘点人 VARCHAR2(20),
    CONSTRAINT PK_盘点 PRIMARY KEY (盘点号),
    CONSTRAINT FK_盘点_藏品 FOREIGN KEY (总登记号) REFERENCES 藏品 (总登记号)
);
COMMENT ON COLUMN 盘点.结果 IS '相符/位置不符/缺失/破损';
