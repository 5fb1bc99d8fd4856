// Longer than a code file would be: eight short courses, each too small for a file of its own.
import type { CourseSeed } from '../../course-seed.ts'

const ansible: CourseSeed = {
  code: 'ANS-210',
  title: 'Ansible from inventory to roles',
  track: 'linux',
  level: 'intermediate',
  hours: 6,
  summary:
    'Write plays that can run twice without harm, keep variables where they will be found, and try a change before it reaches three hundred servers.',
  description: `Afterwards you can:

- keep an inventory in which every host stands in the groups that describe it
- write tasks that change nothing on the second run
- roll a change out in small batches, and stop when the first batch fails

For technicians who know one Linux distribution well and have changed the same file on many servers by hand.`,
  items: [
    {
      kind: 'lesson',
      title: 'Inventory, variables, and the second run',
      minutes: 20,
      body: `An inventory says which hosts exist and what they are. Group by three things: what a host does, where it stands, and how careful one has to be with it.

\`\`\`yaml
web:
  hosts:
    web-14.example.com:
    web-15.example.com:
hall2:
  hosts:
    web-14.example.com:
production:
  children:
    web:
\`\`\`

Ask before you trust it:

\`\`\`sh
ansible-inventory -i inventory --graph
ansible-inventory -i inventory --host web-14.example.com
\`\`\`

The second command prints every variable the host ends up with. It ends most discussions about precedence. The short form of those rules: role defaults are weakest, then the group \`all\`, other groups, the host, variables in the play, and \`-e\` on the command line wins over everything. Put a value in the widest place where it is true, and nowhere else. If two sibling groups set the same variable, the one whose name comes later in the alphabet wins, which is not a way to run a company.

## A task describes a state

\`\`\`yaml
- name: Time comes from our servers
  ansible.builtin.template:
    src: chrony.conf.j2
    dest: /etc/chrony.conf
    mode: '0644'
  notify: Restart chrony
\`\`\`

The second run must report \`changed=0\`. If it does not, some task describes an action instead of a state, usually a \`shell\` task:

\`\`\`yaml
- name: Import the schema
  ansible.builtin.shell: mysql shop < /opt/shop/schema.sql
\`\`\`

This loads the schema at every run, over whatever is there. Use a module that knows the state, or give the command a way to see that it is done: \`creates\`, or a check before it with \`changed_when: false\` whose result is used in \`when\`.

## Handlers and the half-finished run

Handlers run at the end of the play, once. If a later task fails on a host, its handlers do not run: the file has changed, the service has not been restarted, and at the next run the file counts as unchanged, so nobody ever restarts it. Run plays that matter with \`--force-handlers\`, and after a failure check whether the running service has the new configuration.`,
    },
    {
      kind: 'lesson',
      title: 'Roles, and a rollout that stops by itself',
      minutes: 20,
      body: `A role is a folder with agreed names: \`tasks\`, \`handlers\`, \`templates\`, \`files\`, \`defaults\`, \`vars\`, \`meta\`. Make one when a second play needs the same tasks, not before.

Put into \`defaults/main.yml\` what a user of the role may change, each with a comment. Put into \`vars/main.yml\` what they may not. Begin every name with the role's name: \`chrony_servers\`, not \`servers\`. All roles of a play share one space of names, and two roles with a variable \`port\` will meet one day.

Let a role check what it needs before it changes anything:

\`\`\`yaml
- name: A list of time servers is given
  ansible.builtin.assert:
    that: chrony_servers | length >= 3
    fail_msg: chrony_servers needs three entries, so that one wrong clock is outvoted
\`\`\`

## Secrets

Encrypt with \`ansible-vault\` only the secret values, and keep their names readable: a plain file maps \`db_password: "{{ vault_db_password }}"\`, and the vault file holds \`vault_db_password\`. Then one can search for where a secret is used. Tasks that handle one get \`no_log: true\`; without it a failing task prints its arguments into the log of the build server.

## From one host to three hundred

\`\`\`sh
ansible-playbook site.yml --limit web-14.example.com --check --diff
ansible-playbook site.yml --limit web-14.example.com --diff
\`\`\`

\`--check\` predicts and is no proof: \`shell\` and \`command\` tasks are skipped, and whatever depends on them is guessed. So the first real run goes to one host, and is looked at.

For the rest, let the play itself be careful:

\`\`\`yaml
- hosts: web
  serial: [1, 5, '20%']
  max_fail_percentage: 0
  roles: [chrony]
\`\`\`

One host, then five, then a fifth of all at a time. If a host of a batch fails, the play ends before the next batch. Without \`serial\` a typing mistake in a web server's template is on every server before the first customer has called.

A last habit: never run a play from a branch nobody else has. Whoever runs it next takes your change back without knowing.`,
    },
    {
      kind: 'quiz',
      title: 'Exam: Ansible',
      minutes: 12,
      body: 'Five questions drawn from six.',
      draw: 5,
      always: [],
      passPercent: 70,
      attempts: 3,
    },
  ],
  questions: [
    {
      key: 'second-run',
      prompt:
        'A play that ran without failures is run again at once, and reports changed=1 on every host, always for the same task. What does that say?',
      points: 1,
      explanation:
        'A task that changes something each time describes an action and not a state. It may do harm, and it hides real changes.',
      body: {
        kind: 'single',
        options: [
          'The inventory lists every host twice',
          'That task is not idempotent',
          'The handlers of the first run failed',
          'Facts are cached from the first run',
        ],
      },
      answer: { kind: 'single', correct: 1 },
    },
    {
      key: 'handler-lost',
      prompt:
        'A template task notified a handler, and a later task of the play failed on that host. The next run is clean. The service still runs with its old configuration. Why?',
      points: 2,
      explanation:
        'The failed run ended before the handlers. In the second run the file was already right, so nothing notified them. `--force-handlers` avoids this.',
      body: {
        kind: 'single',
        options: [
          'Handlers run only when a play is limited to one host',
          'The template was written with the wrong mode',
          'Handlers run before the tasks of the next play',
          'The first run ended before its handlers, and the second saw no change to notify',
        ],
      },
      answer: { kind: 'single', correct: 3 },
    },
    {
      key: 'wins',
      prompt: 'The same variable is set in all of these places. Which value is used?',
      points: 1,
      explanation:
        'Variables given with `-e` win over everything else, which is why they are dangerous in scripts.',
      body: {
        kind: 'single',
        options: [
          'defaults of the role',
          'group_vars/all',
          '-e on the command line',
          'host_vars of the host',
        ],
      },
      answer: { kind: 'single', correct: 2 },
    },
    {
      key: 'check-proof',
      prompt:
        'If a play passes with --check on a host, it will also succeed when it is really run there.',
      points: 1,
      explanation:
        'Command and shell tasks are skipped in check mode, and what follows from them is unknown.',
      body: { kind: 'boolean' },
      answer: { kind: 'boolean', correct: false },
    },
    {
      key: 'serial-count',
      prompt:
        'A play for 100 hosts has serial: [1, 5, 20%]. The last entry repeats until all hosts are done. In how many batches does it run?',
      points: 2,
      explanation:
        '1 + 5 leave 94 hosts; 20 % of 100 are 20 per batch, so 20 + 20 + 20 + 20 + 14 are five more. Together 7.',
      body: { kind: 'numeric', unit: 'batches' },
      answer: { kind: 'numeric', value: 7, tolerance: 0 },
    },
    {
      key: 'limit-command',
      prompt:
        'Write the command that runs site.yml on web-14.example.com only, without changing anything, and shows what would change. Use the default inventory and long options.',
      points: 2,
      explanation:
        '`--limit` chooses the host, `--check` keeps it from changing, `--diff` shows the lines.',
      body: { kind: 'command' },
      answer: {
        kind: 'command',
        accepted: [
          '--limit web-14.example.com',
          '--limit=web-14.example.com',
          '-l web-14.example.com',
        ].flatMap((l) =>
          ['--check', '-C'].flatMap((c) =>
            ['--diff', '-D'].flatMap((d) => [
              `ansible-playbook site.yml ${l} ${c} ${d}`,
              `ansible-playbook site.yml ${l} ${d} ${c}`,
              `ansible-playbook site.yml ${c} ${d} ${l}`,
              `ansible-playbook site.yml ${d} ${c} ${l}`,
              `ansible-playbook site.yml ${c} ${l} ${d}`,
              `ansible-playbook site.yml ${d} ${l} ${c}`,
              `ansible-playbook ${l} ${c} ${d} site.yml`,
              `ansible-playbook ${l} ${d} ${c} site.yml`,
              `ansible-playbook ${c} ${d} ${l} site.yml`,
              `ansible-playbook ${d} ${c} ${l} site.yml`,
              `ansible-playbook ${c} ${l} ${d} site.yml`,
              `ansible-playbook ${d} ${l} ${c} site.yml`,
            ]),
          ),
        ),
      },
    },
  ],
}

