-- magazine CMS, prefix mz_, MySQL
CREATE TABLE mz_users (
  ID bigint(20) unsigned NOT NULL AUTO_INCREMENT PRIMARY KEY,
  login varchar(60) NOT NULL,
  display_name varchar(250) NOT NULL,
  email varchar(100) NOT NULL,
  registered datetime NOT NULL,
  role varchar(20) NOT NULL DEFAULT 'subscriber' COMMENT 'subscriber, contributor, author, editor, administrator'
);
CREATE TABLE mz_posts (
  ID bigint(20) unsigned NOT NULL AUTO_INCREMENT PRIMARY KEY,
  author_id bigint(20) unsigned NOT NULL,
  editor_id bigint(20) unsigned DEFAULT NULL COMMENT 'who proof-reads',
  parent_id bigint(20) unsigned DEFAULT NULL COMMENT 'page above, pages only',
  title text NOT NULL,
  slug varchar(200) NOT NULL,
  excerpt text,
  type enum('post','page','attachment') NOT NULL DEFAULT 'post',
  status enum('draft','pending','future','publish','trash') NOT NULL DEFAULT 'draft',
  created datetime NOT NULL,
  published datetime DEFAULT NULL,
  modified datetime NOT NULL,
  comments_open tinyint(1) NOT NULL DEFAULT 1,
  word_count int NOT NULL DEFAULT 0,
  KEY author (author_id),
  FOREIGN KEY (author_id) REFERENCES mz_users (ID),
  FOREIGN KEY (editor_id) REFERENCES mz_users (ID),
  FOREIGN KEY (parent_id) REFERENCES mz_posts (ID)
);
CREATE TABLE mz_terms (
  term_id bigint(20) unsigned NOT NULL AUTO_INCREMENT PRIMARY KEY,
  name varchar(200) NOT NULL,
  taxonomy enum('category','tag','series') NOT NULL,
  description longtext
);
CREATE TABLE mz_term_relationships (
  post_id bigint(20) unsigned NOT NULL,
  term_id bigint(20) unsigned NOT NULL,
  sort_order int NOT NULL DEFAULT 0,
  PRIMARY KEY (post_id, term_id),
  FOREIGN KEY (post_id) REFERENCES mz_posts (ID),
  FOREIGN KEY (term_id) REFERENCES mz_terms (term_id)
);
CREATE TABLE mz_comments (
  comment_id bigint(20) unsigned NOT NULL AUTO_INCREMENT PRIMARY KEY,
  post_id bigint(20) unsigned NOT NULL,
  user_id bigint(20) unsigned DEFAULT NULL COMMENT 'NULL for guests',
  author_name varchar(100) NOT NULL,
  author_ip varchar(45) DEFAULT NULL,
  content text NOT NULL,
  approved enum('0','1','spam') NOT NULL DEFAULT '0' COMMENT '0 waiting, 1 approved',
  created datetime NOT NULL,
  FOREIGN KEY (post_id) REFERENCES mz_posts (ID),
  FOREIGN KEY (user_id) REFERENCES mz_users (ID)
);
CREATE TABLE mz_postmeta (
  meta_id bigint(20) unsigned NOT NULL AUTO_INCREMENT PRIMARY KEY,
  post_id bigint(20) unsigned NOT NULL,
  meta_key varchar(255) NOT NULL,
  meta_value longtext,
  FOREIGN KEY (post_id) REFERENCES mz_posts (ID)
);
CREATE TABLE mz_redirects (redirect_id int NOT NULL AUTO_INCREMENT PRIMARY KEY, from_path varchar(255) NOT NULL, to_post_id bigint(20) unsigned DEFAULT NULL, hits int NOT NULL DEFAULT 0, last_hit datetime DEFAULT NULL, FOREIGN KEY (to_post_id) REFERENCES mz_posts (ID));
