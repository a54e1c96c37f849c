-- charging-platform / schema.sql (PostgreSQL)
CREATE TABLE operator (
    id          serial PRIMARY KEY,
    op_name     varchar(60) NOT NULL,
    share_ratio numeric(4,3) NOT NULL DEFAULT 0.100,
    contact     varchar(30)
);
COMMENT ON TABLE operator IS '运营商';
COMMENT ON COLUMN operator.op_name IS '运营商名称';
COMMENT ON COLUMN operator.share_ratio IS '平台分成比例';
CREATE TABLE station (
    id          serial PRIMARY KEY,
    op_id       int NOT NULL REFERENCES operator(id),
    st_name     varchar(80) NOT NULL,
    city        varchar(20) NOT NULL,
    park_free   boolean NOT NULL DEFAULT false,
    opened_on   date,
    geom        geography(Point, 4326) NOT NULL
);
COMMENT ON TABLE station IS '充电站';
COMMENT ON COLUMN station.st_name IS '站名';
COMMENT ON COLUMN station.park_free IS '停车免费';
COMMENT ON COLUMN station.opened_on IS '投运日期，未投运为空';
CREATE TABLE pile (
    id          serial PRIMARY KEY,
    station_id  int NOT NULL REFERENCES station(id),
    pile_no     varchar(20) NOT NULL,
    kind        char(2) NOT NULL,
    power_kw    numeric(6,1) NOT NULL,
    state       smallint NOT NULL DEFAULT 0,
    fw_version  varchar(20),
    last_beat   timestamp
);
COMMENT ON TABLE pile IS '充电桩';
COMMENT ON COLUMN pile.kind IS 'DC快充 AC慢充';
COMMENT ON COLUMN pile.state IS '状态: 0空闲 1充电中 2占位 3故障 4离线';
COMMENT ON COLUMN pile.fw_version IS '固件版本';
COMMENT ON COLUMN pile.last_beat IS '最近心跳';
CREATE TABLE car_user (
    id          bigserial PRIMARY KEY,
    phone       varchar(11) NOT NULL,
    plate_no    varchar(10),
    user_type   smallint NOT NULL DEFAULT 1,
    wallet      numeric(10,2) NOT NULL DEFAULT 0,
    invited_by  bigint REFERENCES car_user(id),
    created_at  timestamp NOT NULL
);
COMMENT ON TABLE car_user IS '车主';
COMMENT ON COLUMN car_user.plate_no IS '车牌';
COMMENT ON COLUMN car_user.user_type IS '1私家车 2网约车 3物流车';
COMMENT ON COLUMN car_user.wallet IS '钱包余额';
CREATE TABLE price_slot (
    station_id  int NOT NULL REFERENCES station(id),
    from_hour   smallint NOT NULL,
    to_hour     smallint NOT NULL,
    elec_price  numeric(6,4) NOT NULL,
    serv_price  numeric(6,4) NOT NULL,
    PRIMARY KEY (station_id, from_hour)
);
COMMENT ON TABLE price_slot IS '分时电价';
COMMENT ON COLUMN price_slot.elec_price IS '电费单价';
COMMENT ON COLUMN price_slot.serv_price IS '服务费单价';
CREATE TABLE charge_order (
    id          bigserial PRIMARY KEY,
    order_no    varchar(30) NOT NULL UNIQUE,
    user_id     bigint NOT NULL REFERENCES car_user(id),
    pile_id     int NOT NULL REFERENCES pile(id),
    start_at    timestamp NOT NULL,
    end_at      timestamp,
    kwh         numeric(8,2) NOT NULL DEFAULT 0,
    elec_fee    numeric(8,2) NOT NULL DEFAULT 0,
    serv_fee    numeric(8,2) NOT NULL DEFAULT 0,
    soc_from    smallint,
    soc_to      smallint,
    status      smallint NOT NULL DEFAULT 1,
    stop_code   varchar(10)
);
COMMENT ON TABLE charge_order IS '充电订单';
COMMENT ON COLUMN charge_order.kwh IS '电量';
COMMENT ON COLUMN charge_order.elec_fee IS '电费';
COMMENT ON COLUMN charge_order.serv_fee IS '服务费';
COMMENT ON COLUMN charge_order.soc_from IS '起始SOC%';
COMMENT ON COLUMN charge_order.status IS '1充电中 2待支付 3已完成 4异常';
COMMENT ON COLUMN charge_order.stop_code IS '停止原因码，正常结束为空';
CREATE TABLE alarm (
    id          bigserial PRIMARY KEY,
    pile_id     int NOT NULL REFERENCES pile(id),
    code        varchar(10) NOT NULL,
    lvl         char(1) NOT NULL,
    raised_at   timestamp NOT NULL,
    cleared_at  timestamp,
    note        text
);
COMMENT ON TABLE alarm IS '告警';
COMMENT ON COLUMN alarm.lvl IS '级别 C严重 M重要 W提示';
COMMENT ON COLUMN alarm.cleared_at IS '恢复时间';
CREATE TABLE occupy_fee (
    id          bigserial PRIMARY KEY,
    order_id    bigint NOT NULL REFERENCES charge_order(id),
    minutes     int NOT NULL,
    fee         numeric(8,2) NOT NULL,
    waived      boolean NOT NULL DEFAULT false
);
COMMENT ON TABLE occupy_fee IS '占位费';
COMMENT ON COLUMN occupy_fee.waived IS '已减免';
