CREATE TABLE shipments (
    id           BIGINT GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    client_id    BIGINT NOT NULL REFERENCES clients (id),
    truck_id     INTEGER REFERENCES trucks (id),
    driver_id    INTEGER REFERENCES drivers (id),
    tracking_no  TEXT NOT NULL UNIQUE,
    status       TEXT NOT NULL DEFAULT 'planned' CHECK (status IN ('planned', 'loaded', 'in_transit', 'delivered', 'lost')),
    weight_kg    NUMERIC(10, 2) NOT NULL,
    dest_town    TEXT NOT NULL,
    planned_for  DATE NOT NULL,
    shipped_at   TIMESTAMPTZ,
    arrived_at   TIMESTAMPTZ
);

CREATE TABLE parcels (
    id          BIGINT PRIMARY KEY,
    shipment_id BIGINT NOT NULL REFERENCES shipments (id) ON DELETE CASCADE,
    barcode     TEXT NOT NULL,
    weight      NUMERIC(8, 2),
    fragile     BOOLEAN NOT NULL DEFAULT FALSE
);
