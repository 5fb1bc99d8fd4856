import { ButtonLink } from '@/components/form/button'
import { ActionButton } from '@/components/form/form'
import { Section } from '@/components/page/section'
import { Cell, Standing } from '@/components/table/cell'
import { Table } from '@/components/table/table'
import type { Verdict } from '@/university/at'
import { join } from '../actions'

type Open = {
  id: number
  customer: string
  code: string
  place: string
  title: string
  tone: 'good' | 'due' | 'bad'
  word: string
  verdict: string
  mayAsk: Verdict
}
type Best = { short: string; slug?: string; more: string; opens: string }

/** Positions this person can ask for, and the one certification that opens most of the others. */
export function Teams({ rows, all, best }: { rows: Open[]; all: string; best?: Best }) {
  const open = rows.map(({ id, customer, code, place, title, tone, word, verdict, mayAsk }) => ({
    key: id,
    cells: [
      <Cell key="team" title={customer} href={`/teams/${code}`} detail={place} />,
      title,
      <Standing key="why" tone={tone} word={word}>
        {verdict}
      </Standing>,
      <ActionButton
        key="ask"
        action={join}
        input={{ position: id }}
        size="small"
        because={mayAsk.ok ? undefined : mayAsk.because}
        label={`Ask to join ${customer}, ${title}`}
      >
        Ask to join
      </ActionButton>,
    ],
  }))
  const away = best && {
    key: 'best',
    cells: [
      <Cell
        key="more"
        title={best.more}
        detail={
          best.more === 'One more' ? 'is one certification away' : 'are one certification away'
        }
      />,
      '',
      <>
        {best.short} alone opens <b>{best.opens}</b>
      </>,
      <ButtonLink
        key="plan"
        href={best.slug ? `/certifications/${best.slug}` : '/certifications/all'}
        size="small"
      >
        Plan it
      </ButtonLink>,
    ],
  }
  return (
    <Section title="Teams you can join" link={{ href: '/join', label: all }}>
      <Table
        caption="Open positions you can ask for"
        columns={[
          { head: 'Customer team' },
          { head: 'Position' },
          { head: 'Why you' },
          { head: '' },
        ]}
        rows={away ? [...open, away] : open}
      />
    </Section>
  )
}
