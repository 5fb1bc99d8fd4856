// A course is one file, however long: its lessons, lab and question bank are written and read
// together.
import type { CourseSeed } from '../../course-seed.ts'

/** Every command line that takes one form from each slot, in this order. */
const inOrder = (...slots: string[][]): string[] =>
  slots.reduce(
    (lines, forms) =>
      lines.flatMap((line) => forms.map((form) => (line === '' ? form : `${line} ${form}`))),
    [''],
  )

/** The same, with the slots after the command in any order. */
const anyOrder = (commands: string[], ...slots: string[][]): string[] =>
  permutations(slots).flatMap((order) => inOrder(commands, ...order))

const permutations = <T>(list: T[]): T[][] =>
  list.length < 2
    ? [list]
    : list.flatMap((first, i) =>
        permutations(list.filter((_, j) => j !== i)).map((rest) => [first, ...rest]),
      )

export const lnx201: CourseSeed = {
  code: 'LNX-201',
  title: 'Linux system administration: services, storage and recovery',
  track: 'linux',
  level: 'intermediate',
  hours: 16,
  summary:
    'Run a Red Hat style server from boot to handover: units and journal, disks and mounts, permissions and network, and the way back when it does not start. Leads towards the RHCSA skills.',
  description: `For technicians who already move around a shell with confidence and now answer for whole servers. It follows RHEL 9 and the skills an RHCSA examiner expects, ordered by what goes wrong most often on our floor.

Afterwards you can:

- say from the journal why a service stopped, and fix the unit without touching vendor files;
- take a bare disk to a mounted, growable filesystem that cannot hold up a boot;
- find which directory, ACL or socket refuses a request, instead of loosening all of them;
- bring back a server that stops before the login prompt, by console, without reinstalling it.

Plan one evening for each lesson and half a day for the lab. The lab needs a virtual machine with two spare disks and console access.`,
  items: [
    {
      kind: 'lesson',
      title: 'Services and the journal',
      minutes: 40,
      body: `A customer rarely calls about a service. They call about a site. Your first job is to turn "the site is down" into one unit name and one log line. Two commands do most of that:

\`\`\`bash
systemctl --failed
systemctl status nginx.service
\`\`\`

\`--failed\` lists units that ended badly. It does not list a service that was never started, so also ask \`systemctl is-enabled nginx\` when a machine has just rebooted. Enabled means "start at boot"; active means "running now". The two are independent, and half of all outages after a reboot are a service that somebody started by hand months ago and never enabled. \`systemctl enable --now nginx\` does both.

## Read the exit status before the log

The status output carries a code, and the code says who failed. Statuses from 200 upwards come from systemd itself, before your program ran a single line:

| Status | What systemd could not do |
| --- | --- |
| 200/CHDIR | enter \`WorkingDirectory=\` |
| 203/EXEC | execute the file in \`ExecStart=\` |
| 217/USER | find the user in \`User=\` |
| 226/NAMESPACE | build the sandbox, often a path that does not exist |

A 203 means a wrong path, a missing execute bit, a script whose first line names an interpreter that is not installed, or an SELinux denial. Reading the application log is pointless: the application has not run. A status such as 1 or 2 is the opposite case, the program decided to stop, and its own messages are what you want.

## Change a unit without owning it

Files in \`/usr/lib/systemd/system\` belong to the package and are replaced by the next update. Put your change in a drop-in:

\`\`\`bash
systemctl edit nginx.service
\`\`\`

This writes \`/etc/systemd/system/nginx.service.d/override.conf\` and reloads the manager for you:

\`\`\`ini
[Unit]
RequiresMountsFor=/srv/www

[Service]
Restart=on-failure
RestartSec=5s
\`\`\`

List settings such as \`ExecStart=\` are added to, not replaced, so an ordinary service needs an empty \`ExecStart=\` line before the new one. \`systemctl cat nginx\` shows the merged result; \`systemd-delta --type=extended\` shows which units a colleague has changed before you.

If you edit a file with a text editor instead, run \`systemctl daemon-reload\`. That makes systemd read the new file; the running process keeps its old settings until you restart it.

## Order is not requirement

\`After=postgresql.service\` says only: if both are being started, start me second. It does not start PostgreSQL. \`Wants=\` pulls the other unit in and shrugs if it fails; \`Requires=\` pulls it in and, combined with \`After=\`, refuses to start without it. You almost always need one of these together with \`After=\`.

The expensive version of this mistake concerns mounts. A database starts before its data volume is mounted, finds an empty directory and initialises itself there. The volume is then mounted over it, and somebody spends the night looking for the customer's rows. \`RequiresMountsFor=\` adds both the requirement and the order for whatever mount holds the path.

## Restart loops

With \`Restart=on-failure\` a broken service is tried again, but no more than five times in ten seconds by default. Then the journal says "Start request repeated too quickly" and the unit stays failed. That line is a consequence and never the cause; scroll up to the first failure. With \`RestartSec=5s\`, as above, five starts never fit into ten seconds and the loop goes on for ever, so set \`StartLimitIntervalSec=2min\` in \`[Unit]\` as well. Once the cause is gone:

\`\`\`bash
systemctl reset-failed nginx.service
systemctl start nginx.service
\`\`\`

## The journal

\`\`\`bash
journalctl -u nginx -b -p err          # this boot, errors and worse
journalctl -u nginx --since "02:10" --until "02:25"
journalctl -k -b -1                    # kernel, the boot before this one
journalctl --list-boots
\`\`\`

The last two matter after a crash, and they work only if the journal was kept. RHEL ships with \`Storage=auto\` and no \`/var/log/journal\`, so messages live in \`/run\` and die with the machine. Make them persistent on every server you hand over:

\`\`\`bash
mkdir -p /var/log/journal
systemd-tmpfiles --create --prefix /var/log/journal
journalctl --flush
\`\`\`

Bound it with \`SystemMaxUse=1G\` in \`/etc/systemd/journald.conf.d/size.conf\`, or the evidence of one incident becomes the full \`/var\` of the next.

When you pass a ticket on, quote the unit, the first failing line with its time, and what you changed. A problem is fixed within one transfer only if the second person does not have to begin again.`,
    },
    {
      kind: 'lesson',
      title: 'Storage from bare disk to mount',
      minutes: 45,
      body: `Everything between a bare disk and a customer's files is a stack: disk, partition, physical volume, volume group, logical volume, filesystem, mount. Work on it one layer at a time and look after each step. Most data lost by administrators is lost in the second between typing a device name and reading it.

\`\`\`bash
lsblk -o NAME,SIZE,TYPE,FSTYPE,MOUNTPOINT,SERIAL
wipefs /dev/sdb
\`\`\`

\`wipefs\` without options only reports. If it prints a signature, the disk is not empty, whatever the ticket says. Stop and ask.

## Build the stack

\`\`\`bash
parted -s /dev/sdb mklabel gpt mkpart data 1MiB 100% set 1 lvm on
udevadm settle
pvcreate /dev/sdb1
vgcreate vg_data /dev/sdb1
lvcreate -n lv_www -L 200G vg_data
mkfs.xfs -L www /dev/vg_data/lv_www
\`\`\`

Starting at 1 MiB keeps the partition aligned. Leave part of the volume group unallocated. Growing a volume takes seconds and can be done while it is mounted; taking space back is a different matter, because XFS on RHEL 9 cannot be made meaningfully smaller. A volume that is too large is emptied by backup, recreated and restored.

## Mount it so the server still boots

Kernel names such as \`/dev/sdb\` are handed out in order of discovery and may change when a disk is added. Use the UUID:

\`\`\`bash
blkid -s UUID -o value /dev/vg_data/lv_www
\`\`\`

\`\`\`ini
UUID=6a1f0a52-9d0c-4b0e-8f5e-2f4a7c1d9b11 /srv/www xfs defaults,nofail,x-systemd.device-timeout=30s 0 0
\`\`\`

Without \`nofail\`, a volume that does not appear sends the whole machine to an emergency shell with the network down. With it, boot continues, and continues without waiting, so the service that uses the mount must say \`RequiresMountsFor=/srv/www\`. The two belong together. Do not put \`nofail\` on \`/\` or \`/usr\`; a server without those has nothing to continue with.

Never reboot to test the file:

\`\`\`bash
systemctl daemon-reload
findmnt --verify
mount -a
findmnt /srv/www
\`\`\`

\`daemon-reload\` matters because systemd turns fstab into mount units and would otherwise work from the old copy. \`findmnt --verify\` catches unknown options, wrong types and UUIDs that match nothing.

## Grow it

\`\`\`bash
vgs vg_data
lvextend -r -L +50G /dev/vg_data/lv_www
df -h /srv/www
\`\`\`

\`-r\` grows the filesystem after the volume. Without it, the volume is larger and \`df\` shows no change; \`xfs_growfs /srv/www\` (XFS takes the mount point) or \`resize2fs /dev/vg_data/lv_www\` (ext4 takes the device) finishes the job. \`-L +50G\` adds 50 GiB. \`-L 50G\`, without the plus sign, asks for a total of 50 GiB, and on a larger volume that is no extension at all.

## "No space left on device"

Four different faults print this text. Tell them apart before deleting anything.

**Blocks.** \`df -h\` shows the filesystem at 100 %. Find the weight on that filesystem alone:

\`\`\`bash
du -xh --max-depth=2 /var | sort -h | tail -15
\`\`\`

**Inodes.** \`df -h\` has room, \`df -i\` shows 100 %. ext4 fixes its inode count when it is made, by default one for each 16 KiB, and a session directory or mail queue with millions of tiny files can use them all. XFS allocates inodes as needed and rarely runs out. On ext4 the remedy is to remove files or recreate the filesystem with a smaller \`-i\`; growing the volume also adds inodes in proportion.

**Deleted but open.** \`df\` says full, \`du\` finds half of it. A process still holds a file whose name is gone, usually a log somebody removed with \`rm\`. The space returns when the last holder closes it:

\`\`\`bash
lsof +L1 /var
\`\`\`

Restart or reload that process. If it must not be restarted, empty the file through its descriptor, for example \`: > /proc/2417/fd/5\`.

**Reserved or hidden.** ext4 keeps 5 % for root, so an ordinary user is refused while root can still write; \`tune2fs -l\` shows the reserved block count. And files written below a mount point before it was mounted are invisible to \`du\`. Look beneath with a bind mount:

\`\`\`bash
mkdir -p /mnt/under
mount --bind / /mnt/under
du -sh /mnt/under/srv/www
umount /mnt/under
\`\`\`

Write down which of the four it was. "Cleared some logs" brings the same customer back next week.`,
    },
    {
      kind: 'lesson',
      title: 'Who may, and what answers: permissions and network',
      minutes: 45,
      body: `Two complaints look alike to a customer: "it will not let me in" and "it does not answer". The first is about permissions, the second about the network path. In both, find the one place that refuses. \`chmod -R 777\` and a stopped firewall make a ticket disappear and create the next incident.

## The path, not the file

To open \`/srv/www/site/index.html\`, a process needs execute on \`/\`, \`/srv\`, \`/srv/www\` and \`/srv/www/site\`, and read on the file. Read on a directory only allows listing it. Show the whole chain:

\`\`\`bash
namei -l /srv/www/site/index.html
sudo -u nginx cat /srv/www/site/index.html > /dev/null
\`\`\`

The kernel checks classes in order and stops at the first that matches: owner, then named users in the ACL, then groups, then others. An owner with \`r--\` is refused a write even if others have \`rw-\`.

If the modes are right and access still fails on RHEL, look at SELinux before anything else:

\`\`\`bash
ls -Z /srv/www/site/index.html
ausearch -m AVC -ts recent
restorecon -Rv /srv/www
\`\`\`

A file moved with \`mv\` from a home directory keeps its old label. \`restorecon\` gives it the label its place demands. Turning enforcement off is not a diagnosis.

## Shared directories

Several people deploying into one tree need three things: a common group, the setgid bit so that new files take the directory's group, and a default ACL so that the group may write whatever the creator's umask says.

\`\`\`bash
chgrp -R web /srv/www/site
find /srv/www/site -type d -exec chmod 2775 {} +
setfacl -R -m g:web:rwX /srv/www/site
find /srv/www/site -type d -exec setfacl -d -m g:web:rwX {} +
getfacl /srv/www/site
\`\`\`

Capital \`X\` gives execute to directories and to files that already have it, and to nothing else.

Watch the mask. Once a file has an ACL, the group bits shown by \`ls -l\` are the mask: the ceiling for every named user and every group. \`chmod 640\` on such a file sets the mask to \`r--\`, and a deploy user with an entry of \`rw-\` silently loses write. \`getfacl\` shows it as \`#effective:r--\`. Restore it with \`setfacl -m m::rw file\`. A \`+\` at the end of the mode in \`ls -l\` is the hint that an ACL exists.

## Does it listen, and where

\`\`\`bash
ss -ltnp
\`\`\`

The local address column settles many arguments. \`127.0.0.1:5432\` answers only from the machine itself. \`0.0.0.0:443\` answers on every IPv4 address. \`[::]:443\` answers on IPv6, and on IPv4 too unless the program asked otherwise.

Then listen to how the client fails:

- **Connection refused, at once**: the packet arrived and nothing listens on that address and port, or a firewall answers with a TCP reset. Look at \`ss\`.
- **Timeout**: something drops packets, or the reply goes elsewhere. Look at the firewall and the route.
- **No route to host, at once**: the neighbour does not answer, or a firewall sent that refusal. firewalld's default zones reject in this way.

\`\`\`bash
ip -br addr
ip route get 192.0.2.10
firewall-cmd --list-all
\`\`\`

\`ip route get\` prints the interface, the gateway and the source address the kernel would really use. On a server with two uplinks that is often not the one you assumed.

## Change it so it stays, and so you stay in

\`ip addr add\` and \`ip route add\` last until the next reboot or reconnect. NetworkManager profiles last:

\`\`\`bash
nmcli -f NAME,DEVICE connection show --active
nmcli connection modify eno1 ipv4.method manual ipv4.addresses 192.0.2.20/24 ipv4.gateway 192.0.2.1 ipv4.dns 192.0.2.53
nmcli connection up eno1
\`\`\`

\`modify\` writes the profile and changes nothing on the wire; \`up\` applies it. Use \`+ipv4.addresses\` to add an address; without the plus sign you replace the whole list, including the address your session arrives on.

Before changing the address of a machine you cannot walk to, have the console open, and let the machine undo your mistake by itself:

\`\`\`bash
cp /etc/NetworkManager/system-connections/eno1.nmconnection /var/tmp/eno1.before
systemd-run --unit=net-rollback --on-active=5min sh -c \\
  'cat /var/tmp/eno1.before > /etc/NetworkManager/system-connections/eno1.nmconnection; nmcli con reload; nmcli con up eno1'
\`\`\`

If you can still log in after the change, cancel it with \`systemctl stop net-rollback.timer\`. If you cannot, wait five minutes. \`firewall-cmd\` has the same two-step idea: rules without \`--permanent\` vanish at the next reload, so test first, then save with \`firewall-cmd --runtime-to-permanent\`.`,
    },
    {
      kind: 'lesson',
      title: 'When it does not boot',
      minutes: 40,
      body: `A server that does not come back after a reboot is not dead. It stopped at one stage, and the console says which. Open the console before you send the reboot, not after.

| Stage | What you see when it fails | Usual cause |
| --- | --- | --- |
| Firmware | no boot device | boot order, dead disk, missing EFI entry |
| GRUB | \`grub>\` or \`grub rescue>\` prompt | \`/boot\` gone or unreadable |
| Kernel and initramfs | \`dracut:/#\` prompt, "does not exist" warnings | missing driver, wrong root UUID, LVM or RAID not assembled |
| systemd | emergency shell, or a start job counting seconds | fstab, filesystem damage, failing unit |

## The commonest one: fstab

Boot waits ninety seconds on "A start job is running for" some disk and then says "You are in emergency mode". A mount without \`nofail\` did not happen. Log in with the root password and look:

\`\`\`bash
systemctl --failed
journalctl -b -p err
findmnt --verify
lsblk -f
\`\`\`

Compare the UUID in the failing line with what \`lsblk -f\` shows. If the volume is really gone, comment out the line or add \`nofail\`; never run \`mkfs\` to "make the device appear". In emergency mode \`/\` may be read-only:

\`\`\`bash
mount -o remount,rw /
vi /etc/fstab
systemctl daemon-reload
mount -a
systemctl default
\`\`\`

\`mount -a\` before leaving proves the file. \`systemctl default\` continues the boot without another reboot.

\`emergency.target\` starts almost nothing. \`rescue.target\` mounts local filesystems and starts basic services first. You can ask for either by appending \`systemd.unit=rescue.target\` to the \`linux\` line in GRUB.

## Nobody knows the root password

On RHEL 8 and 9, at the GRUB menu press \`e\`, append \`rd.break\` to the line that begins with \`linux\`, and press Ctrl-x. Boot stops in the initramfs, with the real root mounted read-only at \`/sysroot\`:

\`\`\`bash
mount -o remount,rw /sysroot
chroot /sysroot
passwd root
touch /.autorelabel
exit
exit
\`\`\`

Without \`/.autorelabel\`, the new \`/etc/shadow\` has no valid SELinux label and logins fail although the password is right. Relabelling a large filesystem takes minutes and ends in another reboot. Tell the customer before you start. Anybody at the console can do this, which is why consoles are logged and GRUB can have a password. On an encrypted root you need the passphrase as well.

## The initramfs does not find the root volume

After a controller swap or a disk move, the kernel starts but the initramfs lacks the driver for the new hardware. First try the older kernels and the rescue entry in the GRUB menu. The rescue image is built with all drivers rather than only those of the old hardware, so it often boots where the ordinary one does not.

From installation media choose the rescue option, which mounts the system below \`/mnt/sysroot\`:

\`\`\`bash
chroot /mnt/sysroot
ls /lib/modules
dracut -f /boot/initramfs-5.14.0-427.13.1.el9_4.x86_64.img 5.14.0-427.13.1.el9_4.x86_64
\`\`\`

Name the version in full. Inside the chroot \`uname -r\` reports the kernel of the rescue medium, and a bare \`dracut -f\` builds an image for that one. \`dracut -f --regenerate-all\` is the safe choice when unsure. Check before rebooting:

\`\`\`bash
lsinitrd /boot/initramfs-5.14.0-427.13.1.el9_4.x86_64.img | grep -E 'mpt3sas|megaraid|nvme'
\`\`\`

## A new kernel will not run

Boot the previous one from the menu, then make that choice stick and keep evidence:

\`\`\`bash
grubby --info=ALL | grep -E '^(index|kernel)'
grubby --set-default /boot/vmlinuz-5.14.0-427.13.1.el9_4.x86_64
journalctl -k -b -1
\`\`\`

A failure so early that nothing reached the disk leaves no journal. A photograph or console recording is then the only proof. To change kernel options, use \`grubby --update-kernel=ALL --args="..."\`. If you do regenerate the configuration, on RHEL 9 the target is \`/boot/grub2/grub.cfg\` for BIOS and UEFI alike; the small file below \`/boot/efi\` only points there and must not be overwritten.

## Before you close

Reboot once more while you watch. A machine repaired in emergency mode and never rebooted is an untested repair. Then check \`systemctl --failed\`, \`systemctl is-system-running\`, \`getenforce\` and the customer's own page. Record which stage failed, what proved it, and what would have prevented it. Nine times in ten the answer to the last is one of three: test fstab without rebooting, keep the previous kernel, or enable the service that was only started.`,
    },
    {
      kind: 'lab',
      title: 'Lab: build, break and recover one server',
      minutes: 180,
      body: `You need one virtual machine with RHEL 9 or a rebuild of it, two spare disks of 3 GiB each, and its console. The users \`beacon\` and \`auditor\`, two members of the group \`web\`, and the program \`/usr/local/bin/beacon\`, which listens on a TCP port and appends a line per second to \`/srv/beacon/beacon.log\`, are already there.

Work as you would for a customer. The assessor may ask "why" at any step, and "it worked before" is not an answer. Manual pages are allowed; notes from the lessons are allowed; another person is not.

All steps must be seen by the assessor. A step that needed a hint is repeated from a fresh snapshot.`,
      steps: [
        {
          text: 'Make the journal persistent, limit it to 500 MiB and reboot.',
          expect:
            '`journalctl --list-boots` shows at least two boots; `journalctl -b -1 -n 5` prints messages from before the reboot; a drop-in in `/etc/systemd/journald.conf.d` sets `SystemMaxUse=500M`.',
        },
        {
          text: 'Write `beacon.service`: it runs `/usr/local/bin/beacon` as the user `beacon`, restarts after a failure and starts at boot. Kill the process with signal 9.',
          expect:
            '`systemctl show -p NRestarts,MainPID beacon` shows one more restart and a new PID, the process belongs to `beacon`, and `systemctl is-enabled beacon` says `enabled`.',
        },
        {
          text: 'On the first spare disk make a GPT partition, a volume group `vg_lab` and an XFS volume of 2 GiB. Mount it by UUID at `/srv/beacon` with `nofail`, and make `beacon.service` depend on it by a drop-in.',
          expect:
            'The candidate ran `lsblk` or `wipefs` before writing. `findmnt --verify` reports no error, `systemctl show -p RequiresMountsFor beacon` names the path, and both come back after a reboot.',
        },
        {
          text: 'Add the second spare disk to `vg_lab` and grow the volume to 4 GiB, more than the first disk can hold, while `beacon` keeps writing.',
          expect:
            '`lvs -o +devices` shows extents on both disks, `df -h /srv/beacon` shows the new size, and the PID of `beacon` has not changed.',
        },
        {
          text: 'Make `/srv/beacon/site` a shared directory for the group `web`: new files belong to the group and are writable by it, whatever the umask of their creator. Give `auditor`, who is not in the group, read access to everything in it.',
          expect:
            'A file created by a user with umask 077 has group `web`; a second member can write to it; `auditor` can read it and cannot change it. `getfacl` shows default entries. Nothing is writable by others.',
        },
        {
          text: 'Add a second IPv4 address to the active profile with `nmcli`, with an automatic rollback armed before the change. Show which address `beacon` listens on.',
          expect:
            'The rollback timer is visible in `systemctl list-timers` before the change and gone afterwards. The first address still works; the second survives a reboot. The candidate reads the listener from `ss -ltnp`.',
        },
        {
          text: 'The assessor damages one line of `/etc/fstab` out of your sight and reboots. Bring the machine up from the console and tell which line it was and how you know.',
          expect:
            'The candidate reads the failed unit in emergency mode before editing, proves the correction with `mount -a`, and needs no second attempt. No filesystem was recreated.',
        },
        {
          text: 'The assessor changes the root password. Set a new one from the console.',
          expect:
            'Login with the new password works, `getenforce` says `Enforcing`, and `ls -Z /etc/shadow` shows type `shadow_t`. The candidate announced the time the relabelling would take.',
        },
        {
          text: 'Reboot once more and write the handover note for this server.',
          expect:
            '`systemctl is-system-running` says `running`, or the candidate explains each failed unit. The note names what failed, the evidence and the prevention, in at most ten lines that a colleague could act on.',
        },
      ],
    },
    {
      kind: 'quiz',
      title: 'Exam: Linux system administration',
      minutes: 40,
      body: `Twelve questions drawn from the bank and one essay. Command questions want one complete command line for a root shell, without a prompt sign; use the names given in the question. The essay is marked by an instructor.`,
      draw: 12,
      always: ['essay-full-disk'],
      passPercent: 70,
      attempts: 3,
    },
  ],
  questions: [
    {
      key: 'status-203-exec',
      prompt:
        'After a deployment `beacon.service` fails at once with `status=203/EXEC`. Which check comes first?',
      points: 1,
      explanation:
        '203 is set by systemd when it cannot execute the file at all: wrong path, no execute bit, a missing interpreter named in the first line, or an SELinux denial. The program has not run, so it has written no log, opened no port and used no time.',
      body: {
        kind: 'single',
        options: [
          'Whether the file in ExecStart exists, is executable, and names an installed interpreter',
          'Whether another process already holds the port of the service',
          'The last lines of the log file that the program itself writes',
          'Whether TimeoutStartSec is too short for a slow first start',
        ],
      },
      answer: { kind: 'single', correct: 0 },
    },
    {
      key: 'drop-in',
      prompt:
        'A packaged service needs one more environment variable. The change must survive package updates, and later corrections by the vendor to the rest of the unit must still take effect. What do you do?',
      points: 1,
      explanation:
        'A drop-in in `/etc/systemd/system/NAME.service.d/` is merged over the vendor file. A full copy in `/etc/systemd/system` also survives updates, but it hides every later vendor change. The file below `/usr/lib` is overwritten by the next update, and services do not read `/etc/profile.d`.',
      body: {
        kind: 'single',
        options: [
          'Edit the unit in /usr/lib/systemd/system and run systemctl daemon-reload',
          'Copy the unit to /etc/systemd/system and edit the copy',
          'Run systemctl edit on the unit and set Environment= in the drop-in',
          'Export the variable in a file in /etc/profile.d and restart the service',
        ],
      },
      answer: { kind: 'single', correct: 2 },
    },
    {
      key: 'after-is-order',
      prompt:
        'The unit `billing.service` contains `After=postgresql.service` and no other dependency on it. PostgreSQL is installed, stopped and not enabled. You run `systemctl start billing`. What happens?',
      points: 1,
      explanation:
        '`After=` only orders two units that are both being started. It neither pulls in the other unit nor requires it. For that add `Wants=` or `Requires=`.',
      body: {
        kind: 'single',
        options: [
          'PostgreSQL is started first, then billing',
          'billing is started; PostgreSQL stays stopped',
          'The start of billing fails with a dependency error',
          'billing waits until somebody starts PostgreSQL',
        ],
      },
      answer: { kind: 'single', correct: 1 },
    },
    {
      key: 'df-du-differ',
      prompt:
        '`/var` is a filesystem of its own with nothing mounted beneath it. `df -h` shows it full, `df -i` shows 9 % of inodes used, and `du -xsh /var`, run as root, counts 11 of 40 GiB. What explains the difference best?',
      points: 1,
      explanation:
        '`du` walks names, `df` counts blocks. Blocks of a file that was deleted while a process holds it open have no name, but stay allocated until the last holder closes them. `lsof +L1 /var` lists them. A reserve for root is 5 % by default and cannot explain 29 GiB.',
      body: {
        kind: 'single',
        options: [
          'The filesystem is out of inodes and refuses new files',
          'ext4 keeps the missing space in reserve for root',
          'du does not count hidden files and directories',
          'A process still holds a large deleted file open',
        ],
      },
      answer: { kind: 'single', correct: 3 },
    },
    {
      key: 'nofail-option',
      prompt:
        'A backup disk is mounted through `/etc/fstab`. It shall be mounted at boot when it is there, and the server shall finish booting when it is not. Which mount option does this?',
      points: 1,
      explanation:
        '`nofail` makes the mount wanted instead of required, so boot goes on without it. `noauto` never mounts it at boot. `_netdev` says that the mount needs the network and says nothing about failure. `ro` changes only how it is mounted.',
      body: { kind: 'single', options: ['noauto', 'nofail', '_netdev', 'ro'] },
      answer: { kind: 'single', correct: 1 },
    },
    {
      key: 'refused-loopback',
      prompt:
        'An application server gets "Connection refused" at once from a database host that it can ping. On the database host `ss -ltnp` shows `127.0.0.1:5432` for the database and no other line for that port. Where is the fault?',
      points: 1,
      explanation:
        'The packet arrives, and nothing listens on the address it was sent to, so the kernel answers with a reset. A dropped packet or a missing return route would end in a timeout, and a wrong password is reported by the database after a connection exists.',
      body: {
        kind: 'single',
        options: [
          'The firewall on the database host drops the packets',
          'The database host has no route back to the application server',
          'The database is configured to listen on the loopback address only',
          'The database account does not allow logins from that host',
        ],
      },
      answer: { kind: 'single', correct: 2 },
    },
    {
      key: 'acl-mask',
      prompt:
        'A file carries the ACL entry `user:deploy:rw-`. After somebody ran `chmod 640` on it, `deploy` can read it but no longer write. The entry is still there. Why?',
      points: 1,
      explanation:
        'On a file with an ACL the group digit of `chmod` sets the mask, the ceiling for named users and all groups. With the mask at `r--` the entry is shown as `#effective:r--`. `setfacl -m m::rw FILE` lifts it again.',
      body: {
        kind: 'single',
        options: [
          'chmod lowered the ACL mask to r--, which limits the entry',
          'chmod removed the default ACL of the directory',
          'Mode bits are always checked before ACL entries, and others have no access',
          'The owner of the file changed, so the entry is ignored',
        ],
      },
      answer: { kind: 'single', correct: 0 },
    },
    {
      key: 'dracut-in-chroot',
      prompt:
        'You booted rescue media, entered the installed system with `chroot` and ran `dracut -f` without further arguments. The server still stops in the initramfs as before. What is the likeliest reason?',
      points: 1,
      explanation:
        'Without arguments `dracut` takes the version from the running kernel, here the one of the rescue medium. Name image and version in full, or use `dracut -f --regenerate-all`, and check the result with `lsinitrd`.',
      body: {
        kind: 'single',
        options: [
          'dracut refuses to work inside a chroot and changed nothing',
          'The image was built for the kernel version of the rescue medium',
          'The GRUB configuration has to be regenerated after every dracut run',
          'SELinux relabelling was not requested, so the image cannot be read',
        ],
      },
      answer: { kind: 'single', correct: 1 },
    },
    {
      key: 'no-space-causes',
      prompt:
        'An application works on files in `/srv` and logs "No space left on device". `df -h /srv` shows 40 % free. Which of these can be the cause?',
      points: 2,
      explanation:
        'The error is ENOSPC. The kernel returns it for missing inodes and, perhaps surprisingly, for an exhausted limit of inotify watches; and the write may have gone to another filesystem than you think. Too many open files is EMFILE, and a read-only filesystem is EROFS; both print other texts.',
      body: {
        kind: 'multiple',
        options: [
          'All inodes of /srv are in use',
          'The application keeps temporary files on another filesystem, which is full',
          'The process has reached its limit of open files',
          'The limit of inotify watches is reached',
          'The filesystem was remounted read-only after an error',
        ],
      },
      answer: { kind: 'multiple', correct: [0, 1, 3], credit: 'right-minus-wrong' },
    },
    {
      key: 'survives-reboot',
      prompt: 'Which of these commands make a change that is still in force after a reboot?',
      points: 2,
      explanation:
        'Profiles of NetworkManager, enabled units and permanent firewall rules are stored on disk. `ip route add`, `sysctl -w` and `setenforce` change the running kernel only; their lasting places are a connection profile, `/etc/sysctl.d` and `/etc/selinux/config`.',
      body: {
        kind: 'multiple',
        options: [
          'ip route add 198.51.100.0/24 via 192.0.2.1',
          'nmcli connection modify eno1 +ipv4.routes "198.51.100.0/24 192.0.2.1"',
          'sysctl -w vm.swappiness=10',
          'systemctl enable chronyd',
          'firewall-cmd --permanent --add-service=https',
          'setenforce 0',
        ],
      },
      answer: { kind: 'multiple', correct: [1, 3, 4], credit: 'right-minus-wrong' },
    },
    {
      key: 'path-permissions',
      prompt:
        'A process of the user `deploy` opens `/srv/www/site/index.html` for reading by its full path. Which permissions does `deploy` need for this?',
      points: 2,
      explanation:
        'Passing through a directory needs execute on it, for every directory on the path. Reading the file needs read on the file. Read on a directory serves to list its names, write on it to create or remove names, and execute on a file to run it.',
      body: {
        kind: 'multiple',
        options: [
          'Execute on /srv and on /srv/www',
          'Read on /srv/www/site',
          'Execute on /srv/www/site',
          'Read on index.html',
          'Execute on index.html',
        ],
      },
      answer: { kind: 'multiple', correct: [0, 2, 3], credit: 'all-or-nothing' },
    },
    {
      key: 'daemon-reload-effect',
      prompt:
        'You changed `MemoryMax=` and `User=` in a unit file with a text editor. Running `systemctl daemon-reload` makes the running process of that service continue under the new user.',
      points: 1,
      explanation:
        '`daemon-reload` makes systemd read the unit files again. A process that is already running keeps the user it was started with until the service is restarted.',
      body: { kind: 'boolean' },
      answer: { kind: 'boolean', correct: false },
    },
    {
      key: 'setgid-directory',
      prompt:
        'A directory belongs to the group `web` and has mode 2775. A new file created in it gets the group `web`, even if the primary group of its creator is another one.',
      points: 1,
      explanation:
        'The setgid bit on a directory passes the group of the directory to what is created inside, and to new subdirectories also the bit itself. It does not make the file group-writable; that depends on the umask or a default ACL. Files moved in with `mv` keep their group.',
      body: { kind: 'boolean' },
      answer: { kind: 'boolean', correct: true },
    },
    {
      key: 'inode-count',
      prompt:
        'An ext4 filesystem of 100 GiB was made with the default of one inode for each 16 KiB (16,384 bytes). How many inodes does it have, approximately?',
      points: 1,
      explanation:
        '100 GiB are 104,857,600 KiB; divided by 16 KiB that is 6,553,600. The number is fixed when the filesystem is made and rises only if the filesystem is grown. Count with `df -i`.',
      body: { kind: 'numeric', unit: 'inodes' },
      answer: { kind: 'numeric', value: 6553600, tolerance: 60000 },
    },
    {
      key: 'free-extents',
      prompt:
        'The command `vgs -o vg_extent_size,vg_free_count` prints an extent size of 4.00m and 12800 free extents. By how many GiB can you extend a plain (linear) volume at most?',
      points: 1,
      explanation: '12,800 × 4 MiB = 51,200 MiB, and 51,200 / 1,024 = 50 GiB.',
      body: { kind: 'numeric', unit: 'GiB' },
      answer: { kind: 'numeric', value: 50, tolerance: 0 },
    },
    {
      key: 'umask-027',
      prompt:
        'A service runs with umask 027 and creates an ordinary file with the usual requested mode 666, in a directory without a default ACL. Which mode does the file get? Give the three octal digits.',
      points: 1,
      explanation:
        'The umask removes bits: 666 without the write bit for the group (2) and without all bits for others (7) leaves 640. The result is not a subtraction; 6 without 7 is 0.',
      body: { kind: 'numeric' },
      answer: { kind: 'numeric', value: 640, tolerance: 0 },
    },
    {
      key: 'journal-directory',
      prompt:
        'With the default `Storage=auto`, journald keeps messages over a reboot only if a certain directory exists. Give its full path.',
      points: 1,
      explanation:
        'With `Storage=auto` the existence of `/var/log/journal` decides. Without it messages go to `/run/log/journal`, which is in memory. After creating it, run `journalctl --flush`.',
      body: { kind: 'text' },
      answer: {
        kind: 'text',
        accepted: ['/var/log/journal', '/var/log/journal/'],
        normalise: 'case',
      },
    },
    {
      key: 'emergency-target',
      prompt:
        'Boot fails because a required mount in `/etc/fstab` cannot be made. Which systemd target, with the smallest set of running units and a shell for root, does the machine then enter?',
      points: 1,
      explanation:
        'A failed `local-fs.target` leads to `emergency.target`. `rescue.target` is the next larger one: it needs the local filesystems first, which is exactly what has failed.',
      body: { kind: 'text' },
      answer: {
        kind: 'text',
        accepted: [
          'emergency.target',
          'emergency',
          'emergency target',
          'emergency mode',
          'the emergency target',
        ],
        normalise: 'case',
      },
    },
    {
      key: 'grow-with-new-disk',
      prompt:
        'A mounted XFS filesystem on the logical volume `lv_www` is nearly full and its volume group has no free extents. Order the steps that use a new, empty disk, each layer with its own command.',
      points: 2,
      explanation:
        'Growing goes from the bottom up: physical volume, volume group, logical volume, filesystem, check. Each layer can only use what the one below already offers.',
      body: {
        kind: 'ordering',
        options: [
          'wipefs /dev/sdd, to see that the disk carries no signature',
          'pvcreate /dev/sdd',
          'vgextend vg_data /dev/sdd',
          'lvextend -l +100%FREE vg_data/lv_www',
          'xfs_growfs /srv/www',
          'df -h /srv/www',
        ],
      },
      answer: { kind: 'ordering' },
    },
    {
      key: 'root-password-order',
      prompt: 'Order the steps for setting a lost root password on RHEL 9 from the console.',
      points: 2,
      explanation:
        '`rd.break` stops before the real root is entered; it is mounted read-only at `/sysroot`. Without the remount `passwd` cannot write, without the `chroot` it would change the initramfs, and without the relabelling SELinux stops logins.',
      body: {
        kind: 'ordering',
        options: [
          'Append rd.break to the linux line in GRUB and boot it',
          'Remount /sysroot read-write',
          'chroot /sysroot',
          'Run passwd root, then touch /.autorelabel',
          'Leave both shells with exit and wait for the relabelling',
          'Log in as root and check getenforce',
        ],
      },
      answer: { kind: 'ordering' },
    },
    {
      key: 'tool-for-question',
      prompt: 'Match each question with the command that answers it most directly.',
      points: 2,
      explanation:
        '`namei -l` prints owner and mode of every part of a path. `ip route get` asks the kernel for its real decision. `lsof +L1` lists open files with a link count below one. `journalctl -k -b -1` shows the kernel messages of the previous boot.',
      body: {
        kind: 'matching',
        left: [
          'Which process listens on TCP port 443?',
          'Which directory on the path stops this user?',
          'From which source address will packets to 192.0.2.10 leave?',
          'Which deleted files still use space?',
          'What did the kernel say before the crash?',
        ],
        right: [
          'ip route get 192.0.2.10',
          'lsof +L1',
          'journalctl -k -b -1',
          'ss -ltnp',
          'namei -l',
        ],
      },
      answer: { kind: 'matching', pairs: [3, 4, 0, 1, 2] },
    },
    {
      key: 'boot-stage-symptom',
      prompt: 'Match what the console shows with the stage at which the boot stopped.',
      points: 2,
      explanation:
        'The prompt tells the stage. `grub rescue>` is GRUB without its files, `dracut:/#` is the initramfs shell before the real root is entered, and a start job that counts seconds is systemd at work in the real root. Before all of them the firmware looks for something to boot.',
      body: {
        kind: 'matching',
        left: [
          '"No bootable device found"',
          'grub rescue>',
          'dracut:/#',
          '"A start job is running for /dev/disk/by-uuid/…"',
        ],
        right: [
          'systemd in the real root, waiting for a mount',
          'Firmware, before any boot loader',
          'Boot loader, cannot read its own files',
          'Initramfs, root filesystem not found',
        ],
      },
      answer: { kind: 'matching', pairs: [1, 2, 3, 0] },
    },
    {
      key: 'cmd-journal-previous-boot',
      prompt:
        'You are root. Give one command that shows, for the unit nginx.service and from the previous boot only, the messages of priority err and more severe.',
      points: 2,
      explanation:
        '`-u` selects the unit, `-b -1` the boot before this one, `-p err` the priority err (3) and everything more severe.',
      body: { kind: 'command' },
      answer: {
        kind: 'command',
        accepted: [
          ...anyOrder(
            ['journalctl'],
            ['-u nginx.service', '-u nginx', '--unit=nginx.service', '--unit=nginx'],
            ['-b -1', '-b-1', '--boot=-1'],
            ['-p err', '-p 3', '--priority=err', '--priority=3'],
          ),
        ],
      },
    },
    {
      key: 'cmd-lvextend',
      prompt:
        'You are root. Give one command that enlarges the logical volume /dev/vg_data/lv_www by 20 GiB and grows the filesystem on it at the same time.',
      points: 2,
      explanation:
        '`-r` calls the right tool for the filesystem. The plus sign matters: `-L 20G` would ask for a total of 20 GiB.',
      body: { kind: 'command' },
      answer: {
        kind: 'command',
        accepted: [
          ...anyOrder(
            ['lvextend', 'lvresize'],
            ['-r', '--resizefs'],
            ['-L +20G', '-L+20G', '-L +20g', '--size +20G', '--size=+20G'],
            ['/dev/vg_data/lv_www', 'vg_data/lv_www', '/dev/mapper/vg_data-lv_www'],
          ),
          ...anyOrder(['lvextend'], ['-rL +20G'], ['/dev/vg_data/lv_www', 'vg_data/lv_www']),
        ],
      },
    },
    {
      key: 'cmd-setfacl',
      prompt:
        'You are root. Give one command that lets the user deploy read and write the file /srv/www/site.conf by an ACL entry, and leaves all other entries as they are.',
      points: 2,
      explanation:
        '`-m` modifies one entry. `--set` would replace the whole list. The mask is recalculated unless you forbid it with `-n`.',
      body: { kind: 'command' },
      answer: {
        kind: 'command',
        accepted: inOrder(
          ['setfacl'],
          ['-m', '--modify'],
          [
            'u:deploy:rw',
            'u:deploy:rw-',
            'user:deploy:rw',
            'user:deploy:rw-',
            'u:deploy:6',
            'user:deploy:6',
          ],
          ['/srv/www/site.conf'],
        ).concat(
          inOrder(
            ['setfacl'],
            [
              '--modify=u:deploy:rw',
              '--modify=u:deploy:rw-',
              '--modify=user:deploy:rw',
              '--modify=user:deploy:rw-',
            ],
            ['/srv/www/site.conf'],
          ),
        ),
      },
    },
    {
      key: 'cmd-nmcli-dns',
      prompt:
        'You are root. Give one nmcli command that stores 192.0.2.53 as the only IPv4 DNS server in the connection profile eno1.',
      points: 2,
      explanation:
        '`modify` changes the stored profile; `nmcli connection up eno1` would apply it. With `+ipv4.dns` you would add a server to those already listed.',
      body: { kind: 'command' },
      answer: {
        kind: 'command',
        accepted: inOrder(
          ['nmcli'],
          ['connection', 'conn', 'con', 'c'],
          ['modify', 'mod', 'm'],
          ['eno1', 'id eno1'],
          ['ipv4.dns 192.0.2.53', 'ipv4.dns "192.0.2.53"', "ipv4.dns '192.0.2.53'"],
        ),
      },
    },
    {
      key: 'essay-full-disk',
      prompt:
        'At 02:20 a customer reports that their shop refuses orders. The database on the server cannot write, `df -h` shows `/var` at 100 %, and `du -xsh /var` counts less than half of the size of the filesystem. Describe what you do in the next fifteen minutes, in order and with commands, what you leave alone, and what you write to the customer.',
      points: 10,
      explanation:
        'The difference between `df` and `du` is the clue. Whoever deletes files before reading it destroys evidence and often frees nothing.',
      body: { kind: 'essay', words: 300 },
      answer: {
        kind: 'essay',
        model:
          'First I confirm the facts without changing anything: `df -h /var`, `df -i /var`, `findmnt /var`, and `journalctl -p err --since "-1h"` for the first error. Inodes are not the problem, and du finds much less than df, so I look for deleted files that are still open: `lsof +L1 /var`. It shows a log of 22 GiB, deleted, held by the web server with PID 2417 through descriptor 5. To be sure that nothing hides below a mount point I also look beneath with a bind mount.\n\nThe space comes back when the holder closes the file. The web server can reload without dropping connections, so I run `systemctl reload nginx` and check `df -h /var` again. If a reload did not release the file and a restart were not allowed, I would empty it through `/proc/2417/fd/5`, knowing that its content is lost. I do not delete anything in the data directory of the database, I do not remove its binary or redo logs, and I do not reboot.\n\nThen I check the database itself: its own log, whether it is writable again, whether a test order succeeds. If free extents exist I give `/var` some room with `lvextend -r` so that the night is safe. Cause: a script removed the log with `rm` instead of rotating it. I correct the logrotate rule and set an alarm at 85 %.\n\nTo the customer: "From 02:11 to 02:29 your shop could not store orders because the log partition of the server was full. It accepts orders again since 02:29. No stored data was lost; orders attempted in these minutes were refused. The cause was a log file that was removed incorrectly. We have corrected the rotation and will watch it today. Please tell us if an order is missing."',
        rubric: [
          {
            criterion: 'Diagnosis before action',
            points: 3,
            descriptor:
              '3: explains the difference between df and du, rules out inodes, finds the holder with lsof or /proc. 2: right cause, one check missing. 1: looks only for large files. 0: deletes first.',
          },
          {
            criterion: 'Freeing space safely',
            points: 3,
            descriptor:
              '3: closes or empties the file by reload, restart or descriptor, says what is lost, verifies with df. 2: right means, no verification. 1: reboots or restarts everything. 0: the step frees nothing.',
          },
          {
            criterion: 'Restraint and verification of the service',
            points: 2,
            descriptor:
              '2: leaves database files and logs alone and proves that orders are accepted again. 1: one of the two. 0: risks data.',
          },
          {
            criterion: 'Message to the customer and prevention',
            points: 2,
            descriptor:
              '2: times, effect, cause and prevention in plain words, no blame and no jargon. 1: vague, or prevention missing. 0: no message.',
          },
        ],
      },
    },
    {
      key: 'essay-no-return',
      prompt:
        'After a planned reboot to install a kernel, a customer server does not answer. The console shows "You are in emergency mode" and a prompt for the root password. Nobody at the desk knows what was changed in the last months. Explain how you find the cause, how you bring the server up, and what you change in our routine so that it does not happen to the next one.',
      points: 10,
      explanation:
        'Emergency mode means that kernel and initramfs did their work. The evidence is in the failed unit and in the journal of this boot; the new kernel is only a coincidence until something points to it.',
      body: { kind: 'essay', words: 300 },
      answer: {
        kind: 'essay',
        model:
          'Emergency mode tells me that firmware, boot loader, kernel and initramfs worked and systemd could not reach local-fs.target. I tell the customer that the server is up on its console, that I am looking for a failed mount, and when I report next.\n\nI log in and read before changing: `systemctl --failed`, `journalctl -b -p err`, then `findmnt --verify` and `lsblk -f`. Suppose `srv-archive.mount` failed because the UUID in fstab does not exist. I compare it with lsblk: either the disk is missing, which is a hardware question and goes to the kernel log and smartctl, or the filesystem was recreated at some time and has another UUID. I do not create a filesystem and I do not remove lines that I cannot explain.\n\nThen `mount -o remount,rw /`, a copy of the file with `cp /etc/fstab /etc/fstab.before`, and the correction: the right UUID if the volume is there, otherwise `nofail` with a note of the ticket number. `systemctl daemon-reload`, `findmnt --verify` and `mount -a` must succeed before `systemctl default`. If the root password is unknown I use `rd.break` and remember the relabelling. If the errors point to a driver instead, I boot the previous kernel from the menu and keep the journal.\n\nWhen the server is up I check `systemctl --failed`, the services that were enabled or only started, and the page of the customer. Then I reboot once more while watching.\n\nRoutine: before every planned reboot run `findmnt --verify`, compare enabled with running services, open the console and know the root password. Data volumes get `nofail` together with `RequiresMountsFor=` in their service. A change to fstab is tested with `mount -a` on the day it is made and written into the change record, so that the next person need not guess.',
        rubric: [
          {
            criterion: 'Reads the stage and the evidence',
            points: 3,
            descriptor:
              '3: concludes from emergency mode what has worked, uses failed units, journal and lsblk before editing. 2: looks at fstab only, finds it. 1: tries kernels or reboots first. 0: reinstalls or recreates a filesystem.',
          },
          {
            criterion: 'Repair that is proved',
            points: 3,
            descriptor:
              '3: remounts, keeps a copy, corrects, daemon-reload and mount -a before leaving, one more reboot. 2: repair right, proof incomplete. 1: comments lines out blindly. 0: data at risk.',
          },
          {
            criterion: 'Alternatives considered',
            points: 2,
            descriptor:
              '2: distinguishes missing hardware from a wrong entry and knows the way by previous kernel or rd.break. 1: one of these. 0: none.',
          },
          {
            criterion: 'Prevention in the routine',
            points: 2,
            descriptor:
              '2: at least two concrete steps before a reboot or on change of fstab. 1: one. 0: only "be careful".',
          },
        ],
      },
    },
  ],
}
