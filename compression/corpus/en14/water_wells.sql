-- WellBook: drilling contractor
CREATE TABLE Landowner (
    OwnerNo INT NOT NULL IDENTITY PRIMARY KEY,
    LastName NVARCHAR(50) NOT NULL,
    FirstName NVARCHAR(50) NOT NULL,
    MailAddress NVARCHAR(150) NULL,
    Cell VARCHAR(20) NULL
);
CREATE TABLE Parcel (
    ParcelNo VARCHAR(15) NOT NULL PRIMARY KEY,
    OwnerNo INT NOT NULL FOREIGN KEY REFERENCES Landowner (OwnerNo),
    County NVARCHAR(40) NOT NULL,
    Acres DECIMAL(8,2) NOT NULL,
    FloodZone BIT NOT NULL DEFAULT 0
);
CREATE TABLE Rig (
    RigCode CHAR(4) NOT NULL PRIMARY KEY,
    RigType VARCHAR(12) NOT NULL, -- rotary, cable tool, auger
    MaxDepthFt INT NOT NULL,
    InShop BIT NOT NULL DEFAULT 0
);
CREATE TABLE Hand (
    HandNo INT NOT NULL IDENTITY PRIMARY KEY,
    FirstName NVARCHAR(40) NOT NULL,
    LastName NVARCHAR(40) NOT NULL,
    Title VARCHAR(12) NOT NULL, -- driller, helper, pump tech
    LicenseNo VARCHAR(12) NULL,
    Foreman INT NULL FOREIGN KEY REFERENCES Hand (HandNo),
    HourlyPay DECIMAL(6,2) NOT NULL
);
CREATE TABLE Well (
    WellTag VARCHAR(10) NOT NULL PRIMARY KEY,
    ParcelNo VARCHAR(15) NOT NULL FOREIGN KEY REFERENCES Parcel (ParcelNo),
    RigCode CHAR(4) NULL FOREIGN KEY REFERENCES Rig (RigCode),
    DrillerNo INT NULL FOREIGN KEY REFERENCES Hand (HandNo),
    PumpTechNo INT NULL FOREIGN KEY REFERENCES Hand (HandNo),
    ReplacesTag VARCHAR(10) NULL FOREIGN KEY REFERENCES Well (WellTag),
    UseCode CHAR(1) NOT NULL, -- D domestic, I irrigation, S stock, M monitoring
    PermitOn DATE NULL,
    SpudOn DATE NULL,       -- drilling began
    FinishedOn DATE NULL,
    DepthFt INT NULL,
    StaticFt INT NULL,      -- water level below ground
    YieldGpm DECIMAL(7,1) NULL,
    Condition VARCHAR(10) NOT NULL DEFAULT 'planned' CHECK (Condition IN ('planned', 'drilling', 'producing', 'dry', 'sealed'))
);
CREATE TABLE Layer (
    WellTag VARCHAR(10) NOT NULL FOREIGN KEY REFERENCES Well (WellTag),
    FromFt INT NOT NULL,
    ToFt INT NOT NULL,
    Rock NVARCHAR(30) NOT NULL,
    Bearing BIT NOT NULL DEFAULT 0, -- water bearing
    PRIMARY KEY (WellTag, FromFt)
);
CREATE TABLE Casing (
    CasingID INT NOT NULL IDENTITY PRIMARY KEY,
    WellTag VARCHAR(10) NOT NULL FOREIGN KEY REFERENCES Well (WellTag),
    Stuff VARCHAR(8) NOT NULL CHECK (Stuff IN ('steel', 'PVC')),
    DiameterIn DECIMAL(4,1) NOT NULL,
    LengthFt INT NOT NULL
);
CREATE TABLE LabTest (
    TestID INT NOT NULL IDENTITY PRIMARY KEY,
    WellTag VARCHAR(10) NOT NULL FOREIGN KEY REFERENCES Well (WellTag),
    SampledOn DATE NOT NULL,
    Analyte VARCHAR(12) NOT NULL, -- nitrate, coliform, arsenic, iron
    Result DECIMAL(9,3) NULL,
    OverLimit BIT NULL            -- null until the lab answers
);
CREATE TABLE Job_Invoice (
    InvNo INT NOT NULL PRIMARY KEY,
    WellTag VARCHAR(10) NOT NULL FOREIGN KEY REFERENCES Well (WellTag),
    BillTo INT NOT NULL FOREIGN KEY REFERENCES Landowner (OwnerNo),
    InvDate DATE NOT NULL,
    Total DECIMAL(10,2) NOT NULL,
    PaidDate DATE NULL
);
