IF NOT EXISTS (SELECT 1 FROM sys.schemas WHERE name = 'lab') EXEC('CREATE SCHEMA lab');
GO
CREATE TABLE lab.tblClient (
    ClientId      INT IDENTITY PRIMARY KEY,
    ClientName    NVARCHAR(100) NOT NULL,
    ClientKind    TINYINT       NOT NULL, -- 1 trade, 2 private, 3 insurer
    Country       CHAR(2)       NOT NULL,
    CreditLimit   MONEY         NULL
);
CREATE TABLE lab.tblGrader (
    GraderId      INT IDENTITY PRIMARY KEY,
    Forename      NVARCHAR(40)  NOT NULL,
    Surname       NVARCHAR(40)  NOT NULL,
    IsSenior      BIT           NOT NULL DEFAULT 0,
    CoachId       INT           NULL REFERENCES lab.tblGrader (GraderId),
    LeftOn        DATE          NULL
);
CREATE TABLE lab.tblSubmission (
    SubmissionNo  VARCHAR(10)   NOT NULL PRIMARY KEY,
    ClientId      INT           NOT NULL REFERENCES lab.tblClient (ClientId),
    OwnerId       INT           NULL REFERENCES lab.tblClient (ClientId), -- where another client owns the goods
    ReceivedOn    DATE          NOT NULL,
    PromisedOn    DATE          NOT NULL,
    ReturnedOn    DATE          NULL,
    Service       VARCHAR(8)    NOT NULL DEFAULT 'normal' CHECK (Service IN ('normal', 'express'))
);
CREATE TABLE lab.tblStone (
    StoneId       INT IDENTITY PRIMARY KEY,
    SubmissionNo  VARCHAR(10)   NOT NULL REFERENCES lab.tblSubmission (SubmissionNo),
    Shape         VARCHAR(10)   NOT NULL CHECK (Shape IN ('round', 'oval', 'pear', 'emerald', 'cushion')),
    Carat         DECIMAL(6, 3) NOT NULL,
    IsLabGrown    BIT           NULL, -- null until tested
    Origin        NVARCHAR(40)  NULL,
    RoughStoneId  INT           NULL REFERENCES lab.tblStone (StoneId) -- recut from
);
CREATE TABLE lab.tblGrade (
    GradeId       INT IDENTITY PRIMARY KEY,
    StoneId       INT           NOT NULL REFERENCES lab.tblStone (StoneId),
    GraderId      INT           NOT NULL REFERENCES lab.tblGrader (GraderId),
    RoundNo       TINYINT       NOT NULL,
    Color         CHAR(1)       NOT NULL, -- D best ... Z
    Clarity       VARCHAR(4)    NOT NULL, -- FL, IF, VVS1, VVS2, VS1, VS2, SI1, SI2, I1
    CutMark       TINYINT       NULL,     -- 1 excellent, 2 very good, 3 good, 4 poor
    GradedAt      DATETIME2     NOT NULL
);
CREATE TABLE lab.tblCertificate (
    CertNo        VARCHAR(12)   NOT NULL PRIMARY KEY,
    StoneId       INT           NOT NULL REFERENCES lab.tblStone (StoneId),
    PreparedBy    INT           NOT NULL REFERENCES lab.tblGrader (GraderId),
    ApprovedBy    INT           NULL REFERENCES lab.tblGrader (GraderId),
    IssuedOn      DATE          NULL,
    Fee           MONEY         NOT NULL,
    CertState     CHAR(1)       NOT NULL DEFAULT 'D' CHECK (CertState IN ('D', 'I', 'W')) -- draft, issued, withdrawn
);
CREATE TABLE lab.tblInstrument (
    InstrumentId  INT IDENTITY PRIMARY KEY,
    Model         NVARCHAR(60)  NOT NULL,
    CalibratedOn  DATE          NULL,
    OutOfUse      BIT           NOT NULL DEFAULT 0
);
CREATE TABLE lab.tblReading (
    ReadingId     BIGINT IDENTITY PRIMARY KEY,
    StoneId       INT           NOT NULL REFERENCES lab.tblStone (StoneId),
    InstrumentId  INT           NOT NULL REFERENCES lab.tblInstrument (InstrumentId),
    Quantity      VARCHAR(12)   NOT NULL, -- depth, table, fluoresc
    Val           DECIMAL(9, 3) NOT NULL,
    ReadAt        DATETIME2     NOT NULL
);
GO
