CREATE TABLE `answer` (
	`id` integer PRIMARY KEY NOT NULL,
	`attempt_question_id` integer NOT NULL,
	`value` text NOT NULL,
	`sequence` integer NOT NULL,
	`saved_at` integer NOT NULL,
	FOREIGN KEY (`attempt_question_id`) REFERENCES `attempt_question`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE UNIQUE INDEX `answer_attemptQuestionId_unique` ON `answer` (`attempt_question_id`);--> statement-breakpoint
CREATE TABLE `attempt` (
	`id` integer PRIMARY KEY NOT NULL,
	`enrolment_id` integer NOT NULL,
	`item_id` integer NOT NULL,
	`number` integer NOT NULL,
	`state` text NOT NULL,
	`seed` integer NOT NULL,
	`started_at` integer NOT NULL,
	`deadline` integer NOT NULL,
	`submitted_at` integer,
	`closed_late` integer DEFAULT false NOT NULL,
	`needs_marking` integer DEFAULT false NOT NULL,
	`counts` integer DEFAULT true NOT NULL,
	`posted_at` integer,
	`voided_at` integer,
	`voided_by_id` integer,
	`voided_because` text,
	FOREIGN KEY (`enrolment_id`) REFERENCES `enrolment`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`item_id`) REFERENCES `item`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`voided_by_id`) REFERENCES `person`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "attempt_state" CHECK("state" in ('in progress', 'submitted', 'graded', 'posted', 'voided'))
);
--> statement-breakpoint
CREATE UNIQUE INDEX `attempt_number` ON `attempt` (`enrolment_id`,`item_id`,`number`);--> statement-breakpoint
CREATE UNIQUE INDEX `attempt_one_open` ON `attempt` (`enrolment_id`,`item_id`) WHERE "state" = 'in progress';--> statement-breakpoint
CREATE INDEX `attempt_to_mark` ON `attempt` (`item_id`,`submitted_at`) WHERE "state" = 'submitted';--> statement-breakpoint
CREATE INDEX `attempt_unposted` ON `attempt` (`item_id`) WHERE "state" in ('in progress', 'submitted', 'graded');--> statement-breakpoint
CREATE TABLE `attempt_question` (
	`id` integer PRIMARY KEY NOT NULL,
	`attempt_id` integer NOT NULL,
	`position` integer NOT NULL,
	`question_version_id` integer NOT NULL,
	`options` text NOT NULL,
	FOREIGN KEY (`attempt_id`) REFERENCES `attempt`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`question_version_id`) REFERENCES `question_version`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE UNIQUE INDEX `attempt_question_position` ON `attempt_question` (`attempt_id`,`position`);--> statement-breakpoint
