create table OtaProduct (ProductKey text primary key, ProductName text not null, Chipset text not null);
create table OtaFirmware (
  FirmwareId integer primary key,
  ProductKey text not null references OtaProduct(ProductKey),
  Version text not null,
  Channel text not null check (Channel in ('stable','beta','nightly')),
  SizeBytes integer not null,
  ReleasedAt datetime,
  Revoked integer not null default 0,
  ReleaseNotes text
);
create table OtaSite (SiteId integer primary key, SiteName text not null, City text not null, ContactEmail text);
create table OtaDevice (
  DeviceSn text primary key,
  ProductKey text not null references OtaProduct(ProductKey),
  SiteId integer references OtaSite(SiteId),
  CurrentFirmwareId integer references OtaFirmware(FirmwareId),
  TargetFirmwareId integer references OtaFirmware(FirmwareId),
  Online integer not null default 0,
  LastSeenAt datetime,
  ManufacturedOn date not null,
  Decommissioned integer not null default 0
);
create table OtaCampaign (
  CampaignId integer primary key,
  Title text not null,
  FirmwareId integer not null references OtaFirmware(FirmwareId),
  CreatedBy text not null,
  State text not null check (State in ('draft','running','paused','completed','aborted')),
  RolloutPercent integer not null default 10,
  StartedAt datetime,
  FinishedAt datetime
);
create table OtaTask (
  TaskId integer primary key,
  CampaignId integer not null references OtaCampaign(CampaignId),
  DeviceSn text not null references OtaDevice(DeviceSn),
  Status text not null check (Status in ('pending','downloading','installing','succeeded','failed','skipped')),
  RetryCount integer not null default 0,
  ErrorCode text,
  UpdatedAt datetime not null
);
create table OtaCrash (CrashId integer primary key, DeviceSn text not null references OtaDevice(DeviceSn), FirmwareId integer not null references OtaFirmware(FirmwareId), Signal text not null, HappenedAt datetime not null, UptimeSec integer not null);
