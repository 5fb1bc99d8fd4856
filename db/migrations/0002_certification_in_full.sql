CREATE TABLE `question_domain` (
	`domain_id` integer NOT NULL,
	`question_id` integer NOT NULL,
	PRIMARY KEY(`domain_id`, `question_id`),
	FOREIGN KEY (`domain_id`) REFERENCES `exam_domain`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`question_id`) REFERENCES `question`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `question_domain_by_question` ON `question_domain` (`question_id`);--> statement-breakpoint
CREATE TABLE `path` (
	`id` integer PRIMARY KEY NOT NULL,
	`code` text NOT NULL,
	`title` text NOT NULL,
	`summary` text DEFAULT '' NOT NULL,
	`retired_on` text
);
--> statement-breakpoint
CREATE UNIQUE INDEX `path_code_unique` ON `path` (`code`);--> statement-breakpoint
CREATE TABLE `path_course` (
	`step_id` integer NOT NULL,
	`course_id` integer NOT NULL,
	PRIMARY KEY(`step_id`, `course_id`),
	FOREIGN KEY (`step_id`) REFERENCES `path_step`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`course_id`) REFERENCES `course`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE TABLE `path_step` (
	`id` integer PRIMARY KEY NOT NULL,
	`path_id` integer NOT NULL,
	`position` integer NOT NULL,
	`rule` text NOT NULL,
	`n` integer,
	FOREIGN KEY (`path_id`) REFERENCES `path`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "path_step_rule" CHECK("rule" in ('all', 'any', 'some', 'optional')),
	CONSTRAINT "path_step_n" CHECK(("rule" = 'some') = ("n" is not null))
);
--> statement-breakpoint
CREATE UNIQUE INDEX `path_step_position` ON `path_step` (`path_id`,`position`);--> statement-breakpoint
CREATE TABLE `exam_booking` (
	`id` integer PRIMARY KEY NOT NULL,
	`person_id` integer NOT NULL,
	`exam_id` integer NOT NULL,
	`booked_for` text NOT NULL,
	`place` text DEFAULT '' NOT NULL,
	`at` integer NOT NULL,
	`by_id` integer,
	`cancelled_at` integer,
	`cancelled_because` text,
	`result` text,
	`result_on` text,
	`score` text,
	`result_at` integer,
	`result_by_id` integer,
	FOREIGN KEY (`person_id`) REFERENCES `person`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`exam_id`) REFERENCES `exam`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`by_id`) REFERENCES `person`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`result_by_id`) REFERENCES `person`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "exam_booking_result" CHECK("result" is null or "result" in ('passed', 'failed', 'absent'))
);
--> statement-breakpoint
CREATE INDEX `exam_booking_by_person` ON `exam_booking` (`person_id`);--> statement-breakpoint
CREATE INDEX `exam_booking_by_exam` ON `exam_booking` (`exam_id`,`booked_for`);--> statement-breakpoint
CREATE TABLE `exam_domain` (
	`id` integer PRIMARY KEY NOT NULL,
	`certification_id` integer NOT NULL,
	`position` integer NOT NULL,
	`name` text NOT NULL,
	`weight` integer,
	`basis` text DEFAULT '' NOT NULL,
	FOREIGN KEY (`certification_id`) REFERENCES `certification`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE UNIQUE INDEX `exam_domain_name` ON `exam_domain` (`certification_id`,`name`);--> statement-breakpoint
CREATE TABLE `extension` (
	`id` integer PRIMARY KEY NOT NULL,
	`award_id` integer NOT NULL,
	`before` text NOT NULL,
	`until` text NOT NULL,
	`because` text NOT NULL,
	`issuer_extension_id` integer,
	`by_id` integer,
	`at` integer NOT NULL,
	FOREIGN KEY (`award_id`) REFERENCES `award`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`issuer_extension_id`) REFERENCES `issuer_extension`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`by_id`) REFERENCES `person`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "extension_later" CHECK("until" > "before")
);
--> statement-breakpoint
CREATE INDEX `extension_by_award` ON `extension` (`award_id`);--> statement-breakpoint
CREATE TABLE `issuer_extension` (
	`id` integer PRIMARY KEY NOT NULL,
	`issuer` text NOT NULL,
	`certification_id` integer,
	`ends_from` text NOT NULL,
	`ends_until` text NOT NULL,
	`extended_to` text NOT NULL,
	`because` text NOT NULL,
	`source` text DEFAULT '' NOT NULL,
	`by_id` integer,
	`at` integer NOT NULL,
	FOREIGN KEY (`certification_id`) REFERENCES `certification`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`by_id`) REFERENCES `person`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "issuer_extension_interval" CHECK("ends_until" >= "ends_from")
);
--> statement-breakpoint
CREATE TABLE `item_domain` (
	`domain_id` integer NOT NULL,
	`item_id` integer NOT NULL,
	PRIMARY KEY(`domain_id`, `item_id`),
	FOREIGN KEY (`domain_id`) REFERENCES `exam_domain`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`item_id`) REFERENCES `item`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `item_domain_by_item` ON `item_domain` (`item_id`);--> statement-breakpoint
