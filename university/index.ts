// The one list of what can be asked and done by name: the API, its description and the permission matrix read it.
import type { AnyCommand, AnyQuestion } from './kernel'

export const questions: Record<string, AnyQuestion> = {}

export const commands: Record<string, AnyCommand> = {}
