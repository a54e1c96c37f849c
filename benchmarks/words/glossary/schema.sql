CREATE TABLE region (
    id INTEGER PRIMARY KEY,
    code TEXT NOT NULL,
    title TEXT NOT NULL
);

CREATE TABLE users (
    id INTEGER PRIMARY KEY,
    nickname TEXT NOT NULL,
    phone_no TEXT,
    status INTEGER NOT NULL,
    deleted_at TEXT,
    plan_cd TEXT NOT NULL,
    region_id INTEGER NOT NULL REFERENCES region (id),
    joined_on DATE NOT NULL
);

CREATE TABLE orders (
    id INTEGER PRIMARY KEY,
    user_id INTEGER NOT NULL REFERENCES users (id),
    st INTEGER NOT NULL,
    total NUMERIC NOT NULL,
    freight NUMERIC NOT NULL,
    channel TEXT NOT NULL,
    placed_on DATE NOT NULL
);

CREATE TABLE sku (
    id INTEGER PRIMARY KEY,
    label TEXT NOT NULL,
    cat TEXT NOT NULL,
    cost NUMERIC NOT NULL
);

CREATE TABLE items (
    id INTEGER PRIMARY KEY,
    order_id INTEGER NOT NULL REFERENCES orders (id),
    sku_id INTEGER NOT NULL REFERENCES sku (id),
    qty INTEGER NOT NULL,
    price NUMERIC NOT NULL
);

CREATE TABLE refunds (
    id INTEGER PRIMARY KEY,
    order_id INTEGER NOT NULL REFERENCES orders (id),
    amt NUMERIC NOT NULL,
    reason TEXT NOT NULL,
    made_on DATE NOT NULL
);