const selinux: CourseSeed = {
  code: 'LNX-310',
  title: 'SELinux without turning it off',
  track: 'linux',
  level: 'advanced',
  hours: 5,
  summary:
    'Read a denial, tell a wrong label from a missing permission, and repair it so that it survives the next relabel.',
  description: `Afterwards you can:

- find out within two minutes whether SELinux is the cause of a fault
- choose between a label, a boolean, a port and a policy module
- bring a server from disabled back to enforcing without an unbootable night

For technicians on RHEL, Rocky or Alma Linux who hold LNX-201.`,
  items: [
    {
      kind: 'lesson',
      title: 'Reading a denial and choosing the repair',
      minutes: 25,
      body: `A service may not read a file although owner and mode are right. Look for the denial before you try anything:

\`\`\`sh
ausearch -m AVC,USER_AVC -ts recent -i
\`\`\`

\`\`\`text
avc: denied { read } for pid=2217 comm=nginx name=index.html
 scontext=system_u:system_r:httpd_t:s0
 tcontext=unconfined_u:object_r:user_home_t:s0 tclass=file permissive=0
\`\`\`

Read four words: **who** (\`httpd_t\`), **does what** (\`read\`), **to what** (\`user_home_t\`), **as which class** (\`file\`). Here a web server reads a file that is labelled as somebody's home directory: it was moved there with \`mv\`, which keeps the label. A copy would have taken the label of its new directory.

No denial and still refused? Some rules are silent. \`semodule -DB\` makes them speak; try again, then \`semodule -B\`. And if the fault is still there after \`setenforce 0\`, it was not SELinux: turn it back on and look elsewhere. One such test of ten seconds is a diagnosis. Leaving it off is none.

## Four repairs, in this order

**1. The label is wrong.** The rule for the path exists, and the file does not follow it:

\`\`\`sh
matchpathcon -V /var/www/html/index.html
restorecon -Rv /var/www/html
\`\`\`

**2. The path is ours and has no rule.** Add one, then apply it:

\`\`\`sh
semanage fcontext -a -t httpd_sys_content_t '/srv/shop(/.*)?'
restorecon -Rv /srv/shop
\`\`\`

\`chcon\` alone changes the file and not the rule; the next relabel undoes it, months later, at night.

**3. The policy has a switch.** A web server that may not open a connection to the database needs a boolean:

\`\`\`sh
getsebool -a | grep httpd_can_network
setsebool -P httpd_can_network_connect_db on
\`\`\`

Without \`-P\` it is gone after a restart. Choose the narrowest one: \`httpd_can_network_connect\` would open every port.

**4. The port is unknown.** \`semanage port -a -t http_port_t -p tcp 8099\` lets the web server listen on 8099.

Only if none of these fits, write a module, and read it before you load it:

\`\`\`sh
ausearch -m AVC -ts today -c shopd | audit2allow -M local_shopd
cat local_shopd.te
semodule -i local_shopd.pp
\`\`\`

\`audit2allow\` permits what was tried. If what was tried was an attack, or the result of a wrong label, it permits that. A line with \`shadow_t\` or \`unlabeled_t\` in it is a reason to stop.`,
    },
    {
      kind: 'lesson',
      title: 'Back from disabled to enforcing',
      minutes: 15,
      body: `You take over a server on which somebody has switched SELinux off. While it was off, new files got no labels at all. If you set it to enforcing and restart, services meet \`unlabeled_t\` everywhere, and perhaps you cannot log in. Go in three steps.

**1. Permissive, with a relabel.** Set \`SELINUX=permissive\` in \`/etc/selinux/config\`. On RHEL 9 and its relatives also make sure that the kernel is not told otherwise:

\`\`\`sh
grubby --info=ALL | grep -o 'selinux=0'
grubby --update-kernel=ALL --remove-args=selinux=0
fixfiles -F onboot
reboot
\`\`\`

The relabel runs during the start and takes time: on a server with ten million small files more than an hour. Tell the customer before, not while the console scrolls.

**2. Collect, a week or a full business cycle.** Permissive logs what it would refuse. Include the monthly invoice run if there is one.

\`\`\`sh
ausearch -m AVC -ts this-week | grep -o 'comm="[^"]*".*tclass=[a-z_]*' | sort | uniq -c | sort -rn | head -20
\`\`\`

Repair from the top with the four repairs of the first lesson. The list becomes short quickly: most entries share one cause.

In permissive mode a process may log a denial and go on to things that it would never have reached in enforcing mode. Not every line needs a rule. Start with the first denial of each program.

**3. Enforcing, with a way back.** First only for the running system:

\`\`\`sh
setenforce 1
\`\`\`

If something breaks, \`setenforce 0\` repairs it at once, and a restart would too. Only after a quiet day change the file to \`SELINUX=enforcing\`.

## If one program will not be ready

Make only its domain permissive, and leave the rest of the system protected:

\`\`\`sh
semanage permissive -a shopd_t
semanage permissive -l
\`\`\`

Put a date and a name in the ticket. A permissive domain without an owner stays for ever.`,
    },
  ],
  questions: [],
}

