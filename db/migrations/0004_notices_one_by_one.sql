CREATE TABLE `notice_seen` (
	`person_id` integer NOT NULL,
	`event_id` integer NOT NULL,
	PRIMARY KEY(`person_id`, `event_id`),
	FOREIGN KEY (`person_id`) REFERENCES `person`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`event_id`) REFERENCES `event`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
ALTER TABLE `outbox` ADD `todo` text DEFAULT '' NOT NULL;--> statement-breakpoint
CREATE INDEX `outbox_by_kind` ON `outbox` (`kind`,`id`);--> statement-breakpoint
CREATE INDEX `outbox_unread` ON `outbox` (`person_id`) WHERE "read_at" is null;