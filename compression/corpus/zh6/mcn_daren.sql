-- MCN 达人经纪后台  MySQL 8, app schema
CREATE TABLE `creator` (
  `id` bigint NOT NULL AUTO_INCREMENT,
  `nickname` varchar(40) NOT NULL COMMENT '达人昵称',
  `platform` varchar(10) NOT NULL COMMENT '平台 douyin/xhs/bili',
  `fans` int NOT NULL DEFAULT 0 COMMENT '粉丝数',
  `tier` enum('head','waist','tail') NOT NULL DEFAULT 'tail' COMMENT 'head头部 waist腰部 tail尾部',
  `agent_id` bigint DEFAULT NULL COMMENT '经纪人',
  `signed_on` date NOT NULL COMMENT '签约日',
  `contract_end` date DEFAULT NULL COMMENT '合约到期',
  `is_exclusive` tinyint(1) NOT NULL DEFAULT 0 COMMENT '独家',
  PRIMARY KEY (`id`)
);
CREATE TABLE `staff` (
  `id` bigint NOT NULL AUTO_INCREMENT,
  `real_name` varchar(20) NOT NULL,
  `post` varchar(10) NOT NULL COMMENT '岗位 经纪/商务/编导/剪辑',
  `resigned` tinyint(1) NOT NULL DEFAULT 0 COMMENT '离职',
  PRIMARY KEY (`id`)
);
CREATE TABLE `brand` (
  `id` bigint NOT NULL AUTO_INCREMENT,
  `brand_name` varchar(40) NOT NULL COMMENT '品牌',
  `industry` varchar(20) NOT NULL COMMENT '行业 美妆/食品/3C/服饰',
  PRIMARY KEY (`id`)
);
CREATE TABLE `campaign` (
  `id` bigint NOT NULL AUTO_INCREMENT,
  `brand_id` bigint NOT NULL,
  `title` varchar(80) NOT NULL COMMENT '投放项目',
  `budget` decimal(12,2) NOT NULL COMMENT '预算',
  `bd_id` bigint NOT NULL COMMENT '商务负责人',
  `director_id` bigint DEFAULT NULL COMMENT '编导',
  `starts_on` date NOT NULL,
  `ends_on` date DEFAULT NULL,
  `status` tinyint NOT NULL DEFAULT 0 COMMENT '0洽谈 1执行 2结案 3黄了',
  PRIMARY KEY (`id`)
);
CREATE TABLE `campaign_creator` (
  `campaign_id` bigint NOT NULL,
  `creator_id` bigint NOT NULL,
  `quote` decimal(10,2) NOT NULL COMMENT '报价',
  `share_rate` decimal(4,2) NOT NULL DEFAULT 0.50 COMMENT '达人分成',
  PRIMARY KEY (`campaign_id`,`creator_id`)
);
CREATE TABLE `video` (
  `id` bigint NOT NULL AUTO_INCREMENT,
  `campaign_id` bigint DEFAULT NULL COMMENT '所属项目，日更内容为空',
  `creator_id` bigint NOT NULL,
  `caption` varchar(200) NOT NULL COMMENT '标题',
  `published_at` datetime DEFAULT NULL COMMENT '发布时间，未发为空',
  `views` int NOT NULL DEFAULT 0 COMMENT '播放',
  `likes` int NOT NULL DEFAULT 0 COMMENT '点赞',
  `gmv` decimal(12,2) NOT NULL DEFAULT 0 COMMENT '带货额',
  PRIMARY KEY (`id`)
);
CREATE TABLE `settlement` (
  `id` bigint NOT NULL AUTO_INCREMENT,
  `creator_id` bigint NOT NULL,
  `campaign_id` bigint NOT NULL,
  `amount` decimal(12,2) NOT NULL COMMENT '结算金额',
  `paid_at` datetime DEFAULT NULL COMMENT '打款时间',
  `created_at` datetime NOT NULL DEFAULT CURRENT_TIMESTAMP,
  PRIMARY KEY (`id`)
);
