CREATE TABLE accounts (
  id INTEGER PRIMARY KEY,
  name TEXT NOT NULL,
  plan TEXT CHECK (plan IN ('free','pro','enterprise')),
  country_code TEXT,
  created_at TIMESTAMP NOT NULL
);

CREATE TABLE users (
  id INTEGER PRIMARY KEY,
  account_id INTEGER NOT NULL REFERENCES accounts(id),
  email TEXT UNIQUE,
  full_name TEXT,
  is_admin BOOLEAN DEFAULT 0,
  is_verified BOOLEAN DEFAULT 0,
  last_login_at TIMESTAMP,
  created_at TIMESTAMP
);

CREATE TABLE subscriptions (
  id INTEGER PRIMARY KEY,
  account_id INTEGER REFERENCES accounts(id),
  status TEXT CHECK (status IN ('active','past_due','canceled')),
  started_on DATE,
  canceled_on DATE,
  monthly_amount NUMERIC
);

CREATE TABLE invoices (
  id INTEGER PRIMARY KEY,
  subscription_id INTEGER REFERENCES subscriptions(id),
  issued_on DATE,
  due_on DATE,
  paid_on DATE,
  total NUMERIC
);

CREATE TABLE tickets (
  id INTEGER PRIMARY KEY,
  account_id INTEGER REFERENCES accounts(id),
  opened_by INTEGER REFERENCES users(id),
  assignee_id INTEGER REFERENCES users(id),
  subject TEXT,
  priority INTEGER,
  state TEXT CHECK (state IN ('open','closed')),
  opened_at TIMESTAMP,
  closed_at TIMESTAMP
);
