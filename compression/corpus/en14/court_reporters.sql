-- stenographers' bureau: depositions and transcripts (BigQuery export, keys not enforced)
CREATE TABLE `bureau.reporters` (
  reporter_id INT64 NOT NULL,
  given_name STRING NOT NULL,
  surname STRING NOT NULL,
  method STRING NOT NULL OPTIONS(description="steno | voice | digital"),
  words_per_min INT64,
  county STRING NOT NULL,
  certified_until DATE,
  employed BOOL NOT NULL OPTIONS(description="false = freelancer"),
  PRIMARY KEY (reporter_id) NOT ENFORCED
);
CREATE TABLE `bureau.law_firms` (
  firm_id INT64 NOT NULL,
  firm_name STRING NOT NULL,
  city STRING NOT NULL,
  pay_days INT64 NOT NULL,
  PRIMARY KEY (firm_id) NOT ENFORCED
);
CREATE TABLE `bureau.attorneys` (
  attorney_id INT64 NOT NULL,
  firm_id INT64 NOT NULL,
  given_name STRING NOT NULL,
  surname STRING NOT NULL,
  email STRING,
  PRIMARY KEY (attorney_id) NOT ENFORCED,
  FOREIGN KEY (firm_id) REFERENCES `bureau.law_firms` (firm_id) NOT ENFORCED
);
CREATE TABLE `bureau.cases` (
  case_no STRING NOT NULL,
  caption STRING NOT NULL OPTIONS(description="X v. Y"),
  court STRING NOT NULL,
  plaintiff_attorney_id INT64,
  defense_attorney_id INT64,
  opened_on DATE NOT NULL,
  PRIMARY KEY (case_no) NOT ENFORCED,
  FOREIGN KEY (plaintiff_attorney_id) REFERENCES `bureau.attorneys` (attorney_id) NOT ENFORCED,
  FOREIGN KEY (defense_attorney_id) REFERENCES `bureau.attorneys` (attorney_id) NOT ENFORCED
);
CREATE TABLE `bureau.jobs` (
  job_id INT64 NOT NULL,
  case_no STRING NOT NULL,
  ordered_by INT64 NOT NULL OPTIONS(description="attorney"),
  reporter_id INT64,
  witness STRING NOT NULL,
  held_on DATE NOT NULL,
  mode STRING NOT NULL OPTIONS(description="in_person | remote"),
  status STRING NOT NULL OPTIONS(description="booked | held | postponed | cancelled"),
  hours NUMERIC,
  PRIMARY KEY (job_id) NOT ENFORCED,
  FOREIGN KEY (case_no) REFERENCES `bureau.cases` (case_no) NOT ENFORCED,
  FOREIGN KEY (ordered_by) REFERENCES `bureau.attorneys` (attorney_id) NOT ENFORCED,
  FOREIGN KEY (reporter_id) REFERENCES `bureau.reporters` (reporter_id) NOT ENFORCED
);
CREATE TABLE `bureau.transcripts` (
  transcript_id INT64 NOT NULL,
  job_id INT64 NOT NULL,
  proofreader_id INT64 OPTIONS(description="a reporter"),
  pages INT64 NOT NULL,
  rush BOOL NOT NULL,
  due_on DATE NOT NULL,
  delivered_on DATE,
  PRIMARY KEY (transcript_id) NOT ENFORCED,
  FOREIGN KEY (job_id) REFERENCES `bureau.jobs` (job_id) NOT ENFORCED,
  FOREIGN KEY (proofreader_id) REFERENCES `bureau.reporters` (reporter_id) NOT ENFORCED
);
CREATE TABLE `bureau.exhibits` (
  exhibit_id INT64 NOT NULL,
  transcript_id INT64 NOT NULL,
  mark STRING NOT NULL,
  title STRING,
  sealed BOOL NOT NULL,
  PRIMARY KEY (exhibit_id) NOT ENFORCED,
  FOREIGN KEY (transcript_id) REFERENCES `bureau.transcripts` (transcript_id) NOT ENFORCED
);
CREATE TABLE `bureau.invoices` (
  invoice_no STRING NOT NULL,
  job_id INT64 NOT NULL,
  firm_id INT64 NOT NULL OPTIONS(description="who is billed"),
  issued_on DATE NOT NULL,
  amount NUMERIC NOT NULL,
  paid_on DATE,
  PRIMARY KEY (invoice_no) NOT ENFORCED,
  FOREIGN KEY (job_id) REFERENCES `bureau.jobs` (job_id) NOT ENFORCED,
  FOREIGN KEY (firm_id) REFERENCES `bureau.law_firms` (firm_id) NOT ENFORCED
);