CREATE TABLE `signing_key` (
	`id` integer PRIMARY KEY NOT NULL,
	`public_multibase` text NOT NULL,
	`private_sealed` text NOT NULL,
	`made_at` integer NOT NULL,
	`retired_at` integer,
	`because` text DEFAULT '' NOT NULL
);
--> statement-breakpoint
CREATE UNIQUE INDEX `signing_key_publicMultibase_unique` ON `signing_key` (`public_multibase`);--> statement-breakpoint
CREATE TABLE `verification` (
	`id` integer PRIMARY KEY NOT NULL,
	`evidence_id` integer,
	`award_id` integer,
	`at` integer NOT NULL,
	`on` text NOT NULL,
	`by_id` integer,
	`method` text NOT NULL,
	`confirmed` integer NOT NULL,
	`note` text NOT NULL,
	`next_on` text,
	FOREIGN KEY (`evidence_id`) REFERENCES `evidence`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`award_id`) REFERENCES `award`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`by_id`) REFERENCES `person`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "verification_method" CHECK("method" in ('issuer page', 'e-mail', 'document', 'signature')),
	CONSTRAINT "verification_of_something" CHECK("evidence_id" is not null or "award_id" is not null)
);
--> statement-breakpoint
CREATE INDEX `verification_by_award` ON `verification` (`award_id`);--> statement-breakpoint
CREATE INDEX `verification_by_evidence` ON `verification` (`evidence_id`);--> statement-breakpoint
CREATE INDEX `verification_by_next` ON `verification` (`next_on`);--> statement-breakpoint
CREATE TABLE `document` (
	`hash` text PRIMARY KEY NOT NULL,
	`type` text NOT NULL,
	`size` integer NOT NULL,
	`content` blob NOT NULL,
	`at` integer NOT NULL,
	`by_id` integer,
	FOREIGN KEY (`by_id`) REFERENCES `person`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE TABLE `lease` (
	`name` text PRIMARY KEY NOT NULL,
	`holder` text NOT NULL,
	`until` integer NOT NULL
);
--> statement-breakpoint
CREATE TABLE `outbox` (
	`id` integer PRIMARY KEY NOT NULL,
	`key` text NOT NULL,
	`person_id` integer NOT NULL,
	`kind` text NOT NULL,
	`title` text NOT NULL,
	`because` text NOT NULL,
	`href` text NOT NULL,
	`holding_id` integer,
	`at` integer NOT NULL,
	`read_at` integer,
	`mailed_at` integer,
	`mail_tries` integer DEFAULT 0 NOT NULL,
	`mail_error` text,
	`mail_after` integer,
	FOREIGN KEY (`person_id`) REFERENCES `person`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`holding_id`) REFERENCES `holding`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE UNIQUE INDEX `outbox_key_unique` ON `outbox` (`key`);--> statement-breakpoint
CREATE INDEX `outbox_by_person` ON `outbox` (`person_id`,`id`);--> statement-breakpoint
CREATE INDEX `outbox_by_holding` ON `outbox` (`holding_id`);--> statement-breakpoint
CREATE INDEX `outbox_to_mail` ON `outbox` (`mailed_at`,`mail_after`);--> statement-breakpoint
CREATE TABLE `due_extension` (
	`id` integer PRIMARY KEY NOT NULL,
	`person_id` integer NOT NULL,
	`certification_id` integer NOT NULL,
	`before` text NOT NULL,
	`until` text NOT NULL,
	`reason` text NOT NULL,
	`asked_by_id` integer NOT NULL,
	`asked_at` integer NOT NULL,
	`decided_by_id` integer,
	`decided_at` integer,
	`granted` integer,
	`because` text,
	FOREIGN KEY (`person_id`) REFERENCES `person`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`certification_id`) REFERENCES `certification`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`asked_by_id`) REFERENCES `person`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`decided_by_id`) REFERENCES `person`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "due_extension_later" CHECK("until" > "before"),
	CONSTRAINT "due_extension_other" CHECK("decided_by_id" is null or ("decided_by_id" <> "person_id" and "decided_by_id" <> "asked_by_id"))
);
--> statement-breakpoint
CREATE INDEX `due_extension_by_person` ON `due_extension` (`person_id`,`certification_id`);--> statement-breakpoint
CREATE TABLE `hold_rule` (
	`id` integer PRIMARY KEY NOT NULL,
	`certification_id` integer NOT NULL,
	`because` text NOT NULL,
	`job_title` text,
	`site` text,
	`position_kind` text,
	`team_id` integer,
	`named` integer DEFAULT false NOT NULL,
	`placement_id` integer,
	`due_kind` text NOT NULL,
	`due_on` text,
	`due_days` integer,
	`from` text NOT NULL,
	`until` text,
	`decided_by_id` integer,
	`at` integer NOT NULL,
	`ended_by_id` integer,
	`ended_because` text,
	FOREIGN KEY (`certification_id`) REFERENCES `certification`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`team_id`) REFERENCES `team`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`placement_id`) REFERENCES `placement`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`decided_by_id`) REFERENCES `person`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`ended_by_id`) REFERENCES `person`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "hold_rule_due_kind" CHECK("due_kind" in ('fixed', 'after hire', 'after placement', 'after assignment')),
	CONSTRAINT "hold_rule_due" CHECK(("due_kind" = 'fixed') = ("due_on" is not null) and ("due_kind" <> 'fixed') = ("due_days" is not null)),
	CONSTRAINT "hold_rule_interval" CHECK("until" is null or "until" >= "from" or "ended_because" is not null)
);
--> statement-breakpoint
CREATE INDEX `hold_rule_by_certification` ON `hold_rule` (`certification_id`);--> statement-breakpoint
CREATE INDEX `hold_rule_by_placement` ON `hold_rule` (`placement_id`);--> statement-breakpoint
CREATE TABLE `hold_rule_person` (
	`rule_id` integer NOT NULL,
	`person_id` integer NOT NULL,
	`added_on` text NOT NULL,
	PRIMARY KEY(`rule_id`, `person_id`),
	FOREIGN KEY (`rule_id`) REFERENCES `hold_rule`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`person_id`) REFERENCES `person`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `hold_rule_person_by_person` ON `hold_rule_person` (`person_id`);--> statement-breakpoint
