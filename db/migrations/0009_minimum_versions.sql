DROP INDEX `award_valid`;--> statement-breakpoint
CREATE INDEX `award_valid` ON `award` (`certification_id`,`exam_code`,`valid_until`,`person_id`,`valid_from`,`revoked_on`,`holding_id`,`version_rank`);--> statement-breakpoint
CREATE INDEX `person_by_time_zone` ON `person` (`time_zone`,`shift`);--> statement-breakpoint
-- The rank of every version that names a number: the first times a thousand plus the one after its point.
UPDATE award SET version_rank = (SELECT n * 1000 + CASE WHEN rest GLOB '.[0-9]*' THEN min(999, CAST(substr(rest, 2) AS INTEGER)) ELSE 0 END
  FROM (SELECT n, substr(tail, length(n) + 1) AS rest FROM (SELECT tail, CAST(tail AS INTEGER) AS n
    FROM (SELECT ltrim(exam_version, 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz -_:,/.()') AS tail))))
WHERE exam_version GLOB '*[0-9]*';
