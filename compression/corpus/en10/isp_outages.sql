CREATE TABLE noc.pop (pop_code varchar(8) PRIMARY KEY, town varchar(60) NOT NULL, battery_hours numeric(4,1), generator boolean NOT NULL DEFAULT false);
CREATE TABLE noc.node (
  node_id     serial PRIMARY KEY,
  pop_code    varchar(8) NOT NULL REFERENCES noc.pop,
  hostname    varchar(60) NOT NULL,
  node_type   varchar(8) NOT NULL CHECK (node_type IN ('olt', 'dslam', 'router', 'radio')),
  vendor      varchar(30) NOT NULL,
  uplink_node integer REFERENCES noc.node (node_id),
  eol_on      date
);
CREATE TABLE noc.subscriber (
  sub_id      integer PRIMARY KEY,
  full_name   varchar(80) NOT NULL,
  street      varchar(100) NOT NULL,
  node_id     integer NOT NULL REFERENCES noc.node,
  plan_mbit   integer NOT NULL,
  segment     varchar(4) NOT NULL DEFAULT 'res' CHECK (segment IN ('res', 'biz', 'gov')),
  active_from date NOT NULL,
  ended_on    date
);
CREATE TABLE noc.engineer (eng_id serial PRIMARY KEY, eng_name varchar(60) NOT NULL, home_pop varchar(8) REFERENCES noc.pop, on_shift boolean NOT NULL DEFAULT false);
CREATE TABLE noc.outage (
  outage_id   serial PRIMARY KEY,
  node_id     integer NOT NULL REFERENCES noc.node,
  severity    smallint NOT NULL,
  cause       varchar(12),
  detected_at timestamptz NOT NULL,
  restored_at timestamptz,
  eta         timestamptz,
  opened_by   integer REFERENCES noc.engineer (eng_id),
  fixed_by    integer REFERENCES noc.engineer (eng_id),
  public_note text
);
COMMENT ON COLUMN noc.outage.severity IS '1 = critical, 2 = major, 3 = minor';
COMMENT ON COLUMN noc.outage.cause IS 'power, fibre, hardware, software, unknown';
CREATE TABLE noc.call_in (call_id bigserial PRIMARY KEY, sub_id integer NOT NULL REFERENCES noc.subscriber, outage_id integer REFERENCES noc.outage, called_at timestamptz NOT NULL, wait_seconds integer NOT NULL, abandoned boolean NOT NULL DEFAULT false);
CREATE TABLE noc.credit (credit_id bigserial PRIMARY KEY, sub_id integer NOT NULL REFERENCES noc.subscriber, outage_id integer NOT NULL REFERENCES noc.outage, amount numeric(8,2) NOT NULL, granted_on date NOT NULL, booked boolean NOT NULL DEFAULT false);
CREATE TABLE noc.planned_work (work_id serial PRIMARY KEY, node_id integer NOT NULL REFERENCES noc.node, starts timestamptz NOT NULL, ends timestamptz NOT NULL, approved_by integer REFERENCES noc.engineer (eng_id), state varchar(10) NOT NULL DEFAULT 'proposed' CHECK (state IN ('proposed', 'approved', 'done', 'withdrawn')));
