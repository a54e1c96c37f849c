-- Field research: mystery shopping. pg_dump --schema-only, trimmed
SET statement_timeout = 0;
CREATE SCHEMA field;

CREATE TABLE field.brand (
    brand_id integer NOT NULL,
    brand_name character varying(80) NOT NULL,
    sector character varying(20) NOT NULL,
    contract_ends date
);
COMMENT ON COLUMN field.brand.sector IS 'bank, fuel, fashion, grocery, telecom';

CREATE TABLE field.outlet (
    outlet_id integer NOT NULL,
    brand_id integer NOT NULL,
    outlet_name character varying(100) NOT NULL,
    city character varying(60) NOT NULL,
    manager_name character varying(80),
    opened_on date,
    closed_on date
);

CREATE TABLE field.shopper (
    shopper_id integer NOT NULL,
    given_name character varying(40) NOT NULL,
    family_name character varying(40) NOT NULL,
    home_city character varying(60) NOT NULL,
    birth_date date NOT NULL,
    has_car boolean DEFAULT false NOT NULL,
    standing character varying(10) DEFAULT 'trial'::character varying NOT NULL,
    referred_by integer,
    CONSTRAINT shopper_standing_check CHECK (standing IN ('trial', 'trusted', 'banned'))
);

CREATE TABLE field.scenario (
    scenario_id integer NOT NULL,
    brand_id integer NOT NULL,
    title character varying(120) NOT NULL,
    channel character varying(8) NOT NULL,
    minutes smallint NOT NULL,
    CONSTRAINT scenario_channel_check CHECK (channel IN ('visit', 'phone', 'web'))
);

CREATE TABLE field.assignment (
    assignment_id integer NOT NULL,
    outlet_id integer NOT NULL,
    scenario_id integer NOT NULL,
    shopper_id integer,
    checker_id integer,
    due_on date NOT NULL,
    done_at timestamp without time zone,
    fee numeric(7,2) NOT NULL,
    purchase_refund numeric(7,2) DEFAULT 0 NOT NULL,
    state character(1) DEFAULT 'O'::bpchar NOT NULL
);
COMMENT ON COLUMN field.assignment.state IS 'O=open, T=taken, S=submitted, A=approved, R=rejected';
COMMENT ON COLUMN field.assignment.checker_id IS 'editor who checks the report';

CREATE TABLE field.editor (
    editor_id integer NOT NULL,
    given_name character varying(40) NOT NULL,
    family_name character varying(40) NOT NULL,
    lead_id integer
);

CREATE TABLE field.question (
    question_id integer NOT NULL,
    scenario_id integer NOT NULL,
    wording text NOT NULL,
    weight smallint DEFAULT 1 NOT NULL,
    is_critical boolean DEFAULT false NOT NULL
);

CREATE TABLE field.answer (
    assignment_id integer NOT NULL,
    question_id integer NOT NULL,
    points smallint,
    remark text
);

CREATE TABLE field.payout (
    payout_id integer NOT NULL,
    shopper_id integer NOT NULL,
    amount numeric(9,2) NOT NULL,
    method character varying(8) NOT NULL,
    requested_on date NOT NULL,
    paid_on date,
    CONSTRAINT payout_method_check CHECK (method IN ('bank', 'paypal', 'voucher'))
);

ALTER TABLE ONLY field.brand ADD CONSTRAINT brand_pkey PRIMARY KEY (brand_id);
ALTER TABLE ONLY field.outlet ADD CONSTRAINT outlet_pkey PRIMARY KEY (outlet_id);
ALTER TABLE ONLY field.shopper ADD CONSTRAINT shopper_pkey PRIMARY KEY (shopper_id);
ALTER TABLE ONLY field.scenario ADD CONSTRAINT scenario_pkey PRIMARY KEY (scenario_id);
ALTER TABLE ONLY field.editor ADD CONSTRAINT editor_pkey PRIMARY KEY (editor_id);
ALTER TABLE ONLY field.assignment ADD CONSTRAINT assignment_pkey PRIMARY KEY (assignment_id);
ALTER TABLE ONLY field.question ADD CONSTRAINT question_pkey PRIMARY KEY (question_id);
ALTER TABLE ONLY field.answer ADD CONSTRAINT answer_pkey PRIMARY KEY (assignment_id, question_id);
ALTER TABLE ONLY field.payout ADD CONSTRAINT payout_pkey PRIMARY KEY (payout_id);
ALTER TABLE ONLY field.outlet ADD CONSTRAINT outlet_brand_fk FOREIGN KEY (brand_id) REFERENCES field.brand(brand_id);
ALTER TABLE ONLY field.shopper ADD CONSTRAINT shopper_ref_fk FOREIGN KEY (referred_by) REFERENCES field.shopper(shopper_id);
ALTER TABLE ONLY field.scenario ADD CONSTRAINT scenario_brand_fk FOREIGN KEY (brand_id) REFERENCES field.brand(brand_id);
ALTER TABLE ONLY field.editor ADD CONSTRAINT editor_lead_fk FOREIGN KEY (lead_id) REFERENCES field.editor(editor_id);
ALTER TABLE ONLY field.assignment ADD CONSTRAINT asg_outlet_fk FOREIGN KEY (outlet_id) REFERENCES field.outlet(outlet_id);
ALTER TABLE ONLY field.assignment ADD CONSTRAINT asg_scenario_fk FOREIGN KEY (scenario_id) REFERENCES field.scenario(scenario_id);
ALTER TABLE ONLY field.assignment ADD CONSTRAINT asg_shopper_fk FOREIGN KEY (shopper_id) REFERENCES field.shopper(shopper_id);
ALTER TABLE ONLY field.assignment ADD CONSTRAINT asg_checker_fk FOREIGN KEY (checker_id) REFERENCES field.editor(editor_id);
ALTER TABLE ONLY field.question ADD CONSTRAINT question_scenario_fk FOREIGN KEY (scenario_id) REFERENCES field.scenario(scenario_id);
ALTER TABLE ONLY field.answer ADD CONSTRAINT answer_asg_fk FOREIGN KEY (assignment_id) REFERENCES field.assignment(assignment_id);
ALTER TABLE ONLY field.answer ADD CONSTRAINT answer_question_fk FOREIGN KEY (question_id) REFERENCES field.question(question_id);
ALTER TABLE ONLY field.payout ADD CONSTRAINT payout_shopper_fk FOREIGN KEY (shopper_id) REFERENCES field.shopper(shopper_id);
