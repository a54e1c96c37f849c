-- Campground reservation engine
CREATE TABLE pitch_types (
    type_code   VARCHAR PRIMARY KEY,
    descr       VARCHAR NOT NULL,
    base_rate   DECIMAL(6,2) NOT NULL,     -- per night
    max_len_m   DECIMAL(4,1),
    has_power   BOOLEAN NOT NULL DEFAULT true
);
CREATE TABLE pitches (
    pitch_no    VARCHAR PRIMARY KEY,
    type_code   VARCHAR NOT NULL REFERENCES pitch_types(type_code),
    section     VARCHAR NOT NULL CHECK (section IN ('lake','forest','meadow','terrace')),
    sqm         INTEGER NOT NULL,
    shade       UTINYINT NOT NULL DEFAULT 1,   -- 0 none / 1 some / 2 full
    out_of_order BOOLEAN NOT NULL DEFAULT false,
    oo_reason   VARCHAR
);
CREATE TABLE guests (
    guest_id    INTEGER PRIMARY KEY,
    name        VARCHAR NOT NULL,
    nationality VARCHAR(2),
    email       VARCHAR,
    club_card   VARCHAR,                    -- camping club card, gives discount
    blacklisted BOOLEAN NOT NULL DEFAULT false
);
CREATE TABLE reservations (
    res_no      INTEGER PRIMARY KEY,
    guest_id    INTEGER NOT NULL REFERENCES guests(guest_id),
    pitch_no    VARCHAR REFERENCES pitches(pitch_no),   -- null until assigned
    arrive      DATE NOT NULL,
    depart      DATE NOT NULL,
    adults      UTINYINT NOT NULL,
    kids        UTINYINT NOT NULL DEFAULT 0,
    dogs        UTINYINT NOT NULL DEFAULT 0,
    unit        VARCHAR NOT NULL,           -- tent, caravan, motorhome, van
    unit_len_m  DECIMAL(4,1),
    channel     CHAR(1) NOT NULL,           -- W website, P phone, D drive-in, A agency
    status      UTINYINT NOT NULL DEFAULT 0,-- 0 option, 1 confirmed, 2 checked in, 3 departed, 4 cancelled, 5 no-show
    deposit     DECIMAL(8,2) NOT NULL DEFAULT 0,
    booked_at   TIMESTAMP NOT NULL
);
CREATE TABLE folio_lines (
    line_id     INTEGER PRIMARY KEY,
    res_no      INTEGER NOT NULL REFERENCES reservations(res_no),
    item        VARCHAR NOT NULL,
    kind        CHAR(1) NOT NULL,           -- N night, T tourist tax, X extra, C credit
    qty         INTEGER NOT NULL DEFAULT 1,
    unit_price  DECIMAL(7,2) NOT NULL,
    posted_on   DATE NOT NULL
);
CREATE TABLE meter_reads (
    pitch_no    VARCHAR NOT NULL REFERENCES pitches(pitch_no),
    read_at     TIMESTAMP NOT NULL,
    kwh         DECIMAL(9,1) NOT NULL,
    PRIMARY KEY (pitch_no, read_at)
);
CREATE TABLE seasons (
    season      VARCHAR PRIMARY KEY,
    from_day    DATE NOT NULL,
    to_day      DATE NOT NULL,
    factor      DECIMAL(4,2) NOT NULL
);
CREATE TABLE incidents (
    inc_id      INTEGER PRIMARY KEY,
    pitch_no    VARCHAR REFERENCES pitches(pitch_no),
    at          TIMESTAMP NOT NULL,
    what        VARCHAR NOT NULL CHECK (what IN ('noise','theft','medical','power','water','pet')),
    ranger      VARCHAR,
    resolved_at TIMESTAMP
);
