-- software asset management (SQLite, shared drive!)
CREATE TABLE Vendors (
  VendorId INTEGER PRIMARY KEY AUTOINCREMENT,
  Name TEXT NOT NULL,
  AccountRep TEXT,
  Portal TEXT
);
CREATE TABLE Products (
  ProductId INTEGER PRIMARY KEY AUTOINCREMENT,
  VendorId INTEGER NOT NULL REFERENCES Vendors(VendorId),
  Title TEXT NOT NULL,
  Category TEXT NOT NULL CHECK (Category IN ('design','dev','office','security','other')),
  IsSaas INTEGER NOT NULL DEFAULT 0
);
CREATE TABLE Contracts (
  ContractNo TEXT PRIMARY KEY,
  ProductId INTEGER NOT NULL REFERENCES Products(ProductId),
  Seats INTEGER NOT NULL,
  SeatPrice NUMERIC NOT NULL,
  StartDate DATE NOT NULL,
  EndDate DATE NOT NULL,
  AutoRenew INTEGER NOT NULL DEFAULT 1,
  CancelledOn DATE
);
CREATE TABLE People (
  PersonId INTEGER PRIMARY KEY AUTOINCREMENT,
  FullName TEXT NOT NULL,
  Mail TEXT NOT NULL UNIQUE,
  CostCentre TEXT NOT NULL,
  LeftOn DATE
);
CREATE TABLE Assignments (
  AssignmentId INTEGER PRIMARY KEY AUTOINCREMENT,
  ContractNo TEXT NOT NULL REFERENCES Contracts(ContractNo),
  PersonId INTEGER NOT NULL REFERENCES People(PersonId),
  GivenOn DATE NOT NULL,
  RevokedOn DATE,
  LastUsedOn DATE
);
CREATE TABLE Requests (
  RequestId INTEGER PRIMARY KEY AUTOINCREMENT,
  PersonId INTEGER NOT NULL REFERENCES People(PersonId),
  ProductId INTEGER NOT NULL REFERENCES Products(ProductId),
  AskedOn DATE NOT NULL,
  Decision TEXT CHECK (Decision IN ('approved','denied')),
  DecidedBy TEXT,
  Note TEXT
);