const boot: CourseSeed = {
  code: 'LNX-330',
  title: 'Boot, recovery and the night shift',
  track: 'linux',
  level: 'advanced',
  hours: 6,
  summary:
    'Bring back a server that does not start, at three in the morning, through a console, without making it worse.',
  description: `Afterwards you can:

- say from the last line on the console at which stage the start stopped
- get a root shell when the password, the file system table or the initramfs is broken
- decide at night what to repair now and what to leave for the day

For technicians who take part in the night shift.`,
  items: [
    {
      kind: 'lesson',
      title: 'Where did it stop, and how do I get in',
      minutes: 25,
      body: `Look at the console before you press reset. The last line says which stage failed, and a second reset deletes it.

| What the console shows | Stage | Usual cause |
| --- | --- | --- |
| nothing, or "no bootable device" | firmware | boot order, dead disk, EFI entry gone |
| \`grub>\` or \`grub rescue>\` | boot loader | \`/boot\` not found, disk replaced without installing the loader |
| kernel panic, unable to mount root | kernel | initramfs without the driver, kernel half installed |
| \`dracut:/#\` after a long wait | initramfs | root device missing: UUID, LVM, RAID |
| "You are in emergency mode" | systemd | a line in \`/etc/fstab\`, or a file system that needs repair |

## Ways in

**The kernel before.** Choose it in the boot menu. After an update this is the first thing to try: nothing is changed by it, and the customer is online in two minutes.

**Emergency mode** asks for the root password. If you have it, read \`systemctl --failed\` and \`journalctl -xb -p err\`. A disk that has been removed and still stands in \`/etc/fstab\` is the classic. Mount the root file system writable, and comment the line out:

\`\`\`sh
mount -o remount,rw /
vi /etc/fstab
systemctl daemon-reload
findmnt --verify
\`\`\`

\`nofail\` on every line that the start does not need prevents the next such night.

**No password.** In the boot menu press \`e\`, and add \`rd.break\` to the line that begins with \`linux\`:

\`\`\`sh
mount -o remount,rw /sysroot
chroot /sysroot
passwd root
touch /.autorelabel
\`\`\`

Without the last line SELinux will refuse the new \`/etc/shadow\`, and nobody can log in at all.

**A rescue system** from the network or an image, when the disk has no usable start. Assemble, mount, change root:

\`\`\`sh
mdadm --assemble --scan
vgchange -ay
mount /dev/vg0/root /mnt
mount /dev/sda2 /mnt/boot
for d in dev proc sys run; do mount --rbind /$d /mnt/$d; done
chroot /mnt /bin/bash
dracut -f --kver 5.14.0-427.13.1.el9_4.x86_64
\`\`\`

Name the kernel version as it stands in \`/lib/modules\`. Without it \`dracut\` builds for the kernel of the rescue system, and the server stops at the same place again.`,
    },
    {
      kind: 'lesson',
      title: 'Decisions at three in the morning',
      minutes: 15,
      body: `At night you are slower than you believe, nobody looks over your shoulder, and the customer sleeps. So the rule is: restore the service, keep the evidence, leave the elegance to the day.

## Before you change anything

Write three lines into the ticket: what you see, what you intend, how to undo it. If you cannot fill in the third, wake somebody. That is what the on-call list is for, and nobody has ever been blamed for a call too many.

Copy each file that you edit (\`cp -a fstab fstab.2026-11-04\`). Save what the next restart deletes: a photo of the console, and the output of \`dmesg\` and \`cat /proc/mdstat\`.

## Three things not to do alone

**\`fsck\` or \`xfs_repair\` on a disk that reports I/O errors.** Repair writes. On a failing disk it turns a readable file system into a consistent one without the files. First look (\`smartctl -a\`, \`dmesg\`), then copy the disk, then repair the copy. And \`xfs_repair -L\` throws the journal away: mount the file system once before, since mounting replays it.

**Assembling an array by force.** \`mdadm --assemble --force\` may take up a disk that dropped out last week. Compare the event counters first:

\`\`\`sh
mdadm --examine /dev/sd[abcd]2 | grep -E 'Events|Update Time|/dev/sd'
\`\`\`

A few events apart is a power cut. Thousands apart is an old disk with old data.

**Restoring a backup over the only copy.** Rename or restore beside it. The morning will want something from the broken state.

## Stop rule

Half an hour without a new fact, or a second repair that did not work: stop and call. Two failed repairs mean that the diagnosis is wrong, and the third one will do harm.

## Handing over to the day

\`\`\`text
02:41 CST  db-07 down after kernel update; console: dracut shell, no vg0
02:58      started with the kernel before; service verified 03:04
Open       initramfs of the new kernel lacks the RAID driver (suspected)
Do not     remove the old kernel, or restart without watching the console
Customer   informed 03:06 by mail, expects a call at 09:00
\`\`\`

"Open" and "do not" are the two lines that the day shift needs most. Say them aloud as well when you hand over.`,
    },
    {
      kind: 'quiz',
      title: 'Exam: boot and recovery',
      minutes: 12,
      body: 'Five questions drawn from six.',
      draw: 5,
      always: [],
      passPercent: 70,
      attempts: 3,
    },
  ],
  questions: [
    {
      key: 'first-try',
      prompt:
        'After a kernel update a server stops with "unable to mount root fs". What do you try first?',
      points: 1,
      explanation:
        'The old kernel and its initramfs are still installed. Starting them changes nothing, and takes two minutes.',
      body: {
        kind: 'single',
        options: [
          'Start a rescue system and run a file system check on the root file system',
          'Choose the previous kernel in the boot menu',
          'Restore last night’s backup',
          'Install the boot loader again from a rescue system',
        ],
      },
      answer: { kind: 'single', correct: 1 },
    },
    {
      key: 'autorelabel',
      prompt:
        'You set a new root password after rd.break on a server with SELinux enforcing, and restart. Now nobody can log in. What was forgotten?',
      points: 2,
      explanation:
        'In that environment no policy is loaded, so the newly written `/etc/shadow` has no valid label. `touch /.autorelabel` or `restorecon` repairs it.',
      body: {
        kind: 'single',
        options: [
          'Building the initramfs again with dracut',
          'Unlocking the account with usermod',
          'Labelling the changed file, for instance with /.autorelabel',
          'Mounting /boot before changing the password',
        ],
      },
      answer: { kind: 'single', correct: 2 },
    },
    {
      key: 'dracut-kver',
      prompt:
        'In a rescue system, after chroot, you run dracut -f without a version, and the server still does not start. What is the likely reason?',
      points: 2,
      explanation:
        'Without a version `dracut` takes the running kernel, here the rescue system’s. Name the version that stands in `/lib/modules`.',
      body: {
        kind: 'single',
        options: [
          'The image was built for the kernel of the rescue system',
          'dracut writes nothing inside a chroot',
          'The option -f only tests the build',
          'The initramfs must be signed by hand afterwards',
        ],
      },
      answer: { kind: 'single', correct: 0 },
    },
    {
      key: 'fsck-failing',
      prompt:
        'A disk reports read errors, and its file system is damaged. Repairing the file system at once is the safest step.',
      points: 1,
      explanation: 'Repair writes to a failing disk. Copy it first, and repair the copy.',
      body: { kind: 'boolean' },
      answer: { kind: 'boolean', correct: false },
    },
    {
      key: 'stages',
      prompt: 'Put the stages of a start in order.',
      points: 1,
      explanation:
        'Each stage finds the next one. The last line on the console tells which of them found nothing.',
      body: {
        kind: 'ordering',
        options: [
          'Firmware',
          'Boot loader',
          'Kernel',
          'Initramfs finds the root device',
          'systemd mounts the rest and starts services',
        ],
      },
      answer: { kind: 'ordering' },
    },
    {
      key: 'fstab-option',
      prompt: 'Which mount option in /etc/fstab lets the start go on when a device is missing?',
      points: 1,
      explanation:
        'With `nofail` the missing device does not hold up the start. Monitoring has to notice it instead.',
      body: { kind: 'text' },
      answer: { kind: 'text', accepted: ['nofail'], normalise: 'case' },
    },
  ],
}

