-- short video app 后台
CREATE TABLE `sv_user` (
  `uid` BIGINT NOT NULL AUTO_INCREMENT,
  `nickname` VARCHAR(50) NOT NULL,
  `gender` TINYINT NOT NULL DEFAULT 0 COMMENT '0未知 1男 2女',
  `birthday` DATE NULL,
  `province` VARCHAR(20) NULL COMMENT '省份',
  `verified` TINYINT NOT NULL DEFAULT 0 COMMENT '认证 0无 1个人 2机构',
  `ban_until` DATETIME NULL COMMENT '封号截止，正常为NULL',
  `bio` VARCHAR(200) NULL COMMENT '简介',
  `created_at` DATETIME NOT NULL COMMENT '注册时间',
  PRIMARY KEY (`uid`)
) COMMENT='用户';
CREATE TABLE `sv_follow` (
  `uid` BIGINT NOT NULL COMMENT '粉丝',
  `target_uid` BIGINT NOT NULL COMMENT '被关注',
  `created_at` DATETIME NOT NULL,
  PRIMARY KEY (`uid`,`target_uid`),
  FOREIGN KEY (`uid`) REFERENCES `sv_user`(`uid`),
  FOREIGN KEY (`target_uid`) REFERENCES `sv_user`(`uid`)
) COMMENT='关注';
CREATE TABLE `sv_video` (
  `vid` BIGINT NOT NULL AUTO_INCREMENT,
  `uid` BIGINT NOT NULL COMMENT '作者',
  `title` VARCHAR(200) NOT NULL COMMENT '标题',
  `topic` VARCHAR(40) NULL COMMENT '话题',
  `duration` INT NOT NULL COMMENT '时长(秒)',
  `status` TINYINT NOT NULL DEFAULT 0 COMMENT '0审核中 1公开 2私密 3下架 4删除',
  `reject_reason` VARCHAR(100) NULL COMMENT '下架原因',
  `play_cnt` BIGINT NOT NULL DEFAULT 0 COMMENT '播放',
  `like_cnt` INT NOT NULL DEFAULT 0 COMMENT '点赞',
  `share_cnt` INT NOT NULL DEFAULT 0 COMMENT '转发',
  `bgm_id` INT NULL COMMENT '配乐，原声为空',
  `published_at` DATETIME NULL COMMENT '发布时间',
  PRIMARY KEY (`vid`),
  FOREIGN KEY (`uid`) REFERENCES `sv_user`(`uid`)
) COMMENT='视频';
CREATE TABLE `sv_bgm` (
  `bgm_id` INT NOT NULL AUTO_INCREMENT,
  `song` VARCHAR(80) NOT NULL COMMENT '歌名',
  `singer` VARCHAR(60) NULL,
  `license_until` DATE NULL COMMENT '版权到期，永久为空',
  PRIMARY KEY (`bgm_id`)
) COMMENT='配乐';
CREATE TABLE `sv_comment` (
  `cid` BIGINT NOT NULL AUTO_INCREMENT,
  `vid` BIGINT NOT NULL,
  `uid` BIGINT NOT NULL,
  `reply_to` BIGINT NULL COMMENT '回复哪条评论，一级评论为空',
  `content` VARCHAR(500) NOT NULL,
  `like_cnt` INT NOT NULL DEFAULT 0,
  `is_top` TINYINT NOT NULL DEFAULT 0 COMMENT '置顶',
  `created_at` DATETIME NOT NULL,
  PRIMARY KEY (`cid`),
  FOREIGN KEY (`vid`) REFERENCES `sv_video`(`vid`),
  FOREIGN KEY (`uid`) REFERENCES `sv_user`(`uid`)
) COMMENT='评论';
CREATE TABLE `sv_gift_log` (
  `id` BIGINT NOT NULL AUTO_INCREMENT,
  `from_uid` BIGINT NOT NULL COMMENT '送礼人',
  `to_uid` BIGINT NOT NULL COMMENT '收礼人',
  `gift_name` VARCHAR(30) NOT NULL,
  `coins` INT NOT NULL COMMENT '金币',
  `created_at` DATETIME NOT NULL,
  PRIMARY KEY (`id`),
  FOREIGN KEY (`from_uid`) REFERENCES `sv_user`(`uid`),
  FOREIGN KEY (`to_uid`) REFERENCES `sv_user`(`uid`)
) COMMENT='打赏';
CREATE TABLE `sv_report` (
  `id` BIGINT NOT NULL AUTO_INCREMENT,
  `vid` BIGINT NOT NULL,
  `reporter` BIGINT NOT NULL,
  `type` ENUM('色情','暴力','抄袭','广告','其他') NOT NULL,
  `result` TINYINT NOT NULL DEFAULT 0 COMMENT '0待处理 1成立 2不成立',
  `handler` VARCHAR(20) NULL COMMENT '审核员',
  `created_at` DATETIME NOT NULL,
  `handled_at` DATETIME NULL,
  PRIMARY KEY (`id`),
  FOREIGN KEY (`vid`) REFERENCES `sv_video`(`vid`),
  FOREIGN KEY (`reporter`) REFERENCES `sv_user`(`uid`)
) COMMENT='举报';
CREATE TABLE `sv_daily` (
  `stat_date` DATE NOT NULL,
  `vid` BIGINT NOT NULL,
  `plays` INT NOT NULL DEFAULT 0,
  `finish_plays` INT NOT NULL DEFAULT 0 COMMENT '完播',
  `new_fans` INT NOT NULL DEFAULT 0 COMMENT '涨粉',
  PRIMARY KEY (`stat_date`,`vid`),
  FOREIGN KEY (`vid`) REFERENCES `sv_video`(`vid`)
) COMMENT='视频日报';
