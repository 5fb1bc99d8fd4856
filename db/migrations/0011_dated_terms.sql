ALTER TABLE `position` ADD `follows_id` integer REFERENCES position(id);--> statement-breakpoint
ALTER TABLE `position` ADD `decided_by_id` integer REFERENCES person(id);--> statement-breakpoint
ALTER TABLE `position` ADD `decided_at` integer;--> statement-breakpoint
ALTER TABLE `position` ADD `because` text;--> statement-breakpoint
CREATE UNIQUE INDEX `position_follows` ON `position` (`follows_id`) WHERE "follows_id" is not null;--> statement-breakpoint
CREATE INDEX `placement_follows` ON `placement` (`follows_id`) WHERE "follows_id" is not null;