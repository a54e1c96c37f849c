-- penalty fares on trams and buses
CREATE TABLE pf_line (
  line_code   varchar(4) PRIMARY KEY,
  line_name   varchar(60) NOT NULL,
  mode        varchar(5) NOT NULL CHECK (mode IN ('tram', 'bus', 'metro'))
);
CREATE TABLE pf_stop (
  stop_id     integer PRIMARY KEY,
  stop_name   varchar(60) NOT NULL,
  zone        smallint NOT NULL
);
CREATE TABLE pf_inspector (
  badge       varchar(6) PRIMARY KEY,
  first_name  varchar(40) NOT NULL,
  last_name   varchar(40) NOT NULL,
  team_lead   varchar(6) REFERENCES pf_inspector (badge),
  plain_clothes boolean NOT NULL DEFAULT false,
  since       date NOT NULL
);
CREATE TABLE pf_patrol (
  patrol_id   bigint PRIMARY KEY,
  line_code   varchar(4) NOT NULL REFERENCES pf_line (line_code),
  board_stop  integer NOT NULL REFERENCES pf_stop (stop_id),
  alight_stop integer REFERENCES pf_stop (stop_id),
  badge_1     varchar(6) NOT NULL REFERENCES pf_inspector (badge),
  badge_2     varchar(6) REFERENCES pf_inspector (badge),
  started_at  timestamp NOT NULL,
  ended_at    timestamp,
  checked     integer NOT NULL DEFAULT 0
);
COMMENT ON COLUMN pf_patrol.checked IS 'passengers checked';
CREATE TABLE pf_rider (
  rider_id    bigint PRIMARY KEY,
  first_name  varchar(40) NOT NULL,
  last_name   varchar(40) NOT NULL,
  birth_date  date,
  city        varchar(60),
  repeat_flag char(1) NOT NULL DEFAULT 'N' CHECK (repeat_flag IN ('Y', 'N'))
);
CREATE TABLE pf_notice (
  notice_no   varchar(12) PRIMARY KEY,
  patrol_id   bigint NOT NULL REFERENCES pf_patrol (patrol_id),
  rider_id    bigint REFERENCES pf_rider (rider_id),
  guardian_id bigint REFERENCES pf_rider (rider_id),
  reason      char(2) NOT NULL,
  amount      numeric(6,2) NOT NULL,
  state       smallint NOT NULL DEFAULT 1,
  issued_at   timestamp NOT NULL,
  due_on      date NOT NULL
);
COMMENT ON COLUMN pf_notice.reason IS 'NT no ticket, EX expired ticket, WZ wrong zone, FG forged';
COMMENT ON COLUMN pf_notice.state IS '1 open, 2 paid, 3 appealed, 4 waived, 5 debt collection';
COMMENT ON COLUMN pf_notice.rider_id IS 'empty when identity could not be established';
CREATE TABLE pf_appeal (
  appeal_id   bigint PRIMARY KEY,
  notice_no   varchar(12) NOT NULL REFERENCES pf_notice (notice_no),
  filed_on    date NOT NULL,
  ground      varchar(120) NOT NULL,
  decided_on  date,
  granted     boolean
);
CREATE TABLE pf_payment (
  payment_id  bigint PRIMARY KEY,
  notice_no   varchar(12) NOT NULL REFERENCES pf_notice (notice_no),
  channel     varchar(8) NOT NULL CHECK (channel IN ('cash', 'card', 'bank', 'app')),
  amount      numeric(6,2) NOT NULL,
  paid_on     date NOT NULL
);
