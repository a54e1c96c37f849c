-- headless shop backend, PostgreSQL. prices in minor units
create table customer (customer_id bigserial primary key, email text unique not null, name text, marketing_ok boolean not null default false, registered_at timestamptz not null default now());
create table address (address_id bigserial primary key, customer_id bigint not null references customer, street text not null, city text not null, zip text not null, country_code char(2) not null);
create table sku (sku_code text primary key, title text not null, price int not null, stock int not null default 0, preorder boolean not null default false);
create table cart (cart_id uuid primary key, customer_id bigint references customer, created_at timestamptz not null default now(), touched_at timestamptz not null default now(), converted_order_id bigint);
comment on column cart.customer_id is 'null = guest';
comment on column cart.converted_order_id is 'set once the cart became an order';
create table cart_line (cart_id uuid not null references cart on delete cascade, sku_code text not null references sku, qty int not null check (qty > 0), added_at timestamptz not null default now(), primary key (cart_id, sku_code));
create table sales_order (
  order_id bigserial primary key,
  customer_id bigint references customer,
  billing_address_id bigint not null references address,
  shipping_address_id bigint not null references address,
  state text not null default 'placed' check (state in ('placed','paid','packed','shipped','delivered','cancelled')),
  shipping_method text not null default 'standard',
  discount_code text,
  total int not null,
  placed_at timestamptz not null default now(),
  shipped_at timestamptz
);
create table order_line (order_id bigint not null references sales_order, line_no smallint not null, sku_code text not null references sku, qty int not null, unit_price int not null, primary key (order_id, line_no));
create table discount (code text primary key, pct int not null check (pct between 1 and 100), valid_from date not null, valid_to date, max_uses int, used int not null default 0);
create table wish (customer_id bigint not null references customer, sku_code text not null references sku, wished_at timestamptz not null default now(), primary key (customer_id, sku_code));
alter table cart add foreign key (converted_order_id) references sales_order (order_id);
alter table sales_order add foreign key (discount_code) references discount (code);
