import { who } from '@/app/_web/actor'
import { serve } from '@/app/_web/endpoint'
import { store } from '@/db'
import { clock } from '@/db/environment'

async function handle(
  request: Request,
  { params }: { params: Promise<{ name: string }> },
): Promise<Response> {
  const { name } = await params
  return serve(request, name, { store: store(), now: clock(), session: who })
}

export { handle as DELETE, handle as GET, handle as PATCH, handle as POST, handle as PUT }
