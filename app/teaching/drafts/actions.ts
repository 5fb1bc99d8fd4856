'use server'
import { action } from '@/app/_web/action'
import { declineDraft, openDraft } from '@/university/enrolment/commands/draft'

export const open = action(openDraft, (id) => `/teaching/${id}`)
export const decline = action(declineDraft, () => '/teaching/drafts')
