import { listAwards } from '#capabilities/awards/list-awards.ts'
import { bringBadges } from '#capabilities/brought/bring-badges.ts'
import { listBroughtBadges } from '#capabilities/brought/list-brought-badges.ts'
import type { SignedIn } from '#capabilities/people/authority.ts'
import { addToCollection } from '#capabilities/portfolio/add-to-collection.ts'
import type { ExperienceContent } from '#capabilities/portfolio/experience.ts'
import { findCollection } from '#capabilities/portfolio/find-collection.ts'
import { shareCollection } from '#capabilities/portfolio/share-collection.ts'
import { startCollection } from '#capabilities/portfolio/start-collection.ts'
import { tellExperience } from '#capabilities/portfolio/tell-experience.ts'
import type { BadgeDesign } from '#design/badge/badge-design.ts'
import { needed } from '#infrastructure/needed.ts'
import type { Services } from '#infrastructure/services.ts'
import { anotherSite } from './another-site.ts'

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
  const elsewhere = await broughtFrom(powers)
  const { rows } = await listAwards({ personId: signedIn.personId, state: 'kept', limit: 6 }, services)
  const awardIds = rows.map(({ id }) => id)
  const job = await begun('A job with visitors', {
    about:
      'I am looking for a job where I meet people: a museum, a visitor centre, a radio station. I can begin at once.',
    ...{
      awardIds: awardIds.slice(0, 4),
      broughtBadgeIds: elsewhere.slice(0, 1),
      experienceIds: told.slice(0, 2),
      powers,
    },
  })
  const own = { id: job, personId: signedIn.personId }
  const revision = needed(await findCollection(own, { ...services, now }), 'the collection').opening
  const opened = await shareCollection({ collectionId: job, days: 90, pinAsked: false, basedOn: revision }, powers)
  if (!opened.ok) throw new Error(`the collection stays closed: ${opened.refusal}`)
  await begun('College: design course', {
    about: '',
    ...{ awardIds: awardIds.slice(2), broughtBadgeIds: [], experienceIds: told.slice(2), powers },
  })
}

interface Begun {
  about: string
  awardIds: string[]
  broughtBadgeIds: string[]
  experienceIds: string[]
  powers: Services & Shown
}

async function begun(title: string, { about, powers, ...things }: Begun): Promise<string> {
  const started = await startCollection({ content: { title, about, nameShown: true } }, powers)
  if (!started.ok) throw new Error(`${title}: ${started.refusal}`)
  const { collectionId } = started
  const added = await addToCollection({ collectionId, ...things }, powers)
  if (!added.ok) throw new Error(`${title}: ${added.refusal}`)
  return collectionId
}

const wave: BadgeDesign = { outline: 'pennant', icon: 'life-buoy', colour: 'sky', ring: 'rope', level: 2 }
const pot: BadgeDesign = { outline: 'hexagon', icon: 'chef-hat', colour: 'copper', ring: 'beads', level: 1 }

/** Badges of two sites that the demonstration does not have: they answered when the badges came, and do not answer since. */
async function broughtFrom(powers: Services & Shown): Promise<string[]> {
  const { signedIn, now } = powers
  const yearsAgo = (years: number) => new Date(now.getTime() - years * 365 * 86_400_000)
  const lifeguards = await anotherSite({ host: 'surf-rescue.example', called: 'Shoreham Surf Rescue', look: wave, now })
  const college = await anotherSite({
    host: 'badges.kitchen-college.example',
    called: 'The Kitchen College',
    look: pot,
    now,
  })
  const given = [
    {
      ...lifeguards,
      badge: await lifeguards.baked({
        name: 'Beach first aid',
        description:
          'Treats cuts, stings and shock on a beach, and brings a casualty out of shallow water with a partner.',
        ...{ to: signedIn.email, skills: ['First aid'], awardedDate: yearsAgo(1) },
      }),
    },
    {
      ...college,
      badge: await college.baked({
        name: 'Food hygiene for beginners',
        description: 'Stores, labels and serves food so that nobody falls ill.',
        ...{ to: signedIn.email, skills: ['Food safety'], awardedDate: yearsAgo(3), validUntil: yearsAgo(0.1) },
      }),
    },
  ]
  for (const { badge, askOutside } of given) {
    const brought = await bringBadges({ handed: [{ from: 'badge.png', badge }] }, { ...powers, askOutside })
    if (!brought.ok || !brought.lines.every(({ ok }) => ok)) throw new Error('a badge from elsewhere was not kept')
  }
  const { rows } = await listBroughtBadges({ personId: signedIn.personId, terms: 'first aid', limit: 1 }, powers)
  return rows.map(({ id }) => id)
}
