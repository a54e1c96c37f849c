CREATE TABLE learn.learner (
  learner_id INT64 NOT NULL,
  nickname STRING,
  native_lang STRING NOT NULL,
  country STRING,
  birth_year INT64,
  invited_by INT64,
  subscribed BOOL NOT NULL,
  created_ts TIMESTAMP NOT NULL,
  deleted_ts TIMESTAMP
);
CREATE TABLE learn.course (
  course_id INT64 NOT NULL,
  title STRING NOT NULL,
  from_lang STRING NOT NULL,
  to_lang STRING NOT NULL,
  cefr STRING NOT NULL OPTIONS(description="A1, A2, B1, B2, C1"),
  status STRING NOT NULL OPTIONS(description="draft, beta, live, retired")
);
CREATE TABLE learn.lesson (
  lesson_id INT64 NOT NULL,
  course_id INT64 NOT NULL,
  seq INT64 NOT NULL,
  topic STRING NOT NULL,
  est_minutes INT64 NOT NULL,
  premium_only BOOL NOT NULL,
  audio_url STRING
);
CREATE TABLE learn.enrolment (
  learner_id INT64 NOT NULL,
  course_id INT64 NOT NULL,
  enrolled_on DATE NOT NULL,
  goal_min_per_day INT64,
  finished_on DATE,
  dropped_on DATE
);
CREATE TABLE learn.attempt (
  attempt_id STRING NOT NULL,
  learner_id INT64 NOT NULL,
  lesson_id INT64 NOT NULL,
  started_ts TIMESTAMP NOT NULL,
  ended_ts TIMESTAMP,
  score NUMERIC OPTIONS(description="0 to 100"),
  mistakes INT64 NOT NULL,
  hints_used INT64 NOT NULL,
  client STRING NOT NULL OPTIONS(description="ios / android / web")
);
CREATE TABLE learn.word_card (
  card_id INT64 NOT NULL,
  learner_id INT64 NOT NULL,
  word STRING NOT NULL,
  box INT64 NOT NULL OPTIONS(description="Leitner box 1-5"),
  next_due DATE NOT NULL,
  times_seen INT64 NOT NULL,
  times_right INT64 NOT NULL
);
CREATE TABLE learn.streak (
  learner_id INT64 NOT NULL,
  began_on DATE NOT NULL,
  broke_on DATE,
  freezes_used INT64 NOT NULL
);
CREATE TABLE learn.purchase (
  purchase_id STRING NOT NULL,
  learner_id INT64 NOT NULL,
  product STRING NOT NULL OPTIONS(description="monthly | yearly | family | lifetime"),
  store STRING NOT NULL OPTIONS(description="apple | google | stripe"),
  gross_eur NUMERIC NOT NULL,
  fee_eur NUMERIC NOT NULL,
  state INT64 NOT NULL OPTIONS(description="1 ok, 2 refunded, 3 charged back, 4 failed"),
  bought_ts TIMESTAMP NOT NULL
);
CREATE TABLE learn.league (
  league_name STRING NOT NULL,
  min_xp INT64 NOT NULL,
  max_xp INT64 NOT NULL
);
CREATE TABLE learn.weekly_xp (
  learner_id INT64 NOT NULL,
  week_start DATE NOT NULL,
  xp INT64 NOT NULL
);
