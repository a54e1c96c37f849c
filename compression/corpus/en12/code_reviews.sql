CREATE TABLE developers (
    id           BIGINT AUTO_INCREMENT PRIMARY KEY,
    login        VARCHAR(40) NOT NULL UNIQUE,
    full_name    VARCHAR(100) NOT NULL,
    team_id      BIGINT NULL,
    mentor_id    BIGINT NULL,
    left_company TINYINT(1) NOT NULL DEFAULT 0
);
CREATE TABLE dev_teams (
    id           BIGINT AUTO_INCREMENT PRIMARY KEY,
    name         VARCHAR(60) NOT NULL,
    lead_id      BIGINT NULL,
    FOREIGN KEY (lead_id) REFERENCES developers (id)
);
ALTER TABLE developers ADD FOREIGN KEY (team_id) REFERENCES dev_teams (id);
ALTER TABLE developers ADD FOREIGN KEY (mentor_id) REFERENCES developers (id);
CREATE TABLE repositories (
    id           BIGINT AUTO_INCREMENT PRIMARY KEY,
    slug         VARCHAR(80) NOT NULL UNIQUE,
    team_id      BIGINT NOT NULL,
    forked_from_id BIGINT NULL,
    archived_at  DATETIME NULL,
    FOREIGN KEY (team_id) REFERENCES dev_teams (id),
    FOREIGN KEY (forked_from_id) REFERENCES repositories (id)
);
CREATE TABLE pull_requests (
    id           BIGINT AUTO_INCREMENT PRIMARY KEY,
    repository_id BIGINT NOT NULL,
    author_id    BIGINT NOT NULL,
    merged_by_id BIGINT NULL,
    title        VARCHAR(200) NOT NULL,
    status       ENUM('draft','open','merged','closed') NOT NULL DEFAULT 'open',
    lines_added  INT NOT NULL,
    lines_removed INT NOT NULL,
    reverts_id   BIGINT NULL,
    opened_at    DATETIME NOT NULL,
    merged_at    DATETIME NULL,
    FOREIGN KEY (repository_id) REFERENCES repositories (id),
    FOREIGN KEY (author_id) REFERENCES developers (id),
    FOREIGN KEY (merged_by_id) REFERENCES developers (id),
    FOREIGN KEY (reverts_id) REFERENCES pull_requests (id)
);
CREATE TABLE review_requests (
    pull_request_id BIGINT NOT NULL,
    reviewer_id  BIGINT NOT NULL,
    asked_at     DATETIME NOT NULL,
    verdict      ENUM('approved','changes','commented') NULL COMMENT 'NULL until reviewed',
    answered_at  DATETIME NULL,
    PRIMARY KEY (pull_request_id, reviewer_id)
);
CREATE TABLE review_comments (
    id           BIGINT AUTO_INCREMENT PRIMARY KEY,
    pull_request_id BIGINT NOT NULL,
    writer_id    BIGINT NOT NULL,
    reply_to_id  BIGINT NULL,
    body         TEXT NOT NULL,
    resolved     TINYINT(1) NOT NULL DEFAULT 0,
    created_at   DATETIME NOT NULL,
    FOREIGN KEY (reply_to_id) REFERENCES review_comments (id)
);
