CREATE TABLE practice (
    practice_cd  VARCHAR(8)   NOT NULL PRIMARY KEY,
    practice_nm  VARCHAR(80)  NOT NULL,
    city         VARCHAR(40)  NOT NULL,
    kind         VARCHAR(10)  NOT NULL CHECK (kind IN ('gp', 'specialist', 'hospital')),
    owned_by_cd  VARCHAR(8)   REFERENCES practice (practice_cd)
);
CREATE TABLE physician (
    npi          CHAR(10)     NOT NULL PRIMARY KEY,
    last_nm      VARCHAR(50)  NOT NULL,
    first_nm     VARCHAR(50)  NOT NULL,
    specialty    VARCHAR(40)  NOT NULL,
    practice_cd  VARCHAR(8)   NOT NULL REFERENCES practice (practice_cd),
    accepts_new  CHAR(1)      NOT NULL DEFAULT 'Y' CHECK (accepts_new IN ('Y', 'N')),
    covering_npi CHAR(10)     REFERENCES physician (npi)
);
CREATE TABLE payer (
    payer_id     INTEGER      NOT NULL PRIMARY KEY,
    payer_nm     VARCHAR(60)  NOT NULL,
    needs_auth   CHAR(1)      NOT NULL CHECK (needs_auth IN ('Y', 'N'))
);
CREATE TABLE pt (
    mrn          VARCHAR(10)  NOT NULL PRIMARY KEY,
    pt_nm        VARCHAR(80)  NOT NULL,
    dob          DATE         NOT NULL,
    pcp_npi      CHAR(10)     REFERENCES physician (npi),
    payer_id     INTEGER      REFERENCES payer (payer_id)
);
CREATE TABLE referral (
    ref_id       BIGINT       NOT NULL PRIMARY KEY,
    mrn          VARCHAR(10)  NOT NULL REFERENCES pt (mrn),
    from_npi     CHAR(10)     NOT NULL REFERENCES physician (npi),
    to_npi       CHAR(10)     REFERENCES physician (npi),       -- open until somebody is found
    icd          VARCHAR(8)   NOT NULL,
    urgency      CHAR(1)      NOT NULL CHECK (urgency IN ('R', 'U', 'E')),
    status       VARCHAR(10)  NOT NULL DEFAULT 'sent' CHECK (status IN ('sent', 'booked', 'seen', 'declined', 'expired')),
    sent_dt      DATE         NOT NULL,
    appt_dt      DATE,
    auth_no      VARCHAR(20),
    forwarded_from BIGINT     REFERENCES referral (ref_id)
);
CREATE TABLE consult_note (
    note_id      BIGINT       NOT NULL PRIMARY KEY,
    ref_id       BIGINT       NOT NULL REFERENCES referral (ref_id),
    author_npi   CHAR(10)     NOT NULL REFERENCES physician (npi),
    written_dt   DATE         NOT NULL,
    read_dt      DATE
);
COMMENT ON COLUMN referral.urgency IS 'R routine, U urgent, E emergent';
COMMENT ON COLUMN pt.pcp_npi IS 'primary care physician';
COMMENT ON TABLE pt IS 'patients';
