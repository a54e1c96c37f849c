-- 铁塔/基站代维系统 (PostgreSQL)
CREATE TABLE site (
    site_code   text PRIMARY KEY,
    site_name   text NOT NULL,            -- 站名
    county      text NOT NULL,            -- 区县
    tower_type  text NOT NULL CHECK (tower_type IN ('角钢塔','单管塔','楼面抱杆','美化树')),
    height_m    numeric(5,1),
    has_genset  boolean NOT NULL DEFAULT false,   -- 固定油机
    lon numeric(10,6), lat numeric(9,6),
    retired_on  date                      -- 拆除日期
);
CREATE TABLE operator_co (
    co_id   smallint PRIMARY KEY,
    co_name text NOT NULL                 -- 移动/联通/电信
);
CREATE TABLE tenancy (
    site_code text NOT NULL REFERENCES site,
    co_id     smallint NOT NULL REFERENCES operator_co,
    band      text NOT NULL,              -- 4G/5G
    rent_year numeric(12,2) NOT NULL,     -- 年租金
    start_on  date NOT NULL,
    end_on    date,                       -- 退租
    PRIMARY KEY (site_code, co_id, band)
);
CREATE TABLE maintainer (
    m_id     serial PRIMARY KEY,
    m_name   text NOT NULL,
    company  text NOT NULL,               -- 代维公司
    climb_cert_until date                 -- 登高证有效期, 无证为空
);
CREATE TABLE alarm (
    alarm_id  bigserial PRIMARY KEY,
    site_code text NOT NULL REFERENCES site,
    kind      text NOT NULL,              -- 断站/停电/温度高/水浸/门禁
    level     smallint NOT NULL,          -- 1紧急 2重要 3一般
    raised_at timestamptz NOT NULL,
    cleared_at timestamptz
);
CREATE TABLE work_ticket (
    ticket_no  text PRIMARY KEY,
    alarm_id   bigint REFERENCES alarm,   -- 巡检单没有告警
    site_code  text NOT NULL REFERENCES site,
    assignee   int REFERENCES maintainer,      -- 接单人
    dispatcher int NOT NULL REFERENCES maintainer,  -- 派单人
    status     text NOT NULL DEFAULT 'new' CHECK (status IN ('new','accepted','onsite','done','rejected')),
    created_at timestamptz NOT NULL DEFAULT now(),
    done_at    timestamptz,
    fuel_liters numeric(6,1) NOT NULL DEFAULT 0   -- 发电用油
);
CREATE TABLE meter_reading (
    site_code text NOT NULL REFERENCES site,
    read_on   date NOT NULL,
    kwh       numeric(12,2) NOT NULL,     -- 电表读数
    PRIMARY KEY (site_code, read_on)
);
