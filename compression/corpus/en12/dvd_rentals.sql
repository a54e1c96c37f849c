CREATE TABLE branch (
    branch_id    SMALLINT UNSIGNED NOT NULL AUTO_INCREMENT PRIMARY KEY,
    street       VARCHAR(80) NOT NULL,
    town         VARCHAR(50) NOT NULL,
    manager_id   SMALLINT UNSIGNED NULL
);
CREATE TABLE clerk (
    clerk_id     SMALLINT UNSIGNED NOT NULL AUTO_INCREMENT PRIMARY KEY,
    first_name   VARCHAR(45) NOT NULL,
    last_name    VARCHAR(45) NOT NULL,
    branch_id    SMALLINT UNSIGNED NOT NULL,
    active       BOOLEAN NOT NULL DEFAULT TRUE,
    FOREIGN KEY (branch_id) REFERENCES branch (branch_id)
);
ALTER TABLE branch ADD FOREIGN KEY (manager_id) REFERENCES clerk (clerk_id);
CREATE TABLE movie (
    movie_id     INT UNSIGNED NOT NULL AUTO_INCREMENT PRIMARY KEY,
    title        VARCHAR(128) NOT NULL,
    release_year SMALLINT NULL,
    length_min   SMALLINT NULL,
    rating       ENUM('U','PG','12','15','18') NOT NULL,
    sequel_of    INT UNSIGNED NULL,
    spoken_lang  VARCHAR(20) NOT NULL,
    original_lang VARCHAR(20) NULL,
    FOREIGN KEY (sequel_of) REFERENCES movie (movie_id)
);
CREATE TABLE performer (
    performer_id INT UNSIGNED NOT NULL AUTO_INCREMENT PRIMARY KEY,
    first_name   VARCHAR(45) NOT NULL,
    last_name    VARCHAR(45) NOT NULL
);
CREATE TABLE movie_performer (
    movie_id     INT UNSIGNED NOT NULL,
    performer_id INT UNSIGNED NOT NULL,
    character_name VARCHAR(80) NULL,
    PRIMARY KEY (movie_id, performer_id)
);
CREATE TABLE disc (
    disc_id      INT UNSIGNED NOT NULL AUTO_INCREMENT PRIMARY KEY,
    movie_id     INT UNSIGNED NOT NULL,
    branch_id    SMALLINT UNSIGNED NOT NULL,
    format       ENUM('dvd','bluray','uhd') NOT NULL DEFAULT 'dvd',
    scratched    BOOLEAN NOT NULL DEFAULT FALSE,
    FOREIGN KEY (movie_id) REFERENCES movie (movie_id),
    FOREIGN KEY (branch_id) REFERENCES branch (branch_id)
);
CREATE TABLE cardholder (
    card_no      INT UNSIGNED NOT NULL PRIMARY KEY,
    full_name    VARCHAR(90) NOT NULL,
    email        VARCHAR(90) NULL,
    branch_id    SMALLINT UNSIGNED NOT NULL,
    guardian_no  INT UNSIGNED NULL COMMENT 'card of the parent, for minors',
    blocked      BOOLEAN NOT NULL DEFAULT FALSE,
    FOREIGN KEY (branch_id) REFERENCES branch (branch_id),
    FOREIGN KEY (guardian_no) REFERENCES cardholder (card_no)
);
CREATE TABLE rental (
    rental_id    INT UNSIGNED NOT NULL AUTO_INCREMENT PRIMARY KEY,
    disc_id      INT UNSIGNED NOT NULL,
    card_no      INT UNSIGNED NOT NULL,
    out_clerk    SMALLINT UNSIGNED NOT NULL,
    in_clerk     SMALLINT UNSIGNED NULL,
    taken_at     DATETIME NOT NULL,
    due_at       DATETIME NOT NULL,
    brought_back DATETIME NULL,
    fee          DECIMAL(5,2) NOT NULL,
    late_fee     DECIMAL(5,2) NOT NULL DEFAULT 0,
    FOREIGN KEY (disc_id) REFERENCES disc (disc_id),
    FOREIGN KEY (card_no) REFERENCES cardholder (card_no),
    FOREIGN KEY (out_clerk) REFERENCES clerk (clerk_id),
    FOREIGN KEY (in_clerk) REFERENCES clerk (clerk_id)
);
