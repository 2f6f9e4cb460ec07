import { askPair } from '#capabilities/community/ask-pair.ts'
import { pairWordsRevision } from '#capabilities/community/find-pairing.ts'
import { startPair } from '#capabilities/community/start-pair.ts'
import { updatePairWords } from '#capabilities/community/update-pair-words.ts'
import type { CityLead, ProgrammeTeam } from '#capabilities/people/authority.ts'
import { findPerson } from '#capabilities/people/find-person.ts'
import { listLeads, listPlaces } from '#capabilities/places/find-place.ts'
import { needed } from '#infrastructure/needed.ts'
import type { Services } from '#infrastructure/services.ts'
import { allowed } from './allowed.ts'
import { pairsOfLeads, wordsOfLeads } from './content/pairs.ts'

interface Replay {
  services: Services
  team: ProgrammeTeam
  leadOf: (of: { placeId: string; personId: string }) => CityLead
  at: (daysAgo: number) => Date
}

/** What those who lead places need and offer, and who became a pair. */
export async function replayPairs({ services, team, leadOf, at }: Replay): Promise<void> {
  // Long ago: nobody is mailed of it now.
  const queue = { ...services.queue, enqueue: async () => {} }
  const leads = new Map<string, CityLead>()
  for (const { id: placeId } of await listPlaces(services))
    for (const { personId } of await listLeads(placeId, services)) {
      const person = needed(await findPerson({ id: personId }, services), 'a lead')
      leads.set(person.name, leadOf({ placeId, personId }))
    }
  const basedOn = pairWordsRevision({ needs: [], offers: [] })
  for (const [name, words] of Object.entries(wordsOfLeads)) {
    const lead = leads.get(name)
    // A smaller replay has fewer of them.
    if (lead) allowed(await updatePairWords({ ...words, basedOn }, { ...services, lead, now: at(165) }))
  }
  for (const { one, other, daysAgo, becomes } of pairsOfLeads) {
    const [asks, agrees] = [leads.get(one), leads.get(other)]
    if (!asks || !agrees) continue
    const [askerId, agreesId] = [asks, agrees].map(({ personId }) => needed(personId, 'a lead'))
    const both = { one: needed(askerId, 'a lead'), other: needed(agreesId, 'a lead') }
    if (becomes === 'made') allowed(await startPair(both, { ...services, queue, team, now: at(daysAgo) }))
    else allowed(await askPair({ personId: both.other }, { ...services, queue, lead: asks, now: at(daysAgo) }))
    if (becomes === 'paired')
      allowed(await askPair({ personId: both.one }, { ...services, queue, lead: agrees, now: at(daysAgo - 2) }))
  }
}
