CREATE TABLE tower (
    tower_id      INT PRIMARY KEY,
    tower_name    VARCHAR(50) NOT NULL,
    district      VARCHAR(20) NOT NULL,
    completed_on  DATE NOT NULL,
    mgmt_fee      DECIMAL(6,2) NOT NULL
);
CREATE TABLE suite (
    suite_id      INT PRIMARY KEY,
    tower_id      INT NOT NULL REFERENCES tower (tower_id),
    suite_no      VARCHAR(10) NOT NULL,
    floor         SMALLINT NOT NULL,
    area_sqm      DECIMAL(8,2) NOT NULL,
    fitout        VARCHAR(8) NOT NULL CHECK (fitout IN ('bare', 'basic', 'full')),
    occupancy     VARCHAR(10) NOT NULL DEFAULT 'vacant' CHECK (occupancy IN ('vacant', 'reserved', 'let', 'own_use')),
    asking_rent   DECIMAL(8,2)
);
CREATE TABLE tenant (
    tenant_id     INT PRIMARY KEY,
    tenant_name   VARCHAR(80) NOT NULL,
    trade         VARCHAR(30) NOT NULL,
    contact_name  VARCHAR(30),
    contact_phone VARCHAR(20)
);
CREATE TABLE broker (
    broker_id     INT PRIMARY KEY,
    broker_name   VARCHAR(30) NOT NULL,
    firm          VARCHAR(60) NOT NULL
);
CREATE TABLE lease (
    lease_id      INT PRIMARY KEY,
    suite_id      INT NOT NULL REFERENCES suite (suite_id),
    tenant_id     INT NOT NULL REFERENCES tenant (tenant_id),
    broker_id     INT REFERENCES broker (broker_id),
    signed_on     DATE NOT NULL,
    starts_on     DATE NOT NULL,
    ends_on       DATE NOT NULL,
    monthly_rent  DECIMAL(12,2) NOT NULL,
    deposit       DECIMAL(12,2) NOT NULL,
    terminated_on DATE,
    previous_lease INT REFERENCES lease (lease_id)
);
CREATE TABLE rent_bill (
    bill_id       INT PRIMARY KEY,
    lease_id      INT NOT NULL REFERENCES lease (lease_id),
    period_start  DATE NOT NULL,
    due_on        DATE NOT NULL,
    amount        DECIMAL(12,2) NOT NULL,
    paid_on       DATE,
    late_fee      DECIMAL(10,2) NOT NULL DEFAULT 0
);
CREATE TABLE viewing (
    viewing_id    INT PRIMARY KEY,
    suite_id      INT NOT NULL REFERENCES suite (suite_id),
    broker_id     INT REFERENCES broker (broker_id),
    prospect      VARCHAR(80) NOT NULL,
    viewed_at     TIMESTAMP NOT NULL,
    interest      SMALLINT,
    remark        TEXT
);
