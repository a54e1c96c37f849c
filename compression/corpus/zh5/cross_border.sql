-- cross-border ERP (camelCase, no comments), MySQL
CREATE TABLE store (
  storeId INT AUTO_INCREMENT PRIMARY KEY,
  storeName VARCHAR(60) NOT NULL,
  platform VARCHAR(20) NOT NULL,  -- amazon, ebay, shopee, tiktok
  siteCode CHAR(2) NOT NULL,      -- US UK DE JP
  ownerName VARCHAR(30),
  isActive TINYINT(1) NOT NULL DEFAULT 1
);
CREATE TABLE product (
  sku VARCHAR(30) PRIMARY KEY,
  titleCn VARCHAR(120) NOT NULL,
  titleEn VARCHAR(200),
  costPrice DECIMAL(10,2) NOT NULL,
  weightG INT,
  brand VARCHAR(40),
  devName VARCHAR(30),
  createdAt DATETIME NOT NULL
);
CREATE TABLE listing (
  listingId BIGINT AUTO_INCREMENT PRIMARY KEY,
  storeId INT NOT NULL,
  sku VARCHAR(30) NOT NULL,
  asin VARCHAR(12),
  salePrice DECIMAL(10,2) NOT NULL,
  currency CHAR(3) NOT NULL,
  stockQty INT NOT NULL DEFAULT 0,
  listingState ENUM('draft','online','offline','banned') NOT NULL DEFAULT 'draft',
  FOREIGN KEY (storeId) REFERENCES store(storeId),
  FOREIGN KEY (sku) REFERENCES product(sku)
);
CREATE TABLE saleOrder (
  orderNo VARCHAR(40) PRIMARY KEY,
  storeId INT NOT NULL,
  buyerCountry CHAR(2) NOT NULL,
  orderTime DATETIME NOT NULL,
  payAmount DECIMAL(10,2) NOT NULL,
  currency CHAR(3) NOT NULL,
  platformFee DECIMAL(10,2) NOT NULL DEFAULT 0,
  shipFee DECIMAL(10,2),
  shipTime DATETIME,
  trackNo VARCHAR(40),
  orderState ENUM('pending','shipped','delivered','cancelled','refunded') NOT NULL DEFAULT 'pending',
  FOREIGN KEY (storeId) REFERENCES store(storeId)
);
CREATE TABLE orderItem (
  itemId BIGINT AUTO_INCREMENT PRIMARY KEY,
  orderNo VARCHAR(40) NOT NULL,
  sku VARCHAR(30) NOT NULL,
  qty INT NOT NULL,
  unitPrice DECIMAL(10,2) NOT NULL,
  FOREIGN KEY (orderNo) REFERENCES saleOrder(orderNo),
  FOREIGN KEY (sku) REFERENCES product(sku)
);
CREATE TABLE fbaShipment (
  shipmentId VARCHAR(20) PRIMARY KEY,
  storeId INT NOT NULL,
  sku VARCHAR(30) NOT NULL,
  qty INT NOT NULL,
  sentAt DATE,
  receivedQty INT,
  receivedAt DATE,
  FOREIGN KEY (storeId) REFERENCES store(storeId),
  FOREIGN KEY (sku) REFERENCES product(sku)
);
CREATE TABLE adSpend (
  storeId INT NOT NULL,
  sku VARCHAR(30) NOT NULL,
  spendDate DATE NOT NULL,
  impressions INT NOT NULL DEFAULT 0,
  clicks INT NOT NULL DEFAULT 0,
  spend DECIMAL(10,2) NOT NULL DEFAULT 0,
  adSales DECIMAL(10,2) NOT NULL DEFAULT 0,
  PRIMARY KEY (storeId, sku, spendDate)
);
