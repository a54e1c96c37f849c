-- Reviews came later.

CREATE TABLE reviews (
    id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    product_id bigint NOT NULL REFERENCES products (id),
    customer_id bigint NOT NULL REFERENCES customers (id),
    rating smallint NOT NULL CHECK (rating BETWEEN 1 AND 5),
    body text,
    written_at timestamptz NOT NULL DEFAULT now()
);

COMMENT ON COLUMN reviews.rating IS 'Stars, 1 to 5';
