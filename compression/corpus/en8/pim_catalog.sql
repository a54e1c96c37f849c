/* Product information management. MySQL 5.7, module prefix pim_ */
CREATE TABLE pim_brand (brand_id int unsigned NOT NULL AUTO_INCREMENT, brand_name varchar(80) NOT NULL, PRIMARY KEY (brand_id)) ENGINE=InnoDB;
CREATE TABLE pim_category (cat_id int unsigned NOT NULL AUTO_INCREMENT, parent_cat_id int unsigned DEFAULT NULL, cat_title varchar(120) NOT NULL, sort_no smallint NOT NULL DEFAULT 0, visible tinyint(1) NOT NULL DEFAULT 1, PRIMARY KEY (cat_id), CONSTRAINT fk_cat_parent FOREIGN KEY (parent_cat_id) REFERENCES pim_category (cat_id)) ENGINE=InnoDB;
CREATE TABLE pim_item (
  sku varchar(24) NOT NULL,
  item_title varchar(200) NOT NULL,
  brand_id int unsigned DEFAULT NULL,
  list_price decimal(10,2) DEFAULT NULL,
  weight_g int DEFAULT NULL,
  life_stage tinyint NOT NULL DEFAULT 0 COMMENT '0 draft, 1 enriched, 2 published, 3 discontinued',
  created_by int unsigned NOT NULL,
  approved_by int unsigned DEFAULT NULL,
  created_at datetime NOT NULL DEFAULT CURRENT_TIMESTAMP,
  published_at datetime DEFAULT NULL,
  PRIMARY KEY (sku), KEY ix_brand (brand_id)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4;
CREATE TABLE pim_item_category (sku varchar(24) NOT NULL, cat_id int unsigned NOT NULL, is_main tinyint(1) NOT NULL DEFAULT 0, PRIMARY KEY (sku, cat_id)) ENGINE=InnoDB;
CREATE TABLE pim_attribute (attr_code varchar(30) NOT NULL, attr_label varchar(80) NOT NULL, unit varchar(10) DEFAULT NULL, required tinyint(1) NOT NULL DEFAULT 0, PRIMARY KEY (attr_code)) ENGINE=InnoDB;
CREATE TABLE pim_value (sku varchar(24) NOT NULL, attr_code varchar(30) NOT NULL, locale char(5) NOT NULL DEFAULT 'en_US', val varchar(500) NOT NULL, PRIMARY KEY (sku, attr_code, locale)) ENGINE=InnoDB;
CREATE TABLE pim_media (media_id int unsigned NOT NULL AUTO_INCREMENT, sku varchar(24) NOT NULL, kind enum('image','video','manual') NOT NULL, url varchar(255) NOT NULL, width_px int DEFAULT NULL, uploaded_at datetime NOT NULL DEFAULT CURRENT_TIMESTAMP, PRIMARY KEY (media_id)) ENGINE=InnoDB;
CREATE TABLE pim_user (user_id int unsigned NOT NULL AUTO_INCREMENT, login varchar(40) NOT NULL, display_name varchar(80) NOT NULL, disabled tinyint(1) NOT NULL DEFAULT 0, PRIMARY KEY (user_id)) ENGINE=InnoDB;
CREATE TABLE pim_export_log (run_id int unsigned NOT NULL AUTO_INCREMENT, channel varchar(30) NOT NULL, sku varchar(24) NOT NULL, result enum('ok','skipped','failed') NOT NULL, message varchar(255) DEFAULT NULL, ran_at datetime NOT NULL, PRIMARY KEY (run_id)) ENGINE=InnoDB;
ALTER TABLE pim_item ADD CONSTRAINT fk_item_brand FOREIGN KEY (brand_id) REFERENCES pim_brand (brand_id), ADD CONSTRAINT fk_item_cu FOREIGN KEY (created_by) REFERENCES pim_user (user_id), ADD CONSTRAINT fk_item_au FOREIGN KEY (approved_by) REFERENCES pim_user (user_id);
ALTER TABLE pim_item_category ADD CONSTRAINT fk_ic_item FOREIGN KEY (sku) REFERENCES pim_item (sku), ADD CONSTRAINT fk_ic_cat FOREIGN KEY (cat_id) REFERENCES pim_category (cat_id);
ALTER TABLE pim_value ADD CONSTRAINT fk_v_item FOREIGN KEY (sku) REFERENCES pim_item (sku), ADD CONSTRAINT fk_v_attr FOREIGN KEY (attr_code) REFERENCES pim_attribute (attr_code);
ALTER TABLE pim_media ADD CONSTRAINT fk_m_item FOREIGN KEY (sku) REFERENCES pim_item (sku);
ALTER TABLE pim_export_log ADD CONSTRAINT fk_x_item FOREIGN KEY (sku) REFERENCES pim_item (sku);