const mysqlAdministration: CourseSeed = {
  code: 'MYS-201',
  title: 'MySQL administration: users, backups, slow queries',
  track: 'mysql',
  level: 'intermediate',
  hours: 6,
  summary:
    'The three things a MySQL server is called about most: who may do what, whether it can be restored, and why it is slow.',
  description: `Afterwards you can:

- create accounts with no more rights than their work needs, and find out why a login fails
- take a dump that can be restored, and prove it
- find the query that costs most, and say why

For technicians with LNX-201 who will look after MySQL 8.0 or 8.4. It prepares for MYS-302.`,
  items: [
    {
      kind: 'lesson',
      title: 'Accounts, and a backup that has been restored',
      minutes: 25,
      body: `In MySQL an account is a name **and** a host. \`'shop'@'10.20.0.%'\` and \`'shop'@'localhost'\` are two accounts with two passwords. Most failed logins come from this.

\`\`\`text
ERROR 1045 (28000): Access denied for user 'shop'@'web-14' (using password: YES)
\`\`\`

The message shows the host as the server sees it. List what it could have matched:

\`\`\`sql
SELECT user, host, plugin, account_locked, password_expired
  FROM mysql.user WHERE user IN ('shop', '');
SELECT CURRENT_USER(), USER();
\`\`\`

The most specific host wins and is the only one tried: if \`'shop'@'web-14'\` exists with an old password, the correct one at \`'shop'@'%'\` is never looked at. \`USER()\` is what you asked for, \`CURRENT_USER()\` what you became.

An application needs its own schema, and no more:

\`\`\`sql
CREATE USER 'shop'@'10.20.0.%' IDENTIFIED BY 'a long random password' REQUIRE SSL;
GRANT SELECT, INSERT, UPDATE, DELETE ON shop.* TO 'shop'@'10.20.0.%';
\`\`\`

No \`ALL\` on \`*.*\`, no \`FILE\`, and schema changes under another account. For changing a password without an outage, MySQL keeps two for a while: \`ALTER USER … IDENTIFIED BY '…' RETAIN CURRENT PASSWORD\`, change the application, then \`DISCARD OLD PASSWORD\`.

\`FLUSH PRIVILEGES\` is needed only after somebody has changed the grant tables by hand, which is the thing to stop.

## A dump

\`\`\`sh
set -o pipefail
mysqldump --defaults-extra-file=/etc/mysql/backup.cnf --single-transaction --routines --events --databases shop | zstd > shop.sql.zst
zstd -dc shop.sql.zst | tail -n 1
\`\`\`

The password stands in a file with mode 0600, not on the command line. \`--single-transaction\` gives a consistent state of InnoDB tables without blocking writers. \`--routines\` and \`--events\` are not included by default, and their absence is noticed on the day of the restore. The last line must read \`-- Dump completed\`.

## The restore is the backup

Once a month: load the dump on a test server, note the minutes, compare the row counts of the three largest tables, and log in with the application. Write date and duration in the ticket. A backup whose restore takes nine hours is a different promise from one that takes forty minutes, and the customer should know which one they have bought.`,
    },
    {
      kind: 'lesson',
      title: 'Slow: find the query before you turn a knob',
      minutes: 20,
      body: `"The database is slow" has two forms. Everything is slow **now**: look at what is running. It is slower **than last month**: look at what costs most over a day.

## Now

\`\`\`sql
SELECT id, user, db, time, state, LEFT(info, 80) AS query
  FROM performance_schema.processlist
 WHERE command <> 'Sleep' ORDER BY time DESC LIMIT 20;
\`\`\`

Forty queries in \`Waiting for table metadata lock\` have one cause: a transaction that is still open, and an \`ALTER\` waiting behind it. \`sys.schema_table_lock_waits\` names the blocker. Rows waiting for rows are listed in \`sys.innodb_lock_waits\`. Often the culprit is a connection in \`Sleep\` that has not committed for an hour:

\`\`\`sql
SELECT trx_mysql_thread_id, trx_started, trx_rows_modified
  FROM information_schema.innodb_trx ORDER BY trx_started LIMIT 5;
\`\`\`

Before you \`KILL\` it, look at the number of changed rows: taking back ten million rows lasts longer than the wait did.

## Over a day

\`\`\`sql
SET PERSIST slow_query_log = ON;
SET PERSIST long_query_time = 0.5;
\`\`\`

Connections that are already open keep the old limit. Rank by total time, not by the slowest one: a query of 40 ms that runs 200 times a second costs more than a report of a minute at night.

\`\`\`sql
SELECT query, exec_count, total_latency, rows_examined_avg, rows_sent_avg
  FROM sys.statement_analysis LIMIT 10;
\`\`\`

Examined 800,000 and sent 12: an index is missing, or cannot be used.

## Why

\`\`\`sql
EXPLAIN ANALYZE SELECT * FROM orders WHERE DATE(created_at) = '2026-11-04';
\`\`\`

It runs the query and prints estimated and real rows. Here: \`Table scan\`. A function around the column hides it from its index. Write a range:

\`\`\`sql
SELECT * FROM orders
 WHERE created_at >= '2026-11-04' AND created_at < '2026-11-05';
\`\`\`

Three more that look harmless: comparing a text column with a number, so every row is converted; \`LIKE '%foo'\`; and \`LIMIT 100000, 20\`, which reads 100,020 rows to show 20.

Turn the knobs last. Of all settings \`innodb_buffer_pool_size\` matters most: on a machine for MySQL alone start at about two thirds of the memory, and leave room for connections and the file cache.`,
    },
    {
      kind: 'quiz',
      title: 'Exam: MySQL administration',
      minutes: 12,
      body: 'Five questions drawn from six.',
      draw: 5,
      always: [],
      passPercent: 70,
      attempts: 3,
    },
  ],
  questions: [
    {
      key: 'specific-host',
      prompt:
        "The accounts 'shop'@'%' and 'shop'@'web-14' exist with different passwords. The application on web-14 uses the password of 'shop'@'%'. What happens?",
      points: 1,
      explanation:
        'The most specific host is chosen before the password is checked, and no other account is tried.',
      body: {
        kind: 'single',
        options: [
          'The login succeeds, because one of the two passwords fits',
          'The login succeeds with the rights of both accounts',
          'The login is refused',
          'The server asks for the second password',
        ],
      },
      answer: { kind: 'single', correct: 2 },
    },
    {
      key: 'index-hidden',
      prompt: 'created_at is indexed. Which condition can use the index for a range?',
      points: 2,
      explanation:
        'A function or a calculation around the column hides it from the index. Only a comparison of the bare column makes a range.',
      body: {
        kind: 'single',
        options: [
          "created_at >= '2026-11-04' AND created_at < '2026-11-05'",
          "DATE(created_at) = '2026-11-04'",
          "created_at LIKE '%-11-04%'",
          "DATE_FORMAT(created_at, '%Y-%m-%d') = '2026-11-04'",
        ],
      },
      answer: { kind: 'single', correct: 0 },
    },
    {
      key: 'total-time',
      prompt:
        'Query A takes 40 ms and runs 200 times a second. Query B takes 60 s and runs once a night. How many seconds of execution does A add up to in one minute?',
      points: 1,
      explanation:
        '0.040 s × 200 × 60 = 480 s in each minute. B costs 60 s per day. Rank by total time.',
      body: { kind: 'numeric', unit: 's' },
      answer: { kind: 'numeric', value: 480, tolerance: 0 },
    },
    {
      key: 'dump-missing',
      prompt:
        'Which of these are missing from a mysqldump of one schema unless you ask for them? Choose all.',
      points: 2,
      explanation:
        'Triggers and table data are included by default, stored routines and events are not.',
      body: { kind: 'multiple', options: ['Stored routines', 'Triggers', 'Events', 'Table data'] },
      answer: { kind: 'multiple', correct: [0, 2], credit: 'all-or-nothing' },
    },
    {
      key: 'kill-rollback',
      prompt:
        'KILL on a connection that has changed ten million rows without a commit frees its locks at once.',
      points: 1,
      explanation:
        'The changes are rolled back first, and the locks stay until that is done. It may last longer than the transaction did.',
      body: { kind: 'boolean' },
      answer: { kind: 'boolean', correct: false },
    },
    {
      key: 'cmd-grants',
      prompt: "Write the statement that shows the rights of the account 'shop'@'10.20.0.%'.",
      points: 1,
      explanation:
        '`SHOW GRANTS FOR` with name and host. Without the host it would mean `%`, another account.',
      body: { kind: 'command' },
      answer: {
        kind: 'command',
        accepted: ['SHOW GRANTS FOR', 'show grants for'].flatMap((show) =>
          [
            "'shop'@'10.20.0.%'",
            "shop@'10.20.0.%'",
            '"shop"@"10.20.0.%"',
            '`shop`@`10.20.0.%`',
          ].flatMap((who) => [`${show} ${who}`, `${show} ${who};`, `${show} ${who}\\G`]),
        ),
      },
    },
  ],
}