CREATE TABLE `__new_certification_requirement` (
	`id` integer PRIMARY KEY NOT NULL,
	`version_id` integer NOT NULL,
	`purpose` text DEFAULT 'earn' NOT NULL,
	`rotation` integer,
	`group` integer NOT NULL,
	`kind` text NOT NULL,
	`course_id` integer,
	`path_id` integer,
	`required_certification_id` integer,
	`min_percent` integer,
	FOREIGN KEY (`version_id`) REFERENCES `certification_version`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`course_id`) REFERENCES `course`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`path_id`) REFERENCES `path`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`required_certification_id`) REFERENCES `certification`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "certification_requirement_kind" CHECK("kind" in ('course', 'path', 'exam', 'lab', 'certification', 'evidence')),
	CONSTRAINT "certification_requirement_purpose" CHECK("purpose" in ('earn', 'renew', 'late'))
);
--> statement-breakpoint
INSERT INTO `__new_certification_requirement`("id", "version_id", "purpose", "rotation", "group", "kind", "course_id", "path_id", "required_certification_id", "min_percent") SELECT "id", "version_id", 'earn', NULL, "group", "kind", "course_id", NULL, "required_certification_id", "min_percent" FROM `certification_requirement`;--> statement-breakpoint
DROP TABLE `certification_requirement`;--> statement-breakpoint
ALTER TABLE `__new_certification_requirement` RENAME TO `certification_requirement`;--> statement-breakpoint
CREATE INDEX `certification_requirement_by_version` ON `certification_requirement` (`version_id`);--> statement-breakpoint
CREATE INDEX `certification_requirement_by_course` ON `certification_requirement` (`course_id`);--> statement-breakpoint
ALTER TABLE `award` ADD `revoked_at` integer;--> statement-breakpoint
ALTER TABLE `certification_version` ADD `late_months` integer;--> statement-breakpoint
ALTER TABLE `certification_version` ADD `decided_by_id` integer REFERENCES person(id);--> statement-breakpoint
ALTER TABLE `certification_version` ADD `decided_at` integer;--> statement-breakpoint
ALTER TABLE `certification_version` ADD `because` text DEFAULT '' NOT NULL;--> statement-breakpoint
ALTER TABLE `evidence` ADD `kind` text DEFAULT 'exam' NOT NULL;--> statement-breakpoint
ALTER TABLE `evidence` ADD `exam_version` text;--> statement-breakpoint
ALTER TABLE `evidence` ADD `file_hash` text REFERENCES document(hash);--> statement-breakpoint
ALTER TABLE `evidence` ADD `file_name` text;--> statement-breakpoint
ALTER TABLE `evidence` ADD `award_id` integer REFERENCES award(id);--> statement-breakpoint
CREATE INDEX `evidence_by_award` ON `evidence` (`award_id`);--> statement-breakpoint
ALTER TABLE `exam` ADD `minutes` integer;--> statement-breakpoint
ALTER TABLE `exam` ADD `retake_wait_hours` integer;--> statement-breakpoint
ALTER TABLE `exam` ADD `retake_from` integer;--> statement-breakpoint
ALTER TABLE `holding` ADD `hidden_at` integer;--> statement-breakpoint
ALTER TABLE `suspension` ADD `at` integer DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE `suspension` ADD `ended_at` integer;--> statement-breakpoint
ALTER TABLE `suspension` ADD `ended_by_id` integer REFERENCES person(id);--> statement-breakpoint
ALTER TABLE `suspension` ADD `ended_because` text;--> statement-breakpoint
ALTER TABLE `suspension` ADD `planned_until` text;--> statement-breakpoint
ALTER TABLE `person` ADD `job_since` text;--> statement-breakpoint
CREATE INDEX `person_by_job_title` ON `person` (`job_title`);