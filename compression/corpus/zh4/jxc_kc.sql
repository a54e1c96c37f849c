CREATE TABLE `gys` (
  `gysbh` varchar(10) NOT NULL,
  `gysmc` varchar(60) NOT NULL,
  `lxr` varchar(20) DEFAULT NULL,
  `lxdh` varchar(20) DEFAULT NULL,
  `dj` enum('甲','乙','丙') NOT NULL DEFAULT '乙',
  PRIMARY KEY (`gysbh`)
) ENGINE=InnoDB DEFAULT CHARSET=gbk;

CREATE TABLE `kh` (
  `khbh` varchar(10) NOT NULL,
  `khmc` varchar(60) NOT NULL,
  `dq` varchar(20) NOT NULL,
  `ywy` varchar(20) DEFAULT NULL,
  `xyed` decimal(12,2) NOT NULL DEFAULT '0.00',
  `qkje` decimal(12,2) NOT NULL DEFAULT '0.00',
  PRIMARY KEY (`khbh`)
) ENGINE=InnoDB DEFAULT CHARSET=gbk;

CREATE TABLE `splb` (
  `lbbh` int NOT NULL,
  `lbmc` varchar(30) NOT NULL,
  `sjlb` int DEFAULT NULL,
  PRIMARY KEY (`lbbh`),
  CONSTRAINT `fk_lb_sj` FOREIGN KEY (`sjlb`) REFERENCES `splb` (`lbbh`)
) ENGINE=InnoDB DEFAULT CHARSET=gbk;

CREATE TABLE `sp` (
  `spbh` varchar(20) NOT NULL,
  `spmc` varchar(80) NOT NULL,
  `lbbh` int NOT NULL,
  `gg` varchar(40) DEFAULT NULL,
  `jldw` varchar(6) NOT NULL,
  `jhj` decimal(10,2) NOT NULL,
  `lsj` decimal(10,2) NOT NULL,
  `kcsx` int DEFAULT NULL,
  `kcxx` int NOT NULL DEFAULT '0',
  `sfty` enum('是','否') NOT NULL DEFAULT '否',
  PRIMARY KEY (`spbh`),
  CONSTRAINT `fk_sp_lb` FOREIGN KEY (`lbbh`) REFERENCES `splb` (`lbbh`)
) ENGINE=InnoDB DEFAULT CHARSET=gbk;

CREATE TABLE `ck` (
  `ckbh` varchar(6) NOT NULL,
  `ckmc` varchar(30) NOT NULL,
  `glr` varchar(20) DEFAULT NULL,
  `ckmj` decimal(8,1) DEFAULT NULL,
  PRIMARY KEY (`ckbh`)
) ENGINE=InnoDB DEFAULT CHARSET=gbk;

CREATE TABLE `kc` (
  `ckbh` varchar(6) NOT NULL,
  `spbh` varchar(20) NOT NULL,
  `kcsl` int NOT NULL DEFAULT '0',
  `pdrq` date DEFAULT NULL,
  PRIMARY KEY (`ckbh`,`spbh`),
  CONSTRAINT `fk_kc_ck` FOREIGN KEY (`ckbh`) REFERENCES `ck` (`ckbh`),
  CONSTRAINT `fk_kc_sp` FOREIGN KEY (`spbh`) REFERENCES `sp` (`spbh`)
) ENGINE=InnoDB DEFAULT CHARSET=gbk;

CREATE TABLE `rkd` (
  `rkdh` varchar(20) NOT NULL,
  `gysbh` varchar(10) NOT NULL,
  `ckbh` varchar(6) NOT NULL,
  `rkrq` date NOT NULL,
  `jsr` varchar(20) NOT NULL,
  `shr` varchar(20) DEFAULT NULL,
  `djzt` enum('草稿','已审核','已作废') NOT NULL DEFAULT '草稿',
  `yfje` decimal(12,2) NOT NULL DEFAULT '0.00',
  `sfje` decimal(12,2) NOT NULL DEFAULT '0.00',
  `bz` varchar(200) DEFAULT NULL,
  PRIMARY KEY (`rkdh`),
  CONSTRAINT `fk_rk_gys` FOREIGN KEY (`gysbh`) REFERENCES `gys` (`gysbh`),
  CONSTRAINT `fk_rk_ck` FOREIGN KEY (`ckbh`) REFERENCES `ck` (`ckbh`)
) ENGINE=InnoDB DEFAULT CHARSET=gbk;

CREATE TABLE `rkmx` (
  `rkdh` varchar(20) NOT NULL,
  `xh` int NOT NULL,
  `spbh` varchar(20) NOT NULL,
  `sl` int NOT NULL,
  `dj` decimal(10,2) NOT NULL,
  `scrq` date DEFAULT NULL,
  PRIMARY KEY (`rkdh`,`xh`),
  CONSTRAINT `fk_rm_rk` FOREIGN KEY (`rkdh`) REFERENCES `rkd` (`rkdh`),
  CONSTRAINT `fk_rm_sp` FOREIGN KEY (`spbh`) REFERENCES `sp` (`spbh`)
) ENGINE=InnoDB DEFAULT CHARSET=gbk;

CREATE TABLE `ckd` (
  `ckdh` varchar(20) NOT NULL,
  `khbh` varchar(10) NOT NULL,
  `ckbh` varchar(6) NOT NULL,
  `ckrq` date NOT NULL,
  `jsr` varchar(20) NOT NULL,
  `djzt` enum('草稿','已审核','已作废') NOT NULL DEFAULT '草稿',
  `shdz` varchar(200) DEFAULT NULL,
  `qsrq` date DEFAULT NULL,
  PRIMARY KEY (`ckdh`),
  CONSTRAINT `fk_ck_kh` FOREIGN KEY (`khbh`) REFERENCES `kh` (`khbh`),
  CONSTRAINT `fk_ck_ck` FOREIGN KEY (`ckbh`) REFERENCES `ck` (`ckbh`)
) ENGINE=InnoDB DEFAULT CHARSET=gbk;

CREATE TABLE `ckmx` (
  `ckdh` varchar(20) NOT NULL,
  `xh` int NOT NULL,
  `spbh` varchar(20) NOT NULL,
  `sl` int NOT NULL,
  `dj` decimal(10,2) NOT NULL,
  `zk` decimal(4,2) NOT NULL DEFAULT '1.00',
  PRIMARY KEY (`ckdh`,`xh`),
  CONSTRAINT `fk_cm_ck` FOREIGN KEY (`ckdh`) REFERENCES `ckd` (`ckdh`),
  CONSTRAINT `fk_cm_sp` FOREIGN KEY (`spbh`) REFERENCES `sp` (`spbh`)
) ENGINE=InnoDB DEFAULT CHARSET=gbk;
