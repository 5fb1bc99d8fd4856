import { who } from '@/app/_web/actor'

export default async function Hello() {
  const { actor } = await who()
  return <p>Hello, {actor.name}</p>
}
