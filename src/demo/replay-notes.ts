import type { ProgrammeTeam } from '#capabilities/people/authority.ts'
import { addPlacementNote } from '#capabilities/placements/add-placement-note.ts'
import { listNotedLeads } from '#capabilities/placements/list-placement-notes.ts'
import { listPlacements } from '#capabilities/placements/list-placements.ts'
import { newId } from '#infrastructure/ids.ts'
import type { Services } from '#infrastructure/services.ts'
import { allowed } from './allowed.ts'
import { notesOfTeam } from './content/notes.ts'

interface Replay {
  services: Services
  team: ProgrammeTeam
  now: Date
}

/** What the programme team noted of the two places in their year, and of those who lead them. */
export async function replayNotes({ services, team, now }: Replay): Promise<void> {
  const years = await listPlacements({}, { ...services, team, now })
  for (const { slug, about, daysAgo, said } of notesOfTeam) {
    const placementId = years.find((year) => year.slug === slug)?.id
    // A smaller replay has fewer places.
    if (!placementId) continue
    const leads = await listNotedLeads({ placementId }, { ...services, team })
    const at = new Date(now.getTime() - daysAgo * 86_400_000)
    const aboutId = leads.find(({ name }) => name === about)?.personId
    allowed(await addPlacementNote({ noteId: newId(at), placementId, aboutId, said }, { ...services, team, now: at }))
  }
}
