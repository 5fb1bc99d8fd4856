/**
 * Who may read what not everyone may, over all questions. Each line stands in the stage once, by
 * this name: nobody else is told of it by any answer, and everyone with an x is, by one at least.
 */
export const law = `
  no em se co ma di le ne in ow de s1 s2 re au
  # What someone may know of themselves, and who administers it
   ·  ·  x  ·  ·  ·  ·  ·  ·  ·  ·  ·  ·  x  x  Sol’s extra time
   ·  ·  x  ·  ·  ·  ·  ·  ·  ·  ·  ·  ·  x  x  a token’s name
   ·  ·  x  ·  ·  ·  ·  ·  ·  ·  ·  ·  ·  x  x  why Sol had a role
   ·  ·  ·  ·  x  ·  ·  ·  ·  ·  ·  ·  ·  x  x  why Mara delegates
   ·  x  x  x  x  x  x  x  x  x  x  x  x  x  x  why Sol is put forward
   ·  x  x  x  x  x  x  x  x  x  x  x  x  x  x  why Tom is put forward
  # When someone is there: their managers, who staffs; to their leader the days, never the reason
   ·  ·  ·  x  x  x  x  ·  ·  ·  ·  x  x  x  x  Cora’s coming last day
   ·  ·  ·  x  x  x  x  ·  ·  ·  ·  x  x  x  x  the last day of Cora’s absence
   ·  ·  ·  x  x  x  ·  ·  ·  ·  ·  x  x  x  x  why Cora is away
   ·  ·  x  ·  x  x  x  ·  ·  ·  ·  x  x  x  x  the last day of Sol’s absence
   ·  ·  x  ·  x  x  ·  ·  ·  ·  ·  x  x  x  x  why Sol will be away
   ·  ·  ·  ·  ·  ·  x  ·  ·  ·  ·  x  x  x  x  the day of Lea’s absence
   ·  ·  ·  ·  ·  ·  x  ·  ·  ·  ·  x  x  x  x  why Lea will be away
   ·  ·  ·  ·  ·  ·  ·  ·  ·  ·  ·  ·  ·  ·  ·  why Sol took an absence back
   ·  ·  x  ·  x  x  x  ·  x  ·  ·  x  x  x  x  why Sol was assessed so
   ·  ·  x  x  ·  ·  x  ·  ·  ·  ·  x  x  x  x  a shared number
   ·  ·  ·  ·  ·  ·  ·  ·  ·  ·  ·  ·  ·  ·  ·  a number taken back
  # What lapsed or was taken away: the holder, their managers, who staffs
   ·  ·  x  ·  x  x  ·  ·  ·  ·  ·  x  x  x  x  a past cycle
   ·  ·  x  ·  x  x  ·  ·  ·  ·  ·  x  x  x  x  a revoked cycle
   ·  ·  x  ·  x  x  ·  ·  ·  ·  ·  x  x  x  x  the day a cycle was revoked
   ·  ·  x  ·  x  x  ·  ·  ·  ·  ·  x  x  x  x  why a cycle was revoked
   ·  ·  x  ·  x  x  ·  ·  ·  ·  ·  x  x  x  x  a lapsed award
   ·  ·  x  ·  x  x  x  ·  ·  ·  ·  x  x  x  x  the day it lapsed
   ·  ·  x  ·  x  x  ·  ·  ·  ·  ·  x  x  x  x  a suspended award
   ·  ·  x  ·  x  x  ·  ·  ·  ·  ·  x  x  x  x  until when it is suspended
   ·  ·  x  ·  x  x  ·  ·  ·  ·  ·  x  x  x  x  why it is suspended
   ·  ·  x  ·  x  x  ·  ·  ·  ·  ·  x  x  x  x  why it was suspended once
   ·  ·  x  ·  x  x  ·  ·  ·  ·  ·  x  x  x  x  a revoked award
   ·  ·  x  ·  x  x  ·  ·  ·  ·  ·  x  x  x  x  the day all of it was revoked
   ·  ·  x  ·  x  x  ·  ·  ·  ·  ·  x  x  x  x  why all of it was revoked
   ·  ·  x  ·  x  x  ·  ·  ·  ·  ·  x  x  x  x  why it was awarded
   ·  ·  x  ·  x  x  ·  ·  ·  ·  ·  x  x  x  x  why Sol’s award is extended
   ·  ·  x  ·  x  x  ·  ·  ·  ·  ·  x  x  x  x  why an issuer extends all
  # Valid awards: everyone. Who has the code of one, revoked or not, is a stranger too
   x  x  x  x  x  x  x  x  x  x  x  x  x  x  x  the cycle in force
   ·  x  x  x  x  x  x  x  x  x  x  x  x  x  x  a hidden badge
   x  x  x  x  x  x  x  x  x  x  x  x  x  x  x  a revoked award, by its code
   x  x  x  x  x  x  x  x  x  x  x  x  x  x  x  the day Tom’s award was revoked
   ·  ·  ·  ·  ·  ·  ·  ·  ·  ·  ·  ·  ·  x  x  why Tom’s award was revoked
  # Evidence and results of exams: the person, who verifies, the auditor
   ·  ·  x  ·  ·  ·  ·  ·  ·  ·  ·  ·  ·  x  x  a certificate’s number
   ·  ·  x  ·  ·  ·  ·  ·  ·  ·  ·  ·  ·  x  x  what an award rests on
   ·  ·  x  ·  ·  ·  ·  ·  ·  ·  ·  ·  ·  x  x  what met a requirement
   ·  ·  x  ·  ·  ·  ·  ·  ·  ·  ·  ·  ·  x  x  a claimed number
   ·  ·  x  ·  ·  ·  ·  ·  ·  ·  ·  ·  ·  x  x  a claimed link
   ·  ·  x  ·  ·  ·  ·  ·  ·  ·  ·  ·  ·  x  x  a file’s name
   ·  ·  x  ·  ·  ·  ·  ·  ·  ·  ·  ·  ·  x  x  a file of evidence
   ·  ·  x  ·  ·  ·  ·  ·  ·  ·  ·  ·  ·  x  x  a verified number
   ·  ·  x  ·  ·  ·  ·  ·  ·  ·  ·  ·  ·  x  x  how it was verified
   ·  ·  x  ·  ·  ·  ·  ·  ·  ·  ·  ·  ·  x  x  what a check found
   ·  ·  x  ·  ·  ·  ·  ·  ·  ·  ·  ·  ·  x  x  a rejected number
   ·  ·  x  ·  ·  ·  ·  ·  ·  ·  ·  ·  ·  x  x  why it was rejected
   ·  ·  x  ·  ·  ·  ·  ·  ·  ·  ·  ·  ·  x  x  Sol’s score
  # What is booked and must be held: the person, their managers, who staffs
   ·  ·  x  ·  x  x  ·  ·  ·  ·  ·  x  x  x  x  the day Sol will sit
   ·  ·  x  ·  x  x  ·  ·  ·  ·  ·  x  x  x  x  where Sol will sit
   ·  ·  x  ·  x  x  ·  ·  ·  ·  ·  x  x  x  x  the day Sol sat
   ·  ·  x  ·  x  x  ·  ·  ·  ·  ·  x  x  x  x  where Sol sat
   ·  ·  x  ·  x  x  ·  ·  ·  ·  ·  x  x  x  x  why Sol did not sit
   ·  x  x  ·  x  x  ·  ·  ·  ·  ·  x  x  x  x  the day Sol must hold it by
   ·  x  x  ·  x  x  ·  ·  ·  ·  ·  x  x  x  x  why it must be held
   ·  ·  x  ·  x  x  ·  ·  ·  ·  ·  x  x  x  x  why more time is asked
   ·  ·  ·  ·  x  x  ·  ·  ·  ·  ·  x  x  x  x  why Mara asks for Pia
  # Answers and grades: the learner once they are posted, who marks and who answers for it
   ·  ·  x  ·  ·  ·  ·  ·  x  x  ·  ·  ·  x  x  Sol’s posted answer
   ·  ·  x  ·  ·  ·  ·  ·  x  x  ·  ·  ·  x  x  Sol’s grade
   ·  ·  x  ·  ·  ·  ·  ·  x  x  ·  ·  ·  x  x  what the marker told Sol
   ·  ·  x  ·  ·  ·  ·  ·  ·  ·  ·  ·  ·  ·  ·  why the grade is so
   ·  ·  x  ·  ·  ·  ·  ·  x  x  ·  ·  ·  x  x  why Sol disputes
   ·  ·  x  ·  ·  ·  ·  ·  x  x  ·  ·  ·  x  x  Sol’s answer to be marked
   ·  ·  ·  ·  ·  ·  ·  ·  x  x  ·  ·  ·  x  x  Sol’s answer set aside
   ·  ·  ·  ·  ·  ·  ·  ·  ·  ·  ·  ·  ·  x  x  Tom’s answer elsewhere
   ·  ·  x  ·  ·  ·  ·  ·  ·  ·  ·  ·  ·  ·  ·  why it was set aside
   ·  x  ·  ·  ·  ·  ·  ·  ·  ·  ·  ·  ·  ·  ·  Emil’s answer saved
   ·  x  ·  ·  ·  ·  ·  ·  x  x  ·  ·  ·  x  x  Emil’s marked answer
   ·  ·  ·  ·  ·  ·  ·  ·  x  x  ·  ·  ·  ·  ·  Emil’s grade, not posted
   ·  ·  ·  ·  ·  ·  ·  ·  x  x  ·  ·  ·  x  x  what the marker will tell Emil
   ·  ·  x  ·  ·  ·  ·  ·  x  x  ·  ·  ·  x  x  the model answer
   ·  ·  x  ·  ·  ·  ·  ·  x  x  ·  ·  ·  x  x  the rubric
   ·  ·  x  ·  ·  ·  ·  ·  ·  ·  ·  ·  ·  ·  ·  the explanation
   ·  ·  ·  ·  ·  ·  ·  ·  ·  ·  ·  ·  ·  ·  ·  the seed of a draw
  # Places in courses: the learner, who teaches, who answers for it
   ·  ·  x  ·  ·  ·  ·  ·  x  x  ·  ·  ·  x  x  what Ines saw in the lab
   ·  ·  x  ·  ·  ·  ·  ·  x  x  ·  x  x  x  x  why Sol was put in the course
   ·  ·  ·  ·  ·  ·  ·  ·  x  x  ·  x  x  x  x  why Tom withdrew
   ·  ·  x  ·  ·  ·  ·  ·  ·  x  ·  x  x  x  x  why Sol was declined
   ·  ·  x  ·  ·  ·  ·  ·  ·  ·  ·  ·  ·  ·  ·  why Sol was waived
   ·  ·  ·  ·  ·  ·  ·  ·  ·  x  ·  x  x  x  x  why an offering is drafted
   ·  ·  ·  ·  ·  ·  ·  ·  ·  ·  ·  x  x  x  x  why another’s offering is drafted
  # What a team is from inside: its members
   ·  ·  x  x  ·  ·  x  ·  ·  ·  ·  x  x  x  x  why the position asks
   ·  ·  x  x  ·  ·  x  ·  ·  ·  ·  x  x  x  x  why the position is so
   ·  ·  x  x  ·  ·  x  ·  ·  ·  ·  x  x  x  x  why the team has a rule
   ·  ·  x  x  ·  ·  x  ·  ·  ·  ·  x  x  x  x  a case of the team
   ·  ·  x  x  ·  ·  x  ·  ·  ·  ·  x  x  x  x  why a case is broken
   ·  ·  ·  ·  ·  ·  ·  x  ·  ·  ·  x  x  x  x  why the other position asks
   ·  ·  ·  ·  ·  ·  ·  x  ·  ·  ·  x  x  x  x  why the other position is so
   ·  ·  ·  ·  ·  ·  ·  x  ·  ·  ·  x  x  x  x  a case of the other team
  # Its terms: its leader, who staffs
   ·  ·  ·  ·  ·  ·  x  ·  ·  ·  ·  x  x  x  x  the value of the contract
   ·  ·  ·  ·  ·  ·  ·  x  ·  ·  ·  x  x  x  x  the value of the other contract
   ·  ·  ·  ·  ·  ·  x  ·  ·  ·  ·  x  x  x  x  why Sol is excepted
   ·  ·  ·  ·  ·  ·  x  ·  ·  ·  ·  x  x  x  x  until when Sol is excepted
   ·  ·  ·  ·  ·  ·  ·  x  ·  ·  ·  x  x  x  x  why Tom is excepted
   ·  ·  ·  ·  ·  ·  ·  x  ·  ·  ·  x  x  x  x  until when Tom is excepted
   ·  ·  x  ·  ·  ·  x  ·  ·  ·  ·  x  x  x  x  why Sol was placed
   ·  ·  ·  ·  ·  ·  x  ·  ·  ·  ·  x  x  x  x  why Fred’s placement ended
   ·  ·  ·  ·  ·  ·  x  ·  ·  ·  ·  x  x  x  x  what Lea noted of the shadow
   ·  ·  ·  ·  ·  ·  x  ·  ·  ·  ·  x  x  x  x  what a review said
   ·  x  ·  ·  ·  ·  x  ·  ·  ·  ·  x  x  x  x  why Emil asks to join
   ·  ·  x  ·  ·  ·  ·  ·  ·  ·  ·  ·  ·  ·  ·  why Sol asked to join
   ·  ·  x  ·  ·  ·  ·  ·  ·  ·  ·  ·  ·  ·  ·  why Sol may not join
  # What a staffing lead keeps: theirs, unless shared
   ·  ·  ·  ·  ·  ·  ·  ·  ·  ·  ·  x  ·  ·  ·  Stella’s search
   ·  ·  ·  ·  ·  ·  ·  ·  ·  ·  ·  ·  x  ·  ·  Sven’s search
   ·  ·  ·  ·  ·  ·  ·  ·  ·  ·  ·  x  x  ·  ·  a shared search
   ·  ·  ·  ·  ·  ·  ·  ·  ·  ·  ·  x  ·  ·  ·  Stella’s note on Emil
   ·  ·  ·  ·  ·  ·  ·  ·  ·  ·  ·  ·  x  ·  ·  Sven’s note on Sol
   ·  ·  ·  ·  ·  ·  ·  ·  ·  ·  ·  ·  x  ·  ·  Sven’s note on Pia
   ·  ·  ·  ·  ·  ·  ·  ·  ·  ·  ·  x  x  x  x  why a plan says so
  # What was said and done: whom it is about; files and what many are told, who administers
   ·  ·  x  ·  ·  ·  ·  ·  ·  ·  ·  ·  ·  x  x  a message to Sol
   ·  ·  ·  ·  x  ·  ·  ·  ·  ·  ·  ·  ·  x  x  a message to Mara
   ·  ·  ·  x  ·  ·  ·  ·  ·  ·  ·  ·  ·  x  x  a message to Cora
   ·  ·  x  ·  ·  ·  ·  ·  ·  ·  ·  ·  ·  x  x  why mail failed
   ·  ·  x  ·  ·  ·  ·  ·  ·  ·  ·  ·  ·  x  x  a notice of declining
   ·  ·  x  ·  ·  ·  ·  ·  ·  ·  ·  x  x  x  x  a notice of revoking
   ·  ·  x  ·  ·  ·  ·  ·  ·  ·  ·  ·  ·  x  x  an event about Sol
   ·  ·  ·  ·  ·  ·  ·  ·  ·  ·  ·  ·  ·  x  x  an event about a mark
   ·  ·  x  x  ·  ·  ·  ·  ·  ·  ·  ·  ·  x  x  an event about two
   ·  ·  ·  ·  ·  ·  ·  ·  ·  ·  ·  ·  ·  x  x  an event of excepting
   ·  ·  x  ·  ·  ·  ·  ·  ·  ·  ·  ·  ·  x  x  an event of placing
   ·  ·  ·  ·  ·  ·  ·  ·  ·  ·  ·  ·  ·  x  x  why many were revoked
   ·  ·  ·  ·  ·  ·  ·  ·  ·  ·  ·  ·  ·  x  x  a row of many
   ·  ·  ·  ·  ·  ·  ·  ·  ·  ·  ·  ·  ·  x  x  an imported file
   ·  ·  ·  ·  ·  ·  ·  ·  ·  ·  ·  ·  ·  x  x  a row of a file
  # Nobody's, ever
   ·  ·  ·  ·  ·  ·  ·  ·  ·  ·  ·  ·  ·  ·  ·  the hash of a password
   ·  ·  ·  ·  ·  ·  ·  ·  ·  ·  ·  ·  ·  ·  ·  the subject at the provider
   ·  ·  ·  ·  ·  ·  ·  ·  ·  ·  ·  ·  ·  ·  ·  the hash of a token
   ·  ·  ·  ·  ·  ·  ·  ·  ·  ·  ·  ·  ·  ·  ·  the sealed part of a key
   ·  ·  ·  ·  ·  ·  ·  ·  ·  ·  ·  ·  ·  ·  ·  what the file held`
