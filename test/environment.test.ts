import { describe, expect, test } from 'vitest'
import { mailFrom, readEnvironment, siteUrl } from '@/db/environment'

describe('a setting that is wrong is named, with what it must be', () => {
  test.each([
    ['PORT', 'http', 'PORT: must be a whole number from 1 to 65535'],
    ['PORT', '70000', 'PORT: must be a whole number from 1 to 65535'],
    ['BASE_URL', 'university', 'BASE_URL: must be an address like https://university.example.com'],
    ['BASE_URL', 'javascript:alert(1)', 'BASE_URL: must be an address like'],
    ['OIDC_ISSUER', 'login', 'OIDC_ISSUER: must be an address like'],
    ['DATABASE_URL', 'postgres://db', 'DATABASE_URL: must start with file:'],
    ['DATABASE_SYNC_URL', 'db', 'DATABASE_SYNC_URL: must start with http:'],
    ['SECRET', 'short', 'SECRET: must have at least 32 characters'],
    ['SMTP_URL', 'mail', 'SMTP_URL: must start with smtp:'],
    ['MAIL_FROM', 'the university', 'MAIL_FROM: must be an address like'],
    [
      'MAIL_FROM',
      'Guildhall <a@example.com>\r\nBcc: b@example.com',
      'MAIL_FROM: must be an address like',
    ],
    ['DEMO', 'maybe', 'DEMO: must be on or off'],
    ['NOW', 'noon', 'NOW: must be an instant like'],
  ])('%s=%s', (name, value, says) => {
    expect(() => readEnvironment({ [name]: value, NODE_ENV: 'test' })).toThrow(says)
  })
  test('what goes together, and what does not', () => {
    expect(() =>
      readEnvironment({ OIDC_ISSUER: 'https://login.example.com', NODE_ENV: 'test' }),
    ).toThrow('go together')
    expect(() =>
      readEnvironment({ NOW: '2026-11-21T10:00:00Z', DEMO: 'off', NODE_ENV: 'production' }),
    ).toThrow('a frozen clock is refused')
  })
})

test('an empty setting is as good as none', () => {
  const names = ['PORT', 'HOST', 'DATABASE_URL', 'BASE_URL', 'SECRET', 'OIDC_ISSUER', 'DEMO', 'NOW']
  const empty = readEnvironment({
    NODE_ENV: 'test',
    ...Object.fromEntries(names.map((name) => [name, ''])),
  })
  expect(empty).toEqual(readEnvironment({ NODE_ENV: 'test' }))
})

test.each([
  [{}, 'Guildhall <guildhall@localhost>'],
  [{ BASE_URL: 'https://university.example.com/' }, 'Guildhall <guildhall@university.example.com>'],
  [{ BASE_URL: 'http://127.0.0.1:3000' }, 'Guildhall <guildhall@localhost>'],
  [{ BASE_URL: 'http://[::1]:3000' }, 'Guildhall <guildhall@localhost>'],
  [{ MAIL_FROM: 'Guildhall <uni@example.com>' }, 'Guildhall <uni@example.com>'],
  [{ MAIL_FROM: 'uni@example.com' }, 'uni@example.com'],
])('mail of %j is from %s', (env, from) =>
  expect(mailFrom(readEnvironment({ NODE_ENV: 'test', ...env }))).toBe(from),
)

test('links lead to where visitors know the site', () => {
  expect(siteUrl(readEnvironment({ NODE_ENV: 'test', PORT: '3107' }))).toBe('http://localhost:3107')
  expect(
    siteUrl(readEnvironment({ NODE_ENV: 'test', BASE_URL: 'https://university.example.com/' })),
  ).toBe('https://university.example.com')
})
