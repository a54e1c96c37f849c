CREATE TABLE eh_site (site_id int PRIMARY KEY, site_name varchar(80) NOT NULL, country varchar(40) NOT NULL, headcount int);
CREATE TABLE eh_person (person_id int PRIMARY KEY, person_name varchar(80) NOT NULL, site_id int REFERENCES eh_site (site_id), job_title varchar(80), external boolean NOT NULL DEFAULT false);
CREATE TABLE eh_topic (topic_code varchar(8) PRIMARY KEY, topic varchar(60) NOT NULL, board_report boolean NOT NULL DEFAULT false);
CREATE TABLE eh_report (
  report_no    varchar(12) PRIMARY KEY,
  channel      varchar(8) NOT NULL CHECK (channel IN ('phone', 'web', 'letter', 'walk-in')),
  received_at  timestamp NOT NULL,
  topic_code   varchar(8) NOT NULL REFERENCES eh_topic (topic_code),
  site_id      int REFERENCES eh_site (site_id),
  reporter_id  int REFERENCES eh_person (person_id),   -- null: anonymous
  language     char(2) NOT NULL DEFAULT 'en',
  summary      text NOT NULL,
  stage        varchar(12) NOT NULL DEFAULT 'intake' CHECK (stage IN ('intake', 'triage', 'investigate', 'closed')),
  risk         smallint,                                -- 1 low … 5 grave
  ack_at       timestamp,
  ack_due      timestamp NOT NULL,
  closed_at    timestamp
);
CREATE TABLE eh_accused (report_no varchar(12) NOT NULL REFERENCES eh_report, person_id int NOT NULL REFERENCES eh_person, suspended_on date, PRIMARY KEY (report_no, person_id));
CREATE TABLE eh_investigator (inv_id int PRIMARY KEY, inv_name varchar(80) NOT NULL, firm varchar(80), conflict_note text);
CREATE TABLE eh_assignment (report_no varchar(12) NOT NULL REFERENCES eh_report, inv_id int NOT NULL REFERENCES eh_investigator, is_lead boolean NOT NULL DEFAULT false, from_date date NOT NULL, to_date date, PRIMARY KEY (report_no, inv_id));
CREATE TABLE eh_interview (interview_id int PRIMARY KEY, report_no varchar(12) NOT NULL REFERENCES eh_report, person_id int NOT NULL REFERENCES eh_person, inv_id int NOT NULL REFERENCES eh_investigator, held_on date NOT NULL, recorded boolean NOT NULL DEFAULT false);
CREATE TABLE eh_finding (finding_id int PRIMARY KEY, report_no varchar(12) NOT NULL REFERENCES eh_report, verdict varchar(14) NOT NULL CHECK (verdict IN ('substantiated', 'unfounded', 'inconclusive')), action varchar(12) CHECK (action IN ('warning', 'dismissal', 'training', 'police')), decided_on date NOT NULL, loss_eur numeric(14,2));
