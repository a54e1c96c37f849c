CREATE TABLE 管廊 (
    管廊编号 VARCHAR(10) PRIMARY KEY COMMENT '管廊编号',
    管廊名称 VARCHAR(40) NOT NULL,
    所在道路 VARCHAR(40) NOT NULL,
    长度 DECIMAL(10,1) NOT NULL COMMENT '米',
    投运日期 DATE COMMENT '未投运为空'
);
CREATE TABLE 舱室 (
    舱室编号 VARCHAR(12) PRIMARY KEY,
    管廊编号 VARCHAR(10) NOT NULL,
    舱室类型 VARCHAR(6) NOT NULL COMMENT '综合舱/电力舱/燃气舱/污水舱',
    FOREIGN KEY (管廊编号) REFERENCES 管廊 (管廊编号)
);
CREATE TABLE 入廊单位 (
    单位编号 INT PRIMARY KEY,
    单位名称 VARCHAR(60) NOT NULL,
    联系人 VARCHAR(20),
    电话 VARCHAR(20)
);
CREATE TABLE 入廊管线 (
    管线编号 VARCHAR(16) PRIMARY KEY,
    舱室编号 VARCHAR(12) NOT NULL,
    单位编号 INT NOT NULL COMMENT '权属单位',
    管线类型 VARCHAR(6) NOT NULL COMMENT '给水/电力/通信/燃气/热力/污水',
    入廊长度 DECIMAL(10,1) NOT NULL,
    入廊日期 DATE NOT NULL,
    年租费 DECIMAL(12,2) COMMENT '元/年，未签协议为空',
    FOREIGN KEY (舱室编号) REFERENCES 舱室 (舱室编号),
    FOREIGN KEY (单位编号) REFERENCES 入廊单位 (单位编号)
);
CREATE TABLE 运维人员 (
    人员编号 INT PRIMARY KEY,
    姓名 VARCHAR(20) NOT NULL,
    班组 VARCHAR(20) NOT NULL,
    有限空间证 TINYINT NOT NULL DEFAULT 0 COMMENT '1有 0无'
);
CREATE TABLE 设备 (
    设备编号 VARCHAR(16) PRIMARY KEY,
    舱室编号 VARCHAR(12) NOT NULL,
    设备名称 VARCHAR(30) NOT NULL,
    状态 TINYINT NOT NULL DEFAULT 1 COMMENT '1运行 2故障 3检修 4停用',
    上次保养 DATE,
    FOREIGN KEY (舱室编号) REFERENCES 舱室 (舱室编号)
);
CREATE TABLE 报警 (
    报警编号 BIGINT PRIMARY KEY,
    舱室编号 VARCHAR(12) NOT NULL,
    报警类型 VARCHAR(10) NOT NULL COMMENT '甲烷/氧气/水位/入侵/温度',
    报警值 DECIMAL(8,2),
    报警时间 DATETIME NOT NULL,
    确认人 INT COMMENT '未确认为空',
    处置人 INT,
    解除时间 DATETIME,
    误报 TINYINT NOT NULL DEFAULT 0,
    FOREIGN KEY (舱室编号) REFERENCES 舱室 (舱室编号),
    FOREIGN KEY (确认人) REFERENCES 运维人员 (人员编号),
    FOREIGN KEY (处置人) REFERENCES 运维人员 (人员编号)
);
CREATE TABLE 入廊作业 (
    作业票号 VARCHAR(16) PRIMARY KEY,
    管线编号 VARCHAR(16) NOT NULL,
    负责人 INT NOT NULL,
    监护人 INT,
    作业内容 VARCHAR(100) NOT NULL,
    计划开始 DATETIME NOT NULL,
    出廊时间 DATETIME COMMENT '未出廊为空',
    FOREIGN KEY (管线编号) REFERENCES 入廊管线 (管线编号),
    FOREIGN KEY (负责人) REFERENCES 运维人员 (人员编号),
    FOREIGN KEY (监护人) REFERENCES 运维人员 (人员编号)
);