const networks: CourseSeed = {
  code: 'NET-101',
  title: 'Networks for people who answer the phone',
  track: 'network',
  level: 'foundation',
  hours: 4,
  summary:
    'What happens between a customer’s browser and our server, and which three commands tell you where it breaks off.',
  description: `Afterwards you can:

- explain a name, an address, a port and a route to a customer in one sentence each
- tell "no name", "refused", "timed out" and "error page" apart, and say what each rules out
- read a traceroute without being misled by stars

For everyone on the phone. No knowledge of Linux is needed.`,
  items: [
    {
      kind: 'lesson',
      title: 'Four steps from the browser to the page',
      minutes: 20,
      body: `Whoever opens \`https://shop.example.com\` goes through four steps. Each can fail, and each fails with its own words.

1. **Name.** The computer asks its resolver for the address of the name. Failure: *server not found*, \`NXDOMAIN\`.
2. **Connection.** It opens a TCP connection to that address on port 443. Failure: *refused* or *timed out*.
3. **Encryption.** Both agree on keys, and the server shows its certificate. Failure: *your connection is not private*.
4. **Answer.** The browser asks for the page, the server answers with a number. 200 is good, 404 means no such page, 502 and 504 that a server in between got no good answer from the one behind.

An error of step 4 proves that steps 1 to 3 work. Somebody who reads you "502 Bad Gateway" does not have a DNS problem.

## Three commands

**The name:**

\`\`\`sh
dig +short shop.example.com
dig +short shop.example.com @1.1.1.1
\`\`\`

Different answers mean that somebody still has an old one in the cache, or that an office has its own name server. How long the old one lives is the TTL, the number in seconds that \`dig\` prints without \`+short\`. A move with a TTL of 86,400 is finished a day later, whatever anybody says.

**The connection:**

\`\`\`sh
nc -vz -w 5 shop.example.com 443
\`\`\`

*Refused* came from a machine that is alive: nothing listens there, or a firewall says no politely. *Timed out* means silence: a firewall that drops, a wrong route, or a dead machine. \`ping\` proves less than people think, since many firewalls drop it while the shop works.

**All four at once:**

\`\`\`sh
curl -sS -o /dev/null -w 'name %{time_namelookup}  connect %{time_connect}  tls %{time_appconnect}  first byte %{time_starttransfer}  code %{http_code}\\n' https://shop.example.com
\`\`\`

The times add up from the start. If connect is 0.03 s and the first byte comes after 9 s, the network is fine, and the application thinks for nine seconds.

## Compare two places

Try it from your desk, and ask the customer to try with the phone, Wi-Fi off. Works for you and on the phone: it is their office. Works nowhere: it is on our side or in the name. One question, half the world ruled out.`,
    },
    {
      kind: 'lesson',
      title: 'Reading a traceroute, and what to say about it',
      minutes: 15,
      body: `A customer sends you this and writes "packet loss in your network":

\`\`\`text
                            Loss%   Snt   Last   Avg
 1. office-router            0.0%    50    0.6   0.7
 2. isp-access-1             0.0%    50    8.1   8.4
 3. isp-core-3              62.0%    50    9.0   9.2
 4. ix-gateway               0.0%    50   11.3  11.5
 5. edge-2.ourhall           0.0%    50   11.9  12.0
 6. web-14                   0.0%    50   12.1  12.2
\`\`\`

There is no loss for the customer's traffic here. Line 3 shows 62 %, but everything behind it arrives completely, and all of it went through line 3. That router forwards packets in hardware and answers measurements only when it has time. The same holds for lines with nothing but stars.

**Loss counts only if it continues to the last line.** If it begins at line 4 and all lines below show about the same, the trouble is at line 4 or on the way back from it.

The way back is the second trap. The list shows the way there. Answers may take another road, and trouble there looks like trouble at some line. So ask for a measurement from both ends, at the same time.

## What you need from the customer

\`\`\`text
mtr -rwzbc 100 web-14.example.com        (Linux, macOS)
pathping web-14.example.com              (Windows, takes five minutes)
\`\`\`

Three things with it: the public address they come from, the time with its zone, and what they saw (slow pages, dropped sessions, voice breaking up). A measurement from a time when all was well proves only that all was well.

## What to say

If the loss is with their provider: "Your connection loses packets between your office and your provider's first router. Your provider has to repair that; I am sending you the measurement in a form you can pass on." Not: "It is not our problem." The customer has one problem, and you are the one on the phone.

If it is with us, or you cannot tell: it is yours until proven otherwise. Hand it to the network team warmly, with both measurements, once.

And a slow download over a long distance with no loss at all is often neither: one connection cannot be faster than its window divided by the round trip. 64 kB at 160 ms is about 400 kB per second, however thick the line is.`,
    },
  ],
  questions: [],
}

