CREATE TABLE `away` (
	`id` integer PRIMARY KEY NOT NULL,
	`person_id` integer NOT NULL,
	`from` text NOT NULL,
	`until` text NOT NULL,
	`because` text DEFAULT '' NOT NULL,
	`entered_by_id` integer,
	`entered_at` integer NOT NULL,
	`withdrawn_by_id` integer,
	`withdrawn_at` integer,
	FOREIGN KEY (`person_id`) REFERENCES `person`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`entered_by_id`) REFERENCES `person`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`withdrawn_by_id`) REFERENCES `person`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "away_interval" CHECK("until" >= "from")
);
--> statement-breakpoint
CREATE INDEX `away_by_person` ON `away` (`person_id`,`until`);--> statement-breakpoint
CREATE INDEX `away_by_end` ON `away` (`until`);--> statement-breakpoint
CREATE TABLE `person_contact` (
	`id` integer PRIMARY KEY NOT NULL,
	`person_id` integer NOT NULL,
	`label` text NOT NULL,
	`number` text NOT NULL,
	`shared_at` integer NOT NULL,
	`withdrawn_at` integer,
	FOREIGN KEY (`person_id`) REFERENCES `person`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `person_contact_by_person` ON `person_contact` (`person_id`);--> statement-breakpoint
CREATE TABLE `proficiency` (
	`id` integer PRIMARY KEY NOT NULL,
	`person_id` integer NOT NULL,
	`track` text NOT NULL,
	`level` integer NOT NULL,
	`assessed_on` text NOT NULL,
	`assessed_by_id` integer NOT NULL,
	`because` text NOT NULL,
	`at` integer NOT NULL,
	FOREIGN KEY (`person_id`) REFERENCES `person`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`assessed_by_id`) REFERENCES `person`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "proficiency_level" CHECK("level" between 0 and 4),
	CONSTRAINT "proficiency_not_by_oneself" CHECK("assessed_by_id" <> "person_id")
);
--> statement-breakpoint
CREATE INDEX `proficiency_by_person` ON `proficiency` (`person_id`,`track`,`assessed_on`);--> statement-breakpoint
CREATE TABLE `offering_draft` (
	`id` integer PRIMARY KEY NOT NULL,
	`course_id` integer NOT NULL,
	`mode` text NOT NULL,
	`seats` integer,
	`starts_on` text NOT NULL,
	`ends_on` text NOT NULL,
	`because` text NOT NULL,
	`drafted_by_id` integer NOT NULL,
	`drafted_at` integer NOT NULL,
	`offering_id` integer,
	`decided_by_id` integer,
	`decided_at` integer,
	`declined_because` text,
	FOREIGN KEY (`course_id`) REFERENCES `course`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`drafted_by_id`) REFERENCES `person`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`offering_id`) REFERENCES `offering`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`decided_by_id`) REFERENCES `person`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "offering_draft_mode" CHECK("mode" in ('self-paced', 'instructor-led', 'blended')),
	CONSTRAINT "offering_draft_interval" CHECK("ends_on" >= "starts_on")
);
--> statement-breakpoint
CREATE INDEX `offering_draft_by_course` ON `offering_draft` (`course_id`);--> statement-breakpoint
CREATE TABLE `plan` (
	`id` integer PRIMARY KEY NOT NULL,
	`on` text NOT NULL,
	`wishes` text NOT NULL,
	`made_by_id` integer NOT NULL,
	`made_at` integer NOT NULL,
	`state` text NOT NULL,
	`solver` text NOT NULL,
	`progress` integer DEFAULT 0 NOT NULL,
	`seen_at` integer NOT NULL,
	`gap` integer,
	`fingerprint` text,
	`outcome` text,
	`cancelled_by_id` integer,
	FOREIGN KEY (`made_by_id`) REFERENCES `person`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`cancelled_by_id`) REFERENCES `person`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "plan_state" CHECK("state" in ('working', 'ready', 'cancelled', 'failed'))
);
--> statement-breakpoint
CREATE INDEX `plan_by_maker` ON `plan` (`made_by_id`,`made_at`);--> statement-breakpoint
CREATE TABLE `plan_change` (
	`id` integer PRIMARY KEY NOT NULL,
	`plan_id` integer NOT NULL,
	`position_id` integer NOT NULL,
	`person_id` integer,
	`before_id` integer,
	`placement_id` integer,
	`from_position_id` integer,
	`because` text NOT NULL,
	`proof` text,
	`adopted_at` integer,
	`adopted_by_id` integer,
	`made_id` integer,
	FOREIGN KEY (`plan_id`) REFERENCES `plan`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`position_id`) REFERENCES `position`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`person_id`) REFERENCES `person`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`before_id`) REFERENCES `person`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`placement_id`) REFERENCES `placement`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`from_position_id`) REFERENCES `position`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`adopted_by_id`) REFERENCES `person`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`made_id`) REFERENCES `placement`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE UNIQUE INDEX `plan_change_once` ON `plan_change` (`plan_id`,`position_id`);--> statement-breakpoint
