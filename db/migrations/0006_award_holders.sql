DROP INDEX `award_valid`;--> statement-breakpoint
CREATE INDEX `award_revoked` ON `award` (`revoked_on`) WHERE "revoked_on" is not null;--> statement-breakpoint
CREATE INDEX `award_valid` ON `award` (`certification_id`,`exam_code`,`valid_until`,`person_id`,`valid_from`,`revoked_on`,`holding_id`);