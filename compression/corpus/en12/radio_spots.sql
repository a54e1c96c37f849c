CREATE TABLE media.agency (
    agency_id      INT PRIMARY KEY,
    agency_name    VARCHAR(80) NOT NULL,
    commission_pct DECIMAL(4,1) NOT NULL
);
CREATE TABLE media.advertiser_account (
    advertiser_id  INT PRIMARY KEY,
    brand_name     VARCHAR(80) NOT NULL,
    industry       VARCHAR(40) NOT NULL,
    agency_id      INT REFERENCES media.agency (agency_id),     -- direct customers: null
    competitor_of  INT REFERENCES media.advertiser_account (advertiser_id)
);
CREATE TABLE media.station (
    station_id     INT PRIMARY KEY,
    station_name   VARCHAR(60) NOT NULL,
    market         VARCHAR(40) NOT NULL,
    relays_id      INT REFERENCES media.station (station_id)
);
CREATE TABLE media.seller (
    seller_id      INT PRIMARY KEY,
    seller_name    VARCHAR(80) NOT NULL,
    station_id     INT NOT NULL REFERENCES media.station (station_id)
);
CREATE TABLE media.flight (
    flight_id      INT PRIMARY KEY,
    advertiser_id  INT NOT NULL REFERENCES media.advertiser_account (advertiser_id),
    seller_id      INT NOT NULL REFERENCES media.seller (seller_id),
    approved_by    INT REFERENCES media.seller (seller_id),
    flight_name    VARCHAR(100) NOT NULL,
    starts_on      DATE NOT NULL,
    ends_on        DATE NOT NULL,
    budget         DECIMAL(11,2) NOT NULL,
    booking_state  VARCHAR(10) NOT NULL DEFAULT 'option' CHECK (booking_state IN ('option', 'booked', 'on_air', 'done', 'cancelled'))
);
CREATE TABLE media.spot (
    spot_id        BIGINT PRIMARY KEY,
    flight_id      INT NOT NULL REFERENCES media.flight (flight_id),
    station_id     INT NOT NULL REFERENCES media.station (station_id),
    planned_at     TIMESTAMP NOT NULL,
    aired_at       TIMESTAMP,
    seconds        SMALLINT NOT NULL,
    daypart        VARCHAR(10) NOT NULL CHECK (daypart IN ('morning', 'midday', 'drive', 'evening', 'night')),
    price          DECIMAL(9,2) NOT NULL,
    replaces_spot  BIGINT REFERENCES media.spot (spot_id)       -- make-good for a spot that failed
);
CREATE TABLE media.spot_invoice (
    invoice_no     VARCHAR(12) PRIMARY KEY,
    flight_id      INT NOT NULL REFERENCES media.flight (flight_id),
    billed_on      DATE NOT NULL,
    amount         DECIMAL(11,2) NOT NULL,
    paid_on        DATE
);
