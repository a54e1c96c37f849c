-- chat backend, Postgres, camelCase because of the ORM
CREATE TABLE "workspaces" (
  "id" uuid PRIMARY KEY DEFAULT gen_random_uuid(),
  "slug" text NOT NULL UNIQUE,
  "plan" text NOT NULL DEFAULT 'free' CHECK ("plan" IN ('free','pro','enterprise')),
  "createdAt" timestamptz NOT NULL DEFAULT now(),
  "deletedAt" timestamptz
);
CREATE TABLE "users" (
  "id" bigserial PRIMARY KEY,
  "workspaceId" uuid NOT NULL REFERENCES "workspaces" ("id"),
  "handle" text NOT NULL,
  "displayName" text NOT NULL,
  "email" text NOT NULL,
  "role" text NOT NULL DEFAULT 'member' CHECK ("role" IN ('owner','admin','member','guest')),
  "isBot" boolean NOT NULL DEFAULT false,
  "lastSeenAt" timestamptz,
  "deactivatedAt" timestamptz
);
CREATE TABLE "channels" (
  "id" bigserial PRIMARY KEY,
  "workspaceId" uuid NOT NULL REFERENCES "workspaces" ("id"),
  "name" text NOT NULL,
  "topic" text,
  "visibility" text NOT NULL DEFAULT 'public' CHECK ("visibility" IN ('public','private','dm')),
  "createdBy" bigint NOT NULL REFERENCES "users" ("id"),
  "archivedAt" timestamptz
);
CREATE TABLE "memberships" (
  "channelId" bigint NOT NULL REFERENCES "channels" ("id"),
  "userId" bigint NOT NULL REFERENCES "users" ("id"),
  "joinedAt" timestamptz NOT NULL DEFAULT now(),
  "muted" boolean NOT NULL DEFAULT false,
  PRIMARY KEY ("channelId", "userId")
);
CREATE TABLE "messages" (
  "id" bigserial PRIMARY KEY,
  "channelId" bigint NOT NULL REFERENCES "channels" ("id"),
  "userId" bigint NOT NULL REFERENCES "users" ("id"),
  "threadOf" bigint REFERENCES "messages" ("id"),
  "body" text NOT NULL,
  "sentAt" timestamptz NOT NULL DEFAULT now(),
  "editedAt" timestamptz,
  "deletedAt" timestamptz
);
CREATE TABLE "reactions" (
  "messageId" bigint NOT NULL REFERENCES "messages" ("id"),
  "userId" bigint NOT NULL REFERENCES "users" ("id"),
  "emoji" text NOT NULL,
  PRIMARY KEY ("messageId", "userId", "emoji")
);
CREATE TABLE "attachments" (
  "id" bigserial PRIMARY KEY,
  "messageId" bigint NOT NULL REFERENCES "messages" ("id"),
  "fileName" text NOT NULL,
  "mime" text NOT NULL,
  "bytes" bigint NOT NULL
);
