CREATE TABLE projects (
  project_id   INT64 NOT NULL,
  slug         STRING NOT NULL,
  source_lang  STRING NOT NULL,
  archived     BOOL NOT NULL,
  PRIMARY KEY (project_id) NOT ENFORCED
);
CREATE TABLE locales (
  locale_code  STRING NOT NULL,      -- pt-BR, de, ar
  language     STRING NOT NULL,
  rtl          BOOL NOT NULL,
  plural_forms INT64 NOT NULL,
  PRIMARY KEY (locale_code) NOT ENFORCED
);
CREATE TABLE translators (
  translator_id INT64 NOT NULL,
  handle       STRING NOT NULL,
  email        STRING,
  locale_code  STRING NOT NULL,
  vendor       STRING,               -- null for volunteers
  rate_word    NUMERIC,
  left_at      TIMESTAMP,
  PRIMARY KEY (translator_id) NOT ENFORCED,
  FOREIGN KEY (locale_code) REFERENCES locales (locale_code) NOT ENFORCED
);
CREATE TABLE source_strings (
  string_id    INT64 NOT NULL,
  project_id   INT64 NOT NULL,
  str_key      STRING NOT NULL,
  english      STRING NOT NULL,
  max_chars    INT64,
  screenshot   STRING,
  created_at   TIMESTAMP NOT NULL,
  obsolete     BOOL NOT NULL,
  PRIMARY KEY (string_id) NOT ENFORCED,
  FOREIGN KEY (project_id) REFERENCES projects (project_id) NOT ENFORCED
);
CREATE TABLE translations (
  translation_id INT64 NOT NULL,
  string_id    INT64 NOT NULL,
  locale_code  STRING NOT NULL,
  body         STRING NOT NULL,
  state        STRING NOT NULL OPTIONS (description = 'draft, submitted, approved, rejected'),
  machine      BOOL NOT NULL,
  translated_by INT64,
  reviewed_by  INT64,
  updated_at   TIMESTAMP NOT NULL,
  PRIMARY KEY (translation_id) NOT ENFORCED,
  FOREIGN KEY (string_id) REFERENCES source_strings (string_id) NOT ENFORCED,
  FOREIGN KEY (locale_code) REFERENCES locales (locale_code) NOT ENFORCED,
  FOREIGN KEY (translated_by) REFERENCES translators (translator_id) NOT ENFORCED,
  FOREIGN KEY (reviewed_by) REFERENCES translators (translator_id) NOT ENFORCED
);
CREATE TABLE string_comments (
  comment_id   INT64 NOT NULL,
  string_id    INT64 NOT NULL,
  author       STRING NOT NULL,
  text         STRING NOT NULL,
  is_question  BOOL NOT NULL,
  resolved_at  TIMESTAMP,
  posted_at    TIMESTAMP NOT NULL,
  PRIMARY KEY (comment_id) NOT ENFORCED,
  FOREIGN KEY (string_id) REFERENCES source_strings (string_id) NOT ENFORCED
);
