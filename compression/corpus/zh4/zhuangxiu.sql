-- 家装公司ERP，老板让小李搞的，字段随便起的
CREATE TABLE kehu (
  id INT AUTO_INCREMENT PRIMARY KEY,
  name VARCHAR(20) NOT NULL COMMENT '客户',
  dianhua VARCHAR(11) NOT NULL,
  xiaoqu VARCHAR(40) COMMENT '小区',
  mianji DECIMAL(6,1) COMMENT '套内面积',
  laiyuan TINYINT NOT NULL DEFAULT 1 COMMENT '1自然到店 2老客介绍 3抖音 4小红书 5电销',
  jieshaoren INT COMMENT '介绍人(老客户id)',
  yixiang TINYINT NOT NULL DEFAULT 2 COMMENT '意向 1强 2中 3弱 0已流失',
  xiaoshou_id INT COMMENT '跟单销售，没分配为空',
  laidian DATE NOT NULL COMMENT '首次来电日期',
  FOREIGN KEY (jieshaoren) REFERENCES kehu(id)
) COMMENT='客户';
CREATE TABLE yuangong (
  id INT AUTO_INCREMENT PRIMARY KEY,
  name VARCHAR(20) NOT NULL COMMENT '姓名',
  gangwei VARCHAR(10) NOT NULL COMMENT '销售/设计师/项目经理/工长/财务',
  dixin DECIMAL(8,2) NOT NULL COMMENT '底薪',
  ticheng DECIMAL(5,4) NOT NULL DEFAULT 0 COMMENT '提成比例',
  lizhi TINYINT NOT NULL DEFAULT 0 COMMENT '离职 1是 0否'
) COMMENT='员工';
CREATE TABLE hetong (
  id INT AUTO_INCREMENT PRIMARY KEY,
  bianhao VARCHAR(20) NOT NULL COMMENT '合同编号',
  kehu_id INT NOT NULL,
  sheji_id INT NOT NULL COMMENT '设计师',
  jingli_id INT COMMENT '项目经理',
  taocan VARCHAR(20) NOT NULL COMMENT '套餐 半包/全包/整装/软装',
  jine DECIMAL(12,2) NOT NULL COMMENT '合同金额',
  qianding DATE NOT NULL COMMENT '签订日期',
  kaigong DATE COMMENT '开工，没开为空',
  yujun DATE COMMENT '约定竣工',
  jungong DATE COMMENT '实际竣工',
  zhuangtai TINYINT NOT NULL DEFAULT 1 COMMENT '1待开工 2施工中 3已竣工 4停工 5退单',
  FOREIGN KEY (kehu_id) REFERENCES kehu(id),
  FOREIGN KEY (sheji_id) REFERENCES yuangong(id),
  FOREIGN KEY (jingli_id) REFERENCES yuangong(id)
) COMMENT='合同';
CREATE TABLE shoukuan (
  id INT AUTO_INCREMENT PRIMARY KEY,
  hetong_id INT NOT NULL,
  jieduan TINYINT NOT NULL COMMENT '1定金 2首期 3中期 4尾款',
  yingshou DECIMAL(12,2) NOT NULL COMMENT '应收',
  shishou DECIMAL(12,2) NOT NULL DEFAULT 0 COMMENT '实收',
  yueding DATE NOT NULL COMMENT '约定收款日',
  daozhang DATE COMMENT '到账日，没收到为空',
  FOREIGN KEY (hetong_id) REFERENCES hetong(id)
) COMMENT='收款';
CREATE TABLE jindu (
  id INT AUTO_INCREMENT PRIMARY KEY,
  hetong_id INT NOT NULL,
  gongxu VARCHAR(10) NOT NULL COMMENT '工序 拆改/水电/泥瓦/木工/油漆/安装',
  gongzhang_id INT COMMENT '工长',
  jihua_ks DATE NOT NULL COMMENT '计划开始',
  jihua_js DATE NOT NULL COMMENT '计划结束',
  shiji_ks DATE,
  shiji_js DATE COMMENT '实际结束',
  yanshou TINYINT COMMENT '验收 1通过 0不通过，没验为空',
  FOREIGN KEY (hetong_id) REFERENCES hetong(id),
  FOREIGN KEY (gongzhang_id) REFERENCES yuangong(id)
) COMMENT='施工进度';
CREATE TABLE cailiao (
  id INT AUTO_INCREMENT PRIMARY KEY,
  mingcheng VARCHAR(40) NOT NULL COMMENT '材料',
  pinpai VARCHAR(30) COMMENT '品牌',
  danwei VARCHAR(6) NOT NULL,
  jinjia DECIMAL(10,2) NOT NULL COMMENT '进价',
  baojia DECIMAL(10,2) NOT NULL COMMENT '报价'
) COMMENT='材料';
CREATE TABLE yongliao (
  id INT AUTO_INCREMENT PRIMARY KEY,
  hetong_id INT NOT NULL,
  cailiao_id INT NOT NULL,
  shuliang DECIMAL(10,2) NOT NULL,
  tuihuo DECIMAL(10,2) NOT NULL DEFAULT 0 COMMENT '退回数量',
  songhuo DATE COMMENT '送货日期',
  FOREIGN KEY (hetong_id) REFERENCES hetong(id),
  FOREIGN KEY (cailiao_id) REFERENCES cailiao(id)
) COMMENT='用料';
CREATE TABLE tousu (
  id INT AUTO_INCREMENT PRIMARY KEY,
  hetong_id INT NOT NULL,
  neirong VARCHAR(300) NOT NULL COMMENT '投诉内容',
  shijian DATETIME NOT NULL,
  chuliren INT COMMENT '处理人',
  jiejue DATETIME COMMENT '解决时间',
  peichang DECIMAL(10,2) NOT NULL DEFAULT 0 COMMENT '赔偿',
  FOREIGN KEY (hetong_id) REFERENCES hetong(id),
  FOREIGN KEY (chuliren) REFERENCES yuangong(id)
) COMMENT='投诉';
ALTER TABLE kehu ADD FOREIGN KEY (xiaoshou_id) REFERENCES yuangong(id);
