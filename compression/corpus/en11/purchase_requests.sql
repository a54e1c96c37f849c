CREATE TABLE pr_site (site_id INT PRIMARY KEY, site_name NVARCHAR(60) NOT NULL, country CHAR(2) NOT NULL);
CREATE TABLE pr_user (
  user_id INT PRIMARY KEY,
  display_name NVARCHAR(80) NOT NULL,
  site_id INT NOT NULL REFERENCES pr_site (site_id),
  approval_limit DECIMAL(12,2) NOT NULL DEFAULT 0,
  deputy_id INT NULL REFERENCES pr_user (user_id)
);
CREATE TABLE pr_vendor (vendor_id INT PRIMARY KEY, vendor_name NVARCHAR(100) NOT NULL, preferred BIT NOT NULL DEFAULT 0, blocked BIT NOT NULL DEFAULT 0);
CREATE TABLE pr_category (category_id INT PRIMARY KEY, category_name NVARCHAR(60) NOT NULL, buyer_id INT NULL REFERENCES pr_user (user_id));
CREATE TABLE pr_request (
  request_id INT PRIMARY KEY,
  subject NVARCHAR(160) NOT NULL,
  category_id INT NOT NULL REFERENCES pr_category (category_id),
  vendor_id INT NULL REFERENCES pr_vendor (vendor_id),
  created_by INT NOT NULL REFERENCES pr_user (user_id),
  approved_by INT NULL REFERENCES pr_user (user_id),
  created_on DATE NOT NULL,
  approved_on DATE NULL,
  needed_by DATE NULL,
  status VARCHAR(10) NOT NULL CHECK (status IN ('draft', 'submitted', 'approved', 'rejected', 'ordered')),
  total DECIMAL(12,2) NOT NULL
);
CREATE TABLE pr_item (
  item_id INT PRIMARY KEY,
  request_id INT NOT NULL REFERENCES pr_request (request_id),
  descr NVARCHAR(200) NOT NULL,
  qty INT NOT NULL,
  unit_price DECIMAL(10,2) NOT NULL
);
CREATE TABLE pr_remark (
  remark_id INT PRIMARY KEY,
  request_id INT NOT NULL REFERENCES pr_request (request_id),
  author_id INT NOT NULL REFERENCES pr_user (user_id),
  remark NVARCHAR(500) NOT NULL,
  written_at DATETIME2 NOT NULL
);
