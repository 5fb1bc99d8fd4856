import type { Waiting } from '../queries/home-mine'
import { capital, some } from './words'

export type Task = { title: string; detail: string; action: string; href: string }

/**
 * What others wait for from this person, in words: the kinds of thing there are, each with its
 * first.
 */
export function waitingFor(it: Waiting): Task[] {
  const tasks: Task[] = []
  const more = (n: number) => (n > 1 ? `, and ${some(n - 1, 'other')}` : '')
  if (it.requests)
    tasks.push({
      title: capital(some(it.requests, 'request for a place', 'requests for places')),
      detail: `${it.requester} asks for ${it.course}${more(it.requests)}`,
      action: 'Answer',
      href: '/approvals',
    })
  if (it.joins)
    tasks.push({
      title: `${capital(some(it.joins, 'person asks', 'people ask'))} to join your team`,
      detail: `${it.joiner} for ${it.team}${more(it.joins)}`,
      action: 'Answer',
      // One is answered on the team's page; of several, the list says on which teams.
      href: it.joins > 1 ? '/staffing/asked-to-join' : `/teams/${it.teamCode}`,
    })
  if (it.labs)
    tasks.push({
      title: `${capital(some(it.labs, 'lab'))} to be seen`,
      detail: 'Steps a learner says are done, waiting for someone who saw them',
      action: 'Look',
      href: `/teaching/${it.offering}`,
    })
  if (it.evidence)
    tasks.push({
      title: `${capital(some(it.evidence, 'certificate'))} to verify`,
      detail: 'Check the number with its issuer, then verify or reject',
      action: 'Verify',
      href: '/evidence',
    })
  return tasks
}
