-- 国土地块供应库 PostGIS
CREATE SCHEMA IF NOT EXISTS land;
CREATE TABLE land.district (
    code        char(6) PRIMARY KEY,
    name        varchar(30) NOT NULL,
    boundary    geometry(MultiPolygon, 4326) NOT NULL
);
COMMENT ON TABLE land.district IS '区县';
COMMENT ON COLUMN land.district.name IS '区县名称';
CREATE TABLE land.parcel (
    parcel_no   varchar(30) PRIMARY KEY,
    district_code char(6) NOT NULL REFERENCES land.district(code),
    location    varchar(200),
    usage_type  varchar(10) NOT NULL,
    area_sqm    numeric(12,2) NOT NULL,
    far_max     numeric(4,2),
    density_max numeric(5,2),
    height_max  numeric(6,1),
    status      smallint NOT NULL DEFAULT 0,
    geom        geometry(Polygon, 4326) NOT NULL
);
COMMENT ON TABLE land.parcel IS '地块';
COMMENT ON COLUMN land.parcel.parcel_no IS '地块编号';
COMMENT ON COLUMN land.parcel.location IS '坐落';
COMMENT ON COLUMN land.parcel.usage_type IS '用途：住宅/商服/工业/公用/绿地';
COMMENT ON COLUMN land.parcel.area_sqm IS '出让面积(㎡)';
COMMENT ON COLUMN land.parcel.far_max IS '容积率上限';
COMMENT ON COLUMN land.parcel.density_max IS '建筑密度上限(%)';
COMMENT ON COLUMN land.parcel.height_max IS '限高(米)，不限为空';
COMMENT ON COLUMN land.parcel.status IS '状态：0-储备 1-挂牌中 2-已成交 3-流拍 4-收回';
CREATE TABLE land.bidder (
    bidder_id   serial PRIMARY KEY,
    bidder_name varchar(120) NOT NULL,
    uscc        varchar(18),
    blacklisted boolean NOT NULL DEFAULT false
);
COMMENT ON TABLE land.bidder IS '竞买人';
COMMENT ON COLUMN land.bidder.bidder_name IS '竞买人名称';
COMMENT ON COLUMN land.bidder.uscc IS '统一社会信用代码';
COMMENT ON COLUMN land.bidder.blacklisted IS '是否失信';
CREATE TABLE land.auction (
    auction_id  serial PRIMARY KEY,
    parcel_no   varchar(30) NOT NULL REFERENCES land.parcel,
    start_price numeric(16,2) NOT NULL,
    deposit     numeric(16,2) NOT NULL,
    open_at     timestamp NOT NULL,
    close_at    timestamp NOT NULL,
    deal_price  numeric(16,2),
    winner_id   int REFERENCES land.bidder(bidder_id)
);
COMMENT ON TABLE land.auction IS '挂牌';
COMMENT ON COLUMN land.auction.start_price IS '起始价(万元)';
COMMENT ON COLUMN land.auction.deposit IS '保证金(万元)';
COMMENT ON COLUMN land.auction.open_at IS '挂牌开始';
COMMENT ON COLUMN land.auction.close_at IS '挂牌截止';
COMMENT ON COLUMN land.auction.deal_price IS '成交价(万元)，未成交为空';
COMMENT ON COLUMN land.auction.winner_id IS '竞得人';
CREATE TABLE land.bid (
    bid_id      bigserial PRIMARY KEY,
    auction_id  int NOT NULL REFERENCES land.auction,
    bidder_id   int NOT NULL REFERENCES land.bidder,
    round_no    int NOT NULL,
    price       numeric(16,2) NOT NULL,
    bid_at      timestamp NOT NULL
);
COMMENT ON TABLE land.bid IS '报价';
COMMENT ON COLUMN land.bid.round_no IS '轮次';
COMMENT ON COLUMN land.bid.price IS '报价(万元)';
COMMENT ON COLUMN land.bid.bid_at IS '报价时间';
CREATE TABLE land.contract (
    contract_no varchar(30) PRIMARY KEY,
    auction_id  int NOT NULL REFERENCES land.auction,
    signed_on   date NOT NULL,
    total_price numeric(16,2) NOT NULL,
    paid_price  numeric(16,2) NOT NULL DEFAULT 0,
    pay_due     date NOT NULL,
    start_due   date NOT NULL,
    started_on  date,
    finished_on date
);
COMMENT ON TABLE land.contract IS '出让合同';
COMMENT ON COLUMN land.contract.total_price IS '合同价款(万元)';
COMMENT ON COLUMN land.contract.paid_price IS '已缴价款(万元)';
COMMENT ON COLUMN land.contract.pay_due IS '价款缴纳期限';
COMMENT ON COLUMN land.contract.start_due IS '约定开工日期';
COMMENT ON COLUMN land.contract.started_on IS '实际开工日期';
COMMENT ON COLUMN land.contract.finished_on IS '竣工日期';
CREATE TABLE land.poi (
    poi_id      serial PRIMARY KEY,
    poi_name    varchar(80) NOT NULL,
    kind        varchar(20) NOT NULL,
    geom        geometry(Point, 4326) NOT NULL
);
COMMENT ON TABLE land.poi IS '配套设施';
COMMENT ON COLUMN land.poi.poi_name IS '设施名称';
COMMENT ON COLUMN land.poi.kind IS '类别 subway地铁站 school学校 hospital医院 landfill垃圾场';
CREATE TABLE land.redline (
    line_id     serial PRIMARY KEY,
    line_name   varchar(60) NOT NULL,
    line_type   varchar(10) NOT NULL,
    geom        geometry(Polygon, 4326) NOT NULL
);
COMMENT ON TABLE land.redline IS '控制线';
COMMENT ON COLUMN land.redline.line_type IS '类型 生态/农田/文保';
SET search_path = land, public;
