-- Seats in use and people waiting are counted where they change, so no path that frees or takes a seat can forget it.
CREATE TRIGGER enrolment_counted_in AFTER INSERT ON enrolment BEGIN
  UPDATE offering SET
    taken = taken + (NEW.state IN ('enrolled', 'offered')),
    waiting = waiting + (NEW.state = 'waitlisted')
  WHERE id = NEW.offering_id AND NEW.state IN ('enrolled', 'offered', 'waitlisted');
END;
--> statement-breakpoint
CREATE TRIGGER enrolment_counted_on AFTER UPDATE OF state, offering_id ON enrolment
WHEN OLD.state <> NEW.state OR OLD.offering_id <> NEW.offering_id BEGIN
  UPDATE offering SET
    taken = taken - (OLD.state IN ('enrolled', 'offered')),
    waiting = waiting - (OLD.state = 'waitlisted')
  WHERE id = OLD.offering_id;
  UPDATE offering SET
    taken = taken + (NEW.state IN ('enrolled', 'offered')),
    waiting = waiting + (NEW.state = 'waitlisted')
  WHERE id = NEW.offering_id;
END;
--> statement-breakpoint
CREATE TRIGGER enrolment_counted_out AFTER DELETE ON enrolment BEGIN
  UPDATE offering SET
    taken = taken - (OLD.state IN ('enrolled', 'offered')),
    waiting = waiting - (OLD.state = 'waitlisted')
  WHERE id = OLD.offering_id;
END;
--> statement-breakpoint
-- One person in a position on any day (a shadow stands beside them), and one position per person on a team.
CREATE TRIGGER placement_no_overlap_new BEFORE INSERT ON placement BEGIN
  SELECT RAISE(ABORT, 'Someone else is in this position on some of these days.') WHERE NEW.kind = 'full' AND EXISTS (
    SELECT 1 FROM placement p WHERE p.position_id = NEW.position_id AND p.kind = 'full'
      AND p."from" <= coalesce(NEW.until, '9999-12-31') AND coalesce(p.until, '9999-12-31') >= NEW."from");
  SELECT RAISE(ABORT, 'This person already has a place on this team on some of these days.') WHERE EXISTS (
    SELECT 1 FROM placement p WHERE p.team_id = NEW.team_id AND p.person_id = NEW.person_id
      AND p."from" <= coalesce(NEW.until, '9999-12-31') AND coalesce(p.until, '9999-12-31') >= NEW."from");
END;
--> statement-breakpoint
CREATE TRIGGER placement_no_overlap_changed BEFORE UPDATE OF position_id, team_id, person_id, kind, "from", until ON placement BEGIN
  SELECT RAISE(ABORT, 'Someone else is in this position on some of these days.') WHERE NEW.kind = 'full' AND EXISTS (
    SELECT 1 FROM placement p WHERE p.id <> NEW.id AND p.position_id = NEW.position_id AND p.kind = 'full'
      AND p."from" <= coalesce(NEW.until, '9999-12-31') AND coalesce(p.until, '9999-12-31') >= NEW."from");
  SELECT RAISE(ABORT, 'This person already has a place on this team on some of these days.') WHERE EXISTS (
    SELECT 1 FROM placement p WHERE p.id <> NEW.id AND p.team_id = NEW.team_id AND p.person_id = NEW.person_id
      AND p."from" <= coalesce(NEW.until, '9999-12-31') AND coalesce(p.until, '9999-12-31') >= NEW."from");
END;
--> statement-breakpoint
-- What happened stays as it was written. Resetting the demo is the one exception, and says so in `setting`.
CREATE TRIGGER event_kept BEFORE DELETE ON event
WHEN NOT EXISTS (SELECT 1 FROM setting WHERE name = 'resetting') BEGIN SELECT RAISE(ABORT, 'An event is never deleted.'); END;
--> statement-breakpoint
CREATE TRIGGER event_unchanged BEFORE UPDATE ON event BEGIN SELECT RAISE(ABORT, 'An event is never changed.'); END;
--> statement-breakpoint
CREATE TRIGGER award_kept BEFORE DELETE ON award
WHEN NOT EXISTS (SELECT 1 FROM setting WHERE name = 'resetting') BEGIN SELECT RAISE(ABORT, 'An award is never deleted: revoke it with a reason.'); END;
--> statement-breakpoint
CREATE TRIGGER award_unchanged BEFORE UPDATE OF
  holding_id, person_id, certification_id, version_id, issued_on, valid_from, source, issuer, exam_code, exam_version, certificate_number, verification_code
