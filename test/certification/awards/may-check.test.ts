import { expect, test } from 'vitest'
import { nobody } from '@/university/actor'
import { mayCheck } from '@/university/certification/awards/rules/decisions'

const registrar = { ...nobody, id: 1, roles: ['registrar' as const] }
const award = { personId: 2, revokedOn: null, source: 'evidence' }

test.each([
  ['someone else’s certificate', registrar, award, true],
  ['one that was imported', registrar, { ...award, source: 'import' }, true],
  ['their own', registrar, { ...award, personId: 1 }, 'Nobody checks their own'],
  [
    'that of whom they act for',
    { ...registrar, onBehalfOf: 2 },
    award,
    'Nobody checks their own certificate',
  ],
  ['one awarded by a path of ours', registrar, { ...award, source: 'path' }, 'awarded here'],
  ['one awarded by hand', registrar, { ...award, source: 'manual' }, 'awarded here'],
  ['a revoked one', registrar, { ...award, revokedOn: '2026-01-01' }, 'revoked already'],
  ['anyone’s, without the role', { ...registrar, roles: [] }, award, 'Only the registrar'],
])('checking %s again', (_, actor, it, expected) => {
  const verdict = mayCheck(actor, it)
  if (expected === true) expect(verdict).toEqual({ ok: true })
  else expect(verdict).toEqual({ ok: false, because: expect.stringContaining(expected as string) })
})