CREATE TABLE `saved_search` (
	`id` integer PRIMARY KEY NOT NULL,
	`person_id` integer NOT NULL,
	`name` text NOT NULL,
	`query` text NOT NULL,
	`at` integer NOT NULL,
	`shared` integer DEFAULT false NOT NULL,
	FOREIGN KEY (`person_id`) REFERENCES `person`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE UNIQUE INDEX `saved_search_name` ON `saved_search` (`person_id`,`name`);--> statement-breakpoint
CREATE TABLE `shortlisted` (
	`id` integer PRIMARY KEY NOT NULL,
	`owner_id` integer NOT NULL,
	`person_id` integer NOT NULL,
	`position_id` integer,
	`note` text DEFAULT '' NOT NULL,
	`at` integer NOT NULL,
	FOREIGN KEY (`owner_id`) REFERENCES `person`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`person_id`) REFERENCES `person`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`position_id`) REFERENCES `position`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE UNIQUE INDEX `shortlisted_once` ON `shortlisted` (`owner_id`,`person_id`,`position_id`);--> statement-breakpoint
CREATE UNIQUE INDEX `shortlisted_once_in_general` ON `shortlisted` (`owner_id`,`person_id`) WHERE "position_id" is null;--> statement-breakpoint
CREATE TABLE `placement_check` (
	`id` integer PRIMARY KEY NOT NULL,
	`placement_id` integer NOT NULL,
	`line` text NOT NULL,
	`signed_by_id` integer NOT NULL,
	`at` integer NOT NULL,
	`note` text DEFAULT '' NOT NULL,
	FOREIGN KEY (`placement_id`) REFERENCES `placement`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`signed_by_id`) REFERENCES `person`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE UNIQUE INDEX `placement_check_once` ON `placement_check` (`placement_id`,`line`);--> statement-breakpoint
CREATE TABLE `team_review` (
	`id` integer PRIMARY KEY NOT NULL,
	`team_id` integer NOT NULL,
	`on` text NOT NULL,
	`note` text DEFAULT '' NOT NULL,
	`by_id` integer NOT NULL,
	`at` integer NOT NULL,
	FOREIGN KEY (`team_id`) REFERENCES `team`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`by_id`) REFERENCES `person`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `team_review_by_team` ON `team_review` (`team_id`,`on`);--> statement-breakpoint
CREATE TABLE `team_rule` (
	`id` integer PRIMARY KEY NOT NULL,
	`team_id` integer NOT NULL,
	`kind` text NOT NULL,
	`n` integer NOT NULL,
	`certification_id` integer,
	`track` text,
	`from` text NOT NULL,
	`until` text,
	`decided_by_id` integer,
	`decided_at` integer NOT NULL,
	`because` text NOT NULL,
	`ended_by_id` integer,
	`ended_because` text,
	FOREIGN KEY (`team_id`) REFERENCES `team`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`certification_id`) REFERENCES `certification`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`decided_by_id`) REFERENCES `person`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`ended_by_id`) REFERENCES `person`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "team_rule_kind" CHECK("kind" in ('at least', 'at most juniors', 'each shift')),
	CONSTRAINT "team_rule_n" CHECK("n" >= 0),
	CONSTRAINT "team_rule_names" CHECK(("kind" <> 'at least' or "certification_id" is not null) and ("kind" <> 'at most juniors' or "track" is not null))
);
--> statement-breakpoint
CREATE INDEX `team_rule_by_team` ON `team_rule` (`team_id`);--> statement-breakpoint
ALTER TABLE `award` ADD `version_rank` integer;--> statement-breakpoint
ALTER TABLE `placement` ADD `percent` integer CHECK ("percent" is null or "percent" between 1 and 100);--> statement-breakpoint
ALTER TABLE `placement` ADD `follows_id` integer REFERENCES placement(id);--> statement-breakpoint
ALTER TABLE `position` ADD `min_proficiency` integer DEFAULT 0 NOT NULL CHECK ("min_proficiency" between 0 and 4);--> statement-breakpoint
ALTER TABLE `position` ADD `track` text;--> statement-breakpoint
ALTER TABLE `position_requirement` ADD `min_version` text;--> statement-breakpoint
ALTER TABLE `position_requirement` ADD `min_rank` integer;--> statement-breakpoint
ALTER TABLE `position_requirement` ADD `decided_at` integer;--> statement-breakpoint
ALTER TABLE `position_requirement` ADD `ended_by_id` integer REFERENCES person(id);--> statement-breakpoint
ALTER TABLE `position_requirement` ADD `ended_because` text;--> statement-breakpoint
UPDATE award SET version_rank = CASE
  WHEN exam_version GLOB 'RHEL [0-9]*' THEN CAST(substr(exam_version, 6) AS INTEGER) * 1000
  WHEN exam_version GLOB 'MySQL [0-9]*' THEN CAST(substr(exam_version, 7) AS INTEGER) * 1000
  WHEN exam_version GLOB '[0-9]*' THEN CAST(exam_version AS INTEGER) * 1000 END WHERE exam_version IS NOT NULL;
