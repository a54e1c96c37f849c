-- db/structure.sql of a hostel front office (Rails)
CREATE TABLE hostels (
    id bigint PRIMARY KEY,
    name varchar NOT NULL,
    city varchar NOT NULL,
    opened_year integer,
    active boolean DEFAULT true NOT NULL
);
CREATE TABLE rooms (
    id bigint PRIMARY KEY,
    hostel_id bigint NOT NULL REFERENCES hostels(id),
    name varchar NOT NULL,
    kind varchar DEFAULT 'mixed' NOT NULL CHECK (kind IN ('mixed', 'female', 'private')),
    floor integer DEFAULT 0 NOT NULL,
    ensuite boolean DEFAULT false NOT NULL
);
CREATE TABLE beds (
    id bigint PRIMARY KEY,
    room_id bigint NOT NULL REFERENCES rooms(id),
    label varchar(4) NOT NULL,
    bunk varchar(6) CHECK (bunk IN ('top', 'bottom')),
    out_of_order_since date
);
CREATE TABLE guests (
    id bigint PRIMARY KEY,
    first_name varchar NOT NULL,
    last_name varchar NOT NULL,
    email varchar,
    nationality char(2),
    born_on date,
    blacklisted boolean DEFAULT false NOT NULL,
    created_at timestamp NOT NULL DEFAULT now()
);
CREATE TABLE channels (
    id integer PRIMARY KEY,
    title varchar NOT NULL,
    commission_pct numeric(4,1) DEFAULT 0 NOT NULL
);
CREATE TABLE employees (
    id bigint PRIMARY KEY,
    first_name varchar NOT NULL,
    last_name varchar NOT NULL,
    hostel_id bigint NOT NULL REFERENCES hostels(id),
    position varchar NOT NULL CHECK (position IN ('reception', 'housekeeping', 'manager', 'night'))
);
CREATE TABLE reservations (
    id bigint PRIMARY KEY,
    guest_id bigint NOT NULL REFERENCES guests(id),
    payer_id bigint REFERENCES guests(id),
    channel_id integer REFERENCES channels(id),
    arrival date NOT NULL,
    departure date NOT NULL,
    state varchar DEFAULT 'confirmed' NOT NULL CHECK (state IN ('confirmed', 'in_house', 'gone', 'no_show', 'cancelled')),
    total numeric(9,2) NOT NULL,
    created_at timestamp NOT NULL DEFAULT now()
);
CREATE TABLE bed_nights (
    id bigint PRIMARY KEY,
    reservation_id bigint NOT NULL REFERENCES reservations(id),
    bed_id bigint NOT NULL REFERENCES beds(id),
    night date NOT NULL,
    rate numeric(7,2) NOT NULL
);
CREATE TABLE payments (
    id bigint PRIMARY KEY,
    reservation_id bigint NOT NULL REFERENCES reservations(id),
    taken_by_id bigint REFERENCES employees(id),
    amount numeric(9,2) NOT NULL,
    method varchar NOT NULL CHECK (method IN ('cash', 'card', 'transfer')),
    paid_at timestamp NOT NULL,
    refunded_at timestamp
);
CREATE TABLE reviews (
    id bigint PRIMARY KEY,
    reservation_id bigint NOT NULL REFERENCES reservations(id),
    score integer NOT NULL,
    comment text,
    replied_by_id bigint REFERENCES employees(id),
    posted_at timestamp NOT NULL
);
