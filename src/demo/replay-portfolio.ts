import { listAwards } from '#capabilities/awards/list-awards.ts'
import type { SignedIn } from '#capabilities/people/authority.ts'
import { addToCollection } from '#capabilities/portfolio/add-to-collection.ts'
import type { ExperienceContent } from '#capabilities/portfolio/experience.ts'
import { findCollection } from '#capabilities/portfolio/find-collection.ts'
import { shareCollection } from '#capabilities/portfolio/share-collection.ts'
import { startCollection } from '#capabilities/portfolio/start-collection.ts'
import { tellExperience } from '#capabilities/portfolio/tell-experience.ts'
import { needed } from '#infrastructure/needed.ts'
import type { Services } from '#infrastructure/services.ts'

const experiences: ExperienceContent[] = [
  {
    kind: 'work',
    title: 'Saturday job in a seafront café',
    whereabouts: 'Pier Kiosk',
    began: '2025-05',
    ended: null,
    story:
      'I take orders, make hot drinks and close the till with a colleague. In August we had queues to the railings: I learned to ask the next three people at once what they want. If I began again I would write down the allergy list on my first day.',
  },
  {
    kind: 'caring',
    title: 'Look after my little brother on weekdays',
    whereabouts: 'At home',
    began: '2023-09',
    ended: null,
    story:
      'I bring him to school, cook twice a week and do the homework round. I plan the week on Sunday, because mum works shifts.',
  },
  {
    kind: 'volunteering',
    title: 'Repaired bicycles for new neighbours',
    whereabouts: 'Bike kitchen',
    began: '2025-09',
    ended: '2026-03',
    story:
      'Forty bicycles in six months. I did brakes and gears and showed two others how. The hard part was to say that a frame is not safe.',
  },
]

interface Shown {
  signedIn: SignedIn
  now: Date
}

/** What the demonstration's learner shows: one collection that is open, one that is still theirs alone. */
export async function replayPortfolio(services: Services, { signedIn, now }: Shown): Promise<void> {
  const powers = { ...services, signedIn, now }
  const told: string[] = []
  for (const content of experiences) {
    const outcome = await tellExperience({ content }, powers)
    if (!outcome.ok) throw new Error(`${content.title}: ${outcome.refusal}`)
    told.push(outcome.experienceId)
  }
  const { rows } = await listAwards({ personId: signedIn.personId, state: 'kept', limit: 6 }, services)
  const awardIds = rows.map(({ id }) => id)
  const job = await begun('A job with visitors', {
    about:
      'I am looking for a job where I meet people: a museum, a visitor centre, a radio station. I can begin at once.',
    ...{ awardIds: awardIds.slice(0, 4), experienceIds: told.slice(0, 2), powers },
  })
  const own = { id: job, personId: signedIn.personId }
  const revision = needed(await findCollection(own, { ...services, now }), 'the collection').revision
  const opened = await shareCollection({ collectionId: job, days: 90, pinAsked: false, basedOn: revision }, powers)
  if (!opened.ok) throw new Error(`the collection stays closed: ${opened.refusal}`)
  await begun('College: design course', {
    about: '',
    ...{ awardIds: awardIds.slice(2), experienceIds: told.slice(2), powers },
  })
}

interface Begun {
  about: string
  awardIds: string[]
  experienceIds: string[]
  powers: Services & Shown
}

async function begun(title: string, { about, awardIds, experienceIds, powers }: Begun): Promise<string> {
  const started = await startCollection({ content: { title, about, nameShown: true } }, powers)
  if (!started.ok) throw new Error(`${title}: ${started.refusal}`)
  const { collectionId } = started
  const added = await addToCollection({ collectionId, awardIds, experienceIds }, powers)
  if (!added.ok) throw new Error(`${title}: ${added.refusal}`)
  return collectionId
}
