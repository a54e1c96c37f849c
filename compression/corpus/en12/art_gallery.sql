CREATE TABLE Artist (
    ArtistId     INT IDENTITY PRIMARY KEY,
    ArtistName   NVARCHAR(120) NOT NULL,
    BirthYear    SMALLINT NULL,
    DeathYear    SMALLINT NULL,
    Nationality  NVARCHAR(40) NULL,
    TaughtBy     INT NULL REFERENCES Artist (ArtistId)
);
CREATE TABLE Client (
    ClientId     INT IDENTITY PRIMARY KEY,
    ClientName   NVARCHAR(120) NOT NULL,
    City         NVARCHAR(60) NULL,
    ReferredBy   INT NULL REFERENCES Client (ClientId),
    IsDealer     BIT NOT NULL DEFAULT 0
);
CREATE TABLE StaffMember (
    StaffId      INT IDENTITY PRIMARY KEY,
    StaffName    NVARCHAR(80) NOT NULL
);
CREATE TABLE Artwork (
    ArtworkId    INT IDENTITY PRIMARY KEY,
    Title        NVARCHAR(200) NOT NULL,
    ArtistId     INT NULL REFERENCES Artist (ArtistId),   -- NULL: anonymous
    Medium       NVARCHAR(40) NOT NULL,
    MadeYear     SMALLINT NULL,
    ConsignorId  INT NULL REFERENCES Client (ClientId),   -- NULL: gallery's own stock
    AskingPrice  MONEY NOT NULL,
    WorkState    TINYINT NOT NULL DEFAULT 1               -- 1 in store, 2 on show, 3 on loan, 4 sold
);
CREATE TABLE Exhibition (
    ExhibitionId INT IDENTITY PRIMARY KEY,
    Name         NVARCHAR(120) NOT NULL,
    CuratorId    INT NOT NULL REFERENCES StaffMember (StaffId),
    OpensOn      DATE NOT NULL,
    ClosesOn     DATE NOT NULL
);
CREATE TABLE ExhibitionWork (
    ExhibitionId INT NOT NULL REFERENCES Exhibition (ExhibitionId),
    ArtworkId    INT NOT NULL REFERENCES Artwork (ArtworkId),
    WallLabelNo  SMALLINT NOT NULL,
    PRIMARY KEY (ExhibitionId, ArtworkId)
);
CREATE TABLE Sale (
    SaleId       INT IDENTITY PRIMARY KEY,
    ArtworkId    INT NOT NULL REFERENCES Artwork (ArtworkId),
    BuyerId      INT NOT NULL REFERENCES Client (ClientId),
    SoldBy       INT NOT NULL REFERENCES StaffMember (StaffId),
    ExhibitionId INT NULL REFERENCES Exhibition (ExhibitionId),
    HammerPrice  MONEY NOT NULL,
    CommissionPct DECIMAL(4,1) NOT NULL,
    SoldOn       DATE NOT NULL,
    PaidOn       DATE NULL
);
CREATE TABLE Reservation (
    ReservationId INT IDENTITY PRIMARY KEY,
    ArtworkId    INT NOT NULL REFERENCES Artwork (ArtworkId),
    ClientId     INT NOT NULL REFERENCES Client (ClientId),
    HeldUntil    DATE NOT NULL,
    Cancelled    BIT NOT NULL DEFAULT 0
);
