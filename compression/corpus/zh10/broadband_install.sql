CREATE TABLE `bb_cell` (
  `cell_id` int NOT NULL,
  `cell_name` varchar(60) NOT NULL COMMENT '小区/楼宇名称',
  `grid_name` varchar(40) NOT NULL COMMENT '网格',
  `households` int NOT NULL COMMENT '住户数',
  `exclusive_by` varchar(20) DEFAULT NULL COMMENT '独家进驻运营商，无则空',
  PRIMARY KEY (`cell_id`)
) COMMENT='覆盖小区';
CREATE TABLE `bb_box` (
  `box_no` varchar(20) NOT NULL COMMENT '分纤箱编码',
  `cell_id` int NOT NULL,
  `ports` smallint NOT NULL COMMENT '总端口',
  `used_ports` smallint NOT NULL DEFAULT 0 COMMENT '已用端口',
  `health` enum('good','damaged','lost') NOT NULL DEFAULT 'good' COMMENT 'good完好 damaged破损 lost丢失',
  PRIMARY KEY (`box_no`)
) COMMENT='分纤箱';
CREATE TABLE `bb_customer` (
  `cust_id` bigint NOT NULL,
  `cust_name` varchar(30) NOT NULL COMMENT '客户姓名',
  `mobile` varchar(20) NOT NULL COMMENT '联系电话',
  `vip` tinyint NOT NULL DEFAULT 0 COMMENT '是否VIP 1是',
  `cell_id` int NOT NULL COMMENT '装机小区',
  PRIMARY KEY (`cust_id`)
) COMMENT='宽带客户';
CREATE TABLE `bb_engineer` (
  `eng_id` int NOT NULL,
  `eng_name` varchar(20) NOT NULL COMMENT '装维工程师',
  `company` varchar(40) NOT NULL COMMENT '代维公司',
  `grid_name` varchar(40) NOT NULL COMMENT '负责网格',
  `on_duty` tinyint NOT NULL DEFAULT 1 COMMENT '在岗 1是 0否',
  PRIMARY KEY (`eng_id`)
) COMMENT='装维人员';
CREATE TABLE `bb_order` (
  `so_no` varchar(24) NOT NULL COMMENT '工单号',
  `cust_id` bigint NOT NULL,
  `box_no` varchar(20) DEFAULT NULL COMMENT '占用分纤箱，未配线为空',
  `kind` tinyint NOT NULL COMMENT '1新装 2移机 3提速 4拆机',
  `bandwidth` int NOT NULL COMMENT '带宽M',
  `created_at` datetime NOT NULL COMMENT '受理时间',
  `book_at` datetime DEFAULT NULL COMMENT '预约上门时间',
  `eng_id` int DEFAULT NULL COMMENT '装维人员',
  `helper_id` int DEFAULT NULL COMMENT '协同人员',
  `state` tinyint NOT NULL DEFAULT 0 COMMENT '0待派 1待预约 2施工中 3竣工 4退单',
  `finished_at` datetime DEFAULT NULL COMMENT '竣工时间',
  `return_reason` varchar(50) DEFAULT NULL COMMENT '退单原因',
  PRIMARY KEY (`so_no`)
) COMMENT='装移机工单';
CREATE TABLE `bb_fault` (
  `fault_no` varchar(24) NOT NULL COMMENT '障碍单号',
  `cust_id` bigint NOT NULL,
  `symptom` varchar(20) NOT NULL COMMENT '现象：断网/网速慢/掉线/光猫坏',
  `reported_at` datetime NOT NULL COMMENT '申告时间',
  `eng_id` int DEFAULT NULL COMMENT '处理人',
  `fixed_at` datetime DEFAULT NULL COMMENT '修复时间',
  `repeat_flag` tinyint NOT NULL DEFAULT 0 COMMENT '重复申告 1是',
  PRIMARY KEY (`fault_no`)
) COMMENT='障碍单';
CREATE TABLE `bb_visit` (
  `visit_id` bigint NOT NULL AUTO_INCREMENT,
  `so_no` varchar(24) NOT NULL,
  `score` tinyint NOT NULL COMMENT '满意度1-10',
  `called_at` datetime NOT NULL COMMENT '回访时间',
  PRIMARY KEY (`visit_id`)
) COMMENT='竣工回访';
