/* HOA / condominium management, T-SQL */
CREATE TABLE Buildings (BuildingID int PRIMARY KEY, BuildingName nvarchar(60) NOT NULL, BuiltYear smallint NULL, Floors tinyint NOT NULL, HasLift bit NOT NULL DEFAULT 0);
CREATE TABLE Units (
  UnitID int PRIMARY KEY,
  BuildingID int NOT NULL FOREIGN KEY REFERENCES Buildings(BuildingID),
  UnitNo nvarchar(8) NOT NULL,
  Floor smallint NOT NULL,
  Sqm decimal(7,2) NOT NULL,
  SharePerMille decimal(7,3) NOT NULL,
  RentedOut bit NOT NULL DEFAULT 0
);
CREATE TABLE Owners (OwnerID int PRIMARY KEY, OwnerName nvarchar(100) NOT NULL, Email nvarchar(120) NULL, IsCompany bit NOT NULL DEFAULT 0);
CREATE TABLE Ownerships (
  UnitID int NOT NULL FOREIGN KEY REFERENCES Units(UnitID),
  OwnerID int NOT NULL FOREIGN KEY REFERENCES Owners(OwnerID),
  FromDate date NOT NULL,
  ToDate date NULL,
  PRIMARY KEY (UnitID, OwnerID, FromDate)
);
CREATE TABLE Dues (
  DueID int IDENTITY PRIMARY KEY,
  UnitID int NOT NULL FOREIGN KEY REFERENCES Units(UnitID),
  Period date NOT NULL,
  Amount decimal(9,2) NOT NULL,
  PaidDate date NULL,
  ReminderCount tinyint NOT NULL DEFAULT 0
);
CREATE TABLE Vendors (VendorID int PRIMARY KEY, VendorName nvarchar(80) NOT NULL, Trade nvarchar(30) NOT NULL);
CREATE TABLE WorkOrders (
  OrderID int IDENTITY PRIMARY KEY,
  BuildingID int NOT NULL FOREIGN KEY REFERENCES Buildings(BuildingID),
  UnitID int NULL FOREIGN KEY REFERENCES Units(UnitID),
  VendorID int NULL FOREIGN KEY REFERENCES Vendors(VendorID),
  Subject nvarchar(150) NOT NULL,
  Urgency char(1) NOT NULL DEFAULT 'N' CHECK (Urgency IN ('E','H','N')),   -- E emergency H high N normal
  OpenedOn date NOT NULL,
  ClosedOn date NULL,
  Cost decimal(10,2) NULL
);
CREATE TABLE Motions (MotionID int IDENTITY PRIMARY KEY, MeetingDate date NOT NULL, Title nvarchar(200) NOT NULL, YesShare decimal(7,3) NOT NULL DEFAULT 0, NoShare decimal(7,3) NOT NULL DEFAULT 0, Carried bit NULL);
