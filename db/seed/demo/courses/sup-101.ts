// Longer than a code file would be: a course is published whole, so its lessons, lab and question
// bank stay together.
import type { CourseSeed } from '../../course-seed.ts'

export const sup101: CourseSeed = {
  code: 'SUP-101',
  title: 'The three promises: answering, diagnosing, fixing',
  track: 'support',
  level: 'foundation',
  hours: 8,
  summary:
    'What we promise every customer, how each promise is measured, and how to answer, locate a fault, hand over once and write it down so that all three are kept.',
  description: `Afterwards you can:

- say for any call and any case whether a promise was kept, and from which moments that follows
- locate a fault with five questions before you touch a server
- decide to transfer or not, and hand a customer over warmly, once
- write a ticket a colleague can work from at three in the morning without calling you
- talk to a customer during an outage without guessing
- start and stop the hardware clock honestly

For everyone who speaks with customers, in their first month. No technical certification is needed.`,
  items: [
    {
      kind: 'lesson',
      title: 'Answering: eighteen seconds, counted from the caller',
      minutes: 20,
      body: `We promise three things:

1. Broken hardware is fixed or replaced within one hour, or it is free.
2. A call is answered within three rings.
3. A problem is fixed within one transfer.

This lesson is about the second. It sounds like the easy one, and it is the one broken most often.

## What three rings are

In North America the ringing tone is 2 s on and 4 s off. One ring cycle is therefore 6 s. The first ring begins at 0 s, the second at 6 s, the third at 12 s, and the fourth would begin at 18 s. Within three rings means: answered **before 18.0 s**.

Other countries ring differently. In the United Kingdom a double ring returns every 3 s, so three rings are over at 9 s. The team's site decides which cadence counts.

## Whose seconds they are

What counts is how long the *caller* waited, not how long *your* phone rang. Look at one call from the queue log:

\`\`\`text
14:02:00  call enters the queue
14:02:01  rings at Dana            (Dana is finishing a note)
14:02:13  no answer, back to the queue
14:02:15  rings at Felix
14:02:19  Felix answers
\`\`\`

Felix's phone rang for 4 s. The caller waited 19 s, so the promise is **broken**, although Felix did everything right. The cause was at 14:02:01: Dana was marked available and was not.

That is why the first rule of answering has nothing to do with speed. **Your state on the phone must be true.** If you are about to write a long note, go to the door, or take another customer's call on your mobile, set yourself away first. One true "away" costs the team nothing: the call goes to a free colleague at once. One false "available" costs twelve of the eighteen seconds.

## What is not an answer

- An announcement. "All colleagues are busy, please hold" is played by a machine, and the clock runs on.
- Picking up and putting the caller on hold in one breath. "Support, please hold" within five seconds is counted as an answer by the log, and by no customer. Do it only if you hear an emergency on the other line, and come back within the minute.

A caller who hangs up before 6 s has mostly misdialled; such a call is left out. A caller who gives up later was not answered: that call is **broken**, even if nobody had 18 s to answer it.

## The first twenty seconds of speech

Say the company, your name, and one open sentence. Then be quiet.

\`\`\`text
"Good morning, this is Felix at support. What can I do for you?"
\`\`\`

Then confirm three facts, in the customer's words first and in ours second:

\`\`\`text
"You said the shop is slow since this morning. That is shop.example.com,
 on the server web-14. And may I have your name and the company's?"
\`\`\`

Now you have the symptom, the object and the person. Before you look at anything confidential, check the person: the account's support PIN, or a call back to the number in the contract. Someone who shouts, or who says that the director is standing beside them, is checked in the same way. That is the moment attackers count on.

## Two calls at once

The phone rings while you are speaking. Do not drop your customer to save a promise to somebody else. Your state shows you as busy, and the next call belongs to a colleague. If the whole team is busy, the lead decides who ends a conversation; it is not settled by whose nerves go first.

If calls regularly wait although everyone is truly busy, say so in the weekly review with the times. Three people cannot keep a promise that takes four, and the queue log shows it. Answering faster by being brief with the customer only moves the loss from the second promise to the third.`,
    },
    {
      kind: 'lesson',
      title: 'Diagnosing: questions that locate a fault',
      minutes: 25,
      body: `"It does not work" is true and useless. Between you and the fault stand four or five questions, and they are nearly always the same ones. Ask them before you log in anywhere: a minute of asking saves twenty minutes of looking in the wrong place.

## Five questions

**What exactly do you see?** The words on the screen, not the customer's reading of them. "The server is down" may be a browser that cannot resolve a name (no server involved), a refused connection (the server is up, the service is not), a time-out (a firewall, a route, or a dead machine), or an error page (the server is very much alive). Each leads somewhere else.

**Since when, and was it ever different?** "Since 9:40" can be laid beside the change log. "It was never fast" is not an incident but a project, and deserves an honest word at once.

**Who is affected, and who is not?** The most useful question there is. One person or all of them? One office or also from a phone with Wi-Fi off? One site on the server or every site? Each answer halves the space:

\`\`\`text
one person, all sites        -> that person's device or network
everyone, one site           -> that site: code, certificate, database
everyone, every site here    -> the server
everyone, several servers    -> the network, storage, or us
\`\`\`

**What changed?** Ask it without accusing: "What was done on your side or ours before it began? An update, a new plugin, a DNS change, a campaign mail?" People leave out what they think is harmless. A newsletter to 80,000 addresses is a change.

**What have you tried already?** So that you do not ask for it again, and because a restart may have destroyed the trace.

## Say back, then predict

Before you act, sum up in one sentence and let the customer correct you. Half of all wrong turns end here.

\`\`\`text
"So: since about 9:40, from your office and from a phone, only the checkout
 page answers with 'error 500'; the rest of the shop works. Last night a
 payment plugin was updated. Is that right?"
"Yes. No, wait, the search is slow as well."
\`\`\`

Then write down what you expect to see before you look. "If it was the plugin, the error log has entries from 9:40 on that name it." If the log says something else, you have learned something. If you look without expecting anything, you will find something odd on any server, and follow it.

## Questions that lead astray

- *"Did you change anything?"* gets "no". Ask what was done.
- *"Is it slow again?"* puts the old diagnosis into the customer's mouth.
- *"Can you send me a screenshot, the logs and a traceroute?"* is three tasks for somebody who called because they are stuck. Ask for one thing, and say what it will decide.
- *"Have you tried turning it off and on?"* sometimes helps and always deletes evidence. If a restart is right, save the state first: open processes, memory, the last hundred lines of the log.

## When the customer has the answer already

"The disk is broken, I need a new one." Perhaps. Take the proposal seriously and ask for what it stands on: "What makes you think of the disk?" They may have a line from the log that names it. They may have read it in a forum. You need the symptom either way, as the hardware clock starts when *we* have identified a fault, not when somebody suspects one.

## Know where your knowledge ends

Ten minutes without a new fact is a signal. Do not continue to look busy. Ask a colleague to look over your shoulder while the case stays yours: a consultation is not a transfer. Say so to the customer:

\`\`\`text
"I have ruled out the network and the web server. I am asking our database
 colleague to look at one thing with me. You stay with me, and I will tell
 you by 11:15 what we found."
\`\`\`

A time, a name, a next step. Keep the time even when there is nothing new to say.`,
    },
    {
      kind: 'lesson',
      title: 'Fixing: take it over, hand it on at most once, write it down',
      minutes: 25,
      body: `The third promise says: a problem is fixed within one transfer. A case keeps it if it was transferred **at most once**, if the **last person who had it fixed it**, and if it was **not reopened within 7 days**. All three are needed. Closing a case that comes back on day five does not save the promise; it only hides the failure for a while.

## Taking over

The moment you answer, the case is yours. Say so in the first minute: "I will take care of this." Yours means that nobody else is expected to act, to call back, or to remember. If you go off shift with an open case, either agree on a time with the customer, or hand it over, and that handover is the one transfer.

## When to transfer

Ask three things, in this order:

1. **Can I fix it with someone's help?** Then consult and keep it.
2. **Does it need rights, keys or hands that I do not have?** Then transfer.
3. **Will it surely outlast my shift, and can the customer not wait?** Then transfer.

Not on the list: the customer is unpleasant, the topic is dull, the queue is full, somebody else "usually does these".

Since there is only one transfer, it must reach the right person. A transfer to "whoever is free in Linux" who then sends it to databases is already the second. Two minutes of asking "who in the end will have to fix this?" are well spent. If you cannot tell, then the diagnosis is not finished, and you are not ready to transfer.

## The warm handover

Cold: "I will put you through", a click, and the customer tells everything again. Warm: you speak with the colleague first, while the customer knows what happens, and you leave only when the colleague has accepted.

\`\`\`text
To the customer:
"This needs somebody who may change the storage. That is Ines. I will tell
 her everything, then bring you together. It takes about a minute."

To Ines, with the customer on hold:
"Ines, Felix. Northwind, web-14, file system on /srv read-only since 9:52,
 the kernel log shows I/O errors on sdb. Backups from last night are complete.
 Ms Okafor is on the line, she is the technical contact and has been verified.
 I promised news by 10:15. Do you take it?"

"Yes."

To both:
"Ms Okafor, Ines has what you told me and takes it from here. Ines, Ms Okafor
 needs above all the order files."
\`\`\`

Fault, evidence, what is safe, who the person is, what was promised. If Ines says no, there was no transfer: the case is still yours. An unanswered chat message is not an acceptance either.

A case that is sent to you by mistake: do not pass it on. Call the sender, find the right person together, and let one of you stay with the customer. The customer's second transfer is our broken promise, whoever's mistake it was.

## The ticket

Write for a colleague who knows the trade but not the case, at three in the morning. Six parts:

\`\`\`text
Symptom    Checkout returns error 500 since 09:40 CST. Rest of the shop fine.
Object     web-14, site shop.example.com, customer Northwind
Facts      php error log from 09:40: class PaymentGateway not found.
           Plugin updated 23:10 by the customer. Seen from office and mobile.
Done       10:05 plugin set back to the version before, cache cleared.
Checked    10:09 test order 48211 completed; customer confirmed by phone 10:12.
Next       Customer tests the new plugin version on staging. Nothing on our side.
\`\`\`

Facts apart from guesses: write "I suspect" where you do. Exact words of errors, copied and not retold. Times with their zone. What did *not* help belongs there too; otherwise the next person tries it again. No passwords, no card numbers, no opinion of the customer: they may read it, and have a right to.

## Closing

Fixed means that the customer can do again what they could not, and has said so or had the chance to. "Seems to work now" without a cause is not closed: write what you know, what you will watch, and until when. If you cannot reach the customer, leave the case open with a date.

When a case returns within the seven days, reopen it rather than starting a new one. It costs us the promise, and it is true. A second ticket would make the figure better and the service worse.`,
    },
    {
      kind: 'lesson',
      title: 'Outages and the one-hour clock',
      minutes: 20,
      body: `Two situations in which honest times matter most: many customers call about the same thing, and one customer waits for a part to be replaced.

## Talking during an outage

The caller wants four things, in this order: do you know about it, does it concern me, when will it end or when will I hear more, what can I do until then.

\`\`\`text
"Yes, we know of it. Since 14:20 about a third of the servers in hall 2 have
 no connection; yours, web-14, is one of them. The network team has found the
 failed switch and is replacing it. I do not know yet when it will be done.
 The next news is at 14:50 on the status page, and I will write to you then."
\`\`\`

Four habits:

**Say what is known, what is not known, and when the next word comes.** "I do not know yet" is a full sentence. It is believed if the next word does come on time.

**Do not guess a cause or an end.** "Probably ten minutes" becomes "they said ten minutes". If the customer presses: "I would only be guessing, and you would plan by it. At 14:50 I will know more."

**Use the words of the status page.** If eleven colleagues explain in eleven ways, customers compare. The incident lead writes the text; if a sentence is wrong, tell the lead instead of mending it on the phone.

**Apologise once, for the right thing.** "I am sorry that your shop cannot sell at the moment" is for the customer. Five apologies for the inconvenience are for nobody.

Keep each call short without cutting it off: others are waiting, and the eighteen seconds hold for them too. Attach the call to the incident's ticket with one line. And ask the question about what differs, even for the fortieth caller: "Is it all your services, or only some?" The one whose symptom does not fit has another fault, and would otherwise wait for a repair that does not concern them.

Never name another customer, and never confirm who else is affected.

## The hardware clock

We promise that hardware is fixed or replaced within one hour, or it is free. The hour runs

- **from identified**: a named person has established which part is faulty, and says so in the case
- **to verified**: the part is replaced *and* the customer's service has been tested

Neither from the first call nor to "part is in".

\`\`\`text
09:52  customer calls: /srv is read-only
10:04  identified: disk in bay 3 failed (serial number, SMART errors) - Felix
10:31  disk replaced - Ines
10:49  array rebuilding, file system mounted
10:52  verified: test file written and read, customer's login works - Ines
\`\`\`

The clock shows 48 minutes: kept. Beside it stands the time to identify, 12 minutes, with the name of whoever stamped it. It is not part of the promise, but everybody can see it, and for a good reason: a start that one sets oneself can be set late.

**Stamp "identified" when you know, not when the spare part has arrived.** If you know at 10:04 and stamp at 10:25, you have taken 21 minutes from the customer. If you stamp on a suspicion, and it turns out to be the cable, you have started a clock for the wrong part; correct it with the reason, and the history keeps both.

**Minutes may be left out only with a reason that the customer would accept too**: they asked us to wait until the shop closes; nobody let us into their own cage. "The spare part was in another building" is our affair.

**Stamp "verified" after a test of the service.** A green light on a disk is not a service.

When the hour is missed, a credit is created for a decision. Do not hide it, and do not promise a sum:

\`\`\`text
"The replacement took 74 minutes, so we did not keep our promise. The credit
 is recorded; my manager decides on it, and you will hear from us by tomorrow
 noon without having to ask."
\`\`\`

That sentence costs less than any excuse. Customers forgive a broken disk easily, a broken promise sometimes, and a concealed one never.`,
    },
    {
      kind: 'lab',
      title: 'Lab: six calls and a hardware case, with an assessor on the line',
      minutes: 90,
      body: `You sit at a practice phone with a queue of its own and a practice server. The assessor plays the customers from a script that you have not seen; a second person plays your colleagues. Your tickets are read afterwards by someone who was not in the room.`,
      steps: [
        {
          text: 'Take a call while the queue is empty, greet, and establish symptom, object and person.',
          expect:
            'Answered before 18 s of the caller’s wait; company and name said; the three facts confirmed aloud; the person verified before anything confidential is said.',
        },
        {
          text: 'You are asked to fetch something from the printer. Do it, and come back.',
          expect:
            'The state on the phone is set to away before standing up and to available only when seated again.',
        },
        {
          text: 'A customer says only: "Nothing works any more." Locate the fault with questions, without logging in.',
          expect:
            'Exact words of the error, since when, who is and is not affected, what was done before. A summary said back and corrected. Not more than one request to the customer at a time.',
        },
        {
          text: 'The fault turns out to need rights you do not have. Find the right person and hand over.',
          expect:
            'Consulting is considered first; the right person is found before the transfer; the customer knows name and reason; fault, evidence, what is safe, person and promise are passed on; the colleague accepts aloud.',
        },
        {
          text: 'A caller claims to be the director and demands the administrator password at once.',
          expect:
            'Friendly, no exception: PIN or call back to the number in the contract; nothing given away; a note in the ticket.',
        },
        {
          text: 'An outage has begun. Take two calls about it; the second one does not fit.',
          expect:
            'Known, unknown, and time of the next word are all said; no guess; words of the status page. The second caller’s different symptom is noticed and gets a case of its own.',
        },
        {
          text: 'Lead a disk replacement on the practice server and stamp it.',
          expect:
            'Identified is stamped when the part is established, with serial number; verified only after a test of the service; the candidate can say what the clock shows and why.',
        },
        {
          text: 'Write the tickets for steps 3, 4 and 7.',
          expect:
            'The reader can say for each, without asking, what was wrong, what was done, how it was checked, and what comes next. Guesses are marked, times carry a zone, no secrets.',
        },
      ],
    },
    {
      kind: 'quiz',
      title: 'Exam: the three promises',
      minutes: 30,
      body: 'Twelve questions drawn from the bank and one written handover. You may use your notes.',
      draw: 12,
      always: ['essay-handover'],
      passPercent: 70,
      attempts: 3,
    },
  ],
  questions: [
    {
      key: 'caller-wait-not-ring',
      prompt:
        'North America. A call enters the queue at 14:02:00. It rings at Dana for 12 s without an answer, returns to the queue, and rings at Felix from 14:02:15. Felix answers at 14:02:19. Was the promise kept?',
      points: 2,
      explanation:
        'The caller waited 19 s, and 18.0 s is the limit. It does not matter that Felix’s own phone rang for 4 s only.',
      body: {
        kind: 'single',
        options: [
          'Yes, since Felix answered on the first ring at his phone',
          'Yes, since the 12 s at Dana are taken off as a fault of the phone system',
          'No, since the caller had waited 19 s',
          'No, since a call may ring at one person only',
        ],
      },
      answer: { kind: 'single', correct: 2 },
    },
    {
      key: 'announcement',
      prompt:
        'After 8 s an announcement is played: "All colleagues are busy." At 21 s a colleague picks up. What counts as the moment of answering?',
      points: 1,
      explanation:
        'An announcement is not an answer. The call was answered at 21 s, which breaks the promise.',
      body: {
        kind: 'single',
        options: [
          '8 s, because the caller heard a voice',
          '21 s, because a person answered then',
          '13 s, because the announcement starts a new count',
          'Neither: calls with an announcement are left out',
        ],
      },
      answer: { kind: 'single', correct: 1 },
    },
    {
      key: 'state-away',
      prompt:
        'You will need about three minutes to finish a note after a call. What do you do with your state on the phone?',
      points: 1,
      explanation:
        'A false "available" sends the next caller to a phone nobody answers. Away, the call goes to a free colleague at once.',
      body: {
        kind: 'single',
        options: [
          'Stay available and answer if it rings long enough',
          'Stay available, and let the note wait until the shift ends',
          'Log off from the queue until the next full hour',
          'Set it to away, and back when the note is done',
        ],
      },
      answer: { kind: 'single', correct: 3 },
    },
    {
      key: 'best-first-question',
      prompt:
        'A customer says: "Our site is down." You can ask one question before anything else. Which of these narrows down the fault most?',
      points: 2,
      explanation:
        'The exact message tells a name that does not resolve from a refused connection, a time-out and an error page: four different places to look.',
      body: {
        kind: 'single',
        options: [
          'What exactly appears on the screen, word for word?',
          'Have you restarted the server already?',
          'Is it as slow as it was last month?',
          'Could you send the log files and a traceroute?',
        ],
      },
      answer: { kind: 'single', correct: 0 },
    },
    {
      key: 'one-site-everyone',
      prompt:
        'Everyone, from office and mobile, gets error 500 on one site. Eleven other sites on the same server work. Where do you look first?',
      points: 1,
      explanation:
        'Other sites on the server work and every visitor is affected, so neither the network nor the server as a whole is at fault.',
      body: {
        kind: 'single',
        options: [
          'At the customer’s office network',
          'At the route between provider and data centre',
          'At the disks and memory of the server',
          'At that site: its code, its settings, its database',
        ],
      },
      answer: { kind: 'single', correct: 3 },
    },
    {
      key: 'consult-not-transfer',
      prompt:
        'You have ruled out the network and need a database colleague to interpret one query plan. You could fix the rest yourself. What is right?',
      points: 2,
      explanation:
        'If you can fix it with help, you keep it. A consultation is not a transfer, and the only transfer stays available.',
      body: {
        kind: 'single',
        options: [
          'Transfer warmly to the database colleague, since the fault lies there',
          'Ask the colleague to look with you, and keep the case',
          'Close the case and let the customer open one with the database team',
          'Ask the customer to call the database team directly, which is not counted as a transfer',
        ],
      },
      answer: { kind: 'single', correct: 1 },
    },
    {
      key: 'misdirected-case',
      prompt:
        'A case was transferred to you, and it belongs to the network team. How do you keep the damage for the customer smallest?',
      points: 2,
      explanation:
        'Passing it on would be the second transfer. With the sender you find the right help, and one of you stays with the customer.',
      body: {
        kind: 'single',
        options: [
          'Pass it on to the network team at once, with a note that it was misdirected',
          'Send it back to the sender, which undoes the transfer',
          'Call the sender, find the right help together, and have one of you stay with the customer',
          'Leave it in the queue until somebody from the network team picks it up',
        ],
      },
      answer: { kind: 'single', correct: 2 },
    },
    {
      key: 'clock-start',
      prompt: 'When does the one-hour hardware clock start?',
      points: 1,
      explanation:
        'It runs from identified to verified. The time from the call to that moment is shown beside it, with the name of whoever stamped it.',
      body: {
        kind: 'single',
        options: [
          'When the customer calls',
          'When we have established which part is faulty',
          'When the spare part is at the rack',
          'When the customer agrees to the replacement',
        ],
      },
      answer: { kind: 'single', correct: 1 },
    },
    {
      key: 'reopened-day-five',
      prompt:
        'A case was fixed without any transfer and closed. On the fifth day the customer calls: the same problem is back. What is right?',
      points: 1,
      explanation:
        'Reopened within 7 days means that the promise is broken. A new ticket would only make the figure look better and tear the history apart.',
      body: {
        kind: 'single',
        options: [
          'Open a new case, because the old one was closed with the customer’s consent',
          'Open a new case and link it, so that the promise of the first stays kept',
          'Reopen the case, although the promise is then broken',
          'Wait until the seventh day has passed before reopening it',
        ],
      },
      answer: { kind: 'single', correct: 2 },
    },
    {
      key: 'broken-calls',
      prompt: 'North America. Which of these calls break the promise? Choose all that do.',
      points: 2,
      explanation:
        '18.0 s is not before 18.0 s; a caller who gives up at 9 s was not answered. 17.9 s is in time, and giving up before 6 s is left out.',
      body: {
        kind: 'multiple',
        options: [
          'Answered by a person after 17.9 s',
          'Answered by a person after 18.0 s',
          'Hung up after 4 s',
          'Hung up after 9 s',
          'Announcement after 5 s, person after 25 s',
        ],
      },
      answer: { kind: 'multiple', correct: [1, 3, 4], credit: 'right-minus-wrong' },
    },
    {
      key: 'third-promise-parts',
      prompt: 'Which conditions must all hold for the third promise to be kept?',
      points: 2,
      explanation:
        'At most one transfer, fixed by the last person who had it, and not reopened within 7 days. Neither the duration nor the customer’s rating is part of it.',
      body: {
        kind: 'multiple',
        options: [
          'The case was transferred at most once',
          'The case was closed within one working day',
          'The last person who had the case fixed it',
          'It was not reopened within 7 days',
          'The customer rated the case as good',
        ],
      },
      answer: { kind: 'multiple', correct: [0, 2, 3], credit: 'all-or-nothing' },
    },
    {
      key: 'handover-contents',
      prompt:
        'Which of these belong in what you tell the colleague during a warm handover? Choose all.',
      points: 2,
      explanation:
        'The colleague must be able to go on without asking the customer again: fault, evidence, what is safe, what was promised. Passwords are never passed on, and an opinion on the customer helps nobody.',
      body: {
        kind: 'multiple',
        options: [
          'The evidence found so far, with the wording of the error',
          'The customer’s password, so that the colleague need not ask',
          'What the customer was promised, and for when',
          'That the person has been verified, and who it is',
          'That the customer is difficult',
        ],
      },
      answer: { kind: 'multiple', correct: [0, 2, 3], credit: 'right-minus-wrong' },
    },
    {
      key: 'hold-reasons',
      prompt:
        'Minutes may be left out of the hardware clock only with a reason. Which reasons are acceptable? Choose all.',
      points: 2,
      explanation:
        'Only what lies with the customer: their wish to wait, their locked cage. Spare parts and shifts are our own affair.',
      body: {
        kind: 'multiple',
        options: [
          'The spare part was in another building',
          'The customer asked us to wait until the shop closes',
          'The shift changed during the repair',
          'The customer had to unlock their own cage and came later',
        ],
      },
      answer: { kind: 'multiple', correct: [1, 3], credit: 'all-or-nothing' },
    },
    {
      key: 'estimate-outage',
      prompt:
        'During an outage it is better to give a pressing customer a rough guess of its end than to say that the end is not known yet.',
      points: 1,
      explanation:
        'A guess becomes a promise the customer plans by. Say what is known, what is not, and when the next word comes, and keep that time.',
      body: { kind: 'boolean' },
      answer: { kind: 'boolean', correct: false },
    },
    {
      key: 'chat-accept',
      prompt:
        'You write a colleague in the chat that they now have a case, and end your shift before there is an answer. The case is still yours.',
      points: 1,
      explanation:
        'A handover takes an acceptance. A message without an answer leaves a case that nobody looks after, except on paper: you.',
      body: { kind: 'boolean' },
      answer: { kind: 'boolean', correct: true },
    },
    {
      key: 'green-light',
      prompt: 'The hardware clock may be stopped as soon as the new disk shows a green light.',
      points: 1,
      explanation:
        'Verified means that the customer’s service has been tested. A light says that the disk spins.',
      body: { kind: 'boolean' },
      answer: { kind: 'boolean', correct: false },
    },
    {
      key: 'third-ring-starts',
      prompt:
        'In North America ringing is 2 s on and 4 s off, and the first ring begins at 0 s. At which second does the third ring begin?',
      points: 1,
      explanation:
        'Ring k begins at 6 × (k − 1) seconds, the third therefore at 12 s. The fourth would begin at 18 s.',
      body: { kind: 'numeric', unit: 's' },
      answer: { kind: 'numeric', value: 12, tolerance: 0 },
    },
    {
      key: 'uk-limit',
      prompt:
        'A team in the United Kingdom: the ring cycle is 3 s. Before how many seconds of waiting must a call be answered?',
      points: 1,
      explanation: 'Three cycles of 3 s are over at 9 s, when the fourth ring would begin.',
      body: { kind: 'numeric', unit: 's' },
      answer: { kind: 'numeric', value: 9, tolerance: 0 },
    },
    {
      key: 'clock-minutes',
      prompt:
        'Call 09:52, identified 10:04, disk in place 10:31, file system mounted 10:49, verified 10:52. Nothing is left out. How many minutes does the hardware clock show?',
      points: 2,
      explanation: 'From identified (10:04) to verified (10:52) are 48 minutes.',
      body: { kind: 'numeric', unit: 'min' },
      answer: { kind: 'numeric', value: 48, tolerance: 0 },
    },
    {
      key: 'clock-with-wait',
      prompt:
        'Identified 20:10, verified 21:34. The customer asked us to wait from 20:20 to 20:50, and this is recorded with its reason. How many minutes count?',
      points: 2,
      explanation: '84 minutes in all, less 30 at the customer’s request: 54. The promise is kept.',
      body: { kind: 'numeric', unit: 'min' },
      answer: { kind: 'numeric', value: 54, tolerance: 0 },
    },
    {
      key: 'word-handover',
      prompt:
        'What is a handover called in which you speak with the colleague first and leave only when they have accepted? Complete: a … handover.',
      points: 1,
      explanation:
        'A warm handover. In a cold one the customer is put through and tells everything again.',
      body: { kind: 'text' },
      answer: {
        kind: 'text',
        accepted: ['warm', 'a warm handover', 'warm handover'],
        normalise: 'case',
      },
    },
    {
      key: 'word-stop',
      prompt: 'The hardware clock runs from identified to …? Write the one word for its end.',
      points: 1,
      explanation: 'To verified: the part is replaced and the service tested.',
      body: { kind: 'text' },
      answer: { kind: 'text', accepted: ['verified', 'to verified'], normalise: 'case' },
    },
    {
      key: 'order-handover',
      prompt: 'Put the steps of a warm handover in order.',
      points: 2,
      explanation:
        'First find the right person, because there is only one transfer; the customer learns what will happen before being put on hold; you leave after the acceptance.',
      body: {
        kind: 'ordering',
        options: [
          'Find out who will have to fix it in the end',
          'Tell the customer who takes over and why',
          'Put the customer on hold and brief the colleague',
          'Get the colleague’s acceptance',
          'Bring the two together and say what matters most',
          'Leave the call and note the transfer in the ticket',
        ],
      },
      answer: { kind: 'ordering' },
    },
    {
      key: 'order-hardware',
      prompt: 'Put the events of a hardware case in order.',
      points: 2,
      explanation:
        'The clock starts with the second and stops with the fourth. The customer hears the result when it has been tested.',
      body: {
        kind: 'ordering',
        options: [
          'The customer reports the symptom',
          'The faulty part is established and stamped as identified',
          'The part is replaced',
          'The service is tested and stamped as verified',
          'The customer is told the result, and the case is closed',
        ],
      },
      answer: { kind: 'ordering' },
    },
    {
      key: 'match-who',
      prompt: 'Match who is affected with where to look first.',
      points: 2,
      explanation: 'Asking who is affected and who is not halves the space with each answer.',
      body: {
        kind: 'matching',
        left: [
          'One person, on every site',
          'Everyone, on one site',
          'Everyone, on every site of one server',
          'Everyone, on several servers',
        ],
        right: [
          'The server',
          'The network or storage on our side',
          'The person’s device or connection',
          'The site’s code, certificate or database',
        ],
      },
      answer: { kind: 'matching', pairs: [2, 3, 0, 1] },
    },
    {
      key: 'match-symptom',
      prompt: 'Match what the browser shows with what it most likely says.',
      points: 2,
      explanation:
        'A refused connection and an error page both come from a machine that is alive. Only the time-out leaves open whether there is one.',
      body: {
        kind: 'matching',
        left: ['Server name not found', 'Connection refused', 'Connection timed out', 'Error 500'],
        right: [
          'The machine answers, but nothing listens on the port',
          'The web server runs, and the application behind it fails',
          'DNS: no server was contacted at all',
          'A firewall, a route, or a dead machine',
        ],
      },
      answer: { kind: 'matching', pairs: [2, 0, 3, 1] },
    },
    {
      key: 'match-ticket',
      prompt: 'Match each sentence with the part of the ticket it belongs to.',
      points: 2,
      explanation:
        'Facts are what was seen, done is what was changed, checked is how we know that it helped.',
      body: {
        kind: 'matching',
        left: [
          'Checkout returns error 500 since 09:40 CST',
          'The error log names class PaymentGateway from 09:40 on',
          'Plugin set back to the version before at 10:05',
          'Test order 48211 completed at 10:09',
        ],
        right: ['Checked', 'Done', 'Symptom', 'Facts'],
      },
      answer: { kind: 'matching', pairs: [2, 3, 1, 0] },
    },
    {
      key: 'essay-handover',
      prompt:
        'Write what you say, word for word, to the customer and to your colleague, and then the ticket. Situation: Mr Haddad of Larkspur Foods (verified) called at 13:05 CST. Mail to larkspur.example has been rejected since about 12:30, "mailbox full", for all of their 40 people. On mail-03 the file system for mail is 100 % full; a backup job has written there since 12:10. You may not delete anything on that server, Priya in the mail team may. She is on shift. You told Mr Haddad that he would hear something by 13:30.',
      points: 10,
      explanation:
        'A good answer lets Priya begin at once, leaves Mr Haddad knowing who does what by when, and does not claim more than is known.',
      body: { kind: 'essay', words: 300 },
      answer: {
        kind: 'essay',
        model: `To Mr Haddad: "Mr Haddad, I have found that the disk which holds your mail is full. It looks as if a backup job of ours has been writing there since 12:10; I suspect that, it is not proven yet. To free space somebody has to delete on that server, and that is Priya in our mail team. I will tell her everything, then bring you together. Please stay on the line for about a minute."

To Priya: "Priya, this is Felix. Larkspur Foods, mail-03: the mail file system is at 100 per cent. Since about 12:30 mail to larkspur.example is rejected with 'mailbox full' for all 40 people. A backup job has been writing to that file system since 12:10, and I suspect it as the cause. I have changed nothing. Mr Haddad is on the line, verified. I promised him news by 13:30. It needs your rights. Do you take it?" She says yes.

To both: "Mr Haddad, Priya has everything and takes over. You will hear from her by 13:30. Priya, the most important thing for Mr Haddad is that mail arrives again; after that, which messages were rejected since 12:30."

Ticket. Symptom: mail to larkspur.example rejected with "mailbox full" since about 12:30 CST, all 40 people. Object: mail-03, customer Larkspur Foods, contact Mr Haddad (verified). Facts: mail file system 100 % full at 13:10 CST; backup job writing there since 12:10 CST. Suspicion: the job filled it. Done: nothing changed. Handed over warmly to Priya at 13:14 CST, accepted (first transfer). Checked: not yet. Next: Priya frees space, tests delivery, reports to Mr Haddad by 13:30 CST, and finds out which messages were rejected and why the job writes there.`,
        rubric: [
          {
            criterion: 'To the customer',
            points: 3,
            descriptor:
              'Says what was found, who takes over and why, and what happens next, in plain words. Loses a point for an unproven cause told as a fact, or for an invented time.',
          },
          {
            criterion: 'To the colleague',
            points: 3,
            descriptor:
              'Fault, evidence, what has and has not been done, the verified person, the promise of 13:30, and a question that takes a yes. One point off for each two that are missing.',
          },
          {
            criterion: 'The ticket',
            points: 3,
            descriptor:
              'Symptom, object, facts apart from suspicion, what was done, what comes next; times with a zone; the transfer and its acceptance noted.',
          },
          {
            criterion: 'Tone',
            points: 1,
            descriptor:
              'Short and friendly, no blame on the backup colleagues or the customer, at most one apology.',
          },
        ],
      },
    },
    {
      key: 'essay-broken-promise',
      prompt:
        'A power supply was identified as faulty at 02:10, the spare was in another building, and the repair was verified at 03:24. A colleague proposes to stamp "identified" at 02:30, "since we were not quite sure until then", although the ticket of 02:10 names the part. Write your answer to the colleague and what you tell the customer in the morning. Explain why.',
      points: 8,
      explanation:
        '74 minutes are a broken promise. The stamp must say when we knew, and the ticket says it was 02:10. An honest record costs a credit; a changed one costs the worth of every figure we show.',
      body: { kind: 'essay', words: 280 },
      answer: {
        kind: 'essay',
        model: `To the colleague: "I understand the wish, and the night was not your fault. But the ticket of 02:10 names the power supply and its bay. That is the moment when we knew, so that is the stamp. At 03:24 it makes 74 minutes, and we missed the hour. With 02:30 it would be 54 minutes, and it would not be true. Anyone can see who stamped what, and if one start is set by wish, no customer can believe the others. The way to the other building is our affair; it is not a reason to leave minutes out. Let us write down that the spare was not in the hall, so that it lies there next time."

To the customer: "Good morning, this is Felix at support. Last night at 02:10 we found that a power supply in your server db-07 had failed. It was replaced, and the server was tested at 03:24. That took 74 minutes. We promise one hour, and we did not keep it; I am sorry. The part was stored in another building. A credit has been recorded and my manager decides on it; you will hear by tomorrow noon without asking. Your server ran on its second supply during that time, and we saw no interruption."

I would say the last sentence only if I had checked it.

Why: the promise is worth something because we count it when it goes against us. Hidden minutes also hide the cause: with 54 minutes on record nobody would move the spare part.`,
        rubric: [
          {
            criterion: 'The right stamp, with its reason',
            points: 3,
            descriptor:
              'Keeps 02:10 because the part was established then; computes 74 minutes; grants no excluded minutes for the way to the spare.',
          },
          {
            criterion: 'To the colleague',
            points: 2,
            descriptor: 'Clear and without reproach; offers something that helps next time.',
          },
          {
            criterion: 'To the customer',
            points: 3,
            descriptor:
              'Names the broken promise unasked (1), gives facts and times (1), says that the credit is being decided and when there will be news, without promising a sum (1).',
          },
        ],
      },
    },
  ],
}
