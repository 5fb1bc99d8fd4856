import type { Purpose, Requirement } from '../../requirements/rules/requirements'

/*
 * What a certification takes, as the registrar writes it: one line per group, alternatives between
 * bars.
 *
 *   exam LNX-201 >= 70 | course MYS-201
 *   certification guild-three-promises
 *   renew:
 *   rotation 1: exam LNX-201 >= 70
 *   rotation 2: lab LNX-204
 *   late:
 *   path LINUX-TECHNICIAN
 */

export type Asked = {
  line: number
  purpose: Purpose
  /** From 1, as written; null: in every turn. */
  turn: number | null
  group: number
  kind: Requirement['kind']
  /**
   * A course's or path's code, a certification's slug or short name; empty: evidence of the
   * certification itself.
   */
  name: string
  minPercent: number | null
}
export type Trouble = { line: number; because: string }

const kinds = ['course', 'path', 'exam', 'lab', 'certification', 'evidence'] as const
const of = {
  course: 'course',
  path: 'path',
  exam: 'course',
  lab: 'course',
  certification: 'certification',
  evidence: 'certification',
} as const
const isKind = (word: string): word is Requirement['kind'] => kinds.some((kind) => kind === word)

/** Reads the lines; every fault names its line. */
export function readRequirements(text: string): { asked: Asked[]; troubles: Trouble[] } {
  const asked: Asked[] = []
  const troubles: Trouble[] = []
  let purpose: Purpose = 'earn'
  let group = 0
  for (const [n, raw] of text.split(/\r?\n/).entries()) {
    const line = n + 1
    const fault = (because: string) => troubles.push({ line, because })
    const said = raw.replace(/#.*$/, '').trim()
    if (!said) continue
    const heading = /^(earn|renew|late)\s*:$/i.exec(said)
    if (heading) {
      purpose = heading[1]?.toLowerCase() as Purpose
      continue
    }
    const turned = /^rotation\s+(\S+)\s*:\s*(.*)$/i.exec(said)
    const turn = turned ? Number(turned[1]) : null
    if (
      turn !== null &&
      (purpose !== 'renew' || !Number.isInteger(turn) || turn < 1 || turn > 12)
    ) {
      fault(
        purpose === 'renew'
          ? 'a rotation has a number from 1 to 12'
          : 'only a renewal rotates: write it under "renew:"',
      )
      continue
    }
    group += 1
    for (const alternative of (turned ? (turned[2] ?? '') : said).split('|')) {
      const one = readOne(alternative.trim())
      if (typeof one === 'string') fault(one)
      else asked.push({ line, purpose, turn, group, ...one })
    }
  }
  const turns = [...new Set(asked.flatMap((it) => it.turn ?? []))].sort((a, b) => a - b)
  const last = turns.at(-1) ?? 0
  const at = asked.find((it) => it.turn !== null)?.line ?? 1
  const missing = Array.from({ length: last }, (_, i) => i + 1).find(
    (turn) => !turns.includes(turn),
  )
  if (missing)
    troubles.push({
      line: at,
      because: `rotation ${missing} is missing, though there is a rotation ${last}`,
    })
  else if (last === 1)
    troubles.push({
      line: at,
      because: 'one rotation does not rotate: add "rotation 2:", or leave the number away',
    })
  const first = asked.find((it) => it.purpose !== 'earn')
  if (first && !asked.some((it) => it.purpose === 'earn') && !troubles.length)
    troubles.push({
      line: first.line,
      because: 'say first what it takes to earn it; "renew:" and "late:" come after',
    })
  return { asked, troubles }
}

function readOne(said: string): Pick<Asked, 'kind' | 'name' | 'minPercent'> | string {
  if (!said) return 'an alternative is empty: write one on each side of the bar'
  const [, word = '', rest = ''] = /^(\S+)\s*(.*)$/.exec(said) ?? []
  const kind = word.toLowerCase()
  if (!isKind(kind))
    return `"${word}" is no kind of requirement: begin with course, path, exam, lab, certification or evidence`
  const [, name = '', least] = /^(.*?)\s*(?:>=\s*(.*))?$/.exec(rest) ?? []
  if (least !== undefined && kind !== 'exam')
    return `only an exam has a minimum grade, not a ${kind}`
  const minPercent = least === undefined ? null : Number(least.replace(/\s*%$/, '') || Number.NaN)
  if (
    minPercent !== null &&
    !(Number.isInteger(minPercent) && minPercent >= 1 && minPercent <= 100)
  )
    return `the minimum grade is a whole number from 1 to 100, not "${least}"`
  if (!name && kind !== 'evidence') return `name the ${of[kind]} after "${kind}"`
  return { kind, name: name.trim(), minPercent }
}

/** The same lines again, from what is kept. */
export function writeRequirements(requirements: readonly Requirement[], own: string): string {
  const lines: string[] = []
  for (const purpose of ['earn', 'renew', 'late'] as const) {
    const rows = requirements.filter((it) => it.purpose === purpose)
    if (rows.length && purpose !== 'earn') lines.push(`${purpose}:`)
    const turns = Math.max(0, ...rows.map((it) => (it.rotation ?? -1) + 1))
    const inOrder = [...rows].sort(
      (a, b) => turnOf(a, turns) - turnOf(b, turns) || a.group - b.group,
    )
    for (const key of new Set(inOrder.map((it) => `${it.rotation} ${it.group}`))) {
      const any = inOrder.filter((it) => `${it.rotation} ${it.group}` === key)
      const turn = any[0]?.rotation == null ? '' : `rotation ${turnOf(any[0], turns)}: `
      lines.push(turn + any.map((it) => writeOne(it, own)).join(' | '))
    }
  }
  return lines.join('\n')
}
/**
 * The n-th renewal takes rotation n modulo the number of rotations: as people count, the last is
 * kept as 0.
 */
const turnOf = ({ rotation }: Pick<Requirement, 'rotation'>, turns: number) =>
  rotation === null ? 0 : rotation === 0 ? turns : rotation

function writeOne(it: Requirement, own: string): string {
  if (it.kind === 'path') return `path ${it.path?.code ?? '?'}`
  if (it.kind === 'evidence' && it.certificationSlug === own) return 'evidence'
  const name = it.courseCode ?? it.certificationSlug ?? '?'
  return `${it.kind} ${name}${it.minPercent === null ? '' : ` >= ${it.minPercent}`}`
}
