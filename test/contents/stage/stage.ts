import type { Writer } from '@/db'
import { setCast } from '../cast'
import { setCertificates } from './certificates'
import { setExams } from './exams'
import { setLists } from './lists'
import { setPeople } from './people'
import { setProofs } from './proofs'
import { setStudies } from './studies'
import { setTeams } from './teams'

export type Stage = Awaited<ReturnType<typeof setStage>>

/**
 * One small house in which every filter matters: whatever only some may read stands in it once,
 * between the marks ‹ and ›, or as a day or a number that nothing else has.
 */
export async function setStage(db: Writer) {
  const cast = await setCast(db)
  await setPeople(db, cast)
  const studies = await setStudies(db, cast)
  const certificates = await setCertificates(db, cast, studies.askedCourse)
  const exams = await setExams(db, cast, studies, certificates.epsilon.id)
  const proofs = await setProofs(db, cast, certificates)
  const teams = await setTeams(db, cast, certificates)
  const lists = await setLists(db, cast, certificates, teams)
  return { cast, ...studies, exams, ...certificates, ...proofs, ...teams, ...lists }
}
