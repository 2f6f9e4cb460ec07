import { answerAsk } from '#capabilities/asks/answer-ask.ts'
import type { AskContent } from '#capabilities/asks/ask.ts'
import { draftAsk } from '#capabilities/asks/draft-ask.ts'
import { findAsk } from '#capabilities/asks/find-ask.ts'
import { publishAsk } from '#capabilities/asks/publish-ask.ts'
import { listAwards } from '#capabilities/awards/list-awards.ts'
import type { SignedIn } from '#capabilities/people/authority.ts'
import { needed } from '#infrastructure/needed.ts'
import type { Services } from '#infrastructure/services.ts'
import { localParts } from '#infrastructure/words/local-time.ts'
import { type Job, jobs } from './content/jobs.ts'
import { askedBy, type TownWithWork } from './replay-roles.ts'

interface PlannedAsk extends Pick<AskContent, 'title' | 'titleCy' | 'about' | 'aboutCy' | 'nameWanted' | 'keepDays'> {
  employer: string
  job: keyof typeof jobs
  /** What the demonstration's learner writes, where they answer. */
  said?: string
}

const asksOfTowns: Record<string, PlannedAsk[]> = {
  'brighton-and-hove': [
    {
      employer: 'Twelve Bells Coffee',
      job: 'shop-assistant',
      title: 'Show us what you can do: Saturday team',
      titleCy: 'Dangoswch beth allwch chi ei wneud: tîm dydd Sadwrn',
      about:
        'We are looking for three people for Saturdays from February. We read what you show us, and ask those we can use to come for an hour and try.',
      aboutCy:
        'Rydym yn chwilio am dri o bobl ar gyfer dyddiau Sadwrn o fis Chwefror. Rydym yn darllen yr hyn a ddangoswch, ac yn gofyn i’r rhai y gallwn eu defnyddio ddod am awr i roi cynnig arni.',
      ...{ nameWanted: true, keepDays: 14 },
      said: 'I can do every second Saturday, and every Saturday in the holidays.',
    },
    {
      employer: 'Larkhill Road Library',
      job: 'web-developer',
      title: 'Helpers for the repair afternoon',
      titleCy: 'Cynorthwywyr ar gyfer y prynhawn trwsio',
      about: 'Once a month we repair phones and bicycles with those who bring them. Show us what you can help with.',
      aboutCy:
        'Unwaith y mis rydym yn trwsio ffonau a beiciau gyda’r rhai sy’n dod â nhw. Dangoswch i ni gyda beth y gallwch helpu.',
      ...{ nameWanted: true, keepDays: 30 },
      said: 'I can do phones, and I like explaining things.',
    },
    {
      employer: 'Pebblecroft Care Home',
      job: 'care-assistant',
      title: 'Open evening: bring your badges',
      titleCy: 'Noson agored: dewch â’ch bathodynnau',
      about: 'Show us your badges when you come, so that we know what to show you of the house.',
      aboutCy: 'Dangoswch eich bathodynnau i ni pan ddewch, fel y gwyddom beth i’w ddangos i chi o’r tŷ.',
      ...{ nameWanted: false, keepDays: 1 },
    },
  ],
  plymouth: [
    {
      employer: 'Halyard and Pike Shipyard',
      job: 'welder',
      title: 'Taster week: what have you done before?',
      titleCy: 'Wythnos flasu: beth ydych chi wedi’i wneud o’r blaen?',
      about: 'Fifteen places in the yard in the Easter holidays. What you show helps us to put groups together.',
      aboutCy:
        'Pymtheg lle yn yr iard yng ngwyliau’r Pasg. Mae’r hyn a ddangoswch yn ein helpu i roi grwpiau at ei gilydd.',
      ...{ nameWanted: true, keepDays: 30 },
    },
  ],
}

const dayMs = 86_400_000

/** What employers of a town ask to be shown, and what the demonstration's learner showed one of them. */
export async function replayAsks(
  services: Services,
  { town, placeId, managerOf, now, learner }: TownWithWork & { learner: SignedIn | undefined },
): Promise<void> {
  for (const [turn, { employer, job, said, ...words }] of (asksOfTowns[town] ?? []).entries()) {
    const manager = managerOf(employer)
    // A scaled year has the same towns, not all of their organisations in each share.
    if (!manager) continue
    const asked: Job = jobs[job]
    const content: AskContent = {
      ...{ ...words, skills: await askedBy({ must: asked.must, helps: asked.helps }, services) },
      closesOn: localParts(new Date(now.getTime() + (40 + turn * 20) * dayMs)).date,
    }
    const powers = { ...services, manager, now: new Date(now.getTime() - (6 - turn) * dayMs) }
    const drafted = await draftAsk({ placeId, content }, powers)
    if (!drafted.ok) throw new Error(`${employer}: ${drafted.refusal}`)
    const { id: askId } = drafted
    const { revision: basedOn } = needed(await findAsk({ id: askId }, powers), 'the ask')
    const opened = await publishAsk({ askId, basedOn }, powers)
    if (!opened.ok) throw new Error(`${employer}: ${opened.refusal}`)
    if (said && learner) await answered(askId, { said, learner, services, now: new Date(now.getTime() - dayMs) })
  }
}

interface Answered {
  said: string
  learner: SignedIn
  services: Services
  now: Date
}

async function answered(askId: string, { said, learner, services, now }: Answered): Promise<void> {
  const { rows } = await listAwards({ personId: learner.personId, state: 'kept', limit: 3 }, services)
  const content = {
    ...{ said, nameShown: true, awardIds: rows.map(({ id }) => id), broughtBadgeIds: [], experienceIds: [] },
  }
  const { revision: basedOn } = needed(await findAsk({ id: askId }, { ...services, now }), 'the ask')
  const sent = await answerAsk({ askId, content, basedOn }, { ...services, signedIn: learner, now })
  if (!sent.ok) throw new Error(`the answer was not sent: ${sent.refusal}`)
}
