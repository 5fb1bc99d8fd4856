import {
  Document,
  Page,
  Path,
  renderToBuffer,
  StyleSheet,
  Svg,
  Text,
  View,
} from '@react-pdf/renderer'
import { dayText } from '../page/dates'
import { registerFonts, sans, serif } from './pdf-fonts'
import { qrPath } from './qr'

export type CertificateFacts = {
  holder: string
  name: string
  issuer: string
  inHouse: boolean
  examCode: string | null
  examVersion: string | null
  issuedOn: string
  validUntil: string | null
  code: string
  address: string
  today: string
  counts: boolean
  state: string
}

const ink = '#211c16'
const soft = '#625a4e'
const styles = StyleSheet.create({
  page: { padding: 34, fontFamily: serif, color: ink },
  frame: { flex: 1, border: '1pt solid #cfc6b5', padding: 5 },
  sheet: {
    flex: 1,
    border: '0.5pt solid #e6dfd2',
    paddingHorizontal: 56,
    paddingTop: 58,
    paddingBottom: 22,
    alignItems: 'center',
  },
  small: { fontSize: 15, color: soft },
  holder: { fontSize: 40, fontWeight: 600, marginTop: 12, marginBottom: 14, textAlign: 'center' },
  name: { fontSize: 26, fontWeight: 600, marginTop: 10, marginBottom: 8, textAlign: 'center' },
  facts: { fontSize: 13, marginTop: 26, textAlign: 'center' },
  push: { flexGrow: 1 },
  foot: {
    alignSelf: 'stretch',
    flexDirection: 'row',
    justifyContent: 'space-between',
    alignItems: 'center',
    borderTop: '0.75pt solid #e6dfd2',
    paddingTop: 14,
  },
  words: { fontFamily: sans, fontSize: 9, color: soft, lineHeight: 1.5 },
  mark: { fontSize: 13, fontWeight: 600, color: '#7a1f2b', marginBottom: 30, letterSpacing: 2 },
})

function Sheet({ it }: { it: CertificateFacts }) {
  const { d, size } = qrPath(it.address)
  const exam = it.examCode
    ? `By exam ${it.examCode}${it.examVersion ? `, ${it.examVersion}` : ''}. `
    : ''
  const until = it.validUntil
    ? `, valid until ${dayText(it.validUntil)}`
    : '; no end of its validity is known'
  return (
    <Document title={`${it.name}, ${it.holder}`} author="Guildhall" subject={it.code} language="en">
      <Page size="A4" orientation="landscape" style={styles.page}>
        <View style={styles.frame}>
          <View style={styles.sheet}>
            <Text style={styles.mark}>GUILDHALL</Text>
            <Text style={styles.small}>
              {it.inHouse ? 'Guildhall certifies that' : 'Guildhall records that'}
            </Text>
            <Text style={styles.holder}>{it.holder.normalize('NFC')}</Text>
            <Text style={styles.small}>{it.counts ? 'holds' : 'held'}</Text>
            <Text style={styles.name}>{it.name.normalize('NFC')}</Text>
            <Text style={styles.small}>
              awarded by {it.inHouse ? 'Guildhall, the university of this company' : it.issuer}
            </Text>
            <Text style={styles.facts}>
              {exam}Awarded {dayText(it.issuedOn)}
              {until}
            </Text>
            <View style={styles.push} />
            <View style={styles.foot}>
              <View>
                <Text style={styles.words}>
                  On {dayText(it.today)} this award was {it.state}. Whether it still stands is said
                  at
                </Text>
                <Text style={styles.words}>{it.address}</Text>
              </View>
              <Svg viewBox={`0 0 ${size} ${size}`} style={{ width: 66, height: 66 }}>
                <Path d={d} fill={ink} />
              </Svg>
            </View>
          </View>
        </View>
      </Page>
    </Document>
  )
}

/** The certificate as a PDF: A4 across, its fonts inside, a QR code to where it can be checked. */
export async function certificatePdf(it: CertificateFacts): Promise<Uint8Array<ArrayBuffer>> {
  registerFonts()
  return new Uint8Array(await renderToBuffer(<Sheet it={it} />))
}