const customerData: CourseSeed = {
  code: 'SEC-110',
  title: 'Customer data acknowledgement',
  track: 'security',
  level: 'foundation',
  hours: 1,
  summary:
    'What counts as customer data, when you may look at it, and what to do in the first ten minutes after a mistake. Ends with a signed acknowledgement.',
  description: `Afterwards you can:

- tell whether you may open, copy or pass on something that belongs to a customer
- report a slip so early that it stays small

For everyone with access to any customer system. To be renewed every twelve months.`,
  items: [
    {
      kind: 'lesson',
      title: 'Look only as far as the case needs',
      minutes: 15,
      body: `Everything on a customer's server belongs to the customer: files, databases, mail, logs, backups, and the names of their own customers. You can technically read most of it. Whether you *may* is decided by one question: does the case in front of you need it?

## Allowed, and not

| Situation | Allowed |
| --- | --- |
| The error log of the site you were asked about | yes |
| The mailbox of a person, to see why mail is slow | headers and queue yes, contents no |
| A row in the orders table, to reproduce an error | with the customer's consent, noted in the ticket |
| Looking up an acquaintance in a customer's database | never |
| A dump on your laptop, to test at leisure | never |
| Customer data in a chat, a web form or a service we have no contract with | never |

Copies are the usual trouble. A dump under \`/tmp\`, a screenshot in a ticket with a card number in it, a log sent to a private address "to look at from home". If you must copy: inside our systems, for this case, with a date on which it is deleted.

\`\`\`sh
install -d -m 0700 /srv/case/48211
echo 'delete on 2026-11-18, case 48211, Felix' > /srv/case/48211/README
\`\`\`

## Who is asking

Before you say anything confidential, check the person: the account's PIN, or a call back to the number in the contract. This holds for people you recognise, for the police, and for someone who writes from the right address. Requests from authorities go to the legal team; you neither confirm nor deny that somebody is our customer.

## Passwords

Never ask for one, never accept one by phone or mail, never write one into a ticket. If the customer has put one there, treat it as known to everyone: have it changed, and have the entry masked.

## When it has happened

Wrong recipient, lost phone, wrong database opened. Tell the security desk **at once**, with what you know, and before you try to repair anything. The company may have to tell an authority within 72 hours of knowing, so an hour of hesitating is an hour of somebody else's. Nobody is punished for reporting their own slip. Hiding one is a different matter.`,
    },
    {
      kind: 'acknowledgement',
      title: 'Acknowledgement: how I treat customer data',
      minutes: 5,
      body: `By confirming, I declare that I have read and understood the following, and will act accordingly.

1. I look at customer data only as far as a case of that customer needs it, and I can name the case.
2. I do not copy customer data to private devices, private accounts, or services we have no contract with.
3. What I copy inside our systems I delete when the case is closed, on the date noted at the latest.
4. I check who is asking before I say anything confidential, every time.
5. I do not ask for customers' passwords, do not write them down, and have those that come to me by mistake changed.
6. I do not speak about customers outside the company, including whether somebody is one. This continues after I have left.
7. I report every suspected loss or disclosure to the security desk at once, my own included.

I know that access to customer systems is logged, and that the logs may be examined after an incident. If one of these points makes my work impossible in some case, I ask the security desk before I act, not afterwards.

This acknowledgement is valid for twelve months.`,
    },
  ],
  questions: [],
}

