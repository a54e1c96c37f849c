-- 市政井盖普查与巡查 PostGIS
CREATE EXTENSION IF NOT EXISTS postgis;
CREATE TABLE jg_quanshu (
    qsdw_id   serial PRIMARY KEY,
    qsdw_mc   text NOT NULL,
    lxdh      text
);
COMMENT ON TABLE jg_quanshu IS '权属单位';
COMMENT ON COLUMN jg_quanshu.qsdw_mc IS '单位名称';
COMMENT ON COLUMN jg_quanshu.lxdh IS '联系电话';
CREATE TABLE jg_jinggai (
    jg_bh     varchar(16) PRIMARY KEY,
    jg_lx     varchar(10) NOT NULL,
    cz        varchar(10) NOT NULL,
    zhijing_mm integer,
    daolu     text NOT NULL,
    jiedao    text NOT NULL,
    qsdw_id   integer REFERENCES jg_quanshu(qsdw_id),
    fangzhuiwang boolean NOT NULL DEFAULT false,
    anzhuang_rq date,
    geom      geometry(Point, 4326) NOT NULL
);
COMMENT ON TABLE jg_jinggai IS '井盖';
COMMENT ON COLUMN jg_jinggai.jg_bh IS '井盖编号';
COMMENT ON COLUMN jg_jinggai.jg_lx IS '类型：雨水/污水/电力/通信/燃气/给水';
COMMENT ON COLUMN jg_jinggai.cz IS '材质：铸铁/复合/水泥';
COMMENT ON COLUMN jg_jinggai.zhijing_mm IS '直径(毫米)';
COMMENT ON COLUMN jg_jinggai.daolu IS '所在道路';
COMMENT ON COLUMN jg_jinggai.jiedao IS '街道办';
COMMENT ON COLUMN jg_jinggai.fangzhuiwang IS '是否有防坠网';
COMMENT ON COLUMN jg_jinggai.anzhuang_rq IS '安装日期';
CREATE TABLE jg_xuncha (
    xc_id     bigserial PRIMARY KEY,
    jg_bh     varchar(16) NOT NULL REFERENCES jg_jinggai(jg_bh),
    xcy       text NOT NULL,
    xc_sj     timestamp NOT NULL,
    jieguo    smallint NOT NULL DEFAULT 0,
    beizhu    text
);
COMMENT ON TABLE jg_xuncha IS '巡查记录';
COMMENT ON COLUMN jg_xuncha.xcy IS '巡查员';
COMMENT ON COLUMN jg_xuncha.xc_sj IS '巡查时间';
COMMENT ON COLUMN jg_xuncha.jieguo IS '结果 0完好 1破损 2缺失 3松动异响 4沉降';
COMMENT ON COLUMN jg_xuncha.beizhu IS '备注';
CREATE TABLE jg_weixiu (
    wx_dh     varchar(20) PRIMARY KEY,
    jg_bh     varchar(16) NOT NULL REFERENCES jg_jinggai(jg_bh),
    xc_id     bigint REFERENCES jg_xuncha(xc_id),
    paidan_sj timestamp NOT NULL,
    wangong_sj timestamp,
    shigong_dw text NOT NULL,
    feiyong   numeric(10,2)
);
COMMENT ON TABLE jg_weixiu IS '维修工单';
COMMENT ON COLUMN jg_weixiu.wx_dh IS '工单号';
COMMENT ON COLUMN jg_weixiu.xc_id IS '来源巡查，市民举报的为空';
COMMENT ON COLUMN jg_weixiu.paidan_sj IS '派单时间';
COMMENT ON COLUMN jg_weixiu.wangong_sj IS '完工时间';
COMMENT ON COLUMN jg_weixiu.shigong_dw IS '施工单位';
COMMENT ON COLUMN jg_weixiu.feiyong IS '费用(元)';
CREATE TABLE jg_ganzhi (
    sb_sn     varchar(30) PRIMARY KEY,
    jg_bh     varchar(16) NOT NULL UNIQUE REFERENCES jg_jinggai(jg_bh),
    dianliang smallint NOT NULL,
    zaixian   boolean NOT NULL DEFAULT true,
    zuihou_sb timestamp
);
COMMENT ON TABLE jg_ganzhi IS '智能感知终端';
COMMENT ON COLUMN jg_ganzhi.dianliang IS '电量百分比';
COMMENT ON COLUMN jg_ganzhi.zaixian IS '是否在线';
COMMENT ON COLUMN jg_ganzhi.zuihou_sb IS '最后上报时间';
CREATE TABLE jg_xuexiao (
    xx_id  serial PRIMARY KEY,
    xx_mc  text NOT NULL,
    geom   geometry(Point, 4326) NOT NULL
);
COMMENT ON TABLE jg_xuexiao IS '学校';
COMMENT ON COLUMN jg_xuexiao.xx_mc IS '学校名称';
