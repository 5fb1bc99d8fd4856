'use server'
import { action } from '@/app/_web/action'
import { definePath } from '@/university/catalogue/commands/define-path'

export const makePath = action(definePath)
