-- 摄影器材出租，个人工作室自用
create table qc_leibie (lb_id int primary key, lb_name varchar(20) not null);
comment on table qc_leibie is '器材类别';
comment on column qc_leibie.lb_name is '类别名 机身/镜头/灯光/稳定器/无人机';

create table qc_qicai (
    qc_id serial primary key,
    bianma varchar(20) not null unique,
    mingcheng varchar(60) not null,
    lb_id int not null references qc_leibie(lb_id),
    pinpai varchar(20),
    goumai_jia numeric(10,2),
    goumai_rq date,
    ri_zujin numeric(8,2) not null,
    yajin numeric(8,2) not null default 0,
    zhuangtai int not null default 0
);
comment on table qc_qicai is '器材';
comment on column qc_qicai.bianma is '编码';
comment on column qc_qicai.mingcheng is '器材名称';
comment on column qc_qicai.pinpai is '品牌';
comment on column qc_qicai.goumai_jia is '购买价';
comment on column qc_qicai.goumai_rq is '购买日期';
comment on column qc_qicai.ri_zujin is '日租金';
comment on column qc_qicai.yajin is '押金';
comment on column qc_qicai.zhuangtai is '状态（0在库 1出租中 2维修 3已卖掉）';

create table qc_kehu (
    kh_id serial primary key,
    xingming varchar(20) not null,
    weixin varchar(30),
    zhima int,
    heimd boolean not null default false,
    laiyuan varchar(20)
);
comment on table qc_kehu is '客户';
comment on column qc_kehu.xingming is '姓名';
comment on column qc_kehu.weixin is '微信号';
comment on column qc_kehu.zhima is '芝麻分';
comment on column qc_kehu.heimd is '是否黑名单';
comment on column qc_kehu.laiyuan is '来源 闲鱼/小红书/朋友介绍';

create table qc_zudan (
    zd_id serial primary key,
    kh_id int not null references qc_kehu(kh_id),
    qc_id int not null references qc_qicai(qc_id),
    qizu date not null,
    yinghuan date not null,
    shihuan date,
    zujin numeric(10,2) not null,
    yh_jine numeric(8,2) not null default 0,
    yj_tui boolean not null default false
);
comment on table qc_zudan is '租单';
comment on column qc_zudan.qizu is '起租日';
comment on column qc_zudan.yinghuan is '应还日';
comment on column qc_zudan.shihuan is '实际归还日';
comment on column qc_zudan.zujin is '租金';
comment on column qc_zudan.yh_jine is '优惠金额';
comment on column qc_zudan.yj_tui is '押金是否已退';

create table qc_weixiu (
    wx_id serial primary key,
    qc_id int not null references qc_qicai(qc_id),
    songxiu date not null,
    quhui date,
    feiyong numeric(8,2),
    yuanyin varchar(100)
);
comment on table qc_weixiu is '维修';
comment on column qc_weixiu.songxiu is '送修日期';
comment on column qc_weixiu.quhui is '取回日期';
comment on column qc_weixiu.feiyong is '维修费用';
comment on column qc_weixiu.yuanyin is '故障原因';

create table qc_peitao (
    zhu_qc int not null references qc_qicai(qc_id),
    fu_qc int not null references qc_qicai(qc_id),
    primary key (zhu_qc, fu_qc)
);
comment on table qc_peitao is '配套器材（主件、附件）';
