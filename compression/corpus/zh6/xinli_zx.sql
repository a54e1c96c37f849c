-- 心理咨询中心预约 (SQLite / Prisma 风格)
CREATE TABLE "Counselor" (
  "id" INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
  "name" TEXT NOT NULL,
  "level" TEXT NOT NULL,            -- 实习/初级/资深/督导
  "approach" TEXT NOT NULL,         -- 流派: CBT/精神动力/家庭/绘画
  "hourlyFee" DECIMAL NOT NULL,
  "supervisorId" INTEGER REFERENCES "Counselor"("id"),   -- 督导师
  "acceptingNew" BOOLEAN NOT NULL DEFAULT true
);
CREATE TABLE "Client" (
  "id" INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
  "alias" TEXT NOT NULL,            -- 来访者化名
  "gender" TEXT,                    -- M/F
  "birthYear" INTEGER,
  "phone" TEXT NOT NULL,
  "source" TEXT NOT NULL,           -- 渠道: 公众号/学校转介/朋友/医院转介
  "riskLevel" INTEGER NOT NULL DEFAULT 0,  -- 0无 1关注 2危机
  "createdAt" DATETIME NOT NULL DEFAULT CURRENT_TIMESTAMP
);
CREATE TABLE "Room" ("id" INTEGER NOT NULL PRIMARY KEY, "roomName" TEXT NOT NULL, "floor" INTEGER NOT NULL, "sandTray" BOOLEAN NOT NULL DEFAULT false);
-- sandTray 有沙盘
CREATE TABLE "Package" ("id" INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT, "clientId" INTEGER NOT NULL REFERENCES "Client"("id"), "counselorId" INTEGER NOT NULL REFERENCES "Counselor"("id"), "totalSessions" INTEGER NOT NULL, "usedSessions" INTEGER NOT NULL DEFAULT 0, "paid" DECIMAL NOT NULL, "boughtAt" DATETIME NOT NULL, "expiresAt" DATETIME);
-- Package 次卡, expiresAt 为空=长期有效
CREATE TABLE "Appointment" (
  "id" INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
  "clientId" INTEGER NOT NULL REFERENCES "Client"("id"),
  "counselorId" INTEGER NOT NULL REFERENCES "Counselor"("id"),
  "roomId" INTEGER REFERENCES "Room"("id"),   -- 线上咨询为空
  "packageId" INTEGER REFERENCES "Package"("id"),
  "startAt" DATETIME NOT NULL,
  "minutes" INTEGER NOT NULL DEFAULT 50,
  "status" TEXT NOT NULL DEFAULT 'BOOKED',    -- BOOKED/DONE/CANCELLED/NOSHOW爽约
  "fee" DECIMAL NOT NULL DEFAULT 0
);
CREATE TABLE "Assessment" (
  "id" INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
  "clientId" INTEGER NOT NULL REFERENCES "Client"("id"),
  "scale" TEXT NOT NULL,            -- PHQ9/GAD7/SCL90
  "score" INTEGER NOT NULL,
  "takenAt" DATETIME NOT NULL,
  "reviewedBy" INTEGER REFERENCES "Counselor"("id")   -- 解读人
);
CREATE TABLE "Tag" ("id" INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT, "label" TEXT NOT NULL UNIQUE);
CREATE TABLE "_ClientToTag" ("A" INTEGER NOT NULL REFERENCES "Client"("id"), "B" INTEGER NOT NULL REFERENCES "Tag"("id"));
-- A=来访者 B=标签
