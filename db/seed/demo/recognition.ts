import { nomination, vote } from '../../tables/recognition'
import type { Key, People } from './people'
import type { Rows } from './rows'
import { addDays, addMonths, companyZone, instantIn, lastDayOf, type When } from './when'

type Award = 'straightjacket' | 'bmw week'

const winners: [Award, number, Key, Key, string][] = [
  [
    'straightjacket',
    1,
    'elif',
    'tariq',
    'Stayed on one call for seven hours until a customer’s shop that we did not even host could sell again.',
  ],
  [
    'bmw week',
    1,
    'hoyin',
    'meera',
    'Moved Junction’s cluster to new nodes over a weekend; nobody at Junction noticed.',
  ],
  [
    'straightjacket',
    2,
    'carmen',
    'oystein',
    'Drove to the data center at four in the morning with a disk of her own, because the spare was the wrong size.',
  ],
  [
    'bmw week',
    2,
    'aoife',
    'imogen',
    'Taught every evening technician to read a traceroute, on her own time.',
  ],
  [
    'straightjacket',
    3,
    'lukasz',
    'uma',
    'Found that we had billed a customer too much for two years, told them first, and had the cheque ready.',
  ],
  [
    'bmw week',
    3,
    'anders',
    'earl',
    'Four weeks of nights alone while a place was empty, and not one broken promise.',
  ],
  [
    'straightjacket',
    4,
    'rafael',
    'kwokwai',
    'Learned enough Cantonese in a month to take the ferry desk’s calls himself.',
  ],
  ['bmw week', 4, 'rosa', 'hana', 'Wrote the page everyone now opens first when a volume is full.'],
  [
    'straightjacket',
    5,
    'gideon',
    'tariq',
    'Rebuilt a customer’s mail server from the customer’s own paper notes.',
  ],
  [
    'bmw week',
    5,
    'zainab',
    'imogen',
    'Every backup of every London customer restored once, with the minutes written down.',
  ],
]
const running: [Award, Key, Key, string, Key[]][] = [
  [
    'straightjacket',
    'tariq',
    'hana',
    'Twelve nights in a row alone for Northwind, and he called each customer back who had waited too long.',
    ['rosa', 'bao', 'oystein'],
  ],
  [
    'straightjacket',
    'niamh',
    'cleo',
    'Read a contract of ninety pages to find the one line that let us waive a fee for a customer in trouble.',
    ['imogen', 'rhys', 'beatriz', 'zainab'],
  ],
  [
    'straightjacket',
    'jamal',
    'rosa',
    'In his fifth week: noticed a fan by its sound on a call and had it replaced before it failed.',
    ['hana', 'luz'],
  ],
  [
    'bmw week',
    'deshawn',
    'dominic',
    'Two positions’ work for Halden since the contract grew, with every promise kept.',
    ['carmen', 'elif'],
  ],
  [
    'bmw week',
    'mai',
    'kwokwai',
    'Closed sixty old cases that everyone else had given up, and wrote down what they had in common.',
    ['rafael', 'hoyin', 'ayesha'],
  ],
]

/**
 * This month's names, put forward and half voted on, and the winners of five months on the wall.
 */
export function tellRecognition(rows: Rows, when: When, people: People): void {
  const month = `${when.today.slice(0, 7)}-01`
  for (const [award, ago, who, by, story] of winners) {
    const first = addMonths(month, -ago)
    const wonOn = lastDayOf(first, 1)
    rows.add(nomination, {
      award,
      period: first.slice(0, 7),
      personId: people[who],
      byId: people[by],
      story,
      at: instantIn(companyZone, addDays(first, 11), 14),
      wonOn,
    })
  }
  const period = month.slice(0, 7)
  const begun = instantIn(companyZone, month)
  running.forEach(([award, who, by, story, voters], n) => {
    const at = (share: number) => Math.round(begun + (when.now - begun) * share)
    const nominationId = rows.add(nomination, {
      award,
      period,
      personId: people[who],
      byId: people[by],
      story,
      at: at(0.2 + n * 0.1),
    })
    voters.forEach((voter, v) => {
      rows.put(vote, {
        award,
        period,
        voterId: people[voter],
        nominationId,
        at: at(0.7 + v * 0.05),
      })
    })
  })
}