const leading: CourseSeed = {
  code: 'LED-210',
  title: 'Leading a customer team',
  track: 'leadership',
  level: 'intermediate',
  hours: 5,
  summary:
    'Planning who is there, reading the three promises as a lead, and speaking with someone whose work is not good enough yet.',
  description: `Afterwards you can:

- see which position of your team hangs on one person, and do something about it in time
- look at a broken promise and find the arrangement behind it instead of somebody to blame
- have a difficult conversation that ends with an agreement

For team leads, and for those who stand in for one.`,
  items: [
    {
      kind: 'lesson',
      title: 'Staffing: the person you cannot lose',
      minutes: 20,
      body: `A customer team has positions, and each asks for certifications. A plan in which all positions are filled may still be one resignation away from a gap. Ask three questions on the first Monday of each month.

**Whom can we not lose?** Cross out one name after another. Wherever a position stays empty then, that person is a risk: not they themselves, but our having only one of them. Holidays are the gentle test: if someone "cannot" go on leave in August, you have found your single point of failure.

**What expires within 90 days?** A certification that lapses empties a position as surely as a resignation. Renewal takes study time, an exam date, and perhaps a second attempt. Ask at 90 days, not at 14.

**Who is one exam away?** Often someone on the team lacks one course for a second position. Four hours of study time for that person fill more positions than a vacancy that takes four months to fill.

## Capacity is not presence

Someone who holds four certifications can fill four positions on paper and one at a time. If the plan books them twice, it works until both customers call at once. Plan for at most four fifths of anyone's time; the rest is consumed by what nobody planned.

## Exceptions

Sometimes a position must be filled by a person who does not have the certification yet. Then it is an exception with an end, a reason, and a certified colleague named who looks over the work. An exception which is extended twice is a staffing decision that nobody has taken. Take it: train, move, or tell the customer.

## Study time

It is planned like a shift: in the calendar, with a stand-in on the phone. "Whenever it is quiet" means never, and people notice which of your sentences count. If you have to cancel study time for an incident, put the new date in the same message.`,
    },
    {
      kind: 'lesson',
      title: 'The broken promise, and the conversation about it',
      minutes: 20,
      body: `On Tuesday three calls were answered late. The first question is not "who?" but "what did the arrangement look like at that minute?" Take the queue log and the roster side by side.

\`\`\`text
10:02  4 planned, 4 signed in
10:14  Dana into study time, no stand-in entered
10:15  Felix with a customer since 09:58
10:16  two calls at once, Ines answers one; the other waits 31 s
\`\`\`

The cause is a missing stand-in, and that is your line in the roster. If you had asked Felix to "be quicker next time", he would have shortened a customer's call, and the roster would still be wrong.

Look at figures by week and by cause, not by person and day. Five calls of one person are an anecdote. And be careful what you praise: if you celebrate short calls, you get second transfers. The three promises are read together.

## When it does lie with the person

Then speak soon, alone, and about one thing. Four sentences carry the conversation:

\`\`\`text
What I saw      "On Monday and again today your state was 'available' while you
                 were in the kitchen. Two calls rang for twelve seconds each."
What it did     "Both callers waited longer than eighteen seconds."
How you see it  "What happened there?"
What we agree   "You set yourself away before you get up. On Friday week we look
                 at it together."
\`\`\`

Leave out "always", "never", and "others have noticed too". After the third sentence be silent, really silent. Now and then you hear something that turns the matter round: the headset has been broken for a week, the child is ill, nobody ever explained the button.

Write down what was agreed, in two lines, and send it to the person. On the agreed day look at it, even if all is well; above all then.

## Praise

By the same pattern: what exactly, what it did, in front of those who were there. "Ines refused the case on Thursday because it belonged to the network team, and stayed on the line until they had it. The customer was transferred once." People learn from it what counts here. "Great job, everyone" teaches nobody anything.

## Towards the customer

The lead tells of a broken promise before the customer asks: what happened, what it means, what changes. Without naming a person: the company made the promise.`,
    },
  ],
  questions: [],
}

