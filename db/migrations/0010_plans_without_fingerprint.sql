ALTER TABLE `plan` DROP COLUMN `fingerprint`;
