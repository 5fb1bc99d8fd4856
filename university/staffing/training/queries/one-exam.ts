import { sql } from 'drizzle-orm'
import { z } from 'zod'
import { no, yes } from '../../../at'
import { ticked } from '../../../input'
import { question } from '../../../kernel'
import { among } from '../../eligibility/queries/facts'
import { type Label, labelsOf, namesOf } from '../../eligibility/queries/labels'
import { readRemedy, remedyJson } from '../../eligibility/queries/remedy'
import { breath } from '../../eligibility/queries/yield-turn'
import { openingsOf } from '../../eligibility/rules/openings'
import { solvedInput, solvedOn } from '../../plans/queries/solve-day'
import { seesEveryone } from '../../sight'
import { gainsOf } from '../../solver/gain-of-one-more'
import { mayAdoptTraining } from '../rules/adoption'

/** How many are told: beyond these one chooses by other reasons than the count. */
const most = 20

/**
 * Which single exam, by whom, fills most positions: everyone who lacks one certification of a
 * position, with that certification, solved exactly. What is filled keeps filled; with whom moves
 * for it.
 */
export const oneExam = question({
  input: z.preprocess(
    (value) => value ?? {},
    z.object({
      ...solvedInput,
      whole: ticked.catch(false).describe('Rows as they stand in a file'),
    }),
  ),
  async answer({ db, actor, now }, { on = actor.today, kind, anywhere, team, site, whole }) {
    const solved = await solvedOn(db, on, { kind, anywhere, site, team })
    const asked = {
      on,
      kind,
      anywhere,
      team,
      site: solved.site,
      sites: solved.sites,
      today: actor.today,
    }
    if ('problem' in solved)
      return {
        ...asked,
        rows: [],
        empty: 0,
        tried: 0,
        problem: solved.problem,
        narrower: solved.narrower,
      }
    const { field, net } = solved
    await breath()
    const { openings, exams } = openingsOf(field, { sameSite: !anywhere })
    const places = await labelsOf(
      db,
      field.positions.map((it) => it.id),
    )
    const label = (i: number) => places.get(field.positions[i]!.id)!
    const wanted = team
      ? openings.filter((it) =>
          it.positions.some((i) => label(i).code.toLowerCase() === team.toLowerCase()),
        )
      : openings
    const gains = gainsOf(net, wanted, most)
    const who = net.read().who
    const names = await namesOf(
      db,
      [
        ...gains.map((it) => it.person),
        ...gains.flatMap((it) => it.moves.flatMap((move) => [move.person, who[move.position]!])),
      ]
        .filter((p) => p >= 0)
        .map((p) => field.workers[p]!.id),
    )
    const named = (p: number) =>
      p < 0 ? null : { id: field.workers[p]!.id, name: names.get(field.workers[p]!.id) ?? '' }
    const certifications = await db.all<{
      id: number
      slug: string
      short: string
      exams: string
    }>(sql`select c.id, c.slug, c.short,
      (select json_group_array(distinct e.code) from exam e where e.certification_id = c.id
      and (e.retired_on is null or e.retired_on > ${on})) as exams
      from certification c where c.id in
      ${among([...new Set(gains.map((it) => exams[it.key]!.certification))])}`)
    const known = new Map(
      certifications.map((it) => [
        it.id,
        { ...it, exams: [...new Set(JSON.parse(it.exams) as string[])] },
      ]),
    )
    const pairs = gains.map((it) => ({
      person: field.workers[it.person]!.id,
      certification: exams[it.key]!.certification,
    }))
    const ways = gains.length
      ? await db.all<{
          person: number
          certification: number
          remedy: string
        }>(sql`select l.value ->> 'person' as person, l.value ->> 'certification' as certification,
          ${remedyJson(
            sql`l.value ->> 'certification'`,
            sql`l.value ->>
            'person'`,
            actor.today,
            +now,
          )} as remedy from json_each(${JSON.stringify(pairs)}) l`)
      : []
    const wayOf = (it: (typeof pairs)[number]) =>
      readRemedy(
        ways.find(
          (one) =>
            Number(one.person) === it.person && Number(one.certification) === it.certification,
        )?.remedy ?? null,
      )
    const say = (one: Label) => `${one.title}, ${one.customer}`
    return {
      ...asked,
      problem: undefined,
      narrower: [],
      empty: who.reduce((sum, p) => sum + (p < 0 ? 1 : 0), 0),
      tried: wanted.length,
      mayRequire: mayAdoptTraining(actor),
      rows: gains.map((it, n) => {
        const exam = exams[it.key]!
        const certification = known.get(exam.certification)!
        return {
          person: named(it.person)!,
          /** Person and certification, as a line of training names them. */
          line: `${pairs[n]!.person}-${pairs[n]!.certification}`,
          remedy: whole ? null : wayOf(pairs[n]!),
          slug: certification.slug,
          short: certification.short,
          sits: exam.examCode ? [exam.examCode] : certification.exams,
          fills: it.filled.length,
          positions: it.filled.map((i) => say(label(i))),
          filled: whole ? [] : it.filled.map(label),
          moves: (whole ? [] : it.moves).map((move) => ({
            ...label(move.position),
            person: named(move.person),
            before: named(who[move.position]!),
          })),
        }
      }),
    }
  },
  mayAsk: ({ actor }) =>
    seesEveryone(actor)
      ? yes
      : no('Staffing leads, the registrar and auditors see which exam fills most.'),
})