CREATE TABLE `grade` (
	`id` integer PRIMARY KEY NOT NULL,
	`enrolment_id` integer NOT NULL,
	`item_id` integer NOT NULL,
	`attempt_id` integer,
	`possible` real NOT NULL,
	`raw` real NOT NULL,
	`penalty` real NOT NULL,
	`final` real NOT NULL,
	`passed` integer NOT NULL,
	`at` integer NOT NULL,
	`by_id` integer,
	`because` text,
	`posted_at` integer,
	`disputed_at` integer,
	`disputed_because` text,
	FOREIGN KEY (`enrolment_id`) REFERENCES `enrolment`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`item_id`) REFERENCES `item`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`attempt_id`) REFERENCES `attempt`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`by_id`) REFERENCES `person`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "grade_range" CHECK("final" >= 0 and "final" <= "possible" and "penalty" >= 0)
);
--> statement-breakpoint
CREATE INDEX `grade_by_enrolment` ON `grade` (`enrolment_id`,`item_id`,`at`);--> statement-breakpoint
CREATE INDEX `grade_disputed` ON `grade` (`item_id`) WHERE "disputed_at" is not null;--> statement-breakpoint
CREATE TABLE `mark` (
	`id` integer PRIMARY KEY NOT NULL,
	`attempt_question_id` integer NOT NULL,
	`marker_id` integer,
	`points` real NOT NULL,
	`comment` text DEFAULT '' NOT NULL,
	`criteria` text,
	`at` integer NOT NULL,
	FOREIGN KEY (`attempt_question_id`) REFERENCES `attempt_question`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`marker_id`) REFERENCES `person`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "mark_points" CHECK("points" >= 0)
);
--> statement-breakpoint
CREATE INDEX `mark_by_question` ON `mark` (`attempt_question_id`,`at`);--> statement-breakpoint
CREATE TABLE `question` (
	`id` integer PRIMARY KEY NOT NULL,
	`course_id` integer NOT NULL,
	`key` text NOT NULL,
	`retired_at` integer,
	FOREIGN KEY (`course_id`) REFERENCES `course`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE UNIQUE INDEX `question_key` ON `question` (`course_id`,`key`);--> statement-breakpoint
CREATE TABLE `question_version` (
	`id` integer PRIMARY KEY NOT NULL,
	`question_id` integer NOT NULL,
	`number` integer NOT NULL,
	`prompt` text NOT NULL,
	`points` real NOT NULL,
	`body` text NOT NULL,
	`answer_key` text NOT NULL,
	`explanation` text NOT NULL,
	`created_at` integer NOT NULL,
	FOREIGN KEY (`question_id`) REFERENCES `question`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "question_points" CHECK("points" > 0)
);
--> statement-breakpoint
CREATE UNIQUE INDEX `question_version_number` ON `question_version` (`question_id`,`number`);--> statement-breakpoint
CREATE TABLE `quiz_question` (
	`id` integer PRIMARY KEY NOT NULL,
	`item_id` integer NOT NULL,
	`question_id` integer NOT NULL,
	`always` integer NOT NULL,
	FOREIGN KEY (`item_id`) REFERENCES `item`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`question_id`) REFERENCES `question`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE UNIQUE INDEX `quiz_question_once` ON `quiz_question` (`item_id`,`question_id`);--> statement-breakpoint
CREATE TABLE `course` (
	`id` integer PRIMARY KEY NOT NULL,
	`code` text NOT NULL,
	`track` text NOT NULL,
	`owner_id` integer,
	`retired_on` text,
	FOREIGN KEY (`owner_id`) REFERENCES `person`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "course_track" CHECK("track" in ('linux', 'mysql', 'support', 'network', 'security', 'leadership'))
);
--> statement-breakpoint
CREATE UNIQUE INDEX `course_code_unique` ON `course` (`code`);--> statement-breakpoint
CREATE INDEX `course_by_owner` ON `course` (`owner_id`);--> statement-breakpoint
CREATE TABLE `course_version` (
	`id` integer PRIMARY KEY NOT NULL,
	`course_id` integer NOT NULL,
	`number` integer NOT NULL,
	`title` text NOT NULL,
	`summary` text NOT NULL,
	`description` text NOT NULL,
	`level` text NOT NULL,
	`hours` integer NOT NULL,
	`published_at` integer,
	`superseded_at` integer,
	FOREIGN KEY (`course_id`) REFERENCES `course`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE UNIQUE INDEX `course_version_number` ON `course_version` (`course_id`,`number`);--> statement-breakpoint
CREATE UNIQUE INDEX `course_version_current` ON `course_version` (`course_id`) WHERE "published_at" is not null and "superseded_at" is null;--> statement-breakpoint
CREATE TABLE `item` (
	`id` integer PRIMARY KEY NOT NULL,
	`course_version_id` integer NOT NULL,
	`position` integer NOT NULL,
	`kind` text NOT NULL,
	`title` text NOT NULL,
	`minutes` integer NOT NULL,
	`body` text NOT NULL,
	`required` integer DEFAULT true NOT NULL,
	FOREIGN KEY (`course_version_id`) REFERENCES `course_version`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "item_kind" CHECK("kind" in ('lesson', 'quiz', 'assignment', 'lab', 'session', 'acknowledgement'))
);
--> statement-breakpoint
CREATE UNIQUE INDEX `item_position` ON `item` (`course_version_id`,`position`);--> statement-breakpoint
CREATE TABLE `lab_step` (
	`id` integer PRIMARY KEY NOT NULL,
	`item_id` integer NOT NULL,
	`position` integer NOT NULL,
	`text` text NOT NULL,
	`expect` text NOT NULL,
	FOREIGN KEY (`item_id`) REFERENCES `item`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE UNIQUE INDEX `lab_step_position` ON `lab_step` (`item_id`,`position`);--> statement-breakpoint
CREATE TABLE `offering` (
	`id` integer PRIMARY KEY NOT NULL,
	`code` text NOT NULL,
	`course_version_id` integer NOT NULL,
	`course_id` integer NOT NULL,
	`mode` text NOT NULL,
	`seats` integer,
	`taken` integer DEFAULT 0 NOT NULL,
	`waiting` integer DEFAULT 0 NOT NULL,
	`enrol_from` text NOT NULL,
	`enrol_until` text,
	`starts_at` integer,
	`ends_at` integer,
	`time_zone` text NOT NULL,
	`approval` integer DEFAULT false NOT NULL,
	`cancelled_at` integer,
	`cancelled_by_id` integer,
	`cancelled_because` text,
	`closed_at` integer,
	FOREIGN KEY (`course_version_id`) REFERENCES `course_version`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`course_id`) REFERENCES `course`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`cancelled_by_id`) REFERENCES `person`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "offering_seats" CHECK("seats" is null or "seats" >= 0),
	CONSTRAINT "offering_mode" CHECK("mode" in ('self-paced', 'instructor-led', 'blended')),
	CONSTRAINT "offering_interval" CHECK("ends_at" is null or "starts_at" is null or "ends_at" >= "starts_at")
);
--> statement-breakpoint
CREATE UNIQUE INDEX `offering_code_unique` ON `offering` (`code`);--> statement-breakpoint
CREATE INDEX `offering_by_course` ON `offering` (`course_id`,`starts_at`);--> statement-breakpoint
CREATE INDEX `offering_by_version` ON `offering` (`course_version_id`);--> statement-breakpoint
CREATE TABLE `offering_instructor` (
	`id` integer PRIMARY KEY NOT NULL,
	`offering_id` integer NOT NULL,
	`person_id` integer NOT NULL,
	FOREIGN KEY (`offering_id`) REFERENCES `offering`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`person_id`) REFERENCES `person`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE UNIQUE INDEX `offering_instructor_once` ON `offering_instructor` (`offering_id`,`person_id`);--> statement-breakpoint
CREATE INDEX `offering_instructor_by_person` ON `offering_instructor` (`person_id`);--> statement-breakpoint
CREATE TABLE `prerequisite` (
	`id` integer PRIMARY KEY NOT NULL,
	`course_version_id` integer NOT NULL,
	`group` integer NOT NULL,
	`course_id` integer,
	`certification_id` integer,
	FOREIGN KEY (`course_version_id`) REFERENCES `course_version`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`course_id`) REFERENCES `course`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`certification_id`) REFERENCES `certification`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "prerequisite_one_thing" CHECK(("course_id" is null) <> ("certification_id" is null))
);
--> statement-breakpoint
CREATE INDEX `prerequisite_by_version` ON `prerequisite` (`course_version_id`);--> statement-breakpoint
CREATE TABLE `prerequisite_waiver` (
	`id` integer PRIMARY KEY NOT NULL,
	`person_id` integer NOT NULL,
	`course_id` integer NOT NULL,
	`reason` text NOT NULL,
	`granted_by_id` integer NOT NULL,
	`until` text NOT NULL,
	FOREIGN KEY (`person_id`) REFERENCES `person`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`course_id`) REFERENCES `course`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`granted_by_id`) REFERENCES `person`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "prerequisite_waiver_other" CHECK("granted_by_id" <> "person_id")
);
--> statement-breakpoint
CREATE INDEX `prerequisite_waiver_by_person` ON `prerequisite_waiver` (`person_id`,`course_id`);--> statement-breakpoint
CREATE TABLE `quiz` (
	`item_id` integer PRIMARY KEY NOT NULL,
	`minutes` integer NOT NULL,
	`draw` integer NOT NULL,
	`pass_percent` integer NOT NULL,
	`attempts` integer NOT NULL,
	FOREIGN KEY (`item_id`) REFERENCES `item`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "quiz_pass" CHECK("pass_percent" between 0 and 100),
	CONSTRAINT "quiz_limits" CHECK("minutes" > 0 and "attempts" > 0)
);
--> statement-breakpoint
CREATE TABLE `session` (
	`id` integer PRIMARY KEY NOT NULL,
	`offering_id` integer NOT NULL,
	`title` text NOT NULL,
	`starts_at` integer NOT NULL,
	`ends_at` integer NOT NULL,
	`time_zone` text NOT NULL,
	`room` text DEFAULT '' NOT NULL,
	`link` text DEFAULT '' NOT NULL,
	`cancelled_at` integer,
	`cancelled_by_id` integer,
	`cancelled_because` text,
	FOREIGN KEY (`offering_id`) REFERENCES `offering`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`cancelled_by_id`) REFERENCES `person`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "session_interval" CHECK("ends_at" > "starts_at")
);
--> statement-breakpoint
CREATE INDEX `session_by_offering` ON `session` (`offering_id`,`starts_at`);--> statement-breakpoint
CREATE TABLE `award` (
	`id` integer PRIMARY KEY NOT NULL,
	`holding_id` integer NOT NULL,
	`person_id` integer NOT NULL,
	`certification_id` integer NOT NULL,
	`version_id` integer NOT NULL,
	`issued_on` text NOT NULL,
	`valid_from` text NOT NULL,
	`valid_until` text,
	`anchor` text,
	`source` text NOT NULL,
	`issuer` text NOT NULL,
	`exam_code` text,
	`exam_version` text,
	`certificate_number` text,
	`evidence` text DEFAULT '' NOT NULL,
	`basis` text NOT NULL,
	`verification_code` text NOT NULL,
	`created_at` integer NOT NULL,
	`by_id` integer,
	`because` text,
	`revoked_on` text,
	`revoked_by_id` integer,
	`revoked_because` text,
	FOREIGN KEY (`holding_id`) REFERENCES `holding`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`person_id`) REFERENCES `person`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`certification_id`) REFERENCES `certification`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`version_id`) REFERENCES `certification_version`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`by_id`) REFERENCES `person`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`revoked_by_id`) REFERENCES `person`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "award_source" CHECK("source" in ('path', 'renewal', 'import', 'evidence', 'manual')),
	CONSTRAINT "award_interval" CHECK("valid_until" is null or "valid_until" >= "valid_from"),
	CONSTRAINT "award_revoked_why" CHECK("revoked_on" is null or "revoked_because" is not null)
);
--> statement-breakpoint
CREATE UNIQUE INDEX `award_verificationCode_unique` ON `award` (`verification_code`);--> statement-breakpoint
CREATE INDEX `award_by_holding` ON `award` (`holding_id`,`issued_on`);--> statement-breakpoint
CREATE INDEX `award_by_person` ON `award` (`person_id`);--> statement-breakpoint
CREATE INDEX `award_valid` ON `award` (`certification_id`,`exam_code`,`valid_until`,`person_id`,`valid_from`,`revoked_on`,`holding_id`);--> statement-breakpoint
CREATE INDEX `award_revoked` ON `award` (`revoked_on`) WHERE "revoked_on" is not null;--> statement-breakpoint
CREATE INDEX `award_by_end` ON `award` (`valid_until`);--> statement-breakpoint
CREATE UNIQUE INDEX `award_certificate` ON `award` (`issuer`,`certificate_number`) WHERE "certificate_number" is not null and "source" <> 'renewal';--> statement-breakpoint
CREATE TABLE `certification` (
	`id` integer PRIMARY KEY NOT NULL,
	`slug` text NOT NULL,
	`short` text NOT NULL,
	`name` text NOT NULL,
	`issuer` text NOT NULL,
	`in_house` integer NOT NULL,
	`track` text NOT NULL,
	`level` text DEFAULT '' NOT NULL
);
--> statement-breakpoint
CREATE UNIQUE INDEX `certification_slug_unique` ON `certification` (`slug`);--> statement-breakpoint
CREATE TABLE `certification_requirement` (
	`id` integer PRIMARY KEY NOT NULL,
	`version_id` integer NOT NULL,
	`group` integer NOT NULL,
	`kind` text NOT NULL,
	`course_id` integer,
	`required_certification_id` integer,
	`min_percent` integer,
	FOREIGN KEY (`version_id`) REFERENCES `certification_version`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`course_id`) REFERENCES `course`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`required_certification_id`) REFERENCES `certification`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "certification_requirement_kind" CHECK("kind" in ('course', 'exam', 'lab', 'certification', 'evidence'))
);
--> statement-breakpoint
CREATE INDEX `certification_requirement_by_version` ON `certification_requirement` (`version_id`);--> statement-breakpoint
CREATE INDEX `certification_requirement_by_course` ON `certification_requirement` (`course_id`);--> statement-breakpoint
CREATE TABLE `certification_version` (
	`id` integer PRIMARY KEY NOT NULL,
	`certification_id` integer NOT NULL,
	`number` integer NOT NULL,
	`effective_from` text NOT NULL,
	`validity_months` integer,
	`validity_known` integer NOT NULL,
	`method` text DEFAULT 'anchored' NOT NULL,
	`window_months` integer DEFAULT 3 NOT NULL,
	`minimum_active_months` integer,
	`fixed_base` text,
	`grace_days` integer DEFAULT 0 NOT NULL,
	`grace_counts` integer DEFAULT false NOT NULL,
	`early_credit_days` integer DEFAULT 30 NOT NULL,
	`sunset_on` text,
	`successor_id` integer,
	`facts` text,
	`checked_on` text,
	FOREIGN KEY (`certification_id`) REFERENCES `certification`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`successor_id`) REFERENCES `certification`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "certification_version_method" CHECK("method" in ('completion', 'anchored', 'fixed')),
	CONSTRAINT "certification_version_validity" CHECK("validity_months" is null or "validity_months" > 0)
);
--> statement-breakpoint
CREATE UNIQUE INDEX `certification_version_number` ON `certification_version` (`certification_id`,`number`);--> statement-breakpoint
CREATE TABLE `evidence` (
	`id` integer PRIMARY KEY NOT NULL,
	`person_id` integer NOT NULL,
	`certification_id` integer NOT NULL,
	`exam_code` text,
	`number` text NOT NULL,
	`earned_on` text NOT NULL,
	`link` text DEFAULT '' NOT NULL,
	`submitted_at` integer NOT NULL,
	`decided_at` integer,
	`decided_by_id` integer,
	`verified` integer,
	`because` text,
	FOREIGN KEY (`person_id`) REFERENCES `person`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`certification_id`) REFERENCES `certification`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`decided_by_id`) REFERENCES `person`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "evidence_other" CHECK("decided_by_id" is null or "decided_by_id" <> "person_id")
);
--> statement-breakpoint
CREATE INDEX `evidence_by_person` ON `evidence` (`person_id`);--> statement-breakpoint
CREATE TABLE `exam` (
	`id` integer PRIMARY KEY NOT NULL,
	`issuer` text NOT NULL,
	`code` text NOT NULL,
	`certification_id` integer NOT NULL,
	`retired_on` text,
	FOREIGN KEY (`certification_id`) REFERENCES `certification`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE UNIQUE INDEX `exam_code` ON `exam` (`issuer`,`code`);--> statement-breakpoint
CREATE INDEX `exam_by_certification` ON `exam` (`certification_id`);--> statement-breakpoint
CREATE TABLE `holding` (
	`id` integer PRIMARY KEY NOT NULL,
	`person_id` integer NOT NULL,
	`certification_id` integer NOT NULL,
	FOREIGN KEY (`person_id`) REFERENCES `person`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`certification_id`) REFERENCES `certification`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE UNIQUE INDEX `holding_once` ON `holding` (`person_id`,`certification_id`);--> statement-breakpoint
CREATE INDEX `holding_by_certification` ON `holding` (`certification_id`);--> statement-breakpoint
CREATE TABLE `renewal_by_exam` (
	`id` integer PRIMARY KEY NOT NULL,
	`exam_id` integer NOT NULL,
	`certification_id` integer NOT NULL,
	FOREIGN KEY (`exam_id`) REFERENCES `exam`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`certification_id`) REFERENCES `certification`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE UNIQUE INDEX `renewal_by_exam_once` ON `renewal_by_exam` (`exam_id`,`certification_id`);--> statement-breakpoint
CREATE TABLE `suspension` (
	`id` integer PRIMARY KEY NOT NULL,
	`holding_id` integer NOT NULL,
	`from` text NOT NULL,
	`until` text,
	`by_id` integer,
	`because` text NOT NULL,
	FOREIGN KEY (`holding_id`) REFERENCES `holding`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`by_id`) REFERENCES `person`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `suspension_by_holding` ON `suspension` (`holding_id`);--> statement-breakpoint
CREATE TABLE `validity_term` (
	`id` integer PRIMARY KEY NOT NULL,
	`certification_id` integer NOT NULL,
	`earned_from` text,
	`earned_until` text,
	`months` integer NOT NULL,
	FOREIGN KEY (`certification_id`) REFERENCES `certification`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `validity_term_by_certification` ON `validity_term` (`certification_id`);--> statement-breakpoint
CREATE TABLE `enrolment` (
	`id` integer PRIMARY KEY NOT NULL,
	`person_id` integer NOT NULL,
	`offering_id` integer NOT NULL,
	`state` text NOT NULL,
	`outcome` text,
	`outcome_at` integer,
	`requested_at` integer NOT NULL,
	`queued_at` integer,
	`offer_lapses` integer DEFAULT 0 NOT NULL,
	`offered_at` integer,
	`offer_ends_at` integer,
	`enrolled_at` integer,
	`ended_at` integer,
	`by_id` integer,
	`because` text,
	FOREIGN KEY (`person_id`) REFERENCES `person`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`offering_id`) REFERENCES `offering`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`by_id`) REFERENCES `person`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "enrolment_state" CHECK("state" in ('requested', 'waitlisted', 'offered', 'enrolled', 'declined', 'withdrawn', 'cancelled', 'closed')),
	CONSTRAINT "enrolment_outcome" CHECK("outcome" is null or "outcome" in ('passed', 'completed', 'failed', 'exempt', 'no-show')),
	CONSTRAINT "enrolment_waits_in_line" CHECK("state" <> 'waitlisted' or "queued_at" is not null),
	CONSTRAINT "enrolment_offer_ends" CHECK("state" <> 'offered' or "offer_ends_at" is not null)
);
--> statement-breakpoint
CREATE UNIQUE INDEX `enrolment_one_live` ON `enrolment` (`person_id`,`offering_id`) WHERE "state" in ('requested', 'waitlisted', 'offered', 'enrolled');--> statement-breakpoint
CREATE INDEX `enrolment_by_offering` ON `enrolment` (`offering_id`,`state`,`queued_at`);--> statement-breakpoint
CREATE INDEX `enrolment_by_person` ON `enrolment` (`person_id`,`state`);--> statement-breakpoint
CREATE INDEX `enrolment_to_answer` ON `enrolment` (`requested_at`) WHERE "state" = 'requested';--> statement-breakpoint
CREATE INDEX `enrolment_offer_end` ON `enrolment` (`offer_ends_at`) WHERE "state" = 'offered';--> statement-breakpoint
CREATE TABLE `import_run` (
	`id` integer PRIMARY KEY NOT NULL,
	`kind` text NOT NULL,
	`file_name` text NOT NULL,
	`hash` text NOT NULL,
	`content` text,
	`verdicts` text NOT NULL,
	`counts` text NOT NULL,
	`by_id` integer,
	`read_at` integer NOT NULL,
	`performed_at` integer,
	FOREIGN KEY (`by_id`) REFERENCES `person`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `import_run_by_time` ON `import_run` (`read_at`);--> statement-breakpoint
CREATE TABLE `completion` (
	`id` integer PRIMARY KEY NOT NULL,
	`enrolment_id` integer NOT NULL,
	`item_id` integer NOT NULL,
	`at` integer NOT NULL,
	`by_id` integer NOT NULL,
	FOREIGN KEY (`enrolment_id`) REFERENCES `enrolment`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`item_id`) REFERENCES `item`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`by_id`) REFERENCES `person`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE UNIQUE INDEX `completion_once` ON `completion` (`enrolment_id`,`item_id`);--> statement-breakpoint
