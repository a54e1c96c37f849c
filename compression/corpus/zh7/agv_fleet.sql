create table if not exists "Warehouse" ("whId" int primary key, "whName" text not null, "city" text not null);
create table if not exists "Zone" ("zoneId" int primary key, "whId" int not null references "Warehouse"("whId"), "zoneCode" text not null, "purpose" text not null check ("purpose" in ('storage','picking','charging','maintenance')));
create table if not exists "Robot" (
  "robotId" int primary key, "serial" text not null unique, "model" text not null,
  "whId" int not null references "Warehouse"("whId"), "battery" int not null,
  "mode" text not null check ("mode" in ('idle','moving','charging','error','offline')),
  "commissioned" date not null, "firmware" text not null, "odometerKm" numeric(10,1) not null default 0);
create table if not exists "Operator" ("opId" int primary key, "opName" text not null, "whId" int not null references "Warehouse"("whId"), "onDuty" boolean not null default false);
create table if not exists "Mission" (
  "missionId" bigint primary key, "robotId" int references "Robot"("robotId"), "fromZone" int not null references "Zone"("zoneId"), "toZone" int not null references "Zone"("zoneId"),
  "createdBy" int references "Operator"("opId"), "priority" smallint not null default 3,
  "state" text not null check ("state" in ('waiting','assigned','running','done','aborted')),
  "createdAt" timestamp not null, "startedAt" timestamp, "endedAt" timestamp, "payloadKg" numeric(6,1));
create table if not exists "Fault" ("faultId" bigint primary key, "robotId" int not null references "Robot"("robotId"), "code" text not null, "message" text, "occurredAt" timestamp not null, "clearedAt" timestamp, "clearedBy" int references "Operator"("opId"));
create table if not exists "ChargeSession" ("sessId" bigint primary key, "robotId" int not null references "Robot"("robotId"), "stationNo" int not null, "beganAt" timestamp not null, "finishedAt" timestamp, "kwh" numeric(6,2));
create table if not exists "ServiceVisit" ("visitId" int primary key, "robotId" int not null references "Robot"("robotId"), "visitDate" date not null, "technician" text not null, "partsCost" numeric(9,2) not null default 0, "remark" text);
