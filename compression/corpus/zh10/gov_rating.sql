CREATE TABLE `gr_hall` (
  `hall_id` int NOT NULL AUTO_INCREMENT,
  `hall_name` varchar(60) NOT NULL COMMENT '大厅名称',
  `district` varchar(20) NOT NULL COMMENT '所在区县',
  `is_24h` tinyint(1) NOT NULL DEFAULT '0' COMMENT '是否有24小时自助区 0否 1是',
  PRIMARY KEY (`hall_id`)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COMMENT='政务大厅';
CREATE TABLE `gr_window` (
  `win_id` int NOT NULL AUTO_INCREMENT,
  `hall_id` int NOT NULL COMMENT '所属大厅',
  `win_no` varchar(10) NOT NULL COMMENT '窗口号',
  `org_name` varchar(60) NOT NULL COMMENT '进驻单位',
  `open_state` tinyint NOT NULL DEFAULT '1' COMMENT '窗口状态 1开放 2暂停 3撤销',
  PRIMARY KEY (`win_id`)
) ENGINE=InnoDB COMMENT='窗口';
CREATE TABLE `gr_clerk` (
  `clerk_id` int NOT NULL AUTO_INCREMENT,
  `clerk_name` varchar(30) NOT NULL COMMENT '窗口人员姓名',
  `badge_no` varchar(20) NOT NULL COMMENT '工号',
  `win_id` int DEFAULT NULL COMMENT '当前窗口，轮岗期为空',
  `leader_id` int DEFAULT NULL COMMENT '带班组长',
  `left_on` date DEFAULT NULL COMMENT '离岗日期',
  PRIMARY KEY (`clerk_id`)
) ENGINE=InnoDB COMMENT='窗口人员';
CREATE TABLE `gr_matter` (
  `matter_code` varchar(20) NOT NULL COMMENT '事项编码',
  `matter_name` varchar(120) NOT NULL COMMENT '事项名称',
  `promise_days` int NOT NULL COMMENT '承诺办结工作日',
  `online_level` tinyint NOT NULL COMMENT '网办深度 1咨询 2预约 3预审 4全程网办',
  PRIMARY KEY (`matter_code`)
) ENGINE=InnoDB COMMENT='政务服务事项';
CREATE TABLE `gr_rating` (
  `rating_id` bigint NOT NULL AUTO_INCREMENT,
  `matter_code` varchar(20) NOT NULL COMMENT '事项',
  `clerk_id` int DEFAULT NULL COMMENT '被评价人，网上办理为空',
  `channel` varchar(10) NOT NULL COMMENT '评价渠道：评价器/短信/小程序/PC',
  `stars` tinyint NOT NULL COMMENT '评价等级 5非常满意 4满意 3基本满意 2不满意 1非常不满意',
  `remark` varchar(500) DEFAULT NULL COMMENT '群众留言',
  `rated_at` datetime NOT NULL COMMENT '评价时间',
  `anonymous` tinyint(1) NOT NULL DEFAULT '0' COMMENT '匿名评价',
  PRIMARY KEY (`rating_id`)
) ENGINE=InnoDB COMMENT='好差评';
CREATE TABLE `gr_rectify` (
  `rectify_id` bigint NOT NULL AUTO_INCREMENT,
  `rating_id` bigint NOT NULL COMMENT '对应差评',
  `assigned_to` int DEFAULT NULL COMMENT '整改责任人',
  `verified_by` int DEFAULT NULL COMMENT '核实人',
  `due_on` date NOT NULL COMMENT '整改期限',
  `closed_at` datetime DEFAULT NULL COMMENT '办结时间',
  `true_bad` tinyint DEFAULT NULL COMMENT '核实结论 1属实 0不属实，未核实为空',
  PRIMARY KEY (`rectify_id`)
) ENGINE=InnoDB COMMENT='差评整改';
