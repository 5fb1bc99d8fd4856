import { ask } from '@/app/_web/ask'
import { Banner } from '@/components/banner'
import { Certificate } from '@/components/certificate'
import { Status } from '@/components/status'
import { DayText } from '@/components/when'
import { verify } from '@/university/certification/queries/verify'

/** Anyone with the code may check; needs no sign-in. */
export default async function Verify({ params }: { params: Promise<{ code: string }> }) {
  const it = await ask(verify, await params, { open: true })
  return (
    <>
      <title>{`${it.short}, ${it.holder} · Guildhall`}</title>
      <Banner tone={it.tone}>
        This award is <b>{it.state}</b>. {it.because} {it.renewedBy && <a href={`/verify/${it.renewedBy}`}>See the newer award</a>}
      </Banner>
      <Certificate
        holder={it.holder}
        name={it.name}
        issuer={it.inHouse ? 'Guildhall, the university of this company' : it.issuer}
        code={it.code}
        facts={
          <>
            {it.examCode && `By exam ${it.examCode}${it.examVersion ? `, ${it.examVersion}` : ''}. `}
            Awarded <DayText day={it.issuedOn} />
            {it.validUntil ? ', valid until ' : '; no end of its validity is known'}
            {it.validUntil && <DayText day={it.validUntil} />}
          </>
        }
        says={it.inHouse ? 'Guildhall certifies that' : 'Guildhall records that'}
        verb={it.counts ? 'holds' : 'held'}
        state={
          <>
            <Status tone={it.tone}>{it.state}</Status> Checked on <DayText day={it.today} />
          </>
        }
      />
    </>
  )
}
