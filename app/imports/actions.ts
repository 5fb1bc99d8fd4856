'use server'
import { action } from '@/app/_web/action'
import { performImport as perform } from '@/university/exchange/commands/perform-import'
import { readImport as read } from '@/university/exchange/commands/read-import'
import { watched } from '@/university/exchange/progress'

export const readImport = action(read, ({ id }) => `/imports/${id}`)
export const performImport = action(perform, undefined, {
  ...watched,
  page: (id) => `/imports/${id}`,
})