--> statement-breakpoint
UPDATE award SET version_rank = (SELECT v.number * 1000 FROM certification_version v WHERE v.id = award.version_id)
WHERE exam_version IS NULL AND certification_id IN (SELECT id FROM certification WHERE in_house);
--> statement-breakpoint
-- Nobody serves more teams at once than their capacity, or gives away more than all of their working time. What stood before a capacity was lowered stays, and may be shortened.
CREATE TRIGGER placement_within_capacity_new BEFORE INSERT ON placement BEGIN
  SELECT RAISE(ABORT, 'This person already serves as many teams as they can on some of these days.') WHERE EXISTS (
    SELECT 1 FROM (SELECT NEW."from" AS day UNION SELECT q."from" FROM placement q WHERE q.person_id = NEW.person_id AND q.id IS NOT NEW.id
        AND q."from" > NEW."from" AND q."from" <= coalesce(NEW.until, '9999-12-31')) d
      WHERE (SELECT count(DISTINCT q.team_id) FROM placement q WHERE q.person_id = NEW.person_id AND q.id IS NOT NEW.id AND q."from" <= d.day AND coalesce(q.until, '9999-12-31') >= d.day)
        >= (SELECT capacity FROM person WHERE id = NEW.person_id));
  SELECT RAISE(ABORT, 'More than all of this person''s working time would be given away on some of these days.') WHERE NEW.percent IS NOT NULL AND EXISTS (
    SELECT 1 FROM (SELECT NEW."from" AS day UNION SELECT q."from" FROM placement q WHERE q.person_id = NEW.person_id AND q.id IS NOT NEW.id
        AND q."from" > NEW."from" AND q."from" <= coalesce(NEW.until, '9999-12-31')) d
      WHERE NEW.percent + (SELECT coalesce(sum(q.percent), 0) FROM placement q WHERE q.person_id = NEW.person_id AND q.id IS NOT NEW.id AND q."from" <= d.day
        AND coalesce(q.until, '9999-12-31') >= d.day) > 100);
END;
--> statement-breakpoint
CREATE TRIGGER placement_within_capacity_changed BEFORE UPDATE OF person_id, team_id, percent, "from", until ON placement
WHEN NEW.person_id <> OLD.person_id OR NEW.team_id <> OLD.team_id OR NEW."from" < OLD."from" OR coalesce(NEW.until, '9999-12-31') > coalesce(OLD.until, '9999-12-31')
  OR coalesce(NEW.percent, 0) > coalesce(OLD.percent, 0) BEGIN
  SELECT RAISE(ABORT, 'This person already serves as many teams as they can on some of these days.') WHERE EXISTS (
    SELECT 1 FROM (SELECT NEW."from" AS day UNION SELECT q."from" FROM placement q WHERE q.person_id = NEW.person_id AND q.id IS NOT NEW.id
        AND q."from" > NEW."from" AND q."from" <= coalesce(NEW.until, '9999-12-31')) d
      WHERE (SELECT count(DISTINCT q.team_id) FROM placement q WHERE q.person_id = NEW.person_id AND q.id IS NOT NEW.id AND q."from" <= d.day AND coalesce(q.until, '9999-12-31') >= d.day)
        >= (SELECT capacity FROM person WHERE id = NEW.person_id));
  SELECT RAISE(ABORT, 'More than all of this person''s working time would be given away on some of these days.') WHERE NEW.percent IS NOT NULL AND EXISTS (
    SELECT 1 FROM (SELECT NEW."from" AS day UNION SELECT q."from" FROM placement q WHERE q.person_id = NEW.person_id AND q.id IS NOT NEW.id
        AND q."from" > NEW."from" AND q."from" <= coalesce(NEW.until, '9999-12-31')) d
      WHERE NEW.percent + (SELECT coalesce(sum(q.percent), 0) FROM placement q WHERE q.person_id = NEW.person_id AND q.id IS NOT NEW.id AND q."from" <= d.day
        AND coalesce(q.until, '9999-12-31') >= d.day) > 100);
END;
