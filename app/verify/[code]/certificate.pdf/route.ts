import { published } from '@/app/_web/published'
import { certificatePdf } from '@/components/certificate/certificate-pdf'
import { verify } from '@/university/certification/badges/queries/verify'

type Context = { params: Promise<{ code: string }> }

/** The certificate on one sheet, to print or to send. */
export const GET = async (_request: Request, { params }: Context) =>
  published(verify, await params, async (it) => ({
    body: await certificatePdf(it),
    type: 'application/pdf',
    name: `${it.slug}.pdf`,
  }))
