CREATE TABLE dbo.CertAuthority (
    CaId INT IDENTITY(1,1) NOT NULL PRIMARY KEY,
    CaName NVARCHAR(80) NOT NULL,
    IsPublic BIT NOT NULL,
    ApiUrl NVARCHAR(200) NULL
);
GO
CREATE TABLE dbo.Team (
    TeamKey VARCHAR(20) NOT NULL PRIMARY KEY,
    TeamName NVARCHAR(80) NOT NULL,
    PagerMail NVARCHAR(120) NULL,
    CostCentre CHAR(6) NOT NULL
);
GO
CREATE TABLE dbo.Certificate (
    CertId INT IDENTITY(1,1) NOT NULL PRIMARY KEY,
    CommonName NVARCHAR(253) NOT NULL,
    Serial VARCHAR(64) NOT NULL,
    CaId INT NOT NULL REFERENCES dbo.CertAuthority(CaId),
    TeamKey VARCHAR(20) NULL REFERENCES dbo.Team(TeamKey),
    KeyAlgo VARCHAR(10) NOT NULL CHECK (KeyAlgo IN ('RSA','ECDSA','ED25519')),
    KeyBits INT NOT NULL,
    NotBefore DATETIME2 NOT NULL,
    NotAfter DATETIME2 NOT NULL,
    RevokedAt DATETIME2 NULL,
    AutoRenew BIT NOT NULL DEFAULT 0,
    ReplacesCertId INT NULL REFERENCES dbo.Certificate(CertId)
);
GO
CREATE TABLE dbo.AltName (
    CertId INT NOT NULL REFERENCES dbo.Certificate(CertId),
    DnsName NVARCHAR(253) NOT NULL,
    CONSTRAINT PK_AltName PRIMARY KEY (CertId, DnsName)
);
GO
CREATE TABLE dbo.Host (
    HostId INT IDENTITY(1,1) NOT NULL PRIMARY KEY,
    Fqdn NVARCHAR(253) NOT NULL,
    Environment VARCHAR(8) NOT NULL CHECK (Environment IN ('prod','stage','dev')),
    DataCentre VARCHAR(20) NOT NULL,
    Decommissioned DATE NULL
);
GO
CREATE TABLE dbo.Deployment (
    DeploymentId BIGINT IDENTITY(1,1) NOT NULL PRIMARY KEY,
    CertId INT NOT NULL REFERENCES dbo.Certificate(CertId),
    HostId INT NOT NULL REFERENCES dbo.Host(HostId),
    Port INT NOT NULL DEFAULT 443,
    InstalledAt DATETIME2 NOT NULL,
    LastSeenAt DATETIME2 NULL
);
GO
CREATE TABLE dbo.ScanFinding (
    FindingId BIGINT IDENTITY(1,1) NOT NULL PRIMARY KEY,
    HostId INT NOT NULL REFERENCES dbo.Host(HostId),
    Port INT NOT NULL,
    Problem VARCHAR(20) NOT NULL CHECK (Problem IN ('expired','selfsigned','weakkey','mismatch')),
    FoundAt DATETIME2 NOT NULL,
    ClosedAt DATETIME2 NULL,
    ClosedBy NVARCHAR(60) NULL
);
GO
