import { randomUUID } from 'node:crypto'
import { listBadges } from '#capabilities/badges/list-badges.ts'
import { decideItem } from '#capabilities/community/decide-item.ts'
import { draftItem } from '#capabilities/community/draft-item.ts'
import { itemRevision } from '#capabilities/community/find-item.ts'
import type { ItemKind, ItemText } from '#capabilities/community/library-item.ts'
import { shareItem } from '#capabilities/community/share-item.ts'
import { takeItem } from '#capabilities/community/take-item.ts'
import { listPathways } from '#capabilities/pathways/list-pathways.ts'
import type { CityLead, ProgrammeTeam } from '#capabilities/people/authority.ts'
import { listLeads, listPlaces } from '#capabilities/places/find-place.ts'
import { needed } from '#infrastructure/needed.ts'
import type { Services } from '#infrastructure/services.ts'
import { allowed } from './allowed.ts'
import { removed, saidOfMade, sharedTexts, takenOver } from './content/library.ts'
import { replayGatherings } from './replay-gatherings.ts'
import { replayPairs } from './replay-pairs.ts'
import { replayQuestions } from './replay-questions.ts'

interface Replay {
  services: Services
  team: ProgrammeTeam
  leadOf: (of: { placeId: string; personId: string }) => CityLead
  now: Date
}

interface Sharing extends ItemText {
  kind: ItemKind
  sourceId?: string
  daysAgo: number
}

/** What the places shared with each other, took over and had removed, and what they came to together. */
export async function replayLibrary({ services, team, leadOf, now }: Replay): Promise<void> {
  const leads = new Map<string, CityLead>()
  for (const { id: placeId, slug } of await listPlaces(services)) {
    const [first] = await listLeads(placeId, services)
    if (first) leads.set(slug, leadOf({ placeId, personId: first.personId }))
  }
  await replayGatherings({ services, team, leads, now })
  const at = (daysAgo: number) => new Date(now.getTime() - daysAgo * 86_400_000)
  const shared = new Map<string, string>()
  const share = async (lead: CityLead, { daysAgo, ...said }: Sharing) => {
    const powers = { ...services, lead, now: at(daysAgo) }
    const { itemId } = allowed(await draftItem({ requestId: randomUUID(), ...said }, powers))
    allowed(await shareItem({ itemId, agreed: true, basedOn: itemRevision(said) }, powers))
    shared.set(said.title, itemId)
    return itemId
  }
  for (const { place, ...said } of sharedTexts) {
    const lead = leads.get(place)
    // A smaller replay has fewer places.
    if (lead) await share(lead, said)
  }
  for (const [index, { place, kind, body }] of saidOfMade.entries()) {
    const lead = leads.get(place)
    if (!lead) continue
    const made = await listMade({ kind, placeId: lead.placeId, limit: body.length }, services)
    for (const [number, { id: sourceId, title, titleCy }] of made.entries()) {
      const said = { title, titleCy, body: needed(body[number], 'words'), bodyCy: null }
      await share(lead, { kind, sourceId, ...said, daysAgo: 90 + index * 20 + number * 7 })
    }
  }
  for (const { place, title } of takenOver) {
    const [lead, itemId] = [leads.get(place), shared.get(title)]
    if (lead && itemId) allowed(await takeItem({ itemId }, { ...services, lead, now: at(30) }))
  }
  await replayQuestions({ services, leads, at })
  await replayPairs({ services, team, leadOf, at })
  const { place, reason, ...said } = removed
  const lead = leads.get(place)
  if (!lead) return
  const itemId = await share(lead, said)
  const decision = { itemId, decision: 'removed' as const, reason }
  // Long ago: nobody is mailed of it now.
  const quiet = { ...services.queue, enqueue: async () => {} }
  allowed(await decideItem(decision, { ...services, queue: quiet, team, now: at(160) }))
}

async function listMade(
  { kind, ...asked }: { kind: 'badge' | 'pathway'; placeId: string; limit: number },
  services: Services,
): Promise<{ id: string; title: string; titleCy: string | null }[]> {
  if (kind === 'badge')
    return (await listBadges(asked, services)).rows.map(({ id, name, nameCy }) => ({
      id,
      title: name,
      titleCy: nameCy,
    }))
  return (await listPathways(asked, services)).rows.map(({ id, content: { title, titleCy } }) => ({
    id,
    title,
    titleCy,
  }))
}
