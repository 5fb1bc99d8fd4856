import { ask } from '@/app/_web/ask'
import { ButtonLink } from '@/components/form/button'
import { timeText } from '@/components/page/dates'
import { Page } from '@/components/page/page'
import { Standing } from '@/components/table/cell'
import { Table } from '@/components/table/table'
import { bulkReport } from '@/university/desk/queries/bulk'

const titles = {
  renew: 'Renewals required',
  award: 'Certifications awarded',
  revoke: 'Certifications revoked',
}

export default async function Report({ params }: { params: Promise<{ batch: string }> }) {
  const it = await ask(bulkReport, await params)
  const left = it.rows.length - it.done
  return (
    <Page
      title={titles[it.act]}
      facts={`${it.done} done${left ? `, ${left} left as they were` : ''}. ${it.by ?? 'Guildhall'}, ${timeText(it.at as number, it.zone, it.at as number)}: ${it.because}`}
      action={<ButtonLink href="/certifications/desk">Back to the desk</ButtonLink>}
    >
      <Table
        caption="What was done, row by row"
        columns={[{ head: 'Person' }, { head: 'Certification' }, { head: 'What happened' }]}
        rows={[...it.rows]
          .sort((a, b) => Number(a.done) - Number(b.done))
          .map((row) => ({
            key: row.holding,
            cells: [
              row.person,
              <a key="what" href={`/holdings/${row.holding}`}>
                {row.certification}
              </a>,
              <Standing
                key="did"
                tone={row.done ? 'good' : 'due'}
                word={row.done ? 'Done' : 'Left as it was'}
              >
                {row.because}
              </Standing>,
            ],
          }))}
      />
    </Page>
  )
}