CREATE TABLE `lab_result` (
	`id` integer PRIMARY KEY NOT NULL,
	`enrolment_id` integer NOT NULL,
	`step_id` integer NOT NULL,
	`done_at` integer,
	`confirmed_at` integer,
	`confirmed_by_id` integer,
	`note` text DEFAULT '' NOT NULL,
	FOREIGN KEY (`enrolment_id`) REFERENCES `enrolment`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`step_id`) REFERENCES `lab_step`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`confirmed_by_id`) REFERENCES `person`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE UNIQUE INDEX `lab_result_once` ON `lab_result` (`enrolment_id`,`step_id`);--> statement-breakpoint
CREATE TABLE `api_token` (
	`id` integer PRIMARY KEY NOT NULL,
	`person_id` integer NOT NULL,
	`name` text NOT NULL,
	`hash` text NOT NULL,
	`scopes` text NOT NULL,
	`created_at` integer NOT NULL,
	`expires_on` text,
	`revoked_at` integer,
	FOREIGN KEY (`person_id`) REFERENCES `person`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE UNIQUE INDEX `api_token_hash_unique` ON `api_token` (`hash`);--> statement-breakpoint
CREATE INDEX `api_token_by_person` ON `api_token` (`person_id`);--> statement-breakpoint
CREATE TABLE `delegation` (
	`id` integer PRIMARY KEY NOT NULL,
	`person_id` integer NOT NULL,
	`delegate_id` integer NOT NULL,
	`from` text NOT NULL,
	`until` text NOT NULL,
	`reason` text DEFAULT '' NOT NULL,
	FOREIGN KEY (`person_id`) REFERENCES `person`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`delegate_id`) REFERENCES `person`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "delegation_interval" CHECK("until" >= "from"),
	CONSTRAINT "delegation_other" CHECK("person_id" <> "delegate_id")
);
--> statement-breakpoint
CREATE INDEX `delegation_by_delegate` ON `delegation` (`delegate_id`);--> statement-breakpoint
CREATE INDEX `delegation_by_person` ON `delegation` (`person_id`);--> statement-breakpoint
CREATE TABLE `person` (
	`id` integer PRIMARY KEY NOT NULL,
	`employee_id` text NOT NULL,
	`email` text NOT NULL,
	`name` text NOT NULL,
	`job_title` text DEFAULT '' NOT NULL,
	`department` text DEFAULT '' NOT NULL,
	`site` text DEFAULT '' NOT NULL,
	`time_zone` text DEFAULT 'UTC' NOT NULL,
	`shift` text DEFAULT 'day' NOT NULL,
	`manager_id` integer,
	`hired_on` text DEFAULT '2000-01-01' NOT NULL,
	`left_on` text,
	`capacity` integer DEFAULT 1 NOT NULL,
	`extra_time_percent` integer DEFAULT 0 NOT NULL,
	`password_hash` text,
	`disabled_at` integer,
	`oidc_subject` text,
	`origin` text DEFAULT 'local' NOT NULL,
	FOREIGN KEY (`manager_id`) REFERENCES `person`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "person_shift" CHECK("shift" in ('day', 'evening', 'night')),
	CONSTRAINT "person_left_after_hired" CHECK("left_on" is null or "left_on" >= "hired_on"),
	CONSTRAINT "person_not_own_manager" CHECK("manager_id" is null or "manager_id" <> "id"),
	CONSTRAINT "person_capacity" CHECK("capacity" >= 0)
);
--> statement-breakpoint
CREATE UNIQUE INDEX `person_employeeId_unique` ON `person` (`employee_id`);--> statement-breakpoint
CREATE UNIQUE INDEX `person_email_unique` ON `person` (`email`);--> statement-breakpoint
CREATE UNIQUE INDEX `person_oidcSubject_unique` ON `person` (`oidc_subject`);--> statement-breakpoint
CREATE INDEX `person_by_manager` ON `person` (`manager_id`);--> statement-breakpoint
CREATE INDEX `person_by_name` ON `person` (`name`);--> statement-breakpoint
CREATE INDEX `person_by_site_shift` ON `person` (`site`,`shift`);--> statement-breakpoint
CREATE TABLE `role_grant` (
	`id` integer PRIMARY KEY NOT NULL,
	`person_id` integer NOT NULL,
	`role` text NOT NULL,
	`from` text NOT NULL,
	`until` text,
	`granted_by_id` integer,
	`reason` text DEFAULT '' NOT NULL,
	FOREIGN KEY (`person_id`) REFERENCES `person`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`granted_by_id`) REFERENCES `person`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "role_grant_role" CHECK("role" in ('staffing lead', 'registrar', 'auditor'))
);
--> statement-breakpoint
CREATE INDEX `role_grant_by_person` ON `role_grant` (`person_id`);--> statement-breakpoint
CREATE TABLE `setting` (
	`name` text PRIMARY KEY NOT NULL,
	`value` text NOT NULL
);
--> statement-breakpoint
CREATE TABLE `sign_in_failure` (
	`id` integer PRIMARY KEY NOT NULL,
	`key` text NOT NULL,
	`at` integer NOT NULL
);
--> statement-breakpoint
CREATE INDEX `sign_in_failure_by_key` ON `sign_in_failure` (`key`,`at`);--> statement-breakpoint
CREATE TABLE `promise_case` (
	`id` integer PRIMARY KEY NOT NULL,
	`reference` text NOT NULL,
	`team_id` integer NOT NULL,
	`promise` text NOT NULL,
	`at` integer NOT NULL,
	`kept` integer NOT NULL,
	`because` text NOT NULL,
	FOREIGN KEY (`team_id`) REFERENCES `team`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "promise_case_kind" CHECK("promise" in ('hardware in one hour', 'answered in three rings', 'fixed in one transfer'))
);
--> statement-breakpoint
CREATE UNIQUE INDEX `promise_case_reference_unique` ON `promise_case` (`reference`);--> statement-breakpoint
CREATE INDEX `promise_case_by_team` ON `promise_case` (`team_id`,`promise`,`at`);--> statement-breakpoint
CREATE TABLE `nomination` (
	`id` integer PRIMARY KEY NOT NULL,
	`award` text NOT NULL,
	`period` text NOT NULL,
	`person_id` integer NOT NULL,
	`by_id` integer NOT NULL,
	`story` text NOT NULL,
	`at` integer NOT NULL,
	`won_on` text,
	FOREIGN KEY (`person_id`) REFERENCES `person`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`by_id`) REFERENCES `person`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "nomination_other" CHECK("by_id" <> "person_id"),
	CONSTRAINT "nomination_award" CHECK("award" in ('straightjacket', 'bmw week'))
);
--> statement-breakpoint
CREATE INDEX `nomination_by_period` ON `nomination` (`award`,`period`);--> statement-breakpoint
CREATE TABLE `vote` (
	`award` text NOT NULL,
	`period` text NOT NULL,
	`voter_id` integer NOT NULL,
	`nomination_id` integer NOT NULL,
	`at` integer NOT NULL,
	PRIMARY KEY(`award`, `period`, `voter_id`),
	FOREIGN KEY (`voter_id`) REFERENCES `person`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`nomination_id`) REFERENCES `nomination`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `vote_by_nomination` ON `vote` (`nomination_id`);--> statement-breakpoint
