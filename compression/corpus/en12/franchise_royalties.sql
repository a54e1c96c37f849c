CREATE TABLE Brand (
    BrandCode     varchar(6) NOT NULL PRIMARY KEY,
    BrandName     varchar(60) NOT NULL,
    RoyaltyRate   decimal(5,2) NOT NULL
);
CREATE TABLE Franchisee (
    FranchiseeId  int NOT NULL PRIMARY KEY,
    LegalName     varchar(100) NOT NULL,
    Country       varchar(40) NOT NULL,
    MasterId      int NULL REFERENCES Franchisee (FranchiseeId),  -- master franchisee
    BuyerOfId     int NULL REFERENCES Franchisee (FranchiseeId)   -- took over the business of
);
CREATE TABLE FieldConsultant (
    ConsultantId  int NOT NULL PRIMARY KEY,
    FullName      varchar(80) NOT NULL,
    Region        varchar(40) NOT NULL
);
CREATE TABLE Outlet (
    OutletId      int NOT NULL PRIMARY KEY,
    OutletName    varchar(80) NOT NULL,
    City          varchar(60) NOT NULL,
    BrandCode     varchar(6) NOT NULL REFERENCES Brand (BrandCode),
    FranchiseeId  int NULL REFERENCES Franchisee (FranchiseeId),  -- NULL = company owned
    ConsultantId  int NULL REFERENCES FieldConsultant (ConsultantId),
    OpenedOn      date NOT NULL,
    ClosedOn      date NULL,
    DriveThru     bit NOT NULL DEFAULT 0
);
CREATE TABLE SalesReport (
    OutletId      int NOT NULL REFERENCES Outlet (OutletId),
    ReportMonth   date NOT NULL,                                   -- first of month
    GrossSales    decimal(12,2) NOT NULL,
    Transactions  int NOT NULL,
    SubmittedOn   date NULL,
    PRIMARY KEY (OutletId, ReportMonth)
);
CREATE TABLE RoyaltyInvoice (
    InvoiceId     int NOT NULL PRIMARY KEY,
    FranchiseeId  int NOT NULL REFERENCES Franchisee (FranchiseeId),
    OutletId      int NOT NULL REFERENCES Outlet (OutletId),
    ForMonth      date NOT NULL,
    Amount        decimal(12,2) NOT NULL,
    DueOn         date NOT NULL,
    PaidOn        date NULL
);
CREATE TABLE StoreVisit (
    VisitId       int NOT NULL PRIMARY KEY,
    OutletId      int NOT NULL REFERENCES Outlet (OutletId),
    ConsultantId  int NOT NULL REFERENCES FieldConsultant (ConsultantId),
    VisitedOn     date NOT NULL,
    Score         smallint NOT NULL,
    Announced     bit NOT NULL DEFAULT 1
);
