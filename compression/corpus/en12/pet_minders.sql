CREATE TABLE Member (
  memberId INT AUTO_INCREMENT PRIMARY KEY,
  displayName VARCHAR(60) NOT NULL,
  suburb VARCHAR(60) NOT NULL,
  isSitter TINYINT(1) NOT NULL DEFAULT 0,
  invitedBy INT NULL,
  joinedAt DATETIME NOT NULL,
  lastSeenAt DATETIME NULL,
  FOREIGN KEY (invitedBy) REFERENCES Member (memberId)
);
CREATE TABLE Species (
  speciesId INT AUTO_INCREMENT PRIMARY KEY,
  label VARCHAR(30) NOT NULL
);
CREATE TABLE Pet (
  petId INT AUTO_INCREMENT PRIMARY KEY,
  ownerId INT NOT NULL,
  speciesId INT NOT NULL,
  petName VARCHAR(40) NOT NULL,
  bornYear SMALLINT NULL,
  needsMedication TINYINT(1) NOT NULL DEFAULT 0,
  FOREIGN KEY (ownerId) REFERENCES Member (memberId),
  FOREIGN KEY (speciesId) REFERENCES Species (speciesId)
);
CREATE TABLE SitterSkill (
  sitterId INT NOT NULL,
  speciesId INT NOT NULL,
  yearsExperience TINYINT NOT NULL,
  PRIMARY KEY (sitterId, speciesId),
  FOREIGN KEY (sitterId) REFERENCES Member (memberId),
  FOREIGN KEY (speciesId) REFERENCES Species (speciesId)
);
CREATE TABLE Booking (
  bookingId INT AUTO_INCREMENT PRIMARY KEY,
  petId INT NOT NULL,
  sitterId INT NULL COMMENT 'null until a sitter accepts',
  fromDate DATE NOT NULL,
  toDate DATE NOT NULL,
  status ENUM('requested','accepted','running','finished','cancelled') NOT NULL DEFAULT 'requested',
  pricePerDay DECIMAL(6,2) NOT NULL,
  createdAt DATETIME NOT NULL,
  FOREIGN KEY (petId) REFERENCES Pet (petId),
  FOREIGN KEY (sitterId) REFERENCES Member (memberId)
);
CREATE TABLE Review (
  reviewId INT AUTO_INCREMENT PRIMARY KEY,
  bookingId INT NOT NULL,
  writerId INT NOT NULL,
  aboutId INT NOT NULL,
  stars TINYINT NOT NULL,
  body TEXT NULL,
  createdAt DATETIME NOT NULL,
  FOREIGN KEY (bookingId) REFERENCES Booking (bookingId),
  FOREIGN KEY (writerId) REFERENCES Member (memberId),
  FOREIGN KEY (aboutId) REFERENCES Member (memberId)
);
CREATE TABLE Payout (
  payoutId INT AUTO_INCREMENT PRIMARY KEY,
  bookingId INT NOT NULL,
  amount DECIMAL(8,2) NOT NULL,
  paidAt DATETIME NULL,
  FOREIGN KEY (bookingId) REFERENCES Booking (bookingId)
);