ON award BEGIN SELECT RAISE(ABORT, 'Nothing earned is updated in place: grant a new award.'); END;
--> statement-breakpoint
CREATE TRIGGER grade_kept BEFORE DELETE ON grade
WHEN NOT EXISTS (SELECT 1 FROM setting WHERE name = 'resetting') BEGIN SELECT RAISE(ABORT, 'A grade is never deleted.'); END;
--> statement-breakpoint
CREATE TRIGGER grade_unchanged BEFORE UPDATE OF enrolment_id, item_id, attempt_id, possible, raw, penalty, final, passed, at, by_id
ON grade BEGIN SELECT RAISE(ABORT, 'A grade is never changed: write a new one.'); END;
--> statement-breakpoint
-- One index for "search or go to": people, courses, certifications, teams. rowid = id * 4 + kind.
CREATE VIRTUAL TABLE search USING fts5(title, words, kind UNINDEXED, ref UNINDEXED, tokenize = "unicode61 remove_diacritics 2", prefix = '1 2 3');
--> statement-breakpoint
CREATE TRIGGER person_searchable AFTER INSERT ON person BEGIN
  INSERT INTO search (rowid, title, words, kind, ref) VALUES (NEW.id * 4, NEW.name, NEW.job_title || ' ' || NEW.site || ' ' || NEW.employee_id, 'person', NEW.id);
END;
--> statement-breakpoint
CREATE TRIGGER person_searchable_anew AFTER UPDATE OF name, job_title, site ON person BEGIN
  UPDATE search SET title = NEW.name, words = NEW.job_title || ' ' || NEW.site || ' ' || NEW.employee_id WHERE rowid = NEW.id * 4;
END;
--> statement-breakpoint
CREATE TRIGGER person_not_searchable AFTER DELETE ON person BEGIN DELETE FROM search WHERE rowid = OLD.id * 4; END;
--> statement-breakpoint
CREATE TRIGGER course_searchable AFTER INSERT ON course_version WHEN NEW.published_at IS NOT NULL AND NEW.superseded_at IS NULL BEGIN
  DELETE FROM search WHERE rowid = NEW.course_id * 4 + 1;
  INSERT INTO search (rowid, title, words, kind, ref) SELECT NEW.course_id * 4 + 1, NEW.title, c.code || ' ' || c.track, 'course', c.code FROM course c WHERE c.id = NEW.course_id;
END;
--> statement-breakpoint
CREATE TRIGGER course_searchable_anew AFTER UPDATE OF published_at, superseded_at ON course_version WHEN NEW.published_at IS NOT NULL AND NEW.superseded_at IS NULL BEGIN
  DELETE FROM search WHERE rowid = NEW.course_id * 4 + 1;
  INSERT INTO search (rowid, title, words, kind, ref) SELECT NEW.course_id * 4 + 1, NEW.title, c.code || ' ' || c.track, 'course', c.code FROM course c WHERE c.id = NEW.course_id;
END;
--> statement-breakpoint
CREATE TRIGGER course_not_searchable AFTER DELETE ON course BEGIN DELETE FROM search WHERE rowid = OLD.id * 4 + 1; END;
--> statement-breakpoint
CREATE TRIGGER certification_searchable AFTER INSERT ON certification BEGIN
  INSERT INTO search (rowid, title, words, kind, ref) VALUES (NEW.id * 4 + 2, NEW.short || ' · ' || NEW.name, NEW.issuer || ' ' || NEW.track, 'certification', NEW.slug);
END;
--> statement-breakpoint
CREATE TRIGGER certification_not_searchable AFTER DELETE ON certification BEGIN DELETE FROM search WHERE rowid = OLD.id * 4 + 2; END;
--> statement-breakpoint
CREATE TRIGGER team_searchable AFTER INSERT ON team BEGIN
  INSERT INTO search (rowid, title, words, kind, ref) VALUES (NEW.id * 4 + 3, NEW.customer, NEW.code || ' ' || NEW.site, 'team', NEW.code);
END;
--> statement-breakpoint
CREATE TRIGGER team_searchable_anew AFTER UPDATE OF customer, site ON team BEGIN
  UPDATE search SET title = NEW.customer, words = NEW.code || ' ' || NEW.site WHERE rowid = NEW.id * 4 + 3;
END;
--> statement-breakpoint
CREATE TRIGGER team_not_searchable AFTER DELETE ON team BEGIN DELETE FROM search WHERE rowid = OLD.id * 4 + 3; END;
