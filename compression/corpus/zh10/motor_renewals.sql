CREATE TABLE Branch (
    BranchId SERIAL PRIMARY KEY,
    BranchName VARCHAR(40) NOT NULL,
    City VARCHAR(20) NOT NULL
);
CREATE TABLE Agent (
    AgentId SERIAL PRIMARY KEY,
    AgentName VARCHAR(30) NOT NULL,
    BranchId INT NOT NULL REFERENCES Branch(BranchId),
    LicenceExpiry DATE NOT NULL,
    Active BOOLEAN NOT NULL DEFAULT TRUE
);
CREATE TABLE Owner (
    OwnerId SERIAL PRIMARY KEY,
    OwnerName VARCHAR(30) NOT NULL,
    Mobile VARCHAR(20),
    Birthday DATE
);
CREATE TABLE Vehicle (
    PlateNo VARCHAR(12) PRIMARY KEY,
    OwnerId INT NOT NULL REFERENCES Owner(OwnerId),
    Brand VARCHAR(20) NOT NULL,
    Energy VARCHAR(10) NOT NULL CHECK (Energy IN ('petrol', 'diesel', 'hybrid', 'electric')),
    FirstRegistered DATE NOT NULL,
    PurchasePrice NUMERIC(10,2)
);
CREATE TABLE Policy (
    PolicyNo VARCHAR(24) PRIMARY KEY,
    PlateNo VARCHAR(12) NOT NULL REFERENCES Vehicle(PlateNo),
    AgentId INT REFERENCES Agent(AgentId),
    Product VARCHAR(12) NOT NULL CHECK (Product IN ('compulsory', 'commercial')),
    Premium NUMERIC(10,2) NOT NULL,
    StartDate DATE NOT NULL,
    EndDate DATE NOT NULL,
    Status VARCHAR(10) NOT NULL DEFAULT 'quoted' CHECK (Status IN ('quoted', 'inforce', 'lapsed', 'surrendered')),
    RenewedFrom VARCHAR(24) REFERENCES Policy(PolicyNo)
);
CREATE TABLE Claim (
    ClaimNo VARCHAR(20) PRIMARY KEY,
    PolicyNo VARCHAR(24) NOT NULL REFERENCES Policy(PolicyNo),
    AccidentAt TIMESTAMP NOT NULL,
    ReportedAt TIMESTAMP NOT NULL,
    Liability VARCHAR(8) CHECK (Liability IN ('full', 'main', 'equal', 'minor', 'none')),
    Estimate NUMERIC(10,2),
    PaidAmount NUMERIC(10,2),
    ClosedAt TIMESTAMP
);
CREATE TABLE RenewalCall (
    CallId SERIAL PRIMARY KEY,
    PolicyNo VARCHAR(24) NOT NULL REFERENCES Policy(PolicyNo),
    AgentId INT NOT NULL REFERENCES Agent(AgentId),
    CalledAt TIMESTAMP NOT NULL,
    Result VARCHAR(12) NOT NULL CHECK (Result IN ('willing', 'refused', 'no_answer', 'callback')),
    Memo TEXT
);
