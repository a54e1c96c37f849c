CREATE TYPE dept AS ENUM ('deck', 'engine', 'hotel');
CREATE TYPE contract_state AS ENUM ('offered', 'signed', 'on_board', 'completed', 'broken');

CREATE TABLE shipowner (
    id          int GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    name        text NOT NULL,
    country     text NOT NULL
);
CREATE TABLE vessel (
    imo         int PRIMARY KEY,
    name        text NOT NULL,
    vessel_type text NOT NULL,               -- tanker, bulker, cruise …
    owner_id    int NOT NULL REFERENCES shipowner (id),
    gross_tons  int NOT NULL,
    flag        text NOT NULL,
    built_on    date
);
CREATE TABLE port (
    locode      char(5) PRIMARY KEY,
    name        text NOT NULL,
    country     text NOT NULL
);
CREATE TABLE job_rank (
    code        text PRIMARY KEY,            -- 'AB', '2E'
    title       text NOT NULL,               -- 'Able Seaman', 'Second Engineer'
    department  dept NOT NULL,
    reports_to  text REFERENCES job_rank (code)
);
CREATE TABLE seafarer (
    id          int GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    surname     text NOT NULL,
    given_name  text NOT NULL,
    nationality text NOT NULL,
    born        date NOT NULL,
    next_of_kin_phone text,
    blacklisted boolean NOT NULL DEFAULT false
);
CREATE TABLE contract (
    id          int GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    seafarer_id int NOT NULL REFERENCES seafarer (id),
    imo         int NOT NULL REFERENCES vessel (imo),
    rank_code   text NOT NULL REFERENCES job_rank (code),
    state       contract_state NOT NULL DEFAULT 'offered',
    join_port   char(5) NOT NULL REFERENCES port (locode),
    leave_port  char(5) REFERENCES port (locode),
    relieves_id int REFERENCES contract (id),      -- contract of the person relieved
    joins_on    date NOT NULL,
    due_off     date NOT NULL,
    left_on     date,
    wage_usd    numeric(8,2) NOT NULL
);
CREATE TABLE certificate_type (
    code        text PRIMARY KEY,
    title       text NOT NULL
);
CREATE TABLE certificate (
    seafarer_id int NOT NULL REFERENCES seafarer (id),
    cert_code   text NOT NULL REFERENCES certificate_type (code),
    number      text NOT NULL,
    issued_on   date NOT NULL,
    expires_on  date,
    PRIMARY KEY (seafarer_id, cert_code, number)
);
