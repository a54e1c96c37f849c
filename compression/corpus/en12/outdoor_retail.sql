CREATE TABLE regions (
    region_id   serial PRIMARY KEY,
    region_name text NOT NULL UNIQUE
);
CREATE TABLE stores (
    store_id    serial PRIMARY KEY,
    store_name  text NOT NULL,
    city        text NOT NULL,
    region_id   integer NOT NULL REFERENCES regions,
    opened_on   date NOT NULL,
    closed_on   date
);
CREATE TABLE sales_staff (
    staff_id    serial PRIMARY KEY,
    full_name   text NOT NULL,
    store_id    integer NOT NULL REFERENCES stores,
    mentor_id   integer REFERENCES sales_staff (staff_id),
    hired_on    date NOT NULL,
    is_active   boolean NOT NULL DEFAULT true
);
CREATE TABLE customers (
    customer_id serial PRIMARY KEY,
    full_name   text NOT NULL,
    email       text,
    city        text,
    loyalty_tier text NOT NULL DEFAULT 'none' CHECK (loyalty_tier IN ('none', 'silver', 'gold', 'summit')),
    home_store_id integer REFERENCES stores,
    joined_on   date NOT NULL
);
CREATE TABLE brands (
    brand_id    serial PRIMARY KEY,
    brand_name  text NOT NULL,
    country     text NOT NULL
);
CREATE TABLE articles (
    article_id  serial PRIMARY KEY,
    article_name text NOT NULL,
    brand_id    integer NOT NULL REFERENCES brands,
    department  text NOT NULL CHECK (department IN ('tents', 'footwear', 'climbing', 'apparel', 'cooking')),
    list_price  numeric(8,2) NOT NULL,
    discontinued boolean NOT NULL DEFAULT false
);
CREATE TABLE orders (
    order_id    bigserial PRIMARY KEY,
    customer_id integer REFERENCES customers,      -- NULL: walk-in, no card shown
    store_id    integer NOT NULL REFERENCES stores,
    staff_id    integer REFERENCES sales_staff,    -- NULL: self checkout
    ordered_at  timestamptz NOT NULL,
    status      text NOT NULL DEFAULT 'placed' CHECK (status IN ('placed', 'ready', 'collected', 'cancelled')),
    total       numeric(10,2) NOT NULL
);
CREATE TABLE order_lines (
    order_id    bigint NOT NULL REFERENCES orders,
    article_id  integer NOT NULL REFERENCES articles,
    quantity    integer NOT NULL,
    unit_price  numeric(8,2) NOT NULL,
    PRIMARY KEY (order_id, article_id)
);