CREATE TABLE `event` (
	`id` integer PRIMARY KEY NOT NULL,
	`at` integer NOT NULL,
	`actor_id` integer,
	`on_behalf_of_id` integer,
	`verb` text NOT NULL,
	`detail` text NOT NULL,
	FOREIGN KEY (`actor_id`) REFERENCES `person`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`on_behalf_of_id`) REFERENCES `person`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `event_by_verb` ON `event` (`verb`,`id`);--> statement-breakpoint
CREATE INDEX `event_by_actor` ON `event` (`actor_id`,`id`);--> statement-breakpoint
CREATE TABLE `event_about` (
	`kind` text NOT NULL,
	`subject_id` integer NOT NULL,
	`event_id` integer NOT NULL,
	PRIMARY KEY(`kind`, `subject_id`, `event_id`),
	FOREIGN KEY (`event_id`) REFERENCES `event`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `event_about_by_event` ON `event_about` (`event_id`);--> statement-breakpoint
CREATE TABLE `notices_read` (
	`person_id` integer PRIMARY KEY NOT NULL,
	`event_id` integer NOT NULL,
	FOREIGN KEY (`person_id`) REFERENCES `person`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE TABLE `join_request` (
	`id` integer PRIMARY KEY NOT NULL,
	`position_id` integer NOT NULL,
	`person_id` integer NOT NULL,
	`at` integer NOT NULL,
	`note` text DEFAULT '' NOT NULL,
	`decided_at` integer,
	`decided_by_id` integer,
	`accepted` integer,
	`because` text,
	FOREIGN KEY (`position_id`) REFERENCES `position`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`person_id`) REFERENCES `person`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`decided_by_id`) REFERENCES `person`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `join_request_by_position` ON `join_request` (`position_id`);--> statement-breakpoint
CREATE INDEX `join_request_by_person` ON `join_request` (`person_id`);--> statement-breakpoint
CREATE TABLE `placement` (
	`id` integer PRIMARY KEY NOT NULL,
	`position_id` integer NOT NULL,
	`team_id` integer NOT NULL,
	`person_id` integer NOT NULL,
	`kind` text DEFAULT 'full' NOT NULL,
	`from` text NOT NULL,
	`until` text,
	`placed_by_id` integer,
	`placed_at` integer NOT NULL,
	`because` text DEFAULT '' NOT NULL,
	`ended_by_id` integer,
	`ended_because` text,
	FOREIGN KEY (`position_id`) REFERENCES `position`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`team_id`) REFERENCES `team`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`person_id`) REFERENCES `person`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`placed_by_id`) REFERENCES `person`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`ended_by_id`) REFERENCES `person`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "placement_interval" CHECK("until" is null or "until" >= "from"),
	CONSTRAINT "placement_kind" CHECK("kind" in ('full', 'shadow')),
	CONSTRAINT "placement_not_by_oneself" CHECK("placed_by_id" is null or "placed_by_id" <> "person_id")
);
--> statement-breakpoint
CREATE INDEX `placement_by_position` ON `placement` (`position_id`,`from`);--> statement-breakpoint
CREATE INDEX `placement_by_person` ON `placement` (`person_id`,`from`);--> statement-breakpoint
CREATE INDEX `placement_by_team` ON `placement` (`team_id`,`from`);--> statement-breakpoint
CREATE TABLE `placement_exception` (
	`id` integer PRIMARY KEY NOT NULL,
	`placement_id` integer NOT NULL,
	`reason` text NOT NULL,
	`approver_id` integer NOT NULL,
	`from` text NOT NULL,
	`until` text NOT NULL,
	`at` integer NOT NULL,
	FOREIGN KEY (`placement_id`) REFERENCES `placement`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`approver_id`) REFERENCES `person`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `placement_exception_by_placement` ON `placement_exception` (`placement_id`);--> statement-breakpoint
