import { ask } from '@/app/_web/ask'
import { hide, show } from '@/app/verify/actions'
import { BadgePicture, BesideCertificate, Certificate } from '@/components/certificate/certificate'
import { ButtonLink } from '@/components/form/button'
import { ActionButton } from '@/components/form/form'
import { Banner } from '@/components/page/banner'
import { Card } from '@/components/page/card'
import { Section } from '@/components/page/section'
import { Status } from '@/components/page/status'
import { DayText } from '@/components/page/when'
import { Because, Why } from '@/components/page/why'
import { verify } from '@/university/certification/badges/queries/verify'

type It = Awaited<
  ReturnType<typeof ask<unknown, NonNullable<Awaited<ReturnType<typeof verify.answer>>>>>
>

/** Anyone with the code may check; needs no sign-in. */
export default async function Verify({ params }: { params: Promise<{ code: string }> }) {
  const it = await ask(verify, await params, { open: true })
  return (
    <>
      <title>{`${it.short}, ${it.holder} · Guildhall`}</title>
      <Banner tone={it.tone}>
        This award is <b>{it.state}</b>. {it.because}{' '}
        {it.renewedBy && <a href={`/verify/${it.renewedBy}`}>See the newer award</a>}
        {it.hidden && ' Hidden by its holder: strangers find nothing here.'}
      </Banner>
      <Certificate
        holder={it.holder}
        name={it.name}
        issuer={it.inHouse ? 'Guildhall, the university of this company' : it.issuer}
        code={it.code}
        address={it.address}
        facts={
          <>
            {it.examCode &&
              `By exam ${it.examCode}${it.examVersion ? `, ${it.examVersion}` : ''}. `}
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
      <BesideCertificate>
        <Section title="Download it">
          <Card>
            <Downloads it={it} />
          </Card>
        </Section>
        <Section title="Check it yourself">
          <Card>
            <Checking it={it} />
          </Card>
        </Section>
        {it.isMine && (
          <Section title="Who may see this" note="only you can see this part">
            <Card>
              {it.hidden ? (
                <ActionButton
                  action={show}
                  input={{ holding: it.holding }}
                  because={it.mayShow?.ok ? undefined : it.mayShow?.because}
                >
                  Show it to strangers again
                </ActionButton>
              ) : (
                <ActionButton
                  action={hide}
                  input={{ holding: it.holding }}
                  because={it.mayHide?.ok ? undefined : it.mayHide?.because}
                  confirm="Whoever follows a link or a QR code to your awards of this certification finds nothing then. Badges you gave away can still be checked."
                >
                  Hide it from strangers
                </ActionButton>
              )}
            </Card>
          </Section>
        )}
      </BesideCertificate>
    </>
  )
}

function Downloads({ it }: { it: It }) {
  const at = `/verify/${it.code}`
  const pdf = (
    <ButtonLink href={`${at}/certificate.pdf`} download>
      Certificate as PDF
    </ButtonLink>
  )
  if (!it.badge.ok)
    return (
      <>
        {pdf} <Because>{it.badge.because}</Because>
      </>
    )
  return (
    <BadgePicture src={`/issuer/achievements/${it.slug}/${it.version}/image.png`} name={it.name}>
      <p>
        An Open Badge is a picture that carries its own proof. Whoever gets it can check it without
        asking us.
      </p>
      <p>
        {pdf}
        <ButtonLink href={`${at}/badge.png`} download>
          Badge as PNG
        </ButtonLink>
        <ButtonLink href={`${at}/badge.svg`} download>
          SVG
        </ButtonLink>
        <ButtonLink href={`${at}/badge.json`} download>
          JSON
        </ButtonLink>
        <ButtonLink href={`${at}/badge.jwt`} download>
          JWT
        </ButtonLink>
      </p>
    </BadgePicture>
  )
}

function Checking({ it }: { it: It }) {
  if (!it.inHouse)
    return (
      <p>
        {it.issuer} awarded it; Guildhall keeps the record. For proof ask {it.issuer}, by the number
        on the holder’s own certificate.
      </p>
    )
  return (
    <>
      <p>
        Issued by <a href="/issuer/about">Guildhall</a>. This page is read from the register when
        you open it: see that its address is ours, and that the state above says valid.
      </p>
      <Why label="Without this page">
        Open the badge in any Open Badges 3.0 verifier. Its proof is of the kind eddsa-rdfc-2022,
        signed with one of <a href="/issuer/about">our keys</a>; the status lists it names say
        whether it was revoked or suspended since.
      </Why>
    </>
  )
}
