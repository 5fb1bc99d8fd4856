import type { Writer } from '@/db'
import { aPerson } from '../world'

/**
 * Who looks at every answer, in the order of the columns of each table. `self` is the person most
 * is kept about; manager, director (above the manager), leader, colleague and instructor are
 * theirs. The neighbour leads another team. The delegate acts for the manager.
 */
export const roles = {
  no: 'nobody',
  em: 'employee',
  se: 'self',
  co: 'colleague',
  ma: 'manager',
  di: 'director',
  le: 'leader',
  ne: 'neighbour',
  in: 'instructor',
  ow: 'owner',
  de: 'delegate',
  s1: 'staffing lead',
  s2: 'another staffing lead',
  re: 'registrar',
  au: 'auditor',
} as const
export type Column = keyof typeof roles
export const columns = Object.keys(roles) as Column[]

/** Ids of the people by column, and of those who only appear in answers. */
export type Cast = Record<Column, number> & {
  /** Asks for a seat today, and five days ago. */
  pia: number
  ola: number
  /** Serves the neighbour's team; is a shadow on the leader's; left it. */
  tom: number
  shea: number
  fred: number
}

/** By these names they are found again in answers: no other word of the stage is one of them. */
const given = 'Dora Mara Sol Emil Cora Lea Nils Ines Otto Dela Stella Sven Rhea Aldo Pia Ola Tom'
export const names = new RegExp(`\\b(${`${given} Shea Fred`.replaceAll(' ', '|')})\\b`)

export async function setCast(db: Writer): Promise<Cast> {
  let n = 0
  const one = (name: string, more: Parameters<typeof aPerson>[1] = {}) =>
    aPerson(db, {
      name,
      employeeId: `C${++n}`,
      email: `${name.toLowerCase()}@example.com`,
      site: 'Chicago',
      ...more,
    })
  const di = await one('Dora')
  const ma = await one('Mara', { managerId: di })
  const se = await one('Sol', {
    managerId: ma,
    capacity: 2,
    extraTimePercent: 7393,
    passwordHash: '‹the hash of a password›',
    oidcSubject: '‹the subject at the provider›',
  })
  return {
    no: 0,
    em: await one('Emil'),
    se,
    co: await one('Cora', { managerId: ma, leftOn: '2027-07-17' }),
    ma,
    di,
    le: await one('Lea'),
    ne: await one('Nils'),
    in: await one('Ines'),
    ow: await one('Otto'),
    de: await one('Dela'),
    s1: await one('Stella', { roles: ['staffing lead'] }),
    s2: await one('Sven', { roles: ['staffing lead'] }),
    re: await one('Rhea', { roles: ['registrar'] }),
    au: await one('Aldo', { roles: ['auditor'] }),
    pia: await one('Pia', { managerId: ma }),
    ola: await one('Ola', { managerId: ma }),
    tom: await one('Tom'),
    shea: await one('Shea'),
    fred: await one('Fred'),
  }
}
