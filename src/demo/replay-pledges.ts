import type { CityLead, OrganisationManager, SignedIn } from '#capabilities/people/authority.ts'
import { decidePledge } from '#capabilities/recognition/decide-pledge.ts'
import { draftPledge } from '#capabilities/recognition/draft-pledge.ts'
import { findPledge } from '#capabilities/recognition/find-pledge.ts'
import { notePledgeUse } from '#capabilities/recognition/note-pledge-use.ts'
import { offerPledge } from '#capabilities/recognition/offer-pledge.ts'
import type { PledgeContent } from '#capabilities/recognition/pledge.ts'
import { quarterBefore, quarterOf } from '#capabilities/recognition/pledge-use-rules.ts'
import { reportPledge } from '#capabilities/recognition/report-pledge.ts'
import { settlePledges } from '#capabilities/recognition/settle-pledges.ts'
import { suspendPledge } from '#capabilities/recognition/suspend-pledge.ts'
import { withdrawPledge } from '#capabilities/recognition/withdraw-pledge.ts'
import type { Services } from '#infrastructure/services.ts'
import { localParts } from '#infrastructure/words/local-time.ts'
import { type PledgeOfTown, pledgesOfTowns } from './content/pledges.ts'

interface TownWithPledges {
  town: string
  placeId: string
  lead: CityLead
  managerOf: (employer: string) => OrganisationManager | undefined
  /** The badge that a template earns first in this town. */
  badgeOf: (template: string) => string | undefined
  pathwayOf: (key: string) => string | undefined
  /** Who says that a pledge was not kept. */
  learner: SignedIn | undefined
  now: Date
}

const dayMs = 86_400_000
/** When a pledge was made and until when it holds, counted in days from the end of the year. */
const terms = { usual: [-290, 430], due: [-310, 55], lapsed: [-380, -12], young: [-9, 400] } as const

/** What employers of a town promise, each offered, read by the City Lead and come to its fate. */
export async function replayPledges(services: Services, parts: TownWithPledges): Promise<void> {
  const { town, now } = parts
  for (const planned of pledgesOfTowns[town] ?? []) await replayPledge(services, planned, parts)
  await settlePledges({ ...services, now })
}

async function replayPledge(services: Services, planned: PledgeOfTown, parts: TownWithPledges): Promise<void> {
  const { placeId, lead, now: ends } = parts
  const { employer, fate, said, act } = planned
  const manager = parts.managerOf(employer)
  const about = aboutOf(planned, parts)
  // A scaled year has the same towns, not all of their organisations in each share.
  if (!manager || !about) return
  const days = (count: number) => new Date(ends.getTime() + count * dayMs)
  const isYoung = fate === 'offered' || fate === 'refused'
  const [begins, until] = terms[isYoung ? 'young' : fate === 'due' || fate === 'lapsed' ? fate : 'usual']
  const day = (count: number) => localParts(days(count)).date
  const content: PledgeContent = {
    ...{ act, ...about, said: said[0], saidCy: said[1], beginsOn: day(begins), endsOn: day(until) },
  }
  const at = (count: number) => ({ ...services, manager, now: days(count) })
  const leads = (count: number) => ({ ...services, lead, now: days(count) })
  const drafted = await draftPledge({ placeId, content }, at(begins))
  if (!drafted.ok) throw new Error(`${employer}: ${drafted.refusal}`)
  const { pledgeId } = drafted
  const read = async () => {
    const found = await findPledge({ id: pledgeId }, services)
    if (!found) throw new Error(`${employer} has no pledge`)
    return { pledgeId, basedOn: found.revision }
  }
  must(await offerPledge(await read(), at(begins + 1)))
  if (fate === 'offered') return
  if (fate === 'refused') {
    const note = 'A roof needs insurance for visitors. Tell us that you have it and offer it again.'
    must(await decidePledge({ ...(await read()), decision: 'refused', note }, leads(begins + 3)))
    return
  }
  must(await decidePledge({ ...(await read()), decision: 'live' }, leads(begins + 3)))
  const last = quarterBefore(quarterOf(localParts(ends).date))
  for (const [turn, [asked, met]] of (planned.used ?? []).toReversed().entries()) {
    const quarter = turn === 0 ? last : quarterBefore(last)
    must(await notePledgeUse({ pledgeId, quarter, asked, met }, { ...services, manager, now: days(-2) }))
  }
  if (fate === 'withdrawn') must(await withdrawPledge({ pledgeId }, at(-20)))
  if (fate === 'suspended')
    must(await suspendPledge({ ...(await read()), note: 'Three people told us that nobody read it.' }, leads(-5)))
  if (fate === 'reported' && parts.learner) {
    const said = 'I rang twice and was told that they only take people with two years on site.'
    must(await reportPledge({ pledgeId, said }, { ...services, signedIn: parts.learner, now: days(-3) }))
  }
}

function aboutOf({ about }: PledgeOfTown, { badgeOf, pathwayOf }: TownWithPledges) {
  const none = { badgeId: null, pathwayId: null, about: null, aboutCy: null }
  if ('badge' in about) {
    const badgeId = badgeOf(about.badge)
    return badgeId && { ...none, scope: 'badge' as const, badgeId }
  }
  if ('pathway' in about) {
    const pathwayId = pathwayOf(about.pathway)
    return pathwayId && { ...none, scope: 'pathway' as const, pathwayId }
  }
  const [scope, [text, textCy]] = 'skill' in about ? (['skill', about.skill] as const) : (['job', about.job] as const)
  return { ...none, scope, about: text, aboutCy: textCy }
}

function must(outcome: { ok: true } | { ok: false; refusal: string }): void {
  if (!outcome.ok) throw new Error(outcome.refusal)
}
