'use server'
import {
  becomeFirstRegistrar,
  changePassword,
  leave,
  signInAsPersona,
  signInWithPassword,
} from '@/app/_web/auth'

export const signIn = signInWithPassword
export const signInAs = signInAsPersona
export const signOut = leave
export const firstRegistrar = becomeFirstRegistrar
export const setPassword = changePassword
