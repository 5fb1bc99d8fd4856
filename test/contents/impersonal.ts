import type { Stage } from './stage/stage'

/** Questions with nobody in their answers: why, and what they are asked. */
export const impersonal: Record<string, { because: string; given: (stage: Stage) => unknown }> = {
  settings: { because: 'The zone and the demo.', given: () => ({}) },
  'rule-history': {
    because: 'Who decided a rule signs it for everyone; nobody of the stage has.',
    given: () => ({ certification: 'alpha' }),
  },
  'holders-on': { because: 'Counts by exam.', given: () => ({ date: '2026-11-21' }) },
  'domain-mapping': {
    because: 'Which lessons teach what an exam asks.',
    given: () => ({ slug: 'alpha' }),
  },
  achievement: { because: 'A definition.', given: () => ({ slug: 'house', version: 1 }) },
  issuer: { because: 'The university and its public keys.', given: () => ({}) },
  'status-list': {
    because: 'Bits, by number.',
    given: () => ({ purpose: 'revocation', list: 0 }),
  },
  'signing-keys': { because: 'Public keys and trusted issuers.', given: () => ({}) },
  'bringing-a-badge': { because: 'Exams to choose from.', given: () => ({}) },
  audit: { because: 'The questions, teams and certifications to choose from.', given: () => ({}) },
  'hold-rule-choices': {
    because: 'Certifications, job titles, sites and teams to choose from.',
    given: () => ({}),
  },
  'founding-a-team': { because: 'Sites to choose from.', given: () => ({}) },
  'plan-on': { because: 'Counts of positions.', given: () => ({}) },
  'staffing-home': { because: 'Counts of what waits.', given: () => ({}) },
  paths: { because: 'Courses in their order.', given: () => ({}) },
}
