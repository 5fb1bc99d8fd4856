import { ask } from '@/app/_web/ask'
import { BadgeRow } from '@/components/certificate/certificate'
import { Card, List, Row } from '@/components/page/card'
import { Code, LongCode } from '@/components/page/code'
import { Facts } from '@/components/page/facts'
import { Page } from '@/components/page/page'
import { Section } from '@/components/page/section'
import { Status } from '@/components/page/status'
import { When } from '@/components/page/when'
import { clock } from '@/db/environment'
import { issuer } from '@/university/certification/badges/queries/issuer'

/** For people who were shown a badge: who we are, with which keys we sign, how to check one. */
export default async function About() {
  const { base, keys, certifications } = await ask(issuer, {}, { open: true })
  const now = clock()
  return (
    <Page
      title="Badges issued by Guildhall"
      facts="The in-house university of this company. Its badges are Open Badges 3.0, which are W3C Verifiable Credentials 2.0."
    >
      <Section title="How to check a badge">
        <Card>
          <p>
            Its <Code>id</Code> is the address of a page here,{' '}
            <LongCode>{`${base}/verify/…`}</LongCode>. Open it: the page says whose the award is and
            whether it stands today. A verifier for Open Badges does the same without the page: it
            checks the proof with one of the keys below, the dates inside, and the two status lists.
            A badge names its holder only by a salted hash of the e-mail address.
          </p>
        </Card>
      </Section>
      <Section title="Keys" note="a key that is retired still proves what it signed">
        <List>
          {keys.toReversed().map((it) => (
            <Row
              key={it.key}
              title={<LongCode>{it.key}</LongCode>}
              detail={
                <>
                  Ed25519, since <When at={it.madeAt} zone="UTC" now={now} />
                  {it.retiredAt && (
                    <>
                      ; retired <When at={it.retiredAt} zone="UTC" now={now} />
                    </>
                  )}
                </>
              }
              status={
                <Status tone={it.retiredAt ? 'plain' : 'good'}>
                  {it.retiredAt ? 'Retired' : 'In use'}
                </Status>
              }
            />
          ))}
        </List>
      </Section>
      <Section title="What we award">
        <List>
          {certifications.map((it) => (
            <BadgeRow
              key={it.slug}
              src={`/issuer/achievements/${it.slug}/${it.version}/image.png`}
              name={it.name}
            />
          ))}
        </List>
      </Section>
      <Section title="For machines">
        <Card>
          <Facts
            items={[
              [
                'Issuer',
                <a key="profile" href="/issuer">
                  Profile
                </a>,
              ],
              [
                'DID',
                <a key="did" href="/.well-known/did.json">
                  did:web document
                </a>,
              ],
              [
                'Keys',
                <a key="jwks" href="/issuer/jwks.json">
                  JWK set
                </a>,
              ],
              [
                'Revoked',
                <a key="revocation" href="/issuer/status/revocation/0">
                  Status list
                </a>,
              ],
              [
                'Suspended',
                <a key="suspension" href="/issuer/status/suspension/0">
                  Status list
                </a>,
              ],
            ]}
          />
        </Card>
      </Section>
    </Page>
  )
}
