CREATE TABLE `rm_channel` (
  `channel_id` int NOT NULL AUTO_INCREMENT,
  `channel_name` varchar(30) NOT NULL COMMENT '频道名',
  `parent_id` int DEFAULT NULL COMMENT '上级频道',
  `visible` tinyint(1) NOT NULL DEFAULT '1' COMMENT '是否展示',
  PRIMARY KEY (`channel_id`)
) COMMENT='频道';
CREATE TABLE `rm_editor` (
  `editor_id` int NOT NULL AUTO_INCREMENT,
  `real_name` varchar(20) NOT NULL COMMENT '真实姓名',
  `pen_name` varchar(20) DEFAULT NULL COMMENT '笔名',
  `dept` varchar(20) NOT NULL COMMENT '部门：采访中心/新媒体部/视频部/总编室',
  `press_card` varchar(20) DEFAULT NULL COMMENT '记者证号',
  `joined` date NOT NULL COMMENT '入职时间',
  PRIMARY KEY (`editor_id`)
) COMMENT='采编人员';
CREATE TABLE `rm_topic` (
  `topic_id` int NOT NULL AUTO_INCREMENT,
  `title` varchar(80) NOT NULL COMMENT '选题',
  `proposer_id` int NOT NULL COMMENT '报题人',
  `approver_id` int DEFAULT NULL COMMENT '审批人',
  `level` tinyint NOT NULL COMMENT '级别 1常规 2重点 3策划',
  `status` tinyint NOT NULL DEFAULT '0' COMMENT '0待审 1通过 2否决 3已成稿',
  `report_on` date NOT NULL COMMENT '报题日期',
  PRIMARY KEY (`topic_id`)
) COMMENT='选题';
CREATE TABLE `rm_article` (
  `article_id` bigint NOT NULL AUTO_INCREMENT,
  `topic_id` int DEFAULT NULL COMMENT '来自选题',
  `title` varchar(120) NOT NULL COMMENT '标题',
  `channel_id` int NOT NULL COMMENT '所属频道',
  `author_id` int NOT NULL COMMENT '作者',
  `duty_editor_id` int DEFAULT NULL COMMENT '责任编辑',
  `form` varchar(6) NOT NULL COMMENT '体裁：图文/视频/直播/海报',
  `state` varchar(8) NOT NULL DEFAULT 'draft' COMMENT 'draft草稿 review待审 online已发布 offline已下线 recycle回收站',
  `origin` tinyint(1) NOT NULL DEFAULT '1' COMMENT '1原创 0转载',
  `publish_at` datetime DEFAULT NULL COMMENT '发布时间',
  `words` int NOT NULL DEFAULT '0' COMMENT '字数',
  PRIMARY KEY (`article_id`)
) COMMENT='稿件';
CREATE TABLE `rm_review` (
  `review_id` bigint NOT NULL AUTO_INCREMENT,
  `article_id` bigint NOT NULL,
  `step` tinyint NOT NULL COMMENT '审次 1初审 2复审 3终审',
  `reviewer_id` int NOT NULL COMMENT '审稿人',
  `pass` tinyint(1) DEFAULT NULL COMMENT '1通过 0退稿 空未审',
  `opinion` varchar(300) DEFAULT NULL COMMENT '意见',
  `done_at` datetime DEFAULT NULL COMMENT '审完时间',
  PRIMARY KEY (`review_id`)
) COMMENT='三审记录';
CREATE TABLE `rm_push` (
  `push_id` bigint NOT NULL AUTO_INCREMENT,
  `article_id` bigint NOT NULL,
  `platform` varchar(10) NOT NULL COMMENT '分发平台：客户端/微信/微博/抖音/视频号',
  `push_at` datetime NOT NULL COMMENT '分发时间',
  `reads` bigint NOT NULL DEFAULT '0' COMMENT '阅读（播放）量',
  `likes` int NOT NULL DEFAULT '0' COMMENT '点赞',
  `withdrawn` tinyint(1) NOT NULL DEFAULT '0' COMMENT '撤回',
  PRIMARY KEY (`push_id`)
) COMMENT='分发';
CREATE TABLE `rm_fee` (
  `fee_id` bigint NOT NULL AUTO_INCREMENT,
  `article_id` bigint NOT NULL,
  `editor_id` int NOT NULL COMMENT '领取人',
  `amount` decimal(8,2) NOT NULL COMMENT '稿费',
  `paid_on` date DEFAULT NULL COMMENT '发放日期',
  PRIMARY KEY (`fee_id`)
) COMMENT='稿费';
