import { description } from '@/app/_web/openapi'

export const GET = () => Response.json(description())
