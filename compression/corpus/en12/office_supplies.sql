CREATE TABLE [Sales].[Customers] (
    CustomerID    int IDENTITY(1,1) PRIMARY KEY,
    CompanyName   nvarchar(80) NOT NULL,
    ParentID      int NULL REFERENCES [Sales].[Customers] (CustomerID),
    SalesRepID    int NULL,
    OnHold        bit NOT NULL DEFAULT 0,
    CustomerSince date NOT NULL
);
CREATE TABLE [Sales].[Addresses] (
    AddressID     int IDENTITY(1,1) PRIMARY KEY,
    CustomerID    int NOT NULL REFERENCES [Sales].[Customers] (CustomerID),
    Street        nvarchar(100) NOT NULL,
    City          nvarchar(50) NOT NULL,
    Country       nvarchar(40) NOT NULL
);
CREATE TABLE [Sales].[Employees] (
    EmployeeID    int IDENTITY(1,1) PRIMARY KEY,
    FirstName     nvarchar(40) NOT NULL,
    LastName      nvarchar(40) NOT NULL,
    ReportsTo     int NULL REFERENCES [Sales].[Employees] (EmployeeID),
    HiredOn       date NOT NULL
);
ALTER TABLE [Sales].[Customers] ADD FOREIGN KEY (SalesRepID) REFERENCES [Sales].[Employees] (EmployeeID);
CREATE TABLE [Sales].[Categories] (
    CategoryID    int IDENTITY(1,1) PRIMARY KEY,
    CategoryName  nvarchar(50) NOT NULL,
    ParentID      int NULL REFERENCES [Sales].[Categories] (CategoryID)
);
CREATE TABLE [Sales].[Suppliers] (
    SupplierID    int IDENTITY(1,1) PRIMARY KEY,
    SupplierName  nvarchar(80) NOT NULL,
    LeadTimeDays  smallint NOT NULL
);
CREATE TABLE [Sales].[Products] (
    ProductID     int IDENTITY(1,1) PRIMARY KEY,
    ProductName   nvarchar(80) NOT NULL,
    CategoryID    int NOT NULL REFERENCES [Sales].[Categories] (CategoryID),
    SupplierID    int NULL REFERENCES [Sales].[Suppliers] (SupplierID),
    ReplacedByID  int NULL REFERENCES [Sales].[Products] (ProductID),
    UnitPrice     money NOT NULL,
    UnitsInStock  int NOT NULL,
    Discontinued  bit NOT NULL DEFAULT 0
);
CREATE TABLE [Sales].[Orders] (
    OrderID       int IDENTITY(1000,1) PRIMARY KEY,
    CustomerID    int NOT NULL REFERENCES [Sales].[Customers] (CustomerID),
    EmployeeID    int NULL REFERENCES [Sales].[Employees] (EmployeeID),
    ShipToID      int NOT NULL REFERENCES [Sales].[Addresses] (AddressID),
    BillToID      int NOT NULL REFERENCES [Sales].[Addresses] (AddressID),
    OrderDate     date NOT NULL,
    RequiredDate  date NULL,
    ShippedDate   date NULL,
    Freight       money NOT NULL DEFAULT 0
);
CREATE TABLE [Sales].[OrderLines] (
    OrderID       int NOT NULL REFERENCES [Sales].[Orders] (OrderID),
    ProductID     int NOT NULL REFERENCES [Sales].[Products] (ProductID),
    Quantity      smallint NOT NULL,
    UnitPrice     money NOT NULL,
    DiscountPct   decimal(4,1) NOT NULL DEFAULT 0,
    PRIMARY KEY (OrderID, ProductID)
);
