CREATE TABLE IF NOT EXISTS changguan (
  changguan_id integer PRIMARY KEY,
  mingcheng varchar(40) NOT NULL,
  dizhi varchar(200),
  rongliang integer NOT NULL,
  xiujian_riqi date
);
CREATE TABLE IF NOT EXISTS laoshi (
  laoshi_id integer PRIMARY KEY,
  xingming varchar(20) NOT NULL,
  zhuanchang varchar(20) NOT NULL,
  shouji varchar(11),
  keshi_fei numeric(8,2) NOT NULL,
  shifou_zaizhi boolean NOT NULL DEFAULT true
);
CREATE TABLE IF NOT EXISTS xueyuan (
  xueyuan_id integer PRIMARY KEY,
  xingming varchar(20) NOT NULL,
  xingbie varchar(2) NOT NULL CHECK (xingbie IN ('男','女')),
  chusheng_riqi date NOT NULL,
  dianhua varchar(11),
  zhuce_shijian timestamp NOT NULL,
  jieshaoren integer REFERENCES xueyuan(xueyuan_id),
  heimingdan boolean NOT NULL DEFAULT false
);
CREATE TABLE IF NOT EXISTS kecheng (
  kecheng_id integer PRIMARY KEY,
  kecheng_mingcheng varchar(40) NOT NULL,
  leixing varchar(10) NOT NULL CHECK (leixing IN ('舞蹈','声乐','书法','国画','器乐','摄影')),
  laoshi_id integer NOT NULL REFERENCES laoshi(laoshi_id),
  changguan_id integer NOT NULL REFERENCES changguan(changguan_id),
  kaike_riqi date NOT NULL,
  jieke_riqi date NOT NULL,
  renshu_shangxian integer NOT NULL,
  xuefei numeric(8,2) NOT NULL DEFAULT 0,
  zhuangtai varchar(10) NOT NULL DEFAULT '招生中' CHECK (zhuangtai IN ('招生中','进行中','已结课','已取消'))
);
CREATE TABLE IF NOT EXISTS baoming (
  baoming_id bigint PRIMARY KEY,
  xueyuan_id integer NOT NULL REFERENCES xueyuan(xueyuan_id),
  kecheng_id integer NOT NULL REFERENCES kecheng(kecheng_id),
  baoming_shijian timestamp NOT NULL,
  jiaofei_jine numeric(8,2) NOT NULL DEFAULT 0,
  jiaofei_shijian timestamp,
  tuiban_shijian timestamp
);
CREATE TABLE IF NOT EXISTS qiandao (
  baoming_id bigint NOT NULL REFERENCES baoming(baoming_id),
  shangke_riqi date NOT NULL,
  qiandao_shijian timestamp,
  PRIMARY KEY (baoming_id, shangke_riqi)
);
CREATE TABLE IF NOT EXISTS yanchu (
  yanchu_id integer PRIMARY KEY,
  biaoti varchar(60) NOT NULL,
  changguan_id integer NOT NULL REFERENCES changguan(changguan_id),
  yanchu_shijian timestamp NOT NULL,
  piaojia numeric(8,2) NOT NULL DEFAULT 0,
  zongpiao integer NOT NULL,
  jianjie text,
  quxiao boolean NOT NULL DEFAULT false
);
CREATE TABLE IF NOT EXISTS yupiao (
  yupiao_id bigint PRIMARY KEY,
  yanchu_id integer NOT NULL REFERENCES yanchu(yanchu_id),
  xueyuan_id integer REFERENCES xueyuan(xueyuan_id),
  shuliang integer NOT NULL,
  yupiao_shijian timestamp NOT NULL,
  qupiao_shijian timestamp
);
CREATE TABLE IF NOT EXISTS pingjia (
  pingjia_id bigint PRIMARY KEY,
  kecheng_id integer NOT NULL REFERENCES kecheng(kecheng_id),
  xueyuan_id integer NOT NULL REFERENCES xueyuan(xueyuan_id),
  fenshu smallint NOT NULL CHECK (fenshu BETWEEN 1 AND 5),
  neirong varchar(300),
  huifu varchar(300),
  pingjia_shijian timestamp NOT NULL
);
