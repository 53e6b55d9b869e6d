-- CreateEnum
CREATE TYPE "StageKind" AS ENUM ('open', 'won', 'lost');

-- CreateEnum
CREATE TYPE "Role" AS ENUM ('rep', 'manager', 'admin');

-- CreateEnum
CREATE TYPE "ForecastCategory" AS ENUM ('pipeline', 'best_case', 'commit', 'omitted');

-- CreateEnum
CREATE TYPE "OutboxState" AS ENUM ('pending', 'sending', 'sent', 'dead');

-- CreateTable
CREATE TABLE "workspace" (
    "id" UUID NOT NULL,
    "slack_team_id" TEXT,
    "name" TEXT NOT NULL,
    "currency" CHAR(3) NOT NULL DEFAULT 'USD',
    "time_zone" TEXT NOT NULL DEFAULT 'UTC',
    "country" TEXT,
    "working_days" INTEGER[] DEFAULT ARRAY[1, 2, 3, 4, 5]::INTEGER[],
    "deal_channel" TEXT,
    "announce_stages" TEXT[] DEFAULT ARRAY[]::TEXT[],
    "announce_closed" BOOLEAN NOT NULL DEFAULT true,
    "last_deal_number" INTEGER NOT NULL DEFAULT 0,
    "snapshot_day" DATE,
    "created_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "workspace_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "member" (
    "id" UUID NOT NULL,
    "workspace_id" UUID NOT NULL,
    "slack_user_id" TEXT,
    "name" TEXT NOT NULL,
    "search_name" TEXT NOT NULL,
    "email" TEXT,
    "role" "Role" NOT NULL DEFAULT 'rep',
    "manager_id" UUID,
    "time_zone" TEXT,
    "locale" TEXT,
    "days_away" DATE[] DEFAULT ARRAY[]::DATE[],
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "seen_at" TIMESTAMPTZ(3),

    CONSTRAINT "member_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "account" (
    "id" UUID NOT NULL,
    "workspace_id" UUID NOT NULL,
    "name" TEXT NOT NULL,
    "search_name" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "account_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "stage" (
    "workspace_id" UUID NOT NULL,
    "key" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "position" INTEGER NOT NULL,
    "kind" "StageKind" NOT NULL,
    "probability" INTEGER NOT NULL,
    "days_until_stale" INTEGER,
    "required_fields" TEXT[] DEFAULT ARRAY[]::TEXT[],
    "retired_at" TIMESTAMPTZ(3),

    CONSTRAINT "stage_pkey" PRIMARY KEY ("workspace_id","key")
);

-- CreateTable
CREATE TABLE "deal" (
    "id" UUID NOT NULL,
    "workspace_id" UUID NOT NULL,
    "number" INTEGER NOT NULL,
    "external_id" TEXT,
    "name" TEXT NOT NULL,
    "search_name" TEXT NOT NULL,
    "account_id" UUID,
    "amount" BIGINT,
    "currency" CHAR(3),
    "stage" TEXT NOT NULL,
    "status" "StageKind" NOT NULL,
    "owner_id" UUID NOT NULL,
    "source" TEXT,
    "close_date" DATE,
    "next_step" TEXT,
    "forecast_category" "ForecastCategory" NOT NULL DEFAULT 'pipeline',
    "lost_reason" TEXT,
    "lost_note" TEXT,
    "closed_at" TIMESTAMPTZ(3),
    "removed_at" TIMESTAMPTZ(3),
    "version" INTEGER NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "stage_entered_at" TIMESTAMPTZ(3) NOT NULL,
    "last_activity_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "deal_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "deal_event" (
    "workspace_id" UUID NOT NULL,
    "deal_id" UUID NOT NULL,
    "sequence" INTEGER NOT NULL,
    "kind" TEXT NOT NULL,
    "patch" JSONB NOT NULL,
    "effective_at" TIMESTAMPTZ(3) NOT NULL,
    "recorded_at" TIMESTAMPTZ(3) NOT NULL,
    "actor_id" UUID,
    "via" TEXT NOT NULL,
    "input_id" TEXT NOT NULL,
    "note" TEXT,
    "note_kind" TEXT,
    "undoes" INTEGER,

    CONSTRAINT "deal_event_pkey" PRIMARY KEY ("deal_id","sequence")
);

-- CreateTable
CREATE TABLE "deal_version" (
    "workspace_id" UUID NOT NULL,
    "deal_id" UUID NOT NULL,
    "valid_from" TIMESTAMPTZ(3) NOT NULL,
    "valid_to" TIMESTAMPTZ(3),
    "sequence" INTEGER NOT NULL,
    "name" TEXT NOT NULL,
    "account_id" UUID,
    "amount" BIGINT,
    "currency" CHAR(3),
    "stage" TEXT NOT NULL,
    "status" "StageKind" NOT NULL,
    "owner_id" UUID NOT NULL,
    "source" TEXT,
    "close_date" DATE,
    "next_step" TEXT,
    "forecast_category" "ForecastCategory" NOT NULL,
    "lost_reason" TEXT,
    "lost_note" TEXT,
    "closed_at" TIMESTAMPTZ(3),
    "removed_at" TIMESTAMPTZ(3),

    CONSTRAINT "deal_version_pkey" PRIMARY KEY ("deal_id","valid_from")
);

-- CreateTable
CREATE TABLE "input" (
    "workspace_id" UUID NOT NULL,
    "id" TEXT NOT NULL,
    "deal_id" UUID NOT NULL,
    "sequence" INTEGER NOT NULL,
    "recorded_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "input_pkey" PRIMARY KEY ("workspace_id","id")
);

-- CreateTable
CREATE TABLE "exchange_rate" (
    "workspace_id" UUID NOT NULL,
    "currency" CHAR(3) NOT NULL,
    "day" DATE NOT NULL,
    "rate" DECIMAL(24,12) NOT NULL,

    CONSTRAINT "exchange_rate_pkey" PRIMARY KEY ("workspace_id","currency","day")
);

-- CreateTable
CREATE TABLE "nudge" (
    "id" UUID NOT NULL,
    "workspace_id" UUID NOT NULL,
    "deal_id" UUID NOT NULL,
    "owner_id" UUID NOT NULL,
    "reason" TEXT NOT NULL,
    "slot" TEXT NOT NULL,
    "deal_version" INTEGER NOT NULL,
    "sent_at" TIMESTAMPTZ(3) NOT NULL,
    "snoozed_until" TIMESTAMPTZ(3),
    "answer" TEXT,
    "answered_at" TIMESTAMPTZ(3),
    "answered_by_id" UUID,
    "escalated_at" TIMESTAMPTZ(3),

    CONSTRAINT "nudge_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "reminder" (
    "id" UUID NOT NULL,
    "workspace_id" UUID NOT NULL,
    "deal_id" UUID NOT NULL,
    "member_id" UUID NOT NULL,
    "text" TEXT NOT NULL,
    "due_at" TIMESTAMPTZ(3) NOT NULL,
    "input_id" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "sent_at" TIMESTAMPTZ(3),
    "cancelled_at" TIMESTAMPTZ(3),

    CONSTRAINT "reminder_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "quota" (
    "id" UUID NOT NULL,
    "workspace_id" UUID NOT NULL,
    "member_id" UUID,
    "is_team" BOOLEAN NOT NULL DEFAULT false,
    "period" TEXT NOT NULL,
    "amount" BIGINT NOT NULL,
    "updated_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "quota_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "audit_entry" (
    "id" UUID NOT NULL,
    "workspace_id" UUID NOT NULL,
    "member_id" UUID,
    "what" TEXT NOT NULL,
    "before" JSONB NOT NULL,
    "after" JSONB NOT NULL,
    "recorded_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "audit_entry_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "outbox_channel" (
    "workspace_id" UUID NOT NULL,
    "channel" TEXT NOT NULL,
    "last_seq" BIGINT NOT NULL DEFAULT 0,
    "done_seq" BIGINT NOT NULL DEFAULT 0,
    "ready_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "lease" UUID,
    "lease_until" TIMESTAMPTZ(3),

    CONSTRAINT "outbox_channel_pkey" PRIMARY KEY ("workspace_id","channel")
);

-- CreateTable
CREATE TABLE "outbox_message" (
    "id" UUID NOT NULL,
    "workspace_id" UUID NOT NULL,
    "channel" TEXT NOT NULL,
    "seq" BIGINT NOT NULL,
    "payload" JSONB NOT NULL,
    "state" "OutboxState" NOT NULL DEFAULT 'pending',
    "attempts" INTEGER NOT NULL DEFAULT 0,
    "error" TEXT,
    "remote_ts" TEXT,
    "created_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "outbox_message_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "job_slot" (
    "workspace_id" UUID NOT NULL,
    "job" TEXT NOT NULL,
    "slot" TEXT NOT NULL,
    "state" TEXT NOT NULL,
    "token" UUID,
    "lease_until" TIMESTAMPTZ(3),
    "done_at" TIMESTAMPTZ(3),
    "summary" JSONB,

    CONSTRAINT "job_slot_pkey" PRIMARY KEY ("workspace_id","job","slot")
);

-- CreateTable
CREATE TABLE "installation" (
    "slack_team_id" TEXT NOT NULL,
    "encrypted" BYTEA NOT NULL,
    "installed_at" TIMESTAMPTZ(3) NOT NULL,
    "updated_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "installation_pkey" PRIMARY KEY ("slack_team_id")
);

-- CreateIndex
CREATE UNIQUE INDEX "workspace_slack_team_id_key" ON "workspace"("slack_team_id");

-- CreateIndex
CREATE INDEX "member_workspace_id_search_name_idx" ON "member"("workspace_id", "search_name");

-- CreateIndex
CREATE UNIQUE INDEX "member_workspace_id_slack_user_id_key" ON "member"("workspace_id", "slack_user_id");

-- CreateIndex
CREATE UNIQUE INDEX "account_workspace_id_search_name_key" ON "account"("workspace_id", "search_name");

-- CreateIndex
CREATE INDEX "deal_workspace_id_owner_id_status_idx" ON "deal"("workspace_id", "owner_id", "status");

-- CreateIndex
CREATE INDEX "deal_workspace_id_status_stage_idx" ON "deal"("workspace_id", "status", "stage");

-- CreateIndex
CREATE UNIQUE INDEX "deal_workspace_id_number_key" ON "deal"("workspace_id", "number");

-- CreateIndex
CREATE UNIQUE INDEX "deal_workspace_id_external_id_key" ON "deal"("workspace_id", "external_id");

-- CreateIndex
CREATE INDEX "deal_event_workspace_id_effective_at_idx" ON "deal_event"("workspace_id", "effective_at");

-- CreateIndex
CREATE INDEX "deal_event_workspace_id_actor_id_recorded_at_idx" ON "deal_event"("workspace_id", "actor_id", "recorded_at");

-- CreateIndex
CREATE INDEX "deal_version_workspace_id_valid_from_valid_to_idx" ON "deal_version"("workspace_id", "valid_from", "valid_to");

-- CreateIndex
CREATE INDEX "input_recorded_at_idx" ON "input"("recorded_at");

-- CreateIndex
CREATE INDEX "nudge_workspace_id_owner_id_sent_at_idx" ON "nudge"("workspace_id", "owner_id", "sent_at");

-- CreateIndex
CREATE UNIQUE INDEX "nudge_deal_id_reason_slot_key" ON "nudge"("deal_id", "reason", "slot");

-- CreateIndex
CREATE INDEX "reminder_workspace_id_due_at_idx" ON "reminder"("workspace_id", "due_at");

-- CreateIndex
CREATE UNIQUE INDEX "reminder_workspace_id_input_id_key" ON "reminder"("workspace_id", "input_id");

-- CreateIndex
CREATE UNIQUE INDEX "quota_workspace_id_member_id_is_team_period_key" ON "quota"("workspace_id", "member_id", "is_team", "period");

-- CreateIndex
CREATE INDEX "audit_entry_workspace_id_recorded_at_idx" ON "audit_entry"("workspace_id", "recorded_at");

-- CreateIndex
CREATE UNIQUE INDEX "outbox_message_workspace_id_channel_seq_key" ON "outbox_message"("workspace_id", "channel", "seq");

-- AddForeignKey
ALTER TABLE "member" ADD CONSTRAINT "member_workspace_id_fkey" FOREIGN KEY ("workspace_id") REFERENCES "workspace"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "member" ADD CONSTRAINT "member_manager_id_fkey" FOREIGN KEY ("manager_id") REFERENCES "member"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "account" ADD CONSTRAINT "account_workspace_id_fkey" FOREIGN KEY ("workspace_id") REFERENCES "workspace"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "stage" ADD CONSTRAINT "stage_workspace_id_fkey" FOREIGN KEY ("workspace_id") REFERENCES "workspace"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "deal" ADD CONSTRAINT "deal_workspace_id_fkey" FOREIGN KEY ("workspace_id") REFERENCES "workspace"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "deal" ADD CONSTRAINT "deal_account_id_fkey" FOREIGN KEY ("account_id") REFERENCES "account"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "deal" ADD CONSTRAINT "deal_owner_id_fkey" FOREIGN KEY ("owner_id") REFERENCES "member"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "deal_event" ADD CONSTRAINT "deal_event_deal_id_fkey" FOREIGN KEY ("deal_id") REFERENCES "deal"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "deal_event" ADD CONSTRAINT "deal_event_actor_id_fkey" FOREIGN KEY ("actor_id") REFERENCES "member"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "deal_version" ADD CONSTRAINT "deal_version_deal_id_fkey" FOREIGN KEY ("deal_id") REFERENCES "deal"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "input" ADD CONSTRAINT "input_workspace_id_fkey" FOREIGN KEY ("workspace_id") REFERENCES "workspace"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "exchange_rate" ADD CONSTRAINT "exchange_rate_workspace_id_fkey" FOREIGN KEY ("workspace_id") REFERENCES "workspace"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "nudge" ADD CONSTRAINT "nudge_workspace_id_fkey" FOREIGN KEY ("workspace_id") REFERENCES "workspace"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "nudge" ADD CONSTRAINT "nudge_deal_id_fkey" FOREIGN KEY ("deal_id") REFERENCES "deal"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "nudge" ADD CONSTRAINT "nudge_owner_id_fkey" FOREIGN KEY ("owner_id") REFERENCES "member"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "reminder" ADD CONSTRAINT "reminder_workspace_id_fkey" FOREIGN KEY ("workspace_id") REFERENCES "workspace"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "reminder" ADD CONSTRAINT "reminder_deal_id_fkey" FOREIGN KEY ("deal_id") REFERENCES "deal"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "reminder" ADD CONSTRAINT "reminder_member_id_fkey" FOREIGN KEY ("member_id") REFERENCES "member"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "quota" ADD CONSTRAINT "quota_workspace_id_fkey" FOREIGN KEY ("workspace_id") REFERENCES "workspace"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "quota" ADD CONSTRAINT "quota_member_id_fkey" FOREIGN KEY ("member_id") REFERENCES "member"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "audit_entry" ADD CONSTRAINT "audit_entry_workspace_id_fkey" FOREIGN KEY ("workspace_id") REFERENCES "workspace"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "audit_entry" ADD CONSTRAINT "audit_entry_member_id_fkey" FOREIGN KEY ("member_id") REFERENCES "member"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "outbox_message" ADD CONSTRAINT "outbox_message_workspace_id_channel_fkey" FOREIGN KEY ("workspace_id", "channel") REFERENCES "outbox_channel"("workspace_id", "channel") ON DELETE CASCADE ON UPDATE CASCADE;

-- What Prisma's language cannot say.

-- Names typed with typos or by half are found through trigrams (search-deals.ts).
CREATE EXTENSION IF NOT EXISTS pg_trgm;
CREATE INDEX "deal_search_name_trigrams" ON "deal" USING gin ("search_name" gin_trgm_ops);
CREATE INDEX "deal_search_name_pattern" ON "deal" ("workspace_id", "search_name" text_pattern_ops);

-- The channels that have something to send, and only those.
CREATE INDEX "outbox_channel_due" ON "outbox_channel" ("ready_at") WHERE "done_seq" < "last_seq";

-- One workspace at most waits for its Slack team.
CREATE UNIQUE INDEX "workspace_single_local" ON "workspace" ((1)) WHERE "slack_team_id" IS NULL;

-- One quota a period for everyone together: NULL members must clash too.
CREATE UNIQUE INDEX "quota_of_everyone" ON "quota" ("workspace_id", "period") WHERE "member_id" IS NULL;

-- An amount has a currency, and a currency an amount.
ALTER TABLE "deal" ADD CONSTRAINT "deal_money_is_whole" CHECK (("amount" IS NULL) = ("currency" IS NULL));
ALTER TABLE "deal_version" ADD CONSTRAINT "deal_version_money_is_whole" CHECK (("amount" IS NULL) = ("currency" IS NULL));
ALTER TABLE "deal_version" ADD CONSTRAINT "deal_version_has_length" CHECK ("valid_to" > "valid_from");