CREATE INDEX `placement_exception_by_end` ON `placement_exception` (`until`);--> statement-breakpoint
CREATE TABLE `position` (
	`id` integer PRIMARY KEY NOT NULL,
	`team_id` integer NOT NULL,
	`kind` text NOT NULL,
	`title` text NOT NULL,
	`ordinal` integer DEFAULT 1 NOT NULL,
	`site` text DEFAULT '' NOT NULL,
	`shift` text,
	`criticality` integer DEFAULT 2 NOT NULL,
	`from` text NOT NULL,
	`until` text,
	FOREIGN KEY (`team_id`) REFERENCES `team`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "position_kind" CHECK("kind" in ('leader', 'account manager', 'technician', 'billing specialist', 'accounts-receivable specialist')),
	CONSTRAINT "position_criticality" CHECK("criticality" between 1 and 3)
);
--> statement-breakpoint
CREATE INDEX `position_by_team` ON `position` (`team_id`);--> statement-breakpoint
CREATE TABLE `position_requirement` (
	`id` integer PRIMARY KEY NOT NULL,
	`position_id` integer NOT NULL,
	`group` integer NOT NULL,
	`certification_id` integer NOT NULL,
	`exam_code` text,
	`from` text NOT NULL,
	`until` text,
	`decided_by_id` integer,
	`because` text DEFAULT '' NOT NULL,
	FOREIGN KEY (`position_id`) REFERENCES `position`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`certification_id`) REFERENCES `certification`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`decided_by_id`) REFERENCES `person`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `position_requirement_by_position` ON `position_requirement` (`position_id`);--> statement-breakpoint
CREATE INDEX `position_requirement_by_certification` ON `position_requirement` (`certification_id`);--> statement-breakpoint
CREATE TABLE `team` (
	`id` integer PRIMARY KEY NOT NULL,
	`code` text NOT NULL,
	`customer` text NOT NULL,
	`site` text NOT NULL,
	`contract_monthly_usd` integer DEFAULT 0 NOT NULL,
	`since` text NOT NULL,
	`next_review_on` text,
	`origin` text DEFAULT 'local' NOT NULL
);
--> statement-breakpoint
CREATE UNIQUE INDEX `team_code_unique` ON `team` (`code`);