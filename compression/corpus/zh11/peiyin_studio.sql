CREATE TABLE `voice` (
  `voice_id` int NOT NULL AUTO_INCREMENT,
  `stage_name` varchar(30) NOT NULL COMMENT '艺名',
  `real_name` varchar(20) DEFAULT NULL COMMENT '真名',
  `gender` tinyint NOT NULL COMMENT '性别 1男 2女',
  `tone` varchar(10) NOT NULL COMMENT '音色：少年/青年/大叔/御姐/萝莉',
  `hour_rate` decimal(8,2) NOT NULL COMMENT '时薪',
  `exclusive` tinyint NOT NULL DEFAULT 0 COMMENT '是否签约独家 0否 1是',
  `teacher_id` int DEFAULT NULL COMMENT '老师（配音员）',
  PRIMARY KEY (`voice_id`)
) COMMENT='配音员';
CREATE TABLE `client` (`client_id` int NOT NULL AUTO_INCREMENT, `client_name` varchar(40) NOT NULL COMMENT '客户名称', `kind` char(1) NOT NULL COMMENT '类型 G游戏 D动画 A广告 Y有声书', `contact` varchar(20) DEFAULT NULL COMMENT '联系人', PRIMARY KEY (`client_id`)) COMMENT='客户';
CREATE TABLE `work` (`work_id` int NOT NULL AUTO_INCREMENT, `client_id` int NOT NULL COMMENT '客户', `work_title` varchar(60) NOT NULL COMMENT '作品名', `director_id` int DEFAULT NULL COMMENT '配音导演（配音员兼）', `script_writer_id` int DEFAULT NULL COMMENT '译配本作者（配音员兼）', `due_date` date NOT NULL COMMENT '交付日', `delivered_date` date DEFAULT NULL COMMENT '实际交付日', `budget` decimal(12,2) DEFAULT NULL COMMENT '预算', `state` tinyint NOT NULL DEFAULT 0 COMMENT '状态 0选角 1录制 2后期 3完成 8暂停', PRIMARY KEY (`work_id`)) COMMENT='作品';
CREATE TABLE `role` (`role_id` int NOT NULL AUTO_INCREMENT, `work_id` int NOT NULL COMMENT '作品', `role_name` varchar(30) NOT NULL COMMENT '角色名', `is_lead` tinyint NOT NULL DEFAULT 0 COMMENT '是否主役', `line_count` int NOT NULL DEFAULT 0 COMMENT '台词句数', `voice_id` int DEFAULT NULL COMMENT '定角配音员', PRIMARY KEY (`role_id`)) COMMENT='角色';
CREATE TABLE `audition` (`audition_id` int NOT NULL AUTO_INCREMENT, `role_id` int NOT NULL COMMENT '角色', `voice_id` int NOT NULL COMMENT '试音者', `score` decimal(4,1) DEFAULT NULL COMMENT '评分', `passed` tinyint DEFAULT NULL COMMENT '结果 1通过 0未过 空=待定', `auditioned_at` datetime NOT NULL COMMENT '试音时间', PRIMARY KEY (`audition_id`)) COMMENT='试音';
CREATE TABLE `booth` (`booth_id` int NOT NULL AUTO_INCREMENT, `booth_name` varchar(20) NOT NULL COMMENT '录音棚名', `city` varchar(20) NOT NULL COMMENT '城市', `seats` tinyint NOT NULL DEFAULT 1 COMMENT '话筒数', PRIMARY KEY (`booth_id`)) COMMENT='录音棚';
CREATE TABLE `session` (`session_id` int NOT NULL AUTO_INCREMENT, `booth_id` int NOT NULL COMMENT '棚', `role_id` int NOT NULL COMMENT '录的角色', `engineer` varchar(20) DEFAULT NULL COMMENT '录音师', `begin_at` datetime NOT NULL COMMENT '开录时间', `hours` decimal(4,1) NOT NULL COMMENT '时长(小时)', `is_pickup` tinyint NOT NULL DEFAULT 0 COMMENT '是否补录', PRIMARY KEY (`session_id`)) COMMENT='录音场次';
CREATE TABLE `pay_slip` (`slip_id` int NOT NULL AUTO_INCREMENT, `voice_id` int NOT NULL COMMENT '配音员', `work_id` int NOT NULL COMMENT '作品', `amount` decimal(10,2) NOT NULL COMMENT '金额', `issued_on` date NOT NULL COMMENT '开单日期', `paid_on` date DEFAULT NULL COMMENT '付款日期', PRIMARY KEY (`slip_id`)) COMMENT='结算单';
ALTER TABLE `voice` ADD CONSTRAINT `fk_voice_teacher` FOREIGN KEY (`teacher_id`) REFERENCES `voice` (`voice_id`);
ALTER TABLE `work` ADD CONSTRAINT `fk_work_client` FOREIGN KEY (`client_id`) REFERENCES `client` (`client_id`), ADD CONSTRAINT `fk_work_dir` FOREIGN KEY (`director_id`) REFERENCES `voice` (`voice_id`), ADD CONSTRAINT `fk_work_sw` FOREIGN KEY (`script_writer_id`) REFERENCES `voice` (`voice_id`);
ALTER TABLE `role` ADD CONSTRAINT `fk_role_work` FOREIGN KEY (`work_id`) REFERENCES `work` (`work_id`), ADD CONSTRAINT `fk_role_voice` FOREIGN KEY (`voice_id`) REFERENCES `voice` (`voice_id`);
ALTER TABLE `audition` ADD CONSTRAINT `fk_aud_role` FOREIGN KEY (`role_id`) REFERENCES `role` (`role_id`), ADD CONSTRAINT `fk_aud_voice` FOREIGN KEY (`voice_id`) REFERENCES `voice` (`voice_id`);
ALTER TABLE `session` ADD CONSTRAINT `fk_ses_booth` FOREIGN KEY (`booth_id`) REFERENCES `booth` (`booth_id`), ADD CONSTRAINT `fk_ses_role` FOREIGN KEY (`role_id`) REFERENCES `role` (`role_id`);
ALTER TABLE `pay_slip` ADD CONSTRAINT `fk_ps_voice` FOREIGN KEY (`voice_id`) REFERENCES `voice` (`voice_id`), ADD CONSTRAINT `fk_ps_work` FOREIGN KEY (`work_id`) REFERENCES `work` (`work_id`);
