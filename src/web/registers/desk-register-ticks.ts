import { type Press, press } from '#capabilities/events/press.ts'
import type { RegisterNow } from '#capabilities/events/register.ts'
import { type TakePressesOutcome, takePresses } from '#capabilities/events/take-presses.ts'
import type { Route } from './+types/desk-register-ticks'
import { registerDesk } from './register-desk.ts'

/** As many as a device sends at a time. */
const mostPresses = 500

/** Who is on the register and who is here, for the script of its page. */
export async function loader(asked: Route.LoaderArgs) {
  return answer(await registerDesk(asked))
}

const statusOf: Record<Extract<TakePressesOutcome, { ok: false }>['refusal'], number> = {
  'register-not-found': 404,
  'names-are-removed': 410,
  'too-many': 413,
}

/** Takes in what a device kept, and says of each press that it has arrived, or that it cannot be read. */
export async function action(asked: Route.ActionArgs) {
  const { register, powers } = await registerDesk(asked)
  const sent = listIn(String((await asked.request.formData()).get('presses') ?? ''))
  if (!sent || sent.length > mostPresses) throw new Response(null, { status: 400 })
  // One that cannot be read keeps no other from arriving.
  const read = sent.map((one) => ({ id: idOf(one), parsed: press.safeParse(one) }))
  const presses = read.flatMap(({ parsed }): Press[] => (parsed.success ? [parsed.data] : []))
  const outcome = await takePresses({ registerId: register.id, presses }, powers)
  if (!outcome.ok) return new Response(null, { status: statusOf[outcome.refusal] })
  const refused = read.flatMap(({ id, parsed }) => (parsed.success ? [] : [id]))
  return answer(outcome.now, { arrived: presses.map(({ id }) => id), refused })
}

function answer(
  { register, people, sameAs, turn }: RegisterNow,
  more: { arrived?: string[]; refused?: string[] } = {},
) {
  const isOver = register.closedAt !== null || register.namesRemovedAt !== null
  return Response.json({ people, sameAs, turn, isOver, ...more }, { headers: { 'cache-control': 'no-store' } })
}

function listIn(text: string): unknown[] | undefined {
  try {
    const value: unknown = JSON.parse(text)
    return Array.isArray(value) ? value : undefined
  } catch {
    return undefined
  }
}

const idOf = (one: unknown) => (typeof one === 'object' && one && 'id' in one ? String(one.id) : '')
