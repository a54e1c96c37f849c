-- field service management, SQL Server, PascalCase singular
CREATE TABLE Customer (CustomerId int IDENTITY PRIMARY KEY, Name nvarchar(100) NOT NULL, Phone nvarchar(30) NULL, PaymentTermsDays smallint NOT NULL DEFAULT 30, OnStop bit NOT NULL DEFAULT 0);
CREATE TABLE Site (SiteId int IDENTITY PRIMARY KEY, CustomerId int NOT NULL REFERENCES Customer(CustomerId), AddressLine nvarchar(150) NOT NULL, Town nvarchar(60) NOT NULL, AccessNotes nvarchar(300) NULL);
CREATE TABLE Asset (AssetId int IDENTITY PRIMARY KEY, SiteId int NOT NULL REFERENCES Site(SiteId), Kind nvarchar(30) NOT NULL, Make nvarchar(40) NULL, SerialNo nvarchar(40) NULL, InstalledOn date NULL, WarrantyUntil date NULL);
CREATE TABLE Technician (TechnicianId int IDENTITY PRIMARY KEY, FullName nvarchar(80) NOT NULL, Region nvarchar(30) NOT NULL, GasCertified bit NOT NULL DEFAULT 0, LeftOn date NULL);
CREATE TABLE Job (JobId int IDENTITY PRIMARY KEY, AssetId int NOT NULL REFERENCES Asset(AssetId), Priority tinyint NOT NULL DEFAULT 3, -- 1 emergency, 2 urgent, 3 routine
  Status varchar(10) NOT NULL DEFAULT 'new' CHECK (Status IN ('new','assigned','onsite','done','cancelled')), LeadId int NULL REFERENCES Technician(TechnicianId), HelperId int NULL REFERENCES Technician(TechnicianId), Fault nvarchar(200) NOT NULL, ReportedAt datetime2 NOT NULL, ArrivedAt datetime2 NULL, FinishedAt datetime2 NULL);
CREATE TABLE Part (PartCode varchar(20) PRIMARY KEY, Title nvarchar(80) NOT NULL, Cost decimal(9,2) NOT NULL, SellPrice decimal(9,2) NOT NULL, VanStock bit NOT NULL DEFAULT 0);
CREATE TABLE JobPart (JobId int NOT NULL REFERENCES Job(JobId), PartCode varchar(20) NOT NULL REFERENCES Part(PartCode), Qty smallint NOT NULL DEFAULT 1, Chargeable bit NOT NULL DEFAULT 1, PRIMARY KEY (JobId, PartCode));
CREATE TABLE Invoice (InvoiceNo int PRIMARY KEY, JobId int NOT NULL REFERENCES Job(JobId), Net decimal(10,2) NOT NULL, IssuedOn date NOT NULL, PaidOn date NULL);
