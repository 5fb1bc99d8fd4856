import { createHash } from 'node:crypto'
import type { Client } from '@libsql/client'

/**
 * What the figures are measured with, found by what it is, so that it is the same in every size.
 */
export type Cast = Awaited<ReturnType<typeof castOf>>

export async function castOf(client: Client) {
  const one = async (sql: string) => {
    const value = (await client.execute(sql)).rows[0]?.[0]
    if (value === undefined || value === null) throw new Error(`Nothing answers: ${sql}`)
    return value
  }
  // Someone whom nobody reports to, in every size.
  const number =
    Math.floor(Number(await one("select count(*) from person where employee_id like 'L%'")) * 0.7) +
    1
  const learner = `L${String(number).padStart(6, '0')}`
  const persona = async (name: string) =>
    Number(await one(`select id from person where email = '${name}@demo.example'`))
  return {
    technician: await persona('technician'),
    newcomer: await persona('newcomer'),
    instructor: await persona('instructor'),
    staffing: await persona('staffing'),
    leader: await persona('leader'),
    manager: await persona('manager'),
    registrar: await persona('registrar'),
    /** One of the load world's many, with thirty enrolments. */
    learner: Number(await one(`select id from person where employee_id = '${learner}'`)),
    enrolment: Number(
      await one(
        `select e.id from enrolment e join person p on p.id = e.person_id where p.employee_id = '${learner}' and e.state = 'enrolled' order by e.id limit 1`,
      ),
    ),
    lesson: Number(
      await one(
        `select i.id from enrolment e join person p on p.id = e.person_id join offering o on o.id = e.offering_id join item i on i.course_version_id = o.course_version_id and i.kind = 'lesson' where p.employee_id = '${learner}' and e.state = 'enrolled' order by e.id, i.position limit 1`,
      ),
    ),
    holding: Number(
      await one(
        `select h.id from holding h join person p on p.id = h.person_id where p.employee_id = '${learner}' order by h.id limit 1`,
      ),
    ),
    verification: String(
      await one(
        `select verification_code from award a join person p on p.id = a.person_id where p.employee_id = '${learner}' order by a.id limit 1`,
      ),
    ),
    thousand: Number(await one("select id from offering where code = 'LNX-201-THOUSAND'")),
    thousandExam: Number(
      await one(
        "select i.id from offering o join item i on i.course_version_id = o.course_version_id and i.kind = 'quiz' where o.code = 'LNX-201-THOUSAND'",
      ),
    ),
    place: Number(
      await one(
        "select p.id from position p join team t on t.id = p.team_id where t.code = 'NWF' and p.shift = 'night' and p.ordinal = 2",
      ),
    ),
    /** Someone in a position of the load world, where leaving opens it. */
    placement: Number(
      await one(
        "select pl.id from placement pl join team t on t.id = pl.team_id where t.code like 'L%' and pl.kind = 'full' and pl.until is null order by pl.id limit 1",
      ),
    ),
    attempt: Number(
      await one("select a.id from attempt a where a.state = 'submitted' order by a.id limit 1"),
    ),
    posted: Number(
      await one(
        "select a.id from attempt a join enrolment e on e.id = a.enrolment_id join offering o on o.id = e.offering_id where o.code = 'LNX-201-THOUSAND' order by a.id limit 1",
      ),
    ),
    postedBy: Number(
      await one(
        "select e.person_id from attempt a join enrolment e on e.id = a.enrolment_id join offering o on o.id = e.offering_id where o.code = 'LNX-201-THOUSAND' order by a.id limit 1",
      ),
    ),
  }
}

/** A token for the API; answers the header that carries it. */
export async function tokenFor(client: Client, person: number): Promise<Record<string, string>> {
  const token = `gh_bench_${person}`
  const hash = createHash('sha256').update(token).digest('hex')
  await client.execute({
    sql: 'insert or ignore into api_token (person_id, name, hash, scopes, created_at) values (?, ?, ?, ?, ?)',
    args: [person, 'bench', hash, '["read","write"]', Date.now()],
  })
  return { authorization: `Bearer ${token}`, 'content-type': 'application/json' }
}
