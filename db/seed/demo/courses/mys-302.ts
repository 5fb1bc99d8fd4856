// Longer than a code file would be: a course is published whole, so its lessons, lab and question
// bank stay together.
import type { CourseSeed } from '../../course-seed.ts'

/** A statement as clients take it: as written or in lower case, with its terminator or without. */
const typed = (statement: string, ends = ['', ';', ' ;']) =>
  [...new Set([statement, statement.toLowerCase()])].flatMap((s) => ends.map((end) => s + end))

/** An assignment to a global variable in each spelling MySQL takes. */
const globally = (name: string, ...values: string[]) =>
  ['SET GLOBAL ', 'SET @@GLOBAL.', 'SET PERSIST ', 'SET @@PERSIST.'].flatMap((set) =>
    [' = ', '='].flatMap((is) =>
      values.flatMap((v) => [
        ...new Set([...typed(set + name + is + v), `${set.toLowerCase()}${name}${is}${v}`]),
      ]),
    ),
  )

export const mys302: CourseSeed = {
  code: 'MYS-302',
  title: 'MySQL replication and failover',
  track: 'mysql',
  level: 'advanced',
  hours: 12,
  summary:
    'Build GTID replication on MySQL 8.0 and 8.4, find out why a replica is behind, move the writes to another server on purpose or in an emergency, and bring a dropped table back.',
  description: `Afterwards you can:

- set up a GTID replica and say what each line of the configuration protects against
- read \`SHOW REPLICA STATUS\` in a fixed order and name the cause of a delay within ten minutes
- detect an errant transaction before it stops a failover
- carry out a planned switchover without losing a transaction, and a failover while knowing exactly what was lost
- restore a physical or logical backup and replay the binary log up to the statement before the mistake

For database technicians who hold MYS-201 or have run MySQL in production for a year. You need two virtual machines for the lab.`,
  items: [
    {
      kind: 'lesson',
      title: 'The binary log and GTIDs: how a replica finds its place',
      minutes: 30,
      body: `The source writes every committed change to its **binary log**. On the replica a **receiver** (I/O thread) copies those events to the **relay log**, and an **applier** (SQL thread and its workers) executes them. Nearly every replication problem belongs to one half or the other: the events do not arrive, or they arrive and are not applied. Ask which half first.

## Three formats, one sensible choice

| Format | What is logged | What goes wrong |
| --- | --- | --- |
| \`STATEMENT\` | the text of the statement | \`DELETE … LIMIT 100\` without \`ORDER BY\`, \`UUID()\`, \`SYSDATE()\` may do something else on the replica |
| \`ROW\` | the rows before and after | large logs for bulk changes; slow to apply on tables without a primary key |
| \`MIXED\` | the statement, or rows if the server thinks it unsafe | you must read the log to know which |

\`ROW\` is the default, and choosing anything else has been deprecated since 8.0.34. Note that \`binlog_format\` also has session scope: a privileged session may still write statements while the global value says \`ROW\`. To see what was really logged, decode it:

\`\`\`sh
mysqlbinlog --base64-output=DECODE-ROWS -vv /var/lib/mysql/binlog.000412 | less
\`\`\`

## GTIDs

Without GTIDs a replica remembers a file name and a byte position, and both mean something different on every server. A **global transaction identifier** is the same everywhere: the UUID of the server that first committed the transaction, and a number.

\`\`\`text
8f1c2d3e-5a77-11ef-9b1a-525400a1b2c3:1-48210
\`\`\`

Each server keeps the set it has executed in \`@@gtid_executed\`, and the part of that set no longer in its binary logs in \`@@gtid_purged\`. With automatic positioning a connecting replica sends its set, and the source sends everything missing from it. Two consequences follow: a replica can be pointed at any server that still has the logs, and a transaction whose GTID is already in the set is skipped without a word, whatever it contains.

## Setting it up

On both servers, with a different \`server_id\` each:

\`\`\`ini
[mysqld]
server_id                = 11
gtid_mode                = ON
enforce_gtid_consistency = ON
binlog_expire_logs_seconds = 604800
sync_binlog              = 1
innodb_flush_log_at_trx_commit = 1
\`\`\`

\`enforce_gtid_consistency\` refuses statements that cannot be one transaction with one GTID. The last two lines make a commit survive a power cut; with weaker values a source can restart without transactions its replicas already have.

On the source:

\`\`\`sql
CREATE USER 'repl'@'10.20.0.%' IDENTIFIED BY 'a long random password' REQUIRE SSL;
GRANT REPLICATION SLAVE ON *.* TO 'repl'@'10.20.0.%';
\`\`\`

Copy the data (a backup with its GTID set, or the clone plugin), then on the replica:

\`\`\`sql
CHANGE REPLICATION SOURCE TO
  SOURCE_HOST = '10.20.0.11',
  SOURCE_USER = 'repl',
  SOURCE_PASSWORD = 'a long random password',
  SOURCE_SSL = 1,
  SOURCE_AUTO_POSITION = 1;
START REPLICA;
SET PERSIST super_read_only = ON;
\`\`\`

\`super_read_only\` is not decoration. \`read_only\` still lets accounts with \`CONNECTION_ADMIN\` write, and those are exactly the people who log in at night to fix something on the wrong host.

## What goes wrong on the first day

**Equal server UUIDs.** Someone copied the data directory including \`auto.cnf\`. The receiver stops and says so, or two replicas with one UUID keep throwing each other off the source. Stop the copy, delete \`auto.cnf\`, start it; a new UUID is generated.

**Error 2061, authentication requires a secure connection.** \`caching_sha2_password\` will not send a password in clear text. Use \`SOURCE_SSL = 1\`. \`GET_SOURCE_PUBLIC_KEY = 1\` also gets past the error, but leaves the data itself unencrypted.

**Fatal error 1236, purged required binary logs.** The source deleted what the replica still needs: it was away longer than \`binlog_expire_logs_seconds\`, or the backup was older than the logs. No setting repairs that. Rebuild the replica from a newer backup.

**It runs, but nothing happened.** The backup was loaded without setting \`gtid_purged\`, so the replica asks for history from transaction 1 and stops with duplicate keys (1062) or already existing tables (1050). Set the GTID set together with the data, always.

On 8.4 the old words are gone: \`SHOW MASTER STATUS\` is now \`SHOW BINARY LOG STATUS\`, \`RESET MASTER\` is \`RESET BINARY LOGS AND GTIDS\`, and \`CHANGE MASTER TO\` no longer parses. Check runbooks and scripts for them before an upgrade.`,
    },
    {
      kind: 'lesson',
      title: 'Reading SHOW REPLICA STATUS and finding the delay',
      minutes: 30,
      body: `\`SHOW REPLICA STATUS\\G\` prints some sixty fields. Read eight of them, always in the same order.

\`\`\`text
           Replica_IO_Running: Yes
          Replica_SQL_Running: Yes
                Last_IO_Error:
               Last_SQL_Error:
           Retrieved_Gtid_Set: 8f1c…b2c3:40001-48210
            Executed_Gtid_Set: 8f1c…b2c3:1-47655
        Seconds_Behind_Source: 1312
    Replica_SQL_Running_State: Waiting for dependent transaction to commit
\`\`\`

1. **Are both halves running?** \`Replica_IO_Running: Connecting\` is not \`Yes\`: the receiver retries in silence, and the reason stands in \`Last_IO_Error\`.
2. **What do the errors say?** With parallel workers \`Last_SQL_Error\` often only points at a worker; the useful text is in \`performance_schema.replication_applier_status_by_worker\`.
3. **Retrieved against Executed.** Here 48210 has arrived and 47655 is applied: 555 transactions wait in the relay log. Transport is fine, applying is slow.
4. **Retrieved against the source.** Compare with \`SELECT @@gtid_executed\` *on the source*. If the source is far ahead of Retrieved, the network or the receiver is the problem.

Only then look at the seconds.

## Why the seconds mislead

\`Seconds_Behind_Source\` is the replica's clock minus the timestamp of the event the applier is working on. It follows that

- it is **0** when the applier has nothing to do, even if the receiver stalls and the source is an hour ahead;
- it is **NULL** when the applier is stopped, or when the receiver is stopped and the relay log is used up. NULL is not zero; a monitor that casts it to 0 reports a dead replica as perfect;
- it jumps when a long transaction arrives, because all its events carry old timestamps.

For alarms, write a heartbeat row on the source each second and compare it on the replica, or use the commit timestamps:

\`\`\`sql
SELECT worker_id, applying_transaction,
       TIMESTAMPDIFF(SECOND,
         applying_transaction_original_commit_timestamp, NOW()) AS behind_s,
       last_error_number, last_error_message
  FROM performance_schema.replication_applier_status_by_worker
 WHERE applying_transaction <> '';
\`\`\`

## Five causes and how each one looks

**A table without a primary key.** In row format the replica has to find each changed row. Without a key that is a scan per batch of rows: a \`DELETE\` that took 20 s on the source takes hours. One worker stays on one GTID while the disk is quiet and one core is full. List the candidates before they hurt:

\`\`\`sql
SELECT t.table_schema, t.table_name
  FROM information_schema.tables t
  LEFT JOIN information_schema.table_constraints c
    ON c.table_schema = t.table_schema AND c.table_name = t.table_name
   AND c.constraint_type = 'PRIMARY KEY'
 WHERE t.table_type = 'BASE TABLE' AND c.constraint_name IS NULL
   AND t.table_schema NOT IN ('mysql','sys','information_schema','performance_schema');
\`\`\`

**One huge transaction.** It reaches the replica only after it has committed on the source, and is applied by one worker. Delete in batches of some thousand rows instead.

**DDL.** An \`ALTER TABLE\` that ran 40 minutes on the source starts on the replica when it is finished there, and everything behind it waits about 40 minutes.

**A metadata lock.** Somebody runs a report on the replica, an \`ALTER\` arrives, and the applier shows \`Waiting for table metadata lock\`. Find the report in \`sys.schema_table_lock_waits\`, and ask before you kill it.

**Too little parallelism.** Check \`replica_parallel_workers\` (4 by default since 8.0.27). On 8.0 the source must also mark independent transactions:

\`\`\`sql
SET PERSIST binlog_transaction_dependency_tracking = WRITESET;  -- 8.0, on the source
\`\`\`

On 8.4 the variable is gone and write sets are always used. Keep \`replica_preserve_commit_order = ON\`, otherwise readers on the replica may see states that never existed on the source.

## When the applier stops with an error

1062 (the row is already there) and 1032 (the row is not there) mean the same thing: the data already differed. The event that failed is the messenger. Look at who wrote on the replica, in its own binary log, before you touch anything.

With GTIDs \`sql_replica_skip_counter\` is refused. One transaction is skipped by committing an empty one in its place:

\`\`\`sql
SET GTID_NEXT = '8f1c2d3e-5a77-11ef-9b1a-525400a1b2c3:47656';
BEGIN; COMMIT;
SET GTID_NEXT = 'AUTOMATIC';
START REPLICA;
\`\`\`

This skips *everything* in that transaction, not only the row in the message. It gets the replica moving and leaves it wrong. Write down the GTID, compare the tables with a checksum tool, and rebuild if more than a known row differs. Never let the replica skip all errors with \`replica_skip_errors\`: that turns a loud fault into a quiet one.`,
    },
    {
      kind: 'lesson',
      title: 'Switchover, failover and the transactions that get in the way',
      minutes: 35,
      body: `A **switchover** is planned: both servers are alive, and nothing may be lost. A **failover** is not: the source is gone or cannot be trusted, and the question is how much is lost. Most damage is done by people who treat the second like the first.

## Errant transactions

An errant transaction exists on a replica and nowhere else. It is harmless until that replica is promoted. Then every other server connects, sends its set, and asks for the transaction; if it has been purged by then, they stop with error 1236. Check before every promotion, and read the replica first: if you read the source first, a busy one makes its newest transactions look errant.

\`\`\`sql
-- on the source, with the set just read on the replica
SELECT GTID_SUBTRACT('8f1c2d3e-5a77-11ef-9b1a-525400a1b2c3:1-48210, c04e…91aa:1-3', @@gtid_executed) AS errant;
\`\`\`

An empty string is good. Here the answer would be \`c04e…91aa:1-3\`, three transactions under the replica's own UUID. Decode them in the replica's binary log. If the content does not matter (\`FLUSH TABLES\`, a monitoring table), commit empty transactions with these GTIDs on the source. If they changed customer data, rebuild the replica.

The usual origin is not a user but a script: a restart job running \`ANALYZE TABLE\`, a user created by hand, \`mysqlcheck\`. \`super_read_only = ON\` refuses changed rows and new users at once, but maintenance such as \`ANALYZE TABLE\` or \`FLUSH\` does not count as a change and may still be logged: on a replica write \`ANALYZE NO_WRITE_TO_BINLOG TABLE …\`.

## Planned switchover

1. Check that the replica is healthy, not behind, not errant, and has the same version or a newer one.
2. Stop the application or let the proxy hold it. On the source: \`SET GLOBAL super_read_only = ON;\` It waits for running commits. Then read the final set: \`SELECT @@gtid_executed;\`
3. On the replica wait for exactly that set. 0 means reached, 1 means timeout:

\`\`\`sql
SELECT WAIT_FOR_EXECUTED_GTID_SET('8f1c2d3e-5a77-11ef-9b1a-525400a1b2c3:1-48233', 60);
\`\`\`

4. Promote it:

\`\`\`sql
STOP REPLICA;
RESET REPLICA ALL;
SET PERSIST super_read_only = OFF;
SET PERSIST read_only = OFF;
\`\`\`

5. Move the traffic, then point the old source and the other replicas at the new one with \`SOURCE_AUTO_POSITION = 1\`. Persist \`super_read_only\` on the old source, so that a restart does not make it writable.
6. Enable the events. A replica holds them as \`SLAVESIDE_DISABLED\` (8.4: \`REPLICA_SIDE_DISABLED\`); after promotion the nightly clean-up simply does not run until somebody says \`ALTER EVENT … ENABLE\`.

If step 3 times out, go back: set the old source writable again. Until step 4 the way back costs one statement.

Connection pools are the second surprise. They keep their connections to the old host although the name already points elsewhere, and report \`1290 (… --super-read-only option)\`. Restart the pool or kill the connections on the old source.

## Failover

1. **Fence first.** Make sure the old source cannot accept writes: power it off through its management board, or take its switch port down. "It does not answer" is not fenced. A server that comes back after a reboot and still owns the address gives you two sources, and merging them is days of work.
2. **Choose the most advanced replica.** Compare what they have *received*, not only executed: \`Retrieved_Gtid_Set\` together with \`Executed_Gtid_Set\`.
3. **Let it finish.** Stop the receiver (\`STOP REPLICA IO_THREAD\`) and wait until the relay log is applied. \`RESET REPLICA ALL\` throws unapplied relay logs away.
4. **Promote, repoint, move the traffic**, as above.
5. **Write down what is missing** and when the last replicated commit happened. The customer needs that sentence.
6. **Do not reconnect the old source.** Compare its set first. Anything it has beyond the new source is errant; save those transactions for the customer, then rebuild it.

## What semi-synchronous replication changes

A commit waits until at least one replica has written the transaction to its relay log. Written, not applied: reads on that replica may still be old.

\`\`\`sql
INSTALL PLUGIN rpl_semi_sync_source SONAME 'semisync_source.so';   -- on the source
SET PERSIST rpl_semi_sync_source_enabled = ON;
INSTALL PLUGIN rpl_semi_sync_replica SONAME 'semisync_replica.so'; -- on the replica
SET PERSIST rpl_semi_sync_replica_enabled = ON;
STOP REPLICA IO_THREAD; START REPLICA IO_THREAD;
\`\`\`

After \`rpl_semi_sync_source_timeout\` (10,000 ms by default) the source gives up and goes on asynchronously. Nobody notices except \`Rpl_semi_sync_source_status\`, which turns \`OFF\`: put an alarm on it, or you only believe you have semi-sync. With the default wait point \`AFTER_SYNC\` nobody could read a transaction before a replica had it. The crashed source may still hold one more in its binary log and commit it while recovering, which is one reason for step 6.`,
    },
    {
      kind: 'lesson',
      title: 'Backups and getting back to the minute before',
      minutes: 30,
      body: `A replica is not a backup. \`DROP TABLE orders\` reaches it in less than a second. A backup is a copy from before the mistake, plus every binary log since, stored on another machine, and restored at least once.

## Logical: portable, slow to restore

\`\`\`sh
set -o pipefail
mysqldump --all-databases --single-transaction --source-data=2 --routines --events --triggers --hex-blob --set-gtid-purged=ON | zstd > /backup/full.sql.zst
zstd -dc /backup/full.sql.zst | tail -n 1
\`\`\`

\`--single-transaction\` reads one consistent snapshot of InnoDB tables without blocking writers; MyISAM tables are not covered, and an \`ALTER TABLE\` during the dump can break it. \`--source-data=2\` writes the binary log position as a comment. \`--set-gtid-purged=ON\` writes the GTID set. Without \`pipefail\` the exit code is that of \`zstd\`, which succeeds on half a dump; the last line must read \`-- Dump completed\`.

Expect restoring to take several times as long as dumping, since every index is built again. For more than about 50 GB use the parallel dump of MySQL Shell (\`util.dumpInstance\`) or a physical backup.

## Physical: large, fast to restore

\`\`\`sh
xtrabackup --backup  --target-dir=/backup/2200
xtrabackup --prepare --target-dir=/backup/2200
# on the target: mysqld stopped, /var/lib/mysql empty
xtrabackup --copy-back --target-dir=/backup/2200
chown -R mysql:mysql /var/lib/mysql
restorecon -R /var/lib/mysql
systemctl start mysqld
\`\`\`

The files are copied while the server writes, so they are inconsistent until \`--prepare\` has applied the redo log. Use the tool's release that matches the server's series: 8.0 with 8.0, 8.4 with 8.4. Owner and SELinux label are the two reasons why a restored server does not start.

\`xtrabackup_binlog_info\` holds file, position and GTID set. For a new replica set that before connecting:

\`\`\`sql
RESET BINARY LOGS AND GTIDS;   -- 8.0: RESET MASTER
SET GLOBAL gtid_purged = '8f1c2d3e-5a77-11ef-9b1a-525400a1b2c3:1-47002';
\`\`\`

## The binary logs are half of the backup

A nightly backup alone loses up to a day. Stream the logs away as they are written:

\`\`\`sh
mysqlbinlog --read-from-remote-server --host=10.20.0.11 --user=binlogstream --raw --stop-never --result-file=/backup/binlog/ binlog.000398
\`\`\`

## Point in time: the dropped table

14:37, a customer calls: the table \`orders\` is gone. The last backup is from 02:00.

**1. Stop it getting worse.** Keep the application off the affected schema if the customer agrees. Make sure no binary log expires while you work.

**2. Find the transaction.**

\`\`\`sh
mysqlbinlog --base64-output=DECODE-ROWS -vv binlog.000412 | grep -n -B 12 'DROP TABLE'
\`\`\`

\`\`\`text
# at 88213
#261104 14:36:52 server id 11  end_log_pos 88290  GTID ...
SET @@SESSION.GTID_NEXT= '8f1c…b2c3:48102';
# at 88290
#261104 14:36:52 server id 11  end_log_pos 88431  Query ...
DROP TABLE \`orders\` /* generated by server */
\`\`\`

The transaction begins at its GTID event, so the position to stop at is **88213**, not 88290. Stopping by clock time (\`--stop-datetime\`) is too coarse: a second may contain a hundred transactions.

**3. Restore the 02:00 backup on another server.** Never over the production data: that is your evidence, and it holds everything the other tables have done since.

**4. Replay.** All files in one call, because a temporary table or an open session must not be cut at a file border:

\`\`\`sh
mysqlbinlog --stop-position=88213 binlog.000410 binlog.000411 binlog.000412 | mysql --binary-mode
\`\`\`

\`--start-position\` counts for the first file and \`--stop-position\` for the last. Because the restored server knows its GTID set, whatever the backup already contains is skipped. The same rule bites elsewhere: replay into a server that has executed these GTIDs before, and everything is skipped, without error and without effect. Only there does \`--skip-gtids\` belong.

To keep all later work and leave out a single transaction, replay to the end with \`--exclude-gtids='8f1c…b2c3:48102'\` instead. Check first that nothing later depends on what you leave out.

**5. Bring the table home.**

\`\`\`sh
mysqldump --single-transaction --set-gtid-purged=OFF shop orders > orders.sql
\`\`\`

\`OFF\` matters: otherwise the dump tries to set \`gtid_purged\` on the production server. Compare counts and the newest row with the customer before the application returns.

## Two habits

Restore a random backup each week on a spare machine, start it, run \`CHECK TABLE\` on the largest table, and note the minutes: that is your honest answer to "how long will it take".

Keep one replica an hour behind on purpose (\`SOURCE_DELAY = 3600\`). For a dropped table, stopping its applier in time is much faster than a full restore.`,
    },
    {
      kind: 'lab',
      title: 'Lab: build a replica, switch over, recover a table',
      minutes: 180,
      body: `You get two fresh machines, \`db1\` and \`db2\`, with MySQL 8.4 installed, and a script \`writer\` that inserts one numbered row per second into \`shop.orders\` on whichever host you name. The assessor watches the steps and may ask "why" at each of them. Notes are allowed; so is the manual.`,
      steps: [
        {
          text: 'Configure both servers for GTID replication with durable commits and different server ids, and create the replication account.',
          expect:
            'gtid_mode and enforce_gtid_consistency are ON on both, sync_binlog and innodb_flush_log_at_trx_commit are 1, server_id differs, and the account has REPLICATION SLAVE only and requires TLS.',
        },
        {
          text: 'With the writer running on db1, make db2 a replica of it from a backup, without stopping the writer.',
          expect:
            'The GTID set of the backup was set before connecting; both threads run; automatic positioning is on; super_read_only is persisted on db2; no number is missing in shop.orders.',
        },
        {
          text: 'The assessor blocks port 3306 between the hosts for a minute. Report the state while it is blocked, and say what a monitor should have shown.',
          expect:
            'The candidate reads the receiver state before the seconds and explains why Seconds_Behind_Source may show 0 or NULL although the source moves on.',
        },
        {
          text: 'The assessor deletes half of a large table without a primary key. Find the cause of the delay with queries, not by guessing.',
          expect:
            'The candidate shows one worker on one GTID, names the table, and proposes a primary key and batches. Nothing is skipped.',
        },
        {
          text: 'The assessor has written something on db2 while read-only was off. Find it, show what it was, and decide what to do.',
          expect:
            'GTID_SUBTRACT in the right direction, the transaction decoded from the binary log of db2, and a reasoned choice between an empty transaction on db1 and a rebuild.',
        },
        {
          text: 'Switch the writes over to db2 and make db1 its replica.',
          expect:
            'db1 is made read-only before its set is read; WAIT_FOR_EXECUTED_GTID_SET returned 0; events are enabled on db2; the numbers in shop.orders have no gap and no duplicate; under 60 s without writes.',
        },
        {
          text: 'Turn on semi-synchronous replication and show that it really works, and when it silently stops working.',
          expect:
            'Rpl_semi_sync_source_status is ON; after the replica is stopped a commit waits for the timeout and the status turns OFF; the candidate names the status to monitor.',
        },
        {
          text: 'The assessor drops shop.orders. Bring it back with every row written before the drop.',
          expect:
            'Restored on a separate instance, stopped at the start of the GTID event of the DROP, only the table brought home with --set-gtid-purged=OFF; the highest number equals the last one written before the drop.',
        },
      ],
    },
    {
      kind: 'quiz',
      title: 'Exam: MySQL replication and failover',
      minutes: 40,
      body: 'Twelve questions drawn from the bank and one essay. The manual is not allowed; statements may end with a semicolon or not.',
      draw: 12,
      always: ['essay-failover-plan'],
      passPercent: 70,
      attempts: 3,
    },
  ],
  questions: [
    {
      key: 'row-format-reason',
      prompt:
        'An application runs DELETE FROM queue LIMIT 100 without ORDER BY. Why is this a problem with statement-based logging and not with row-based logging?',
      points: 2,
      explanation:
        'Without `ORDER BY` the server may pick any 100 rows, and the replica may pick others. Row format logs the rows that were really deleted.',
      body: {
        kind: 'single',
        options: [
          'Statement format cannot log DELETE with LIMIT, so the replica never receives it',
          'The replica may delete a different 100 rows',
          'Statement format logs the deletion before the commit, so a rollback is not replicated',
          'Row format adds an ORDER BY on the primary key when it writes the event',
        ],
      },
      answer: { kind: 'single', correct: 1 },
    },
    {
      key: 'seconds-null',
      prompt: 'Seconds_Behind_Source shows NULL. What does that say?',
      points: 1,
      explanation:
        'NULL means that no delay can be computed because the applier is stopped, or the receiver is stopped and the relay log is used up. A monitor must treat it as an alarm, never as 0.',
      body: {
        kind: 'single',
        options: [
          'The replica has applied everything the source has committed',
          'The clocks of source and replica differ by more than the delay',
          'Replication is not running, in whole or in part',
          'Semi-synchronous replication is on, so there cannot be a delay',
        ],
      },
      answer: { kind: 'single', correct: 2 },
    },
    {
      key: 'retrieved-ahead',
      prompt:
        'On a replica Retrieved_Gtid_Set ends at 48210, which is also the newest transaction on the source. Executed_Gtid_Set ends at 47655. Both threads run. Where do you look first?',
      points: 2,
      explanation:
        'Everything has arrived; it is not applied. So the network and the receiver are fine, and the workers in `performance_schema.replication_applier_status_by_worker` show what they are busy with.',
      body: {
        kind: 'single',
        options: [
          'At what the applier workers are doing on the replica',
          'At packet loss between source and replica',
          'At the expiry time of the binary logs on the source',
          'At the privileges of the replication account',
        ],
      },
      answer: { kind: 'single', correct: 0 },
    },
    {
      key: 'clone-uuid',
      prompt:
        'A second replica was made by copying the complete data directory of the first. Since then both keep losing their connection to the source in turn. What is the right repair?',
      points: 2,
      explanation:
        'The copy contains `auto.cnf` and so the same server UUID; the source drops the older connection with that UUID. Without the file the server generates a new one at start.',
      body: {
        kind: 'single',
        options: [
          'Raise max_connections on the source',
          'Give the second replica its own replication account',
          'Run RESET REPLICA ALL on the second replica, then connect it to the source again with automatic positioning',
          'Stop the second replica, remove auto.cnf, give it its own server_id, start it',
        ],
      },
      answer: { kind: 'single', correct: 3 },
    },
    {
      key: 'first-act-failover',
      prompt:
        'The source does not answer pings any more. Two replicas are healthy. What has to happen before one of them is made writable?',
      points: 2,
      explanation:
        'A server that is silent is not a server that is off. Unless it is fenced, it may come back with its address and accept writes: two sources with diverging data.',
      body: {
        kind: 'single',
        options: [
          'RESET REPLICA ALL on both replicas, so that they forget the old source',
          'A fresh backup of one replica, so that the state before the failover is kept',
          'The old source must be cut off, so that it cannot accept writes',
          'Waiting until Seconds_Behind_Source is 0 on both replicas',
        ],
      },
      answer: { kind: 'single', correct: 2 },
    },
    {
      key: 'pitr-stop-position',
      prompt:
        'In the decoded log the GTID event of an unwanted DROP TABLE is at 88213 and ends at 88290; the Query event with the DROP is at 88290 and ends at 88431. Which --stop-position is right?',
      points: 2,
      explanation:
        '`mysqlbinlog` stops at the first event whose position is equal to or above the number. At 88213 the whole transaction, including its GTID event, stays out.',
      body: {
        kind: 'single',
        options: [
          '88431',
          '88290',
          '88213',
          'None: only --stop-datetime can cut between two transactions',
        ],
      },
      answer: { kind: 'single', correct: 2 },
    },
    {
      key: 'fatal-1236',
      prompt:
        'A replica was switched off for three weeks. Now its receiver stops with error 1236: the source has purged required binary logs. No archive of the logs exists. What helps?',
      points: 1,
      explanation:
        'The missing transactions exist nowhere as events any more. Only data that already contains them helps: a newer backup or a clone. Setting `gtid_purged` or starting at the oldest file gets the replica running with a hole in its data.',
      body: {
        kind: 'single',
        options: [
          'Setting gtid_purged on the replica to the set of the source and starting it again',
          'Raising binlog_expire_logs_seconds on the source and restarting the receiver',
          'Building the replica anew from a current backup or clone',
          'Turning SOURCE_AUTO_POSITION off and starting at the oldest existing file',
        ],
      },
      answer: { kind: 'single', correct: 2 },
    },
    {
      key: 'alter-lag',
      prompt:
        'An ALTER TABLE takes 40 minutes on the source. Replica and source have the same hardware. What happens on the replica?',
      points: 1,
      explanation:
        'The statement is logged when it has finished. The replica starts it only then and needs about as long; what comes after it waits.',
      body: {
        kind: 'single',
        options: [
          'It runs on both servers at the same time, so the delay stays near zero',
          'It starts when the source is done, and the replica falls 40 minutes behind',
          'Only the changed rows are transferred, so it takes seconds',
          'The replica stops with error 1032 until somebody runs the same ALTER there by hand',
        ],
      },
      answer: { kind: 'single', correct: 1 },
    },
    {
      key: 'lag-suspects',
      prompt:
        'Which of these make the applier slow although the events arrive in time? Choose all that do.',
      points: 2,
      explanation:
        'The first, third and fourth hold up the applier. Packet loss slows the receiver; a short expiry endangers a stopped replica, not a slow one.',
      body: {
        kind: 'multiple',
        options: [
          'A bulk DELETE on a table without a primary key',
          'Packet loss between source and replica',
          'A report on the replica that holds a metadata lock an ALTER is waiting for',
          'One transaction changing five million rows',
          'binlog_expire_logs_seconds set to one day on the source',
        ],
      },
      answer: { kind: 'multiple', correct: [0, 2, 3], credit: 'right-minus-wrong' },
    },
    {
      key: 'durable-settings',
      prompt:
        'Which two settings on the source together make sure that a commit confirmed to the client survives a power cut, in the tables and in the binary log?',
      points: 2,
      explanation:
        '`innodb_flush_log_at_trx_commit = 1` flushes the redo log, `sync_binlog = 1` the binary log, each at every commit. The others concern format, speed and readers on the replica.',
      body: {
        kind: 'multiple',
        options: [
          'innodb_flush_log_at_trx_commit = 1',
          'replica_preserve_commit_order = ON',
          'sync_binlog = 1',
          'binlog_row_image = FULL',
        ],
      },
      answer: { kind: 'multiple', correct: [0, 2], credit: 'all-or-nothing' },
    },
    {
      key: 'after-promotion',
      prompt:
        'A replica has just been promoted in a planned switchover. Which of these still have to be done? Choose all.',
      points: 2,
      explanation:
        'Events arrive on a replica disabled; pools hold on to the old host; the old source must stay read-only after a restart. The GTID history must not be wiped: the other replicas would no longer find their place.',
      body: {
        kind: 'multiple',
        options: [
          'Enable the scheduled events on the new source',
          'Clear the GTID history of the new source, so that it starts at 1',
          'Make the application drop its connections to the old source',
          'Persist super_read_only on the old source before it becomes a replica',
        ],
      },
      answer: { kind: 'multiple', correct: [0, 2, 3], credit: 'right-minus-wrong' },
    },
    {
      key: 'replica-is-backup',
      prompt: 'A replica without delay on another site makes backups with binary logs unnecessary.',
      points: 1,
      explanation:
        'It protects against the loss of a machine or a site. A wrong `DELETE` or `DROP` is replicated within a second.',
      body: { kind: 'boolean' },
      answer: { kind: 'boolean', correct: false },
    },
    {
      key: 'semisync-read',
      prompt:
        'With semi-synchronous replication, once a client has its commit confirmed, that row can certainly be read on the replica that acknowledged it.',
      points: 1,
      explanation:
        'The replica acknowledges when the transaction is written to its relay log. Applying it comes later, so a read may still return the old row.',
      body: { kind: 'boolean' },
      answer: { kind: 'boolean', correct: false },
    },
    {
      key: 'gtid-skip-silent',
      prompt:
        'A server that is given a transaction whose GTID is already in its gtid_executed skips it without an error, whatever the transaction contains.',
      points: 1,
      explanation:
        'That is what makes reconnecting safe, and why replaying a binary log into a server that has executed it before has no effect.',
      body: { kind: 'boolean' },
      answer: { kind: 'boolean', correct: true },
    },
    {
      key: 'gtid-count',
      prompt:
        'With the source made read-only, its gtid_executed is U:1-48210. The replica has U:1-47655:47700-47703. How many transactions does the replica still have to apply?',
      points: 2,
      explanation:
        '48210 − 47655 = 555 are above 47655; four of them (47700 to 47703) are already applied by parallel workers. 555 − 4 = 551.',
      body: { kind: 'numeric', unit: 'transactions' },
      answer: { kind: 'numeric', value: 551, tolerance: 0 },
    },
    {
      key: 'expire-days',
      prompt:
        'binlog_expire_logs_seconds is 604800. For how many days does the source keep its binary logs?',
      points: 1,
      explanation: '604,800 ÷ 86,400 = 7. A replica that is stopped for longer has to be rebuilt.',
      body: { kind: 'numeric', unit: 'days' },
      answer: { kind: 'numeric', value: 7, tolerance: 0 },
    },
    {
      key: 'heartbeat-delay',
      prompt:
        'The source writes its clock into a heartbeat row each second. At 10:15:30 the row reads 10:15:30 on the source and 10:11:05 on the replica; both clocks agree. By how many seconds is the replica behind?',
      points: 1,
      explanation:
        'From 10:11:05 to 10:15:30 is 4 min 25 s, that is 265 s. Unlike `Seconds_Behind_Source` this also counts what has not arrived yet.',
      body: { kind: 'numeric', unit: 's' },
      answer: { kind: 'numeric', value: 265, tolerance: 1 },
    },
    {
      key: 'file-with-uuid',
      prompt: 'In which file of the data directory does MySQL keep its server UUID?',
      points: 1,
      explanation: 'The UUID is in `auto.cnf`. It must not be copied to another server.',
      body: { kind: 'text' },
      answer: {
        kind: 'text',
        accepted: ['auto.cnf', '/var/lib/mysql/auto.cnf', 'auto.cnf file', 'the file auto.cnf'],
        normalise: 'case',
      },
    },
    {
      key: 'semisync-status',
      prompt:
        'Name the status variable on a MySQL 8.4 source which tells you that semi-synchronous replication has fallen back to asynchronous.',
      points: 2,
      explanation:
        '`Rpl_semi_sync_source_status` is ON while commits wait for an acknowledgement and OFF after the fallback. The variable `rpl_semi_sync_source_enabled` stays ON all the time.',
      body: { kind: 'text' },
      answer: { kind: 'text', accepted: ['rpl_semi_sync_source_status'], normalise: 'case' },
    },
    {
      key: 'order-switchover',
      prompt: 'Put the steps of a planned switchover in order.',
      points: 3,
      explanation:
        'Writes stop before the set is read, otherwise the set is out of date at once. The replica is waited for before it is cut off, and made writable last.',
      body: {
        kind: 'ordering',
        options: [
          'Check the replica for health, delay and errant transactions',
          'Set super_read_only on the source',
          'Read gtid_executed on the source',
          'Wait on the replica until it has executed that set',
          'Stop and reset replication on the replica',
          'Make the replica writable',
          'Move the traffic and point the old source at the new one',
        ],
      },
      answer: { kind: 'ordering' },
    },
    {
      key: 'order-physical-restore',
      prompt:
        'Put the steps of restoring a physical backup with XtraBackup into a new replica in order.',
      points: 2,
      explanation:
        'Preparing makes the files consistent; copying back needs a stopped server and an empty directory; owner and label must be right before the start; the GTID set must be right before connecting.',
      body: {
        kind: 'ordering',
        options: [
          'Prepare the backup, so that the redo log is applied',
          'Stop the server and empty its data directory',
          'Copy the files back',
          'Set owner and SELinux label of the files',
          'Start the server',
          'Set gtid_purged from xtrabackup_binlog_info',
          'Connect to the source with automatic positioning',
        ],
      },
      answer: { kind: 'ordering' },
    },
    {
      key: 'match-errors',
      prompt: 'Match each message on a replica with its usual cause.',
      points: 2,
      explanation:
        '1062 and 1032 both say that the data already differed; 2061 and 1236 stop the receiver, not the applier.',
      body: {
        kind: 'matching',
        left: [
          '1062, duplicate entry',
          '1032, row not found',
          '2061, secure connection required',
          '1236, required binary logs purged',
        ],
        right: [
          'The replica was away longer than the source keeps its logs',
          'A row that the source inserts was inserted on the replica before',
          'caching_sha2_password over a connection without TLS',
          'A row that the source changes is missing on the replica',
        ],
      },
      answer: { kind: 'matching', pairs: [1, 3, 2, 0] },
    },
    {
      key: 'match-gtid-sets',
      prompt: 'Match each GTID set with its meaning.',
      points: 2,
      explanation:
        'Executed minus purged is what a server can still send to others; Retrieved minus executed is what waits in the relay log.',
      body: {
        kind: 'matching',
        left: [
          'gtid_executed',
          'gtid_purged',
          'Retrieved_Gtid_Set',
          'GTID_SUBTRACT(replica, source)',
        ],
        right: [
          'What the receiver has fetched since the relay logs were last reset',
          'What exists on the replica only: errant transactions',
          'What this server has committed, from whatever origin',
          'What this server has committed but can no longer send, since the logs are gone',
        ],
      },
      answer: { kind: 'matching', pairs: [2, 3, 0, 1] },
    },
    {
      key: 'cmd-status',
      prompt:
        'Write the statement (8.0.22 and later, in the current wording) that shows the state of replication on a replica.',
      points: 1,
      explanation:
        '`SHOW REPLICA STATUS`, best with `\\G`. The older `SHOW SLAVE STATUS` does not exist any more in 8.4.',
      body: { kind: 'command' },
      answer: {
        kind: 'command',
        accepted: typed('SHOW REPLICA STATUS', ['', ';', ' ;', '\\G', ' \\G']),
      },
    },
    {
      key: 'cmd-binlog-status',
      prompt: 'MySQL 8.4: write the statement that replaces SHOW MASTER STATUS.',
      points: 1,
      explanation:
        '`SHOW BINARY LOG STATUS` came with 8.2; the old statement is a syntax error in 8.4.',
      body: { kind: 'command' },
      answer: {
        kind: 'command',
        accepted: typed('SHOW BINARY LOG STATUS', ['', ';', ' ;', '\\G', ' \\G']),
      },
    },
    {
      key: 'cmd-super-read-only',
      prompt:
        'Write the statement which makes a running server refuse writes from everybody, including administrators, for all connections.',
      points: 2,
      explanation:
        '`SET GLOBAL super_read_only = ON` also turns `read_only` on. `read_only` alone lets accounts with `CONNECTION_ADMIN` write. With `PERSIST` it outlives a restart.',
      body: { kind: 'command' },
      answer: { kind: 'command', accepted: [...new Set(globally('super_read_only', 'ON', '1'))] },
    },
    {
      key: 'cmd-stop-receiver',
      prompt:
        'MySQL 8.4: write the statement that stops only the receiver on a replica and lets the applier empty the relay log.',
      points: 2,
      explanation:
        'The receiver is the I/O thread. In a failover this comes before `RESET REPLICA ALL`, which would throw away what has not been applied.',
      body: { kind: 'command' },
      answer: { kind: 'command', accepted: typed('STOP REPLICA IO_THREAD') },
    },
    {
      key: 'cmd-forget-source',
      prompt:
        'MySQL 8.4: a replica has been stopped and is about to become the source. Write the statement that makes it forget its old source completely, including host and account.',
      points: 2,
      explanation:
        '`RESET REPLICA` alone keeps the connection settings, and the server would connect to its old source again after a restart.',
      body: { kind: 'command' },
      answer: { kind: 'command', accepted: typed('RESET REPLICA ALL') },
    },
    {
      key: 'cmd-decode',
      prompt:
        'Write the shell command that prints the file binlog.000412 in the current directory with row changes as readable comments instead of base64. Use -v or -vv for the rows.',
      points: 2,
      explanation:
        '`--base64-output=DECODE-ROWS` drops the encoded text and `-v` prints the rows as comments. Such output is for reading only: never pipe it into `mysql`.',
      body: { kind: 'command' },
      answer: {
        kind: 'command',
        accepted: ['DECODE-ROWS', 'decode-rows'].flatMap((d) =>
          ['-v', '-vv', '-v -v', '--verbose', '--verbose --verbose'].flatMap((v) =>
            ['', './'].flatMap((dir) => [
              `mysqlbinlog --base64-output=${d} ${v} ${dir}binlog.000412`,
              `mysqlbinlog ${v} --base64-output=${d} ${dir}binlog.000412`,
              `mysqlbinlog ${dir}binlog.000412 --base64-output=${d} ${v}`,
              `mysqlbinlog ${dir}binlog.000412 ${v} --base64-output=${d}`,
            ]),
          ),
        ),
      },
    },
    {
      key: 'essay-failover-plan',
      prompt:
        'At 03:10 the source of a shop (one source, two replicas, asynchronous, GTID) stops answering; the management board shows a kernel panic. Replica A has retrieved and executed up to 9120. Replica B has retrieved up to 9134 and executed up to 9098. Describe what you do until the shop writes again, and what you do with the old source afterwards. Give your reasons.',
      points: 10,
      explanation:
        'The board makes fencing easy, B holds the most transactions although A has executed more, and the old source may hold transactions nobody else has.',
      body: { kind: 'essay', words: 350 },
      answer: {
        kind: 'essay',
        model: `First I power the old source off through the management board and prevent an automatic start. A panic may end in a reboot, and a source that comes back with its address would accept writes next to the new one. I tell the customer that we fail over and that the last moments before 03:10 may be missing.

I choose B. What counts is what a replica has received: B has up to 9134, A only up to 9120, so promoting A would lose 14 more transactions. B must finish its relay log first: I stop only the receiver (STOP REPLICA IO_THREAD), wait for the retrieved set with WAIT_FOR_EXECUTED_GTID_SET, and do not reset anything before that, since RESET REPLICA ALL would delete 36 transactions. I check with GTID_SUBTRACT that B has nothing under its own UUID, which A would otherwise ask for and might not get.

Then STOP REPLICA, RESET REPLICA ALL, read_only and super_read_only off and persisted. A is pointed at B with SOURCE_AUTO_POSITION = 1 and fetches 9121 to 9134 from it. I move the address or the proxy, enable the events, and verify by writing and reading a row through the application.

I note the time of the last commit on B and that transactions from 9135 on are missing, and tell the customer so in those words.

The old source stays off the network. When it can be started in isolation, I compare its gtid_executed with that of B: whatever it has from 9135 on is errant. I decode those transactions from its binary log and hand them to the customer, who decides what to enter again. Then I rebuild it from a backup of B and let it join as a replica with super_read_only persisted. Finally I propose semi-synchronous replication with an alarm on its status.`,
        rubric: [
          {
            criterion: 'Fencing',
            points: 2,
            descriptor:
              'Makes sure before promotion that the old source cannot write, and says why silence is not enough. 1 point if fencing is named without a reason or comes after promotion.',
          },
          {
            criterion: 'Choice and catching up',
            points: 4,
            descriptor:
              'Chooses B because of the retrieved set (2), lets the relay log be applied before any reset (1), checks for errant transactions (1).',
          },
          {
            criterion: 'Promotion and moving traffic',
            points: 2,
            descriptor:
              'Makes B writable and persists it, repoints A with automatic positioning, moves traffic, and verifies. 1 point if one of these is missing.',
          },
          {
            criterion: 'The loss and the old source',
            points: 2,
            descriptor:
              'States what may be missing and tells the customer (1); does not reconnect the old source but compares, saves and rebuilds (1).',
          },
        ],
      },
    },
    {
      key: 'essay-lag-explained',
      prompt:
        'A customer writes: "Your monitoring shows 0 seconds delay, but our reports on the replica lack the orders of the last 20 minutes." Explain how both can be true, how you find the cause, and what you change so that the monitoring is right next time.',
      points: 10,
      explanation:
        'The seconds describe the event being applied. When nothing arrives, there is no event and so no delay to show.',
      body: { kind: 'essay', words: 300 },
      answer: {
        kind: 'essay',
        model: `Seconds_Behind_Source compares the replica's clock with the timestamp of the event the applier is working on. If the applier has finished everything in the relay log, it shows 0. That says nothing about events which have not arrived. If the receiver hangs, for instance because a firewall dropped the idle connection without closing it, the thread still says Yes and the applier is idle: 0 seconds and 20 minutes missing.

I first compare gtid_executed on the source with Retrieved_Gtid_Set on the replica. If the source is far ahead, transport is the problem. Then I look at Replica_IO_Running, at Last_IO_Error, at the time of the last heartbeat in performance_schema.replication_connection_status, and at whether the source lists the replica's dump thread in its process list. If on the other hand Retrieved equals the source, I look at the applier, at SOURCE_DELAY and at replication filters, and also at whether the report reads from another replica or inside an old snapshot.

If the connection is dead, STOP REPLICA IO_THREAD and START REPLICA IO_THREAD bring it back; with automatic positioning it continues where it was. I then find out what cut it, and check SOURCE_HEARTBEAT_PERIOD and replica_net_timeout, which decide how soon a silent connection is noticed.

For monitoring I write a heartbeat row on the source every second and measure its age on the replica, with an alarm above 30 s. Also an alarm if either thread is not Yes, and NULL counts as an alarm. I answer the customer with the cause, the period during which reports were incomplete, and which reports to run again.`,
        rubric: [
          {
            criterion: 'Explains the figure',
            points: 3,
            descriptor:
              'Says what Seconds_Behind_Source measures and why it is 0 when the receiver stalls. 1–2 points for a partly right account.',
          },
          {
            criterion: 'Finds the cause',
            points: 4,
            descriptor:
              'Compares source, retrieved and executed sets (2), and names further checks that fit each outcome (2).',
          },
          {
            criterion: 'Better monitoring',
            points: 2,
            descriptor:
              'A heartbeat row or commit timestamps (1); thread state and NULL as alarms (1).',
          },
          {
            criterion: 'Answer to the customer',
            points: 1,
            descriptor: 'Tells the customer cause, period and consequences in plain words.',
          },
        ],
      },
    },
  ],
}
