-- document digitisation service
CREATE TABLE customers (
    id          INTEGER PRIMARY KEY,
    company     TEXT NOT NULL,
    plan        TEXT NOT NULL CHECK (plan IN ('free', 'pro', 'enterprise')),
    created_at  TIMESTAMP NOT NULL,
    churned_at  TIMESTAMP
);
CREATE TABLE batches (
    id           INTEGER PRIMARY KEY,
    customer_id  INTEGER NOT NULL REFERENCES customers(id),
    label        TEXT NOT NULL,
    source       TEXT NOT NULL CHECK (source IN ('upload', 'email', 'sftp', 'api')),
    received_at  TIMESTAMP NOT NULL,
    deadline     DATE,
    closed_at    TIMESTAMP
);
CREATE TABLE documents (
    id           INTEGER PRIMARY KEY,
    batch_id     INTEGER NOT NULL REFERENCES batches(id),
    file_name    TEXT NOT NULL,
    doc_type     TEXT CHECK (doc_type IN ('invoice', 'contract', 'id_card', 'receipt', 'form')),
    pages        INTEGER NOT NULL,
    size_kb      INTEGER NOT NULL,
    state        TEXT NOT NULL DEFAULT 'queued' CHECK (state IN ('queued', 'processing', 'needs_review', 'done', 'failed')),
    is_encrypted BOOLEAN NOT NULL DEFAULT FALSE,
    finished_at  TIMESTAMP
);
CREATE TABLE engines (
    id        INTEGER PRIMARY KEY,
    name      TEXT NOT NULL,
    version   TEXT NOT NULL,
    language  TEXT NOT NULL,
    enabled   BOOLEAN NOT NULL DEFAULT TRUE,
    cost_per_page DECIMAL(6,4) NOT NULL
);
CREATE TABLE runs (
    id           INTEGER PRIMARY KEY,
    document_id  INTEGER NOT NULL REFERENCES documents(id),
    engine_id    INTEGER NOT NULL REFERENCES engines(id),
    started_at   TIMESTAMP NOT NULL,
    duration_ms  INTEGER,
    error        TEXT
);
CREATE TABLE fields (
    id           INTEGER PRIMARY KEY,
    document_id  INTEGER NOT NULL REFERENCES documents(id),
    field_name   TEXT NOT NULL,
    value        TEXT,
    confidence   DECIMAL(4,3) NOT NULL,
    corrected_to TEXT,
    corrected_by INTEGER REFERENCES reviewers(id)
);
CREATE TABLE reviewers (
    id        INTEGER PRIMARY KEY,
    name      TEXT NOT NULL,
    email     TEXT NOT NULL,
    shift     TEXT NOT NULL CHECK (shift IN ('day', 'night')),
    active    BOOLEAN NOT NULL DEFAULT TRUE
);
CREATE TABLE assignments (
    document_id  INTEGER NOT NULL REFERENCES documents(id),
    reviewer_id  INTEGER NOT NULL REFERENCES reviewers(id),
    assigned_at  TIMESTAMP NOT NULL,
    submitted_at TIMESTAMP,
    PRIMARY KEY (document_id, reviewer_id)
);
