CREATE TABLE merchants (
  merchant_id SERIAL PRIMARY KEY,
  shop_name   VARCHAR(80) NOT NULL,
  category    VARCHAR(20) NOT NULL CHECK (category IN ('restaurant','bar','mall','hotel','hospital','ktv')),
  city        VARCHAR(30) NOT NULL,
  share_rate  NUMERIC(4,2) NOT NULL,
  bd_id       INT,
  signed_on   DATE NOT NULL,
  terminated_on DATE
);
CREATE TABLE employees (
  emp_id   SERIAL PRIMARY KEY,
  emp_name VARCHAR(30) NOT NULL,
  role     VARCHAR(10) NOT NULL CHECK (role IN ('bd','ops','support')),
  city     VARCHAR(30) NOT NULL,
  active   BOOLEAN NOT NULL DEFAULT TRUE
);
ALTER TABLE merchants ADD CONSTRAINT merchants_bd_fk FOREIGN KEY (bd_id) REFERENCES employees(emp_id);
CREATE TABLE kiosks (
  kiosk_sn    VARCHAR(20) PRIMARY KEY,
  merchant_id INT REFERENCES merchants(merchant_id),
  slots       INT NOT NULL,
  online      BOOLEAN NOT NULL,
  installed_at TIMESTAMP,
  last_seen   TIMESTAMP
);
CREATE TABLE power_banks (
  bank_sn   VARCHAR(20) PRIMARY KEY,
  kiosk_sn  VARCHAR(20) REFERENCES kiosks(kiosk_sn),
  charge    INT NOT NULL,
  cycles    INT NOT NULL DEFAULT 0,
  condition VARCHAR(10) NOT NULL CHECK (condition IN ('good','worn','broken','lost')),
  made_on   DATE NOT NULL
);
CREATE TABLE app_users (
  user_id   BIGSERIAL PRIMARY KEY,
  nickname  VARCHAR(40),
  phone     VARCHAR(20) NOT NULL,
  channel   VARCHAR(10) NOT NULL CHECK (channel IN ('wechat','alipay')),
  deposit_free BOOLEAN NOT NULL DEFAULT FALSE,
  blocked   BOOLEAN NOT NULL DEFAULT FALSE,
  created_at TIMESTAMP NOT NULL
);
CREATE TABLE rentals (
  rental_no    VARCHAR(24) PRIMARY KEY,
  user_id      BIGINT NOT NULL REFERENCES app_users(user_id),
  bank_sn      VARCHAR(20) NOT NULL REFERENCES power_banks(bank_sn),
  from_kiosk   VARCHAR(20) NOT NULL REFERENCES kiosks(kiosk_sn),
  to_kiosk     VARCHAR(20) REFERENCES kiosks(kiosk_sn),
  rented_at    TIMESTAMP NOT NULL,
  returned_at  TIMESTAMP,
  fee          NUMERIC(8,2),
  pay_status   VARCHAR(10) NOT NULL CHECK (pay_status IN ('unpaid','paid','refunded','waived'))
);
CREATE TABLE tickets (
  ticket_id  BIGSERIAL PRIMARY KEY,
  rental_no  VARCHAR(24) REFERENCES rentals(rental_no),
  kiosk_sn   VARCHAR(20) REFERENCES kiosks(kiosk_sn),
  topic      VARCHAR(20) NOT NULL CHECK (topic IN ('wont_eject','wont_charge','wrong_fee','kiosk_down')),
  opened_at  TIMESTAMP NOT NULL,
  closed_at  TIMESTAMP,
  assignee   INT REFERENCES employees(emp_id)
);
CREATE TABLE payouts (
  payout_id   BIGSERIAL PRIMARY KEY,
  merchant_id INT NOT NULL REFERENCES merchants(merchant_id),
  month       DATE NOT NULL,
  amount      NUMERIC(10,2) NOT NULL,
  paid_on     DATE
);
