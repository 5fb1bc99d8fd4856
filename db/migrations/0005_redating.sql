CREATE TABLE `redating` (
	`id` integer PRIMARY KEY NOT NULL,
	`award_id` integer NOT NULL,
	`before` text,
	`after` text,
	`at` integer NOT NULL,
	FOREIGN KEY (`award_id`) REFERENCES `award`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `redating_by_award` ON `redating` (`award_id`);