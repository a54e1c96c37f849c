CREATE TABLE cluster (
    id            BIGSERIAL PRIMARY KEY,
    name          VARCHAR(63) NOT NULL UNIQUE,
    region        VARCHAR(32) NOT NULL,
    env           VARCHAR(8)  NOT NULL CHECK (env IN ('dev', 'staging', 'prod')),
    k8s_version   VARCHAR(16) NOT NULL,
    created_at    TIMESTAMPTZ NOT NULL DEFAULT now(),
    retired_at    TIMESTAMPTZ
);
CREATE TABLE team (
    id     SERIAL PRIMARY KEY,
    name   VARCHAR(60) NOT NULL,
    slack_channel VARCHAR(80)
);
CREATE TABLE node (
    id          BIGSERIAL PRIMARY KEY,
    cluster_id  BIGINT NOT NULL REFERENCES cluster(id),
    hostname    VARCHAR(120) NOT NULL,
    cpu_cores   INT NOT NULL,
    memory_gb   INT NOT NULL,
    status      VARCHAR(16) NOT NULL CHECK (status IN ('ready', 'not_ready', 'cordoned', 'drained')),
    is_spot     BOOLEAN NOT NULL DEFAULT FALSE,
    joined_at   TIMESTAMPTZ NOT NULL,
    last_heartbeat TIMESTAMPTZ
);
CREATE TABLE namespace (
    id          BIGSERIAL PRIMARY KEY,
    cluster_id  BIGINT NOT NULL REFERENCES cluster(id),
    name        VARCHAR(63) NOT NULL,
    owner_team_id INT REFERENCES team(id),
    cpu_quota   INT,
    created_at  TIMESTAMPTZ NOT NULL
);
CREATE TABLE workload (
    id            BIGSERIAL PRIMARY KEY,
    namespace_id  BIGINT NOT NULL REFERENCES namespace(id),
    name          VARCHAR(120) NOT NULL,
    kind          VARCHAR(16) NOT NULL CHECK (kind IN ('deployment', 'statefulset', 'daemonset', 'cronjob')),
    image         VARCHAR(200) NOT NULL,
    replicas      INT NOT NULL DEFAULT 1,
    paused        BOOLEAN NOT NULL DEFAULT FALSE,
    updated_at    TIMESTAMPTZ NOT NULL
);
CREATE TABLE pod (
    id           BIGSERIAL PRIMARY KEY,
    workload_id  BIGINT NOT NULL REFERENCES workload(id),
    node_id      BIGINT REFERENCES node(id),
    name         VARCHAR(160) NOT NULL,
    phase        VARCHAR(12) NOT NULL CHECK (phase IN ('pending', 'running', 'succeeded', 'failed')),
    restart_count INT NOT NULL DEFAULT 0,
    started_at   TIMESTAMPTZ,
    finished_at  TIMESTAMPTZ
);
CREATE TABLE alert (
    id           BIGSERIAL PRIMARY KEY,
    cluster_id   BIGINT NOT NULL REFERENCES cluster(id),
    severity     VARCHAR(10) NOT NULL CHECK (severity IN ('info', 'warning', 'critical')),
    summary      TEXT NOT NULL,
    fired_at     TIMESTAMPTZ NOT NULL,
    resolved_at  TIMESTAMPTZ,
    acked_by     VARCHAR(60)
);
