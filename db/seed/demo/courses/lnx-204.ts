// A course is one file, however long: its lessons, lab and question bank are written and read
// together.
import type { CourseSeed } from '../../course-seed.ts'

export const lnx204: CourseSeed = {
  code: 'LNX-204',
  title: 'Linux storage under failure',
  track: 'linux',
  level: 'advanced',
  hours: 14,
  summary:
    'Degraded arrays, dying disks, full snapshots and damaged filesystems: find the failing part, replace it inside the hour we promise, and prove that nothing was lost.',
  description: `For technicians on the hardware desk and for system administrators who take their calls. We promise a hardware fault fixed within one hour, or it is free. This course is about the part of that hour spent on disks: what to look at, what never to type, and what proves that it is over.

Afterwards you can:

- tell a dying disk from a bad cable, and name the disk by serial number and bay before anybody pulls it;
- replace a member of a software RAID set without losing redundancy you still had, and make the new disk bootable;
- use LVM to buy time, by moving, snapshotting and growing, and know where each of these fails;
- repair XFS and ext4 without turning damage into loss, and hand back a machine with evidence.

LNX-201 or the same experience is expected. The lab takes three hours on a machine with five disks.`,
  items: [
    {
      kind: 'lesson',
      title: 'Is it the disk, and which disk',
      minutes: 40,
      body: `The one-hour promise is usually lost in the first ten minutes, by pulling the wrong disk. Before you touch hardware you need two statements you would sign: this disk is failing, and this is the bay it sits in.

## Is it the disk

Start with the kernel. It sees what the application suffers:

\`\`\`bash
journalctl -k --since "-2h" | grep -Ei 'i/o error|medium error|uncorrect|ata[0-9]+|nvme|link reset'
\`\`\`

Two patterns matter. \`Medium Error\`, \`Unrecovered read error\` or \`UNC\` with a sector number means the surface or the flash could not return data: the disk. Link resets, \`ICRC\` or a drop in negotiated speed without a sector mean the conversation broke: cable, backplane, bay or controller. Both can come from one failing disk, so ask the disk as well:

\`\`\`bash
smartctl -x /dev/sda
smartctl -x -d megaraid,4 /dev/sda    # behind a RAID controller
smartctl -x /dev/nvme0
\`\`\`

On SATA, read raw values, not the normalised ones:

| Attribute | Meaning | What you do |
| --- | --- | --- |
| 5 Reallocated_Sector_Ct | sectors already replaced by spares | a rising number: replace |
| 197 Current_Pending_Sector | sectors it could not read, awaiting a write | above zero on a RAID member: plan to replace |
| 198 Offline_Uncorrectable | unreadable in a background scan | replace |
| 199 UDMA_CRC_Error_Count | corrupted transfers between disk and controller | reseat, change cable or bay; the count never goes back |

On NVMe read \`critical_warning\` (anything but 0 is urgent), \`media_errors\`, \`available_spare\` against its threshold, and \`percentage_used\`, which may pass 100 because it counts rated wear, not life. SAS disks have no such table; read the grown defect list and the uncorrected errors in the error counter log.

The line \`SMART overall-health self-assessment test result: PASSED\` means that no attribute has crossed the maker's own threshold. Those thresholds are set late. A disk with fifty pending sectors and read errors in the log is failing whatever that line says. \`FAILED\` is different: believe it at once.

A long self-test reads the whole surface:

\`\`\`bash
smartctl -t long /dev/sda
smartctl -l selftest /dev/sda
\`\`\`

On a large disk it takes many hours. It is right for a new disk before it is trusted and for a doubtful one overnight. It is not something to wait for while the hour is running.

## A healthy disk that the array threw out

Desktop disks may retry one bad sector for two minutes. The kernel gives up on the command after thirty seconds, resets the link, and the array drops the whole disk. Server disks give up after about seven seconds and let RAID rewrite the sector from redundancy. Check, and set it where the disk allows:

\`\`\`bash
smartctl -l scterc /dev/sda
smartctl -l scterc,70,70 /dev/sda     # tenths of a second; lost at power off on many models
cat /sys/block/sda/device/timeout
\`\`\`

If the disk has no such setting, raise the kernel's timeout to 180 by a udev rule instead, and order a proper disk.

## Which disk, exactly

\`/dev/sda\` is a name given at discovery. After a reboot, or after a disk vanished and returned, it may be another piece of metal. Slot numbers inside \`mdadm --detail\` are positions in the array, not bays. Serial number and WWN are the identity:

\`\`\`bash
lsblk -d -o NAME,MODEL,SERIAL,WWN,HCTL,SIZE
ls -l /dev/disk/by-id/ | grep -v part
\`\`\`

Then make the bay visible:

\`\`\`bash
ledctl locate=/dev/sdb
ledctl locate_off=/dev/sdb
\`\`\`

\`ledctl\` needs an enclosure or backplane that listens. If nothing lights, a read load on the disk makes its activity light flicker: \`dd if=/dev/sdb of=/dev/null bs=1M count=20000 iflag=direct\`. Read from the disk; with \`of=\` you would be writing to it.

A disk that is completely dead answers nothing and lights nothing. Then work by elimination: list the serials of all disks that still answer, compare with the labels on the carriers or the asset record, and the one left over is yours. If the machine has two candidates left over, do not guess. Powering down to read labels costs a few minutes of an agreed outage; a wrong disk in a degraded RAID 5 costs the data.

## The sentence for the ticket

Write it before pulling: "Bay 3, model, serial ZC1A7Q2K, member sdb2 of md1, 48 pending sectors and 12 read errors since 02:14; array md1 now runs on sda2 alone." Have the person at the rack read the serial back to you from the label when the carrier is out. If it differs, put it back and stop. That single habit has saved more data than any command in this course.`,
    },
    {
      kind: 'lesson',
      title: 'Software RAID: degraded, replaced, rebuilt',
      minutes: 50,
      body: `A degraded array is working as designed. The customer has lost redundancy, not data. Your task is to keep it so while you put the redundancy back.

## Read before you act

\`\`\`bash
cat /proc/mdstat
mdadm --detail /dev/md1
\`\`\`

\`\`\`text
md1 : active raid1 sdb2[1] sda2[0](F)
      937560064 blocks super 1.2 [2/1] [_U]
      bitmap: 3/7 pages [12KB], 65536KB chunk
\`\`\`

\`[2/1]\` means two members wanted, one working. \`[_U]\` says which position is missing. \`(F)\` is faulty, \`(S)\` spare, \`(R)\` a replacement being filled, \`(W)\` write-mostly. In \`--detail\`, compare the \`State\` line and the \`Events\` count. \`mdadm --examine /dev/sdb2\` shows what an individual member believes, even when the array is not assembled.

Look at every array on the disk. A server commonly has \`md0\` for \`/boot\` and \`md1\` for the rest, on partitions of the same two disks. One may still look healthy because nothing was read there.

## Replace a member that has already failed

Fail every partition of the disk, remove it, then swap the hardware:

\`\`\`bash
mdadm /dev/md0 --fail /dev/sda1 --remove /dev/sda1
mdadm /dev/md1 --fail /dev/sda2 --remove /dev/sda2
\`\`\`

If the device node has gone, use the words \`failed\` or \`detached\` in place of a name: \`mdadm /dev/md1 --remove detached\`.

After the swap, find the new disk by its serial. Then copy the partition table, from the survivor to the new disk:

\`\`\`bash
lsblk -d -o NAME,SERIAL,SIZE
sgdisk --replicate=/dev/sdc /dev/sdb    # copies sdb onto sdc
sgdisk --randomize-guids /dev/sdc
mdadm /dev/md0 --add /dev/sdc1
mdadm /dev/md1 --add /dev/sdc2
\`\`\`

Read the first line twice: the option names the target and the argument is the source. Reversed, it writes an empty table over the only good disk. Save the good table first with \`sgdisk --backup=/var/tmp/sdb.gpt /dev/sdb\`; the habit costs a second.

Finally make the new disk bootable, or the next failure becomes an outage. With BIOS boot: \`grub2-install /dev/sdc\`. With UEFI: recreate the EFI system partition on the new disk, copy its files, and add an entry with \`efibootmgr\`.

## Replace a member that is failing but still reads

While a doubtful disk still returns most of its sectors, it is redundancy. Do not fail it. Add the new disk and let md copy across:

\`\`\`bash
mdadm /dev/md5 --add /dev/sdf1
mdadm /dev/md5 --replace /dev/sdc1 --with /dev/sdf1
\`\`\`

Data is read from \`sdc1\` where possible and from the other members where not; \`sdc1\` is marked faulty only once the copy is complete. In RAID 5 this is the difference between surviving a second bad sector and not. It needs a free bay.

## A member that only went away

A bumped cable drops a healthy disk. If the array has a write-intent bitmap, md knows which regions changed since:

\`\`\`bash
mdadm /dev/md1 --re-add /dev/sda2
\`\`\`

The resync then takes seconds or minutes. Without a bitmap \`--re-add\` is refused in most cases and \`--add\` rebuilds everything. \`mdadm --grow --bitmap=internal /dev/md1\` adds one to a clean array.

## How long

The rebuild reads or writes the whole member, used or not. Time is size divided by speed: 4 TB at 160 MB/s is about seven hours, with customer load rather more. md slows itself down for foreground traffic between two limits:

\`\`\`bash
sysctl dev.raid.speed_limit_min dev.raid.speed_limit_max
echo 100000 > /sys/block/md1/md/sync_speed_min
\`\`\`

The value is in KiB per second for this array. Raise the minimum when the customer prefers a slow evening to a night without redundancy. That is their choice, so ask. Tell them plainly what is fixed now (the disk) and what is still running (the rebuild), with a time.

## When more members are missing than the level allows

After a backplane loses power, a RAID 5 may show two members missing and refuse to start. Nothing is necessarily lost. Stop, and collect facts:

\`\`\`bash
mdadm --examine /dev/sd[bcde]1 | grep -E '^/dev|Events|Device Role|Update Time'
\`\`\`

Nearly equal event counts mean the members left within moments of each other. Repair the power or the cable, then:

\`\`\`bash
mdadm --stop /dev/md5
mdadm --assemble --force /dev/md5 /dev/sd[bcde]1
\`\`\`

\`--force\` accepts a member that is slightly behind. Leave out one that is far behind; its data is old. Mount read-only and look before anything else.

Never use \`mdadm --create\` on disks with data. It writes new superblocks, and with a wrong order, chunk size or data offset it starts a resync across the customer's files. It belongs to recovery specialists working on copies. If a forced assembly does not work, copy each member with \`ddrescue\` and escalate. At that point you do the least harm by typing nothing.`,
    },
    {
      kind: 'lesson',
      title: 'LVM when a disk fails or space runs out',
      minutes: 45,
      body: `LVM sits between the array and the filesystem and lets you move data while it is in use. Under failure it buys time. It also offers some of the quickest ways to destroy a volume group, so know what each command assumes.

## Choose the right layer

If a physical volume is an md array, a failing disk is md's business: replace the member and LVM notices nothing. Use LVM's own tools when the physical volume is a single disk, a hardware RAID volume or a SAN path that must go.

\`\`\`bash
pvs -o pv_name,vg_name,pv_size,pv_free,pv_missing
lvs -a -o lv_name,lv_attr,devices,data_percent,copy_percent
\`\`\`

## Empty a disk that still reads

\`\`\`bash
pvcreate /dev/sdf1
vgextend vg_data /dev/sdf1
pvmove /dev/sdc1 /dev/sdf1
vgreduce vg_data /dev/sdc1
pvremove /dev/sdc1
\`\`\`

\`pvmove\` copies extents while the volumes stay mounted. It survives an interruption: run \`pvmove\` without arguments to continue after a reboot, or \`pvmove --abort\`. It reads every extent, and on a disk with bad sectors it stops at the first it cannot read. Then move the good volumes one at a time with \`pvmove -n lv_name /dev/sdc1\`, and rescue the damaged one with \`ddrescue\` or from backup.

On RHEL 9, LVM looks only at disks listed in \`/etc/lvm/devices/system.devices\`. A disk on which you run \`pvcreate\` is added by itself. A disk brought from another server stays invisible until \`lvmdevices --adddev /dev/sdg1\`. "The disk is there but \`pvs\` does not show it" is often nothing more.

## A physical volume that is gone

The group still lists it as missing, and logical volumes with extents on it do not activate.

- If the disk comes back with its data: \`vgextend --restoremissing vg_data /dev/sdc1\`.
- To save what was not on it: \`vgchange -ay --activationmode partial vg_data\` maps the missing extents to errors. Mount read-only and copy.
- If the metadata was overwritten but the data area was not: restore it from \`/etc/lvm/archive\` with \`pvcreate --uuid ... --restorefile ...\` and then \`vgcfgrestore\`. \`vgcfgrestore --list vg_data\` shows what is available and before which command each copy was made.

Do not answer a missing disk with \`vgreduce --removemissing --force\`. It makes the group consistent by deleting every logical volume that had even one extent on the missing disk. It is right only when those volumes are already written off, in writing.

## Grow under pressure

\`\`\`bash
vgs -o vg_name,vg_extent_size,vg_free_count,vg_free
lvextend -r -L +40G vg_data/lv_db
\`\`\`

Free space is counted in extents: 25,600 free extents of 4 MiB are 100 GiB. Keep some of it free on purpose. A volume group filled to the last extent leaves you no snapshot before a repair and no room for a log that grows tonight.

If the array below was enlarged, grow each layer in order from the bottom: \`mdadm --grow --size=max\`, \`pvresize\`, \`lvextend -r\`.

## Snapshots: a bookmark, not a backup

\`\`\`bash
lvcreate -s -n lv_db_pre -L 20G vg_data/lv_db
\`\`\`

A classic snapshot stores the old content of each chunk that changes on the origin. It lives in the same volume group, on the same disks. It protects from a bad upgrade and from nothing that happens to the hardware.

Its size is a bet on how much will change. When it reaches 100 % it becomes invalid: its contents are gone for good, while the origin carries on. Watch it, and let it grow:

\`\`\`bash
lvs -o lv_name,origin,data_percent vg_data
lvextend -L +10G vg_data/lv_db_pre
\`\`\`

\`snapshot_autoextend_threshold\` and \`snapshot_autoextend_percent\` in \`/etc/lvm/lvm.conf\` do this automatically, if free extents exist. Every first write to a chunk now costs a read and further writes, so remove snapshots when the work is done. One forgotten since spring is a common reason for a slow database.

To look inside an XFS snapshot on the same host you need \`nouuid\`, because XFS refuses two mounted filesystems with one UUID:

\`\`\`bash
mount -o ro,nouuid /dev/vg_data/lv_db_pre /mnt/pre
\`\`\`

To go back as a whole, stop the service, unmount and merge:

\`\`\`bash
umount /srv/db
lvconvert --merge vg_data/lv_db_pre
mount /srv/db
\`\`\`

If the origin is in use, the merge is deferred until its next activation, and that can mean the next reboot, weeks later, when nobody remembers it. Check with \`lvs -a\` that the snapshot has disappeared.

## Thin pools fail harder

A thin pool promises more than it has. When its data area fills, writes to every volume in it wait, by default for sixty seconds, and then return errors. XFS shuts down, databases stop. A full metadata area is worse and can need \`thin_check\` and \`lvconvert --repair\`. Automatic extension is off by default, since the threshold is 100. Set it and monitor both numbers:

\`\`\`ini
activation {
    thin_pool_autoextend_threshold = 80
    thin_pool_autoextend_percent = 20
}
\`\`\`

\`\`\`bash
lvs -o lv_name,data_percent,metadata_percent vg_data
\`\`\`

Deleting files inside does not free the pool until \`fstrim\` tells it so.`,
    },
    {
      kind: 'lesson',
      title: 'Filesystem repair and the proof afterwards',
      minutes: 45,
      body: `A filesystem complains for one of three reasons: the storage below it failed, the machine stopped at a bad moment, or the structure really is damaged. Only the third needs a repair tool, and that tool is dangerous while the first is still true. Repairing on a disk that returns errors turns unreadable into deleted.

So the order is fixed: hardware, array, volume, filesystem, application.

## First hold still

\`\`\`bash
journalctl -k -b | grep -E 'XFS|EXT4-fs|I/O error|md/raid'
cat /proc/mdstat
\`\`\`

\`XFS (dm-3): log I/O error -5\` followed by a shutdown means XFS protected itself from a device that vanished. Bring the device back, unmount, mount. The log is replayed and usually nothing else is needed. \`XFS (dm-3): Corruption detected. Unmount and run xfs_repair\` is the real thing. \`EXT4-fs error\` followed by \`Remounting filesystem read-only\` happens when the filesystem was set to \`errors=remount-ro\`; remounting it read-write to please the customer adds writes to a broken structure.

## Copy before repair

A repair cannot be undone. Give yourself a way back: a snapshot if the hardware is sound, a copy if it is not.

\`\`\`bash
umount /srv/db
lvcreate -s -n lv_db_before -L 30G vg_data/lv_db
\`\`\`

From a disk that is failing, copy to another with a map file so that the run can be resumed and the bad areas are left to the end:

\`\`\`bash
ddrescue -d -n /dev/sdc /mnt/rescue/sdc.img /mnt/rescue/sdc.map
ddrescue -d -r3 /dev/sdc /mnt/rescue/sdc.img /mnt/rescue/sdc.map
\`\`\`

Work on the image from then on. Check the direction and the free space before pressing Enter.

## XFS

\`fsck.xfs\` does nothing and returns success; it exists only so that boot scripts have something to call. XFS recovers by replaying its log on mount.

\`\`\`bash
mount /srv/db && umount /srv/db      # replay the log
xfs_repair -n /dev/vg_data/lv_db     # report only
xfs_repair /dev/vg_data/lv_db
\`\`\`

The filesystem must be unmounted. If \`xfs_repair\` says that the log holds valuable metadata changes, mount and unmount first, as above. Running \`-n\` with such a log reports faults that replay would have settled.

\`xfs_repair -L\` throws the log away. Whatever was in it, perhaps the last seconds of creates and renames, is lost, and the structure is then repaired around the gap. It is the answer only when mounting fails, you have a copy, and the customer knows. It is never the answer to "it asked for it".

## ext4

\`\`\`bash
umount /srv/mail
e2fsck -fn /dev/vg_data/lv_mail      # look
e2fsck -f  /dev/vg_data/lv_mail      # replay the journal, then repair
echo $?
\`\`\`

The exit status is a sum of bits: 0 clean, 1 errors corrected, 2 reboot needed, 4 errors left uncorrected, 8 operational error. After 1, run it again and expect 0. After 4, stop and think. \`-n\` does not replay the journal, so after a crash its list looks worse than the truth.

If the primary superblock is unreadable, use a backup. With 4 KiB blocks the first is at block 32768:

\`\`\`bash
e2fsck -b 32768 -B 4096 /dev/vg_data/lv_mail
\`\`\`

\`mke2fs -n\` with the original options prints the positions without writing. Leave out the \`-n\` and you have made a new filesystem, so \`dumpe2fs\` on a similar healthy volume is the calmer source.

Files without a name go to \`lost+found\`, numbered by inode, with both filesystems. Look at how many there are. Three are a nuisance; thirty thousand mean that a restore from backup is quicker and more honest.

## Verify from the bottom up

A repair tool that ends without an error shows that the structure is consistent. It says nothing about the contents of the files.

\`\`\`bash
cat /proc/mdstat                          # every array [UU], no recovery line
echo check > /sys/block/md1/md/sync_action
cat /sys/block/md1/md/mismatch_cnt        # after the check has ended
smartctl -t long /dev/sdc                 # the new disk
findmnt /srv/db && touch /srv/db/.probe && rm /srv/db/.probe
\`\`\`

On RAID 5 or 6, a non-zero \`mismatch_cnt\` after a rebuild needs an explanation. On RAID 1 and 10 a small count can be harmless, for instance from swap, whose pages may change while they are being written.

Then let the application judge: \`mysqlcheck\`, a restore of one mailbox, the customer's own page. Compare with backup or checksums where you have them.

## Hand back

The ticket closes with facts, each with a time: serial out, serial in, bay; array states before and after; what was repaired and what the tool reported; what was lost, if anything; when the rebuild ends and who looks at it then. Say separately when the hardware was fixed, because the promise is measured by that, and when redundancy was complete.

The removed disk still carries customer data. Label it with the ticket number, note who holds it, and put it into the locked container for destruction. A disk on a desk is a data breach that has not been discovered yet.`,
    },
    {
      kind: 'lab',
      title: 'Lab: one disk, one hour',
      minutes: 180,
      body: `You need a lab machine with software RAID on removable carriers: two disks in RAID 1 (\`md0\` for \`/boot\`, \`md1\` for the system), three in RAID 5 (\`md5\`, physical volume of \`vg_data\`, XFS volume \`lv_db\` at \`/srv/db\`), and two spare disks on the bench. A virtual machine with hot-pluggable disks that have serial numbers will do; then the assessor plays the rack.

The assessor starts a clock. Steps 3 to 6 have to be complete within one hour, as with a customer. The rebuild may still run when the hour ends, provided that you said so and named a time.

The clock does not excuse a skipped identity check. Pulling a wrong disk ends the lab for the day.`,
      steps: [
        {
          text: 'Record the state before: arrays, members, serial number and bay of every disk, boot method. Put it where it can be read without this machine.',
          expect:
            'A table with kernel name, serial, bay, array and slot for all five disks, checked against two carriers chosen by the assessor, and a saved partition table (`sgdisk --backup`) of a system disk stored elsewhere.',
        },
        {
          text: 'Create about 2 GiB of files on `/srv/db`, write a manifest with `sha256sum`, copy the manifest off the machine, and start a steady write load.',
          expect:
            'The manifest exists elsewhere; the load runs and stays visible in `iostat` or by a growing file until step 6.',
        },
        {
          text: 'The assessor breaks one system disk. Say which disk it is, by evidence from two sources, and write the sentence for the ticket before touching a carrier.',
          expect:
            'Evidence from `/proc/mdstat` or `mdadm --detail` and from the kernel log or SMART. The sentence names bay, model, serial, arrays affected and what the machine runs on now. All arrays on the disk are mentioned, also those still shown as healthy.',
        },
        {
          text: 'Take the disk out of all its arrays, light its bay or identify it by elimination, and swap it.',
          expect:
            'Every partition is failed and removed in md. The serial read from the label of the pulled carrier equals the one in the ticket and is read aloud before the new disk goes in. No other member left an array.',
        },
        {
          text: 'Partition the new disk from the survivor, add it to both arrays and make it bootable.',
          expect:
            'The candidate says which device is source and which is target before pressing Enter. `/proc/mdstat` shows recovery or `[UU]` for both arrays. With the old disk removed or disabled, the machine starts from the new one once the rebuild has ended.',
        },
        {
          text: 'Calculate when the rebuild will end, choose a speed that suits the load and tell the customer, in at most four sentences.',
          expect:
            'The figure follows from size and measured speed and is right within a quarter. The message keeps apart what is fixed and what still runs, names a time and the person who will look, and promises nothing that depends on a second disk.',
        },
        {
          text: 'A member of `md5` shows pending sectors and still works. Replace it with the second spare without making the array degraded.',
          expect:
            '`mdadm --replace` is used; `/proc/mdstat` shows `(R)` during the copy and `[UUU]` throughout. Only afterwards is the old member removed.',
        },
        {
          text: 'Snapshot `lv_db`, let the assessor damage files on it, and bring back the whole volume by merging. Then run a read-only check of the filesystem.',
          expect:
            'The snapshot size is justified by the expected change. The volume is unmounted before the merge and before `xfs_repair -n`; `lvs -a` shows no snapshot left; `xfs_repair -n` ends without a finding. `-L` was not used.',
        },
        {
          text: 'Verify and hand back: manifest, array check, self-test of the new disks, closing note, custody of the old disk.',
          expect:
            '`sha256sum -c` reports every file OK; `sync_action` returned to `idle` after a check and `mismatch_cnt` of `md5` is 0; long self-tests are started or complete; the note has both serials and all times; the old disk is labelled and locked away.',
        },
      ],
    },
    {
      kind: 'quiz',
      title: 'Exam: Linux storage under failure',
      minutes: 40,
      body: `Twelve questions drawn from the bank and one essay. Command questions want one complete command line for a root shell; use the device names given in the question. Numeric answers are accepted within a small tolerance. The essay is marked by an instructor.`,
      draw: 12,
      always: ['essay-one-hour'],
      passPercent: 70,
      attempts: 3,
    },
  ],
  questions: [
    {
      key: 'crc-errors',
      prompt:
        'The kernel log shows link resets on one SATA disk. In SMART the raw value of UDMA_CRC_Error_Count rises by some dozens per hour; attributes 5, 197 and 198 are 0 and a long self-test completed without error. What do you replace or check first?',
      points: 1,
      explanation:
        'CRC errors are counted when data is damaged on the way between disk and controller. The surface is fine, as attributes and self-test say. If the count keeps rising with another cable and bay, the electronics of the disk or the controller are next.',
      body: {
        kind: 'single',
        options: [
          'The disk, since any rising error attribute announces its end',
          'The cable, connector or bay between disk and controller',
          'The filesystem, by a repair run on the unmounted volume',
          'The partition table, which may not be aligned to the sector size',
        ],
      },
      answer: { kind: 'single', correct: 1 },
    },
    {
      key: 'passed-but-failing',
      prompt:
        'A member of a RAID 5 reports `overall-health self-assessment test result: PASSED`, 48 pending sectors (yesterday 16) and unrecovered read errors in the kernel log. What is right?',
      points: 1,
      explanation:
        'PASSED only means that no attribute has crossed the threshold its maker set. Growing pending sectors with read errors are a failing disk. In RAID 5 an unreadable sector during a later rebuild has nothing left to be reconstructed from, so replace it while it still works.',
      body: {
        kind: 'single',
        options: [
          'Wait until SMART reports FAILED, since the maker refuses a return before',
          'Reset the counters with a long self-test and watch for a week',
          'Run a filesystem check so that the bad sectors are marked as unusable',
          'Plan its replacement now, while the array is still complete',
        ],
      },
      answer: { kind: 'single', correct: 3 },
    },
    {
      key: 'read-mdstat',
      prompt:
        'The file /proc/mdstat shows `md1 : active raid1 sdb2[1] sda2[0](F)` and below it `[2/1] [_U]`. What is the state of the array?',
      points: 1,
      explanation:
        '`(F)` marks the faulty member, `[2/1]` says two wanted and one working, and the underscore stands for position 0, which is sda2. A running rebuild would show a line with `recovery` and a percentage.',
      body: {
        kind: 'single',
        options: [
          'sda2 has failed; the data is served by sdb2 alone',
          'sdb2 has failed; the data is served by sda2 alone',
          'Both members work; sda2 is being rebuilt at the moment',
          'The array is stopped until a second member is added',
        ],
      },
      answer: { kind: 'single', correct: 0 },
    },
    {
      key: 'two-members-missing',
      prompt:
        'A backplane lost power for a moment. A RAID 5 of four members now has two of them missing and does not start. Power is back, all four disks answer, SMART is clean, and the event counts of the members differ by 3. What do you try?',
      points: 1,
      explanation:
        'Almost equal event counts mean that all members left at nearly the same moment; `--assemble --force` accepts the slightly older ones. `--create` writes new superblocks and destroys the knowledge of order and offsets if one detail is wrong. Zeroing superblocks throws that knowledge away at once.',
      body: {
        kind: 'single',
        options: [
          'mdadm --create with the same level, chunk size and order, and --assume-clean',
          'mdadm --zero-superblock on the two missing members, then --add both',
          'mdadm --stop, then mdadm --assemble --force with all four members',
          'mdadm --grow to a RAID 0 of the members that are present',
        ],
      },
      answer: { kind: 'single', correct: 2 },
    },
    {
      key: 'replicate-direction',
      prompt:
        'The healthy disk is /dev/sda. The new, empty disk is /dev/sdc. Which command gives the new disk the partition table (GPT) of the healthy one?',
      points: 1,
      explanation:
        '`--replicate` names the target; the argument at the end is the source. With the two names exchanged it would empty the good disk, and so would the pipe from sdc to sda. The `dd` line copies only the first sector, which in GPT is the protective MBR and not the table. Follow with `sgdisk --randomize-guids /dev/sdc`.',
      body: {
        kind: 'single',
        options: [
          'sgdisk --replicate=/dev/sda /dev/sdc',
          'sgdisk --replicate=/dev/sdc /dev/sda',
          'sfdisk -d /dev/sdc | sfdisk /dev/sda',
          'dd if=/dev/sda of=/dev/sdc bs=512 count=1',
        ],
      },
      answer: { kind: 'single', correct: 1 },
    },
    {
      key: 'snapshot-full',
      prompt: 'A classic (not thin) LVM snapshot of a busy volume reaches 100 %. What happens?',
      points: 1,
      explanation:
        'The snapshot can no longer keep the old content of changed chunks, so it becomes invalid for good. The origin holds its own current data and continues. It is a full thin pool that stops writes to the volumes in it.',
      body: {
        kind: 'single',
        options: [
          'Writes to the origin wait until the snapshot is extended',
          'The origin becomes read-only to protect the snapshot',
          'The oldest chunks are dropped and the snapshot stays usable',
          'The snapshot becomes invalid and the origin continues unharmed',
        ],
      },
      answer: { kind: 'single', correct: 3 },
    },
    {
      key: 'xfs-dirty-log',
      prompt:
        'After a power loss, `xfs_repair` on an unmounted volume stops and reports valuable metadata changes in the log that have to be replayed. The storage below is sound. What comes next?',
      points: 1,
      explanation:
        'Mounting replays the log, which is the normal recovery of XFS. `-L` discards it and with it the last changes; it is for the case that mounting fails and a copy exists. `fsck.xfs` does nothing.',
      body: {
        kind: 'single',
        options: [
          'Mount the volume and unmount it again, then repeat the check',
          'Run xfs_repair -L, which replays the log without mounting',
          'Run fsck.xfs, which replays the log during boot',
          'Remount the volume read-only and run xfs_repair on it',
        ],
      },
      answer: { kind: 'single', correct: 0 },
    },
    {
      key: 'keep-redundancy',
      prompt:
        'A member of a RAID 5 has read errors but still serves most sectors. There is a free bay. Which procedure keeps redundancy for the longest time?',
      points: 1,
      explanation:
        '`--replace` copies from the old member, uses the others only where it cannot be read, and drops it when the copy is complete. Failing it first makes the array degraded for the whole rebuild, when every bad sector on another disk is lost data. Growing to one more member reshapes the array and does not replace anything.',
      body: {
        kind: 'single',
        options: [
          'Fail and remove the member, then add the new disk',
          'Shut down and exchange the disk, so that md rebuilds at the next start',
          'Add the new disk, then use mdadm --replace for the old member',
          'Add the new disk, then grow the array to one member more',
        ],
      },
      answer: { kind: 'single', correct: 2 },
    },
    {
      key: 'identity-evidence',
      prompt: 'Which of these identify a physical disk reliably enough to pull it?',
      points: 2,
      explanation:
        'Serial number and WWN belong to the piece of metal, and a locate light switched on for it shows the bay. Kernel names follow the order of discovery, the number in `mdadm --detail` is a position inside the array, and a bay that shows no activity may hold an idle spare.',
      body: {
        kind: 'multiple',
        options: [
          'The kernel name, for example sdb',
          'The serial number from smartctl, compared with the label on the carrier',
          'The RaidDevice number in mdadm --detail',
          'The bay whose locate light you switched on with ledctl and see lit',
          'The bay whose activity light is dark',
        ],
      },
      answer: { kind: 'multiple', correct: [1, 3], credit: 'all-or-nothing' },
    },
    {
      key: 'slow-rebuild',
      prompt: 'A RAID 1 rebuild is much slower than calculated. Which of these can be the reason?',
      points: 2,
      explanation:
        'md gives way to customer traffic, obeys its limits, and waits for a source disk that retries bad sectors. It copies the whole member without knowing about files, so neither their number nor the free space on the filesystem plays a part.',
      body: {
        kind: 'multiple',
        options: [
          'Customer traffic on the array',
          'A low value in dev.raid.speed_limit_max',
          'Millions of small files on the filesystem',
          'The source disk retries sectors that are hard to read',
          'The filesystem on the array is 98 % full',
        ],
      },
      answer: { kind: 'multiple', correct: [0, 1, 3], credit: 'right-minus-wrong' },
    },
    {
      key: 'proof-of-repair',
      prompt:
        'A member of a RAID 1 with `/boot` and system was replaced. Which observations belong to the proof that the work is complete?',
      points: 2,
      explanation:
        'Complete means: all arrays are redundant, the machine can start from either disk, and the serials in the ticket match the metal. A filesystem that answers was never in doubt, since the array served it while degraded. A `PASSED` line takes no test at all.',
      body: {
        kind: 'multiple',
        options: [
          'Every array on the two disks shows [UU] without a recovery line',
          'The customer page loads',
          'The boot loader or EFI partition is installed on the new disk',
          'Serial numbers of the old and the new disk are in the ticket',
          'SMART overall health of the new disk says PASSED',
        ],
      },
      answer: { kind: 'multiple', correct: [0, 2, 3], credit: 'right-minus-wrong' },
    },
    {
      key: 'removemissing-force',
      prompt:
        'With one physical volume missing, `vgreduce --removemissing --force` removes every logical volume that had extents on it, even if most of its extents lie on disks that still work.',
      points: 1,
      explanation:
        'That is how the group becomes consistent. Before it, try to bring the disk back (`vgextend --restoremissing`) or activate with `--activationmode partial` and copy what can be read.',
      body: { kind: 'boolean' },
      answer: { kind: 'boolean', correct: true },
    },
    {
      key: 'mismatch-raid1-swap',
      prompt:
        'A small non-zero `mismatch_cnt` after a check of a RAID 1 that holds swap proves that one of its two disks is failing.',
      points: 1,
      explanation:
        'Pages of swap may change between the write to the first and to the second mirror, and the difference never matters because such blocks are not read again. It is no proof. On RAID 5 or 6 a mismatch needs an explanation.',
      body: { kind: 'boolean' },
      answer: { kind: 'boolean', correct: false },
    },
    {
      key: 'merge-deferred',
      prompt:
        'If you run `lvconvert --merge` on a snapshot while its origin is mounted, the merge starts only at the next activation of the origin.',
      points: 1,
      explanation:
        'LVM defers the merge while the origin is open. If nobody unmounts and reactivates the volume, it happens at the next reboot, and all changes made until then disappear. Unmount first, and confirm with `lvs -a` that the snapshot is gone.',
      body: { kind: 'boolean' },
      answer: { kind: 'boolean', correct: true },
    },
    {
      key: 'rebuild-hours',
      prompt:
        'A member of 4 TB (4,000,000 MB) is rebuilt at a steady 160 MB/s. How many hours does it take? Round to one decimal.',
      points: 1,
      explanation:
        '4,000,000 MB / 160 MB/s = 25,000 s, and 25,000 / 3,600 = 6.9 hours. The hardware is fixed within the hour; redundancy is not, and the customer should hear both.',
      body: { kind: 'numeric', unit: 'h' },
      answer: { kind: 'numeric', value: 6.9, tolerance: 0.1 },
    },
    {
      key: 'raid6-capacity',
      prompt:
        'How many TB of usable capacity has a RAID 6 of eight disks with 6 TB each, without a spare?',
      points: 1,
      explanation:
        'RAID 6 spends the capacity of two members on redundancy: (8 − 2) × 6 TB = 36 TB.',
      body: { kind: 'numeric', unit: 'TB' },
      answer: { kind: 'numeric', value: 36, tolerance: 0 },
    },
    {
      key: 'snapshot-size',
      prompt:
        'During an upgrade of four hours a database changes 2 GiB of its volume every ten minutes, each time other blocks than before. How many GiB does a classic snapshot need at least to survive, not counting its own bookkeeping?',
      points: 1,
      explanation:
        'Four hours have 24 periods of ten minutes: 24 × 2 GiB = 48 GiB. Blocks that are changed repeatedly would count only once; here they are all different. In practice add a margin and automatic extension.',
      body: { kind: 'numeric', unit: 'GiB' },
      answer: { kind: 'numeric', value: 48, tolerance: 0 },
    },
    {
      key: 'nouuid-option',
      prompt:
        'You mount a read-only snapshot of an XFS volume on the same host while the origin is mounted. Which mount option, besides ro, do you need because both carry the same identity?',
      points: 1,
      explanation:
        'XFS refuses to mount a second filesystem with a UUID that is already mounted. `nouuid` switches that check off for this mount.',
      body: { kind: 'text' },
      answer: {
        kind: 'text',
        accepted: ['nouuid', '-o nouuid', 'ro,nouuid', '-o ro,nouuid'],
        normalise: 'case',
      },
    },
    {
      key: 'bitmap-name',
      prompt:
        'A healthy member was away for two minutes and returned. Which feature of the array lets `mdadm --re-add` copy only what changed in between?',
      points: 1,
      explanation:
        'The write-intent bitmap records which regions were written while a member was missing. `mdadm --grow --bitmap=internal` adds one to an existing clean array.',
      body: { kind: 'text' },
      answer: {
        kind: 'text',
        accepted: [
          'bitmap',
          'the bitmap',
          'write-intent bitmap',
          'write intent bitmap',
          'the write-intent bitmap',
          'the write intent bitmap',
          'internal bitmap',
          'internal write-intent bitmap',
          'a write-intent bitmap',
        ],
        normalise: 'case',
      },
    },
    {
      key: 'order-replace-member',
      prompt:
        'Order the steps for replacing a failed member of a RAID 1 that still appears in the array as faulty.',
      points: 2,
      explanation:
        'Identity first, then md lets go of the disk, then hands touch it. The partition table has to exist before its partitions can be added, and the end of the rebuild is the only proof of redundancy.',
      body: {
        kind: 'ordering',
        options: [
          'Note serial number and bay of the failed disk in the ticket',
          'Remove its partitions from all arrays with mdadm --remove',
          'Pull the carrier and compare the label with the ticket',
          'Insert the new disk and find its kernel name by its serial',
          'Copy the partition table from the survivor to the new disk',
          'Add the new partitions to their arrays with mdadm --add',
          'Wait for the end of the rebuild and see [UU] for every array',
        ],
      },
      answer: { kind: 'ordering' },
    },
    {
      key: 'order-evacuate-pv',
      prompt:
        'A disk used as a whole as a physical volume is to leave a running server; it can still be read. Order the steps.',
      points: 2,
      explanation:
        'The group needs room elsewhere before extents can move, and a physical volume can only leave the group when it is empty. After `pvremove` LVM no longer expects the disk.',
      body: {
        kind: 'ordering',
        options: [
          'pvcreate on the new disk',
          'vgextend with the new disk',
          'pvmove from the old disk to the new one',
          'vgreduce for the old disk',
          'pvremove on the old disk',
          'Pull the old disk after comparing its serial number',
        ],
      },
      answer: { kind: 'ordering' },
    },
    {
      key: 'order-safe-repair',
      prompt:
        'An XFS volume is corrupt; the array below is healthy again and its log has been replayed. There is space for a full copy. Order the steps of the most careful repair.',
      points: 2,
      explanation:
        'A repair cannot be undone, so it is tried on the copy. Only when its result is known does the original follow, and the service returns last.',
      body: {
        kind: 'ordering',
        options: [
          'Stop the service and unmount the volume',
          'Copy the volume block by block to a spare volume',
          'Run xfs_repair -n on the copy and read what it would do',
          'Run xfs_repair on the copy, mount it read-only and inspect the files',
          'Run xfs_repair on the original',
          'Mount the original and start the service',
        ],
      },
      answer: { kind: 'ordering' },
    },
    {
      key: 'match-smart',
      prompt: 'Match each value with what it tells.',
      points: 2,
      explanation:
        'Pending sectors wait for a write that decides whether they are replaced; reallocated ones have been. CRC errors point to the path. `percentage_used` compares writes with the rated endurance and may pass 100, while `media_errors` counts data that could not be returned.',
      body: {
        kind: 'matching',
        left: [
          'Reallocated_Sector_Ct (5)',
          'Current_Pending_Sector (197)',
          'UDMA_CRC_Error_Count (199)',
          'NVMe percentage_used',
          'NVMe media_errors',
        ],
        right: [
          'Transfers damaged between disk and controller',
          'Share of the rated write endurance consumed',
          'Sectors already replaced by spare ones',
          'Times the drive could not return correct data from its cells',
          'Sectors that could not be read and await a write',
        ],
      },
      answer: { kind: 'matching', pairs: [2, 4, 0, 1, 3] },
    },
    {
      key: 'match-mdstat-flags',
      prompt: 'Match the sign in /proc/mdstat with its meaning.',
      points: 2,
      explanation:
        'Faulty members stay listed with `(F)` until they are removed. `(S)` waits for a failure, `(R)` is the target of `--replace`, and `(W)` is read only when no other mirror is available.',
      body: {
        kind: 'matching',
        left: ['(F)', '(S)', '(R)', '(W)'],
        right: [
          'Being filled to take over from a member that still works',
          'Mirror from which md avoids reading',
          'Faulty, no longer used',
          'Spare, not in use yet',
        ],
      },
      answer: { kind: 'matching', pairs: [2, 3, 0, 1] },
    },
    {
      key: 'match-e2fsck-status',
      prompt: 'Match the exit status of e2fsck with its meaning.',
      points: 2,
      explanation:
        'The status is a sum of bits: 1 corrected, 2 reboot needed, 4 left uncorrected, 8 operational error. After 1 run it again and expect 0. After 4 stop and think before answering yes to more questions.',
      body: {
        kind: 'matching',
        left: ['0', '1', '4', '8'],
        right: [
          'Errors found and left uncorrected',
          'No errors',
          'Operational error, for example the device could not be opened',
          'Errors found and corrected',
        ],
      },
      answer: { kind: 'matching', pairs: [1, 3, 0, 2] },
    },
    {
      key: 'cmd-fail-member',
      prompt:
        'You are root. Give one command that marks the member /dev/sdb1 of the array /dev/md0 as faulty. Do not remove it yet.',
      points: 2,
      explanation:
        'Members are managed by `mdadm ARRAY --fail MEMBER`. Removing it is a second operation.',
      body: { kind: 'command' },
      answer: {
        kind: 'command',
        accepted: [
          'mdadm /dev/md0 --fail /dev/sdb1',
          'mdadm /dev/md0 -f /dev/sdb1',
          'mdadm /dev/md0 --set-faulty /dev/sdb1',
          'mdadm --manage /dev/md0 --fail /dev/sdb1',
          'mdadm --manage /dev/md0 -f /dev/sdb1',
          'mdadm --manage /dev/md0 --set-faulty /dev/sdb1',
          'mdadm --manage --fail /dev/md0 /dev/sdb1',
          'mdadm --manage --set-faulty /dev/md0 /dev/sdb1',
          'mdadm --manage -f /dev/md0 /dev/sdb1',
          'mdadm --fail /dev/md0 /dev/sdb1',
          'mdadm --set-faulty /dev/md0 /dev/sdb1',
          'mdadm -f /dev/md0 /dev/sdb1',
        ],
      },
    },
    {
      key: 'cmd-long-test',
      prompt:
        'You are root. Give one command that starts the long self-test of the SATA disk /dev/sda.',
      points: 2,
      explanation:
        'The test runs inside the disk. Read the result later with `smartctl -l selftest /dev/sda`.',
      body: { kind: 'command' },
      answer: {
        kind: 'command',
        accepted: [
          'smartctl -t long /dev/sda',
          'smartctl -tlong /dev/sda',
          'smartctl --test=long /dev/sda',
          'smartctl --test long /dev/sda',
          'smartctl /dev/sda -t long',
          'smartctl /dev/sda --test=long',
          'smartctl -d sat -t long /dev/sda',
          'smartctl -t long -d sat /dev/sda',
        ],
      },
    },
    {
      key: 'cmd-md-check',
      prompt:
        'You are root. Give one command that starts a consistency check of the array md5 now, one that reads everything and corrects no mismatch.',
      points: 2,
      explanation:
        'The word `check` counts mismatches in `mismatch_cnt`; `repair` would also write. Progress appears in `/proc/mdstat`.',
      body: { kind: 'command' },
      answer: {
        kind: 'command',
        accepted: [
          'echo check > /sys/block/md5/md/sync_action',
          'echo check >/sys/block/md5/md/sync_action',
          'echo "check" > /sys/block/md5/md/sync_action',
          'echo "check" >/sys/block/md5/md/sync_action',
          "echo 'check' > /sys/block/md5/md/sync_action",
          "echo 'check' >/sys/block/md5/md/sync_action",
          'echo check | tee /sys/block/md5/md/sync_action',
          'echo check > /sys/class/block/md5/md/sync_action',
          'printf check > /sys/block/md5/md/sync_action',
          'mdadm --action=check /dev/md5',
          'mdadm --action check /dev/md5',
          'mdadm --misc --action=check /dev/md5',
          'mdadm --misc --action check /dev/md5',
        ],
      },
    },
    {
      key: 'cmd-xfs-dry-run',
      prompt:
        'You are root. The XFS volume /dev/vg_data/lv_db is unmounted. Give one command that checks it and only reports, without changing anything.',
      points: 2,
      explanation:
        '`xfs_repair -n` is the check of XFS. `fsck.xfs` reports success without looking.',
      body: { kind: 'command' },
      answer: {
        kind: 'command',
        accepted: [
          'xfs_repair -n /dev/vg_data/lv_db',
          'xfs_repair -n -v /dev/vg_data/lv_db',
          'xfs_repair -v -n /dev/vg_data/lv_db',
          'xfs_repair -nv /dev/vg_data/lv_db',
          'xfs_repair -vn /dev/vg_data/lv_db',
          'xfs_repair /dev/vg_data/lv_db -n',
          'xfs_repair -n /dev/mapper/vg_data-lv_db',
          'xfs_repair -n -v /dev/mapper/vg_data-lv_db',
          'xfs_repair -nv /dev/mapper/vg_data-lv_db',
        ],
      },
    },
    {
      key: 'essay-one-hour',
      prompt:
        'The alarm came twenty minutes ago: a database server with two SATA disks in RAID 1 (md0 for /boot, md1 for the rest, BIOS boot) reports a degraded array. The customer is online and worried. The colleague at the rack is ready to pull "the disk with the red light". Set out what you do and say in the remaining forty minutes, with the commands that matter, and what is still open when the hour ends.',
      points: 10,
      explanation:
        'The hour is enough for identification, exchange and start of the rebuild. It is not enough for the rebuild of a large disk, and it is never long enough for a wrong disk.',
      body: { kind: 'essay', words: 350 },
      answer: {
        kind: 'essay',
        model:
          'I ask the colleague to touch nothing until I have given a serial number: the red light may mark a bay that was lit earlier, and with one good disk left a wrong pull is an outage.\n\nEvidence: `cat /proc/mdstat`, `mdadm --detail /dev/md0` and `/dev/md1`, `journalctl -k | grep -E "ata|I/O error"`, `smartctl -x` of both disks. Result for example: sda2 is faulty in md1, sda1 still active in md0, sda has unrecovered read errors; sdb is clean. I also look at sdb, because it now carries everything, and I ask the customer whether the last backup is good.\n\nIdentity: `lsblk -d -o NAME,MODEL,SERIAL,HCTL`, `ledctl locate=/dev/sda`. I write bay and serial into the ticket. Then `mdadm /dev/md1 --remove /dev/sda2` and `mdadm /dev/md0 --fail /dev/sda1 --remove /dev/sda1`, and `sgdisk --backup=/var/tmp/sdb.gpt /dev/sdb`. The colleague pulls the carrier and reads the serial back. If it differs it goes back at once and we stop.\n\nNew disk in: find it by serial, say sdc. `sgdisk --replicate=/dev/sdc /dev/sdb`, target in the option and source last, `sgdisk --randomize-guids /dev/sdc`, `mdadm /dev/md0 --add /dev/sdc1`, `mdadm /dev/md1 --add /dev/sdc2`, `grub2-install /dev/sdc`. /proc/mdstat shows the recovery.\n\nTo the customer, now and not at the end: "One of two mirrored disks failed at 14:02. Your database was not interrupted and no data is missing. The disk was exchanged at 14:41. The copy to the new disk runs until about 21:30; until then a failure of the second disk would mean a restore from backup. We watch it, and you hear from us at 21:45. If you prefer a quicker copy with a slower database tonight, tell us."\n\nOpen at the end of the hour: rebuild, array check afterwards, long self-test of the new disk, a test start from it at the next window, and custody of the old disk, which holds customer data. The hand-over names the person who looks at 21:30.',
        rubric: [
          {
            criterion: 'Identification before action',
            points: 3,
            descriptor:
              '3: stops the colleague, proves the failing disk from array and kernel or SMART, ties serial to bay and has it read back. 2: serial used, one proof missing. 1: kernel name only. 0: pulls by the light.',
          },
          {
            criterion: 'Technically right replacement',
            points: 3,
            descriptor:
              '3: both arrays, right copy direction, add, boot loader. 2: one of these missing. 1: array named but procedure not usable. 0: commands that endanger the survivor.',
          },
          {
            criterion: 'Honest word to the customer',
            points: 2,
            descriptor:
              '2: says early what is fixed, what runs, the risk until then and the next time. 1: incomplete or too late. 0: claims all is well or says nothing.',
          },
          {
            criterion: 'Open points and proof',
            points: 2,
            descriptor:
              '2: rebuild, verification and old disk, each with an owner or time. 1: some of these. 0: ticket closed at the exchange.',
          },
        ],
      },
    },
    {
      key: 'essay-do-not-create',
      prompt:
        'A RAID 5 of five disks does not start after the replacement of a power supply. A colleague has found a forum post and is about to run `mdadm --create` with the five devices "in the same order". Explain to the colleague why not, which facts you collect first, how you try to bring the array back, at which point you stop, and how you verify the data if it works.',
      points: 10,
      explanation:
        'Most arrays that lost several members at one moment can be assembled. What makes them unrecoverable is usually the second thing somebody typed.',
      body: { kind: 'essay', words: 350 },
      answer: {
        kind: 'essay',
        model:
          'Why not: `--create` makes a new array. It writes new superblocks with the defaults of today: data offset, chunk size, layout, bitmap. Device names after the power work need not be those of before, so "the same order" is a guess. If one detail is wrong the array starts, shows rubbish, and a resync writes new parity over the customer data. Until now nothing is lost; after that it may be.\n\nFacts, all by reading: `cat /proc/mdstat`, `mdadm --examine` of all five members saved to a file elsewhere, and from it device role, event count, update time, data offset. `lsblk -o NAME,SERIAL` against the asset record, `smartctl -x` of each disk, kernel log of the last boot for links that did not come up. Often the answer is here: two disks are not visible because a cable of the backplane is loose.\n\nWay back: repair power and cabling first, so that all five disks answer. `mdadm --stop /dev/md5`, then an ordinary `mdadm --assemble --scan`. If it refuses because some event counts are a little behind, `mdadm --assemble --force /dev/md5` with the explicit members. If one member is far behind, it left long before, its data is stale, and I leave it out: four of five are enough. I would have a copy of each member with ddrescue before forcing if any disk shows read errors.\n\nStop: if the forced assembly fails, if more than one member is stale, unreadable or without a superblock, or if the filesystem does not look right. Then no further writes, images of all disks, and escalation to a recovery specialist or the decision for a restore, together with the customer.\n\nVerify: array read-only first (`mdadm --readonly /dev/md5`), look at the filesystem on a snapshot overlay or with `xfs_repair -n`, considering that its log may not be replayed yet. Then mount, check the newest files, checksums or the database check, compare with backup. After that add the stale member again so that it is rebuilt, run a check and read `mismatch_cnt`. The ticket keeps the output of `--examine` and every command with its time.',
        rubric: [
          {
            criterion: 'Danger of --create explained',
            points: 2,
            descriptor:
              '2: new superblocks plus at least one concrete way in which data is overwritten. 1: "dangerous" with a vague reason. 0: accepts it.',
          },
          {
            criterion: 'Facts before action',
            points: 3,
            descriptor:
              '3: examine of all members with event counts and roles, saved; hardware and serials checked. 2: one of these missing. 1: mdstat only. 0: none.',
          },
          {
            criterion: 'Assembly and limit',
            points: 3,
            descriptor:
              '3: hardware first, stop, assemble, force with a reason, stale member left out, clear point of stopping and images. 2: right command, limit unclear. 1: force without looking. 0: destructive steps.',
          },
          {
            criterion: 'Verification',
            points: 2,
            descriptor:
              '2: read-only first, then filesystem and contents, then redundancy. 1: one level only. 0: none.',
          },
        ],
      },
    },
  ],
}
