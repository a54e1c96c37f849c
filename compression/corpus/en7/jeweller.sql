CREATE TABLE Metal (
    MetalCode NVARCHAR(6) PRIMARY KEY,      -- AU750, AG925, PT950
    MetalName NVARCHAR(40) NOT NULL,
    PricePerGram DECIMAL(9,3) NOT NULL,
    PricedOn DATE NOT NULL
);
CREATE TABLE Piece (
    PieceId INT IDENTITY PRIMARY KEY,
    StyleNo NVARCHAR(12) NOT NULL,
    Kind NVARCHAR(12) NOT NULL CHECK (Kind IN (N'ring', N'necklace', N'earring', N'bracelet', N'watch')),
    MetalCode NVARCHAR(6) NOT NULL REFERENCES Metal(MetalCode),
    Grams DECIMAL(8,2) NOT NULL,
    CostPrice MONEY NOT NULL,
    TagPrice MONEY NOT NULL,
    MadeBy NVARCHAR(40) NULL,
    StockedOn DATE NOT NULL,
    OnConsignment BIT NOT NULL DEFAULT 0
);
CREATE TABLE Stone (
    StoneId INT IDENTITY PRIMARY KEY,
    PieceId INT NULL REFERENCES Piece(PieceId),     -- NULL = loose
    StoneType NVARCHAR(20) NOT NULL,
    Carat DECIMAL(6,3) NOT NULL,
    Clarity NVARCHAR(4) NULL,
    CertNo NVARCHAR(30) NULL
);
CREATE TABLE Client (
    ClientId INT IDENTITY PRIMARY KEY,
    ClientName NVARCHAR(80) NOT NULL,
    RingSize DECIMAL(4,1) NULL,
    Birthday DATE NULL,
    Vip BIT NOT NULL DEFAULT 0
);
CREATE TABLE Sale (
    SaleId INT IDENTITY PRIMARY KEY,
    PieceId INT NOT NULL REFERENCES Piece(PieceId),
    ClientId INT NULL REFERENCES Client(ClientId),
    SoldOn DATE NOT NULL,
    SoldFor MONEY NOT NULL,
    Seller NVARCHAR(40) NOT NULL,
    ReturnedOn DATE NULL
);
CREATE TABLE RepairJob (
    JobNo INT IDENTITY PRIMARY KEY,
    ClientId INT NOT NULL REFERENCES Client(ClientId),
    Descr NVARCHAR(200) NOT NULL,
    TakenIn DATE NOT NULL,
    PromisedFor DATE NULL,
    DoneOn DATE NULL,
    CollectedOn DATE NULL,
    Charge MONEY NULL
);
