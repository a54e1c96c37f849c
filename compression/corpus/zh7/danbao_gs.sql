-- 融资担保公司业务库 MySQL
CREATE TABLE `db_kehu` (`kh_id` int NOT NULL AUTO_INCREMENT, `qymc` varchar(80) NOT NULL COMMENT '企业名称', `hangye` varchar(20) NOT NULL COMMENT '行业', `qygm` char(1) NOT NULL COMMENT '企业规模 W微型 X小型 Z中型', `sndb` tinyint NOT NULL DEFAULT 0 COMMENT '三农标志', `lxr` varchar(20) NOT NULL COMMENT '联系人', `dianhua` varchar(20) DEFAULT NULL COMMENT '电话', `zcrq` date NOT NULL COMMENT '注册日期', PRIMARY KEY (`kh_id`)) COMMENT='被担保客户';
CREATE TABLE `db_yinhang` (`yh_id` int NOT NULL AUTO_INCREMENT, `yhmc` varchar(60) NOT NULL COMMENT '银行名称', `sxed` decimal(14,2) NOT NULL COMMENT '合作授信额度 万元', `fxfd` decimal(5,2) NOT NULL COMMENT '银行分担比例%', `hzdq` date DEFAULT NULL COMMENT '合作到期日', PRIMARY KEY (`yh_id`)) COMMENT='合作银行';
CREATE TABLE `db_yuangong` (`yg_id` int NOT NULL AUTO_INCREMENT, `xm` varchar(20) NOT NULL COMMENT '姓名', `bumen` varchar(20) NOT NULL COMMENT '部门 业务一部/业务二部/风控部/资产部', `zaizhi` tinyint NOT NULL DEFAULT 1 COMMENT '1在职 0离职', PRIMARY KEY (`yg_id`)) COMMENT='员工';
CREATE TABLE `db_hetong` (
 `ht_no` varchar(20) NOT NULL COMMENT '担保合同号',
 `kh_id` int NOT NULL,
 `yh_id` int NOT NULL,
 `a_jl` int NOT NULL COMMENT 'A角经理',
 `b_jl` int DEFAULT NULL COMMENT 'B角经理',
 `dbje` decimal(14,2) NOT NULL COMMENT '担保金额 万元',
 `bfl` decimal(5,2) NOT NULL COMMENT '担保费率%',
 `qdrq` date NOT NULL COMMENT '签订日期',
 `dqrq` date NOT NULL COMMENT '到期日期',
 `jcrq` date DEFAULT NULL COMMENT '解除日期',
 `wjfl` tinyint NOT NULL DEFAULT 1 COMMENT '五级分类 1正常 2关注 3次级 4可疑 5损失',
 `zt` tinyint NOT NULL DEFAULT 1 COMMENT '1在保 2解保 3代偿',
 PRIMARY KEY (`ht_no`),
 FOREIGN KEY (`kh_id`) REFERENCES `db_kehu` (`kh_id`), FOREIGN KEY (`yh_id`) REFERENCES `db_yinhang` (`yh_id`),
 FOREIGN KEY (`a_jl`) REFERENCES `db_yuangong` (`yg_id`), FOREIGN KEY (`b_jl`) REFERENCES `db_yuangong` (`yg_id`)
) COMMENT='担保合同';
CREATE TABLE `db_fandanbao` (`fdb_id` int NOT NULL AUTO_INCREMENT, `ht_no` varchar(20) NOT NULL, `fs` varchar(10) NOT NULL COMMENT '方式 房产/设备/保证人/股权', `pgjz` decimal(14,2) DEFAULT NULL COMMENT '评估价值 万元，保证人为空', `djrq` date DEFAULT NULL COMMENT '登记日期', PRIMARY KEY (`fdb_id`), FOREIGN KEY (`ht_no`) REFERENCES `db_hetong` (`ht_no`)) COMMENT='反担保';
CREATE TABLE `db_baofei` (`bf_id` int NOT NULL AUTO_INCREMENT, `ht_no` varchar(20) NOT NULL, `yjrq` date NOT NULL COMMENT '应缴日期', `je` decimal(12,2) NOT NULL COMMENT '金额 元', `sjrq` date DEFAULT NULL COMMENT '实缴日期', PRIMARY KEY (`bf_id`), FOREIGN KEY (`ht_no`) REFERENCES `db_hetong` (`ht_no`)) COMMENT='保费';
CREATE TABLE `db_daichang` (`dc_id` int NOT NULL AUTO_INCREMENT, `ht_no` varchar(20) NOT NULL, `dcrq` date NOT NULL COMMENT '代偿日期', `dcje` decimal(14,2) NOT NULL COMMENT '代偿金额 万元', `zhuihui` decimal(14,2) NOT NULL DEFAULT 0 COMMENT '已追回 万元', `jingban` int NOT NULL COMMENT '追偿经办人', `jiean` date DEFAULT NULL COMMENT '结案日期', PRIMARY KEY (`dc_id`), FOREIGN KEY (`ht_no`) REFERENCES `db_hetong` (`ht_no`), FOREIGN KEY (`jingban`) REFERENCES `db_yuangong` (`yg_id`)) COMMENT='代偿追偿';
CREATE TABLE `db_baohou` (`bh_id` int NOT NULL AUTO_INCREMENT, `ht_no` varchar(20) NOT NULL, `jcrq` date NOT NULL COMMENT '检查日期', `jcr` int NOT NULL COMMENT '检查人', `fengxian` tinyint NOT NULL DEFAULT 0 COMMENT '有无风险信号 1有', `shuoming` varchar(300) DEFAULT NULL COMMENT '说明', PRIMARY KEY (`bh_id`), FOREIGN KEY (`ht_no`) REFERENCES `db_hetong` (`ht_no`), FOREIGN KEY (`jcr`) REFERENCES `db_yuangong` (`yg_id`)) COMMENT='保后检查';
