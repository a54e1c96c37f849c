CREATE TABLE invoices (
    id         BIGINT PRIMARY KEY,
    client_id  BIGINT NOT NULL REFERENCES clients (id),
    number     TEXT NOT NULL UNIQUE,
    amount     NUMERIC(12, 2) NOT NULL,
    issued_on  DATE NOT NULL,
    due_on     DATE NOT NULL,
    paid_on    DATE
);

ALTER TABLE drivers RENAME COLUMN phone TO mobile;