const kubernetes: CourseSeed = {
  code: 'K8S-220',
  title: 'Kubernetes operations',
  track: 'linux',
  level: 'intermediate',
  hours: 6,
  summary: 'Find out why a pod does not run, empty a node without an outage, and undo a rollout.',
  description: `Afterwards you can:

- read from a pod’s state which of five causes to look for
- set requests, limits and probes so that they protect instead of harm
- take a node out of service for a hardware repair while customers go on working

For technicians who know Linux services and have used containers.`,
  items: [
    {
      kind: 'lesson',
      title: 'Why does the pod not run',
      minutes: 25,
      body: `Start with three commands, always in this order: state, events, log.

\`\`\`sh
kubectl -n shop get pods -o wide
kubectl -n shop describe pod checkout-7c9f6d-x2k4q
kubectl -n shop logs checkout-7c9f6d-x2k4q --previous
\`\`\`

\`--previous\` shows the log of the container that died. Without it you read the first seconds of its successor and learn nothing.

| State | Meaning | Look at |
| --- | --- | --- |
| \`Pending\` | no node takes it | events: too little CPU or memory *requested*, a taint, a volume in another zone |
| \`ImagePullBackOff\` | the image does not come | name, tag, pull secret, registry |
| \`CreateContainerConfigError\` | a Secret or ConfigMap is missing | its name in the events |
| \`CrashLoopBackOff\` | it starts and dies | log with \`--previous\`, exit code |
| \`Running\`, but \`0/1\` | the readiness probe fails | probe, and what it depends on |

**Exit code 137** is signal 9. If \`describe\` says \`OOMKilled\`, the container used more than its memory limit. If it does not say so, look for a liveness probe that killed it (reason in the events) or for a node under pressure.

\`Pending\` although the nodes are half idle: the scheduler counts *requests*, not use. \`kubectl describe node\` shows the sum under "Allocated resources".

## Probes that harm

A **readiness** probe decides whether a pod gets traffic. A **liveness** probe restarts it. If the liveness probe asks the database, a slow database restarts every pod at once, and all of them come back with cold caches to a database that was slow already. Liveness asks only: is this process stuck? For slow starts there is a **startup** probe, which holds the other two back.

## The Service answers nothing

\`\`\`sh
kubectl -n shop get endpointslices -l kubernetes.io/service-name=checkout
\`\`\`

No addresses: the selector of the Service matches no pod, or none is ready. Addresses, and still nothing: compare \`targetPort\` with the port on which the process really listens, then the NetworkPolicies. A process listening on \`127.0.0.1\` inside its pod is reachable for nobody else, and the probe as an \`exec\` command never notices.`,
    },
    {
      kind: 'lesson',
      title: 'Emptying a node, and taking a rollout back',
      minutes: 20,
      body: `Memory in \`node-7\` has to be replaced. The hour runs, and customers shall not notice.

\`\`\`sh
kubectl cordon node-7
kubectl get pods -A -o wide --field-selector spec.nodeName=node-7
kubectl drain node-7 --ignore-daemonsets --delete-emptydir-data --timeout=10m
\`\`\`

\`cordon\` stops new pods from coming. \`drain\` evicts the ones that are there and respects PodDisruptionBudgets. Look at the list between the two:

- **A pod without a controller** is not created again elsewhere. \`drain\` refuses; do not answer with \`--force\` before you know whose it is.
- **\`emptyDir\`** contents are deleted. For a cache that is fine. Ask if it is not obviously one.
- **A local volume** binds the pod to this node. It will be \`Pending\` until the node returns: tell the customer before.
- **A budget that never gives way**: one replica and \`minAvailable: 1\`. \`drain\` repeats until its timeout. The right way is a second replica first, not deleting the pod by hand, which ignores the budget and causes the outage that it was meant to prevent.

After the repair:

\`\`\`sh
kubectl uncordon node-7
kubectl get node node-7
\`\`\`

Pods do not move back by themselves. The node stays empty until something is scheduled; that is no fault.

## Taking a rollout back

\`\`\`sh
kubectl -n shop rollout status deployment/checkout --timeout=5m
kubectl -n shop rollout history deployment/checkout
kubectl -n shop rollout undo deployment/checkout
\`\`\`

\`undo\` restores the pod template: image, variables, probes. It restores **neither** a changed ConfigMap or Secret **nor** a migrated database. Before you undo, ask whether the old version can live with the new schema. If the cluster is kept in step from a Git repository, take the change back there as well; otherwise the next synchronisation repeats the fault.

A rollout that hangs with half of the pods new is protecting you: the new ones do not become ready, so the old ones stay. Do not help it by deleting old pods. Read the log of a new one.

## One habit

\`\`\`sh
kubectl config current-context
\`\`\`

Before each command that changes something. The worst incidents in this area were all correct commands, in the wrong cluster.`,
    },
  ],
  questions: [],
}

export const shortCourses: CourseSeed[] = [
  ansible,
  selinux,
  boot,
  mysqlAdministration,
  networks,
  customerData,
  leading,
  kubernetes,
]
