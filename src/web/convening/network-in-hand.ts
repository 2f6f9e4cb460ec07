import { findNetworkContact, findNetworkOrganisation } from '#capabilities/network/find-network-organisation.ts'
import type { NetworkStage } from '#capabilities/network/network-organisation.ts'
import type { Tone } from '#design/ui/tone.ts'
import { isId } from '#infrastructure/ids.ts'
import { leadDesk } from '#web/site/session-gate.ts'
import { visitOf } from '#web/site/visit.ts'

type Asked = Parameters<typeof visitOf>[0]

/** One organisation of the network of the place whose desk this is. */
export async function networkInHand(asked: Asked & { params: { id: string } }) {
  const { services, now } = visitOf(asked)
  const { place, lead } = leadDesk(asked)
  const { id } = asked.params
  const found = isId(id) ? await findNetworkOrganisation({ id }, { ...services, lead }) : undefined
  if (!found) throw new Response(null, { status: 404 })
  const list = `/${place.slug}/lead/network`
  return { place, list, here: `${list}/${id}`, ...found, powers: { ...services, lead, now } }
}

/** One contact of it. */
export async function contactInHand(asked: Asked & { params: { id: string; contact: string } }) {
  const { known, ...rest } = await networkInHand(asked)
  const { contact: contactId } = asked.params
  const found = isId(contactId) ? await findNetworkContact({ id: known.id, contactId }, rest.powers) : undefined
  if (!found) throw new Response(null, { status: 404 })
  return { ...rest, known, ...found }
}

export const stageTones: Record<NetworkStage, Tone> = {
  ...{ known: 'plain', met: 'info', joined: 'info', active: 'good', champion: 'good', quiet: 'warn' },
}
