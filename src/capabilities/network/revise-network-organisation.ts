import { localParts } from '#infrastructure/words/local-time.ts'
import { noteNetwork } from './network-log-store.ts'
import type { NetworkOrganisation, NetworkOrganisationContent, NetworkStage, NextStep } from './network-organisation.ts'
import {
  nameKeyOf,
  organisationRefusalOf,
  type StepRefusal,
  stepRefusalOf,
  trimmedOrganisation,
} from './network-rules.ts'
import { leads, lockNetwork, type NetworkPowers, networkRevision, selectMembers, touch } from './network-store.ts'

export type ReviseNetworkOrganisationOutcome =
  | { ok: true }
  | {
      ok: false
      refusal:
        | StepRefusal
        | 'not-in-network'
        | 'changed-meanwhile'
        | 'here-already'
        | 'owner-not-found'
        | 'no-such-organisation'
    }

type Refusal = Extract<ReviseNetworkOrganisationOutcome, { ok: false }>['refusal']

/** What is said of it; `page`: the last part of the address of its page here. */
type Change = (NetworkOrganisationContent & { page: string | null }) | { stage: NetworkStage } | NextStep

interface Request {
  id: string
  basedOn: string
  change: Change
}

const actionOf = (change: Change) =>
  'name' in change ? 'network.revised' : 'stage' in change ? 'network.moved' : 'network.planned'

/** Says otherwise what an organisation of the network is, how near it is, or what comes next with it. */
export function reviseNetworkOrganisation(
  { id, basedOn, change }: Request,
  { database, lead, now }: NetworkPowers,
): Promise<ReviseNetworkOrganisationOutcome> {
  return database.transaction().execute(async (tx): Promise<ReviseNetworkOrganisationOutcome> => {
    const { placeId } = lead
    const today = localParts(now).date
    const known = await lockNetwork(tx, { id, placeId })
    if (!known) return { ok: false, refusal: 'not-in-network' }
    if (isSo(known, change)) return { ok: true }
    if (basedOn !== networkRevision(known)) return { ok: false, refusal: 'changed-meanwhile' }
    const set = await valuesOf(change)
    if (typeof set === 'string') return { ok: false, refusal: set }
    await tx.updateTable('networkOrganisations').set(set).where('id', '=', id).execute()
    await touch(tx, { id, on: today, now })
    await noteNetwork(tx, { id, action: actionOf(change), lead }, now)
    return { ok: true }

    async function valuesOf(asked: Change) {
      if ('nextStep' in asked) {
        const step = { nextStep: asked.nextStep?.trim() || null, nextStepOn: asked.nextStepOn }
        const refusal: Refusal | undefined = stepRefusalOf(step, today)
        if (refusal) return refusal
        const ownerId = step.nextStep ? asked.nextStepOwnerId : null
        const stays = ownerId === known?.nextStepOwnerId
        if (ownerId && !stays && !(await leads(tx, { placeId, personId: ownerId }))) return 'owner-not-found'
        return { ...step, nextStepOwnerId: ownerId }
      }
      if (!('name' in asked)) return asked
      const said = trimmedOrganisation(asked)
      const refusal = organisationRefusalOf(said)
      if (refusal) return refusal
      const members = await selectMembers(tx, placeId)
      const member = asked.page ? members.find(({ slug }) => slug === asked.page) : undefined
      if (asked.page && !member) return 'no-such-organisation'
      const nameKey = nameKeyOf(said.name)
      const twin = await tx
        .selectFrom('networkOrganisations')
        .select('id')
        .where('placeId', '=', placeId)
        .where('id', '<>', id)
        .where((where) =>
          where.or([where('nameKey', '=', nameKey), ...(member ? [where('organisationId', '=', member.id)] : [])]),
        )
        .executeTakeFirst()
      if (twin) return 'here-already'
      return { ...said, nameKey, organisationId: member?.id ?? null }
    }
  })
}

/** A press that came twice. */
function isSo(known: NetworkOrganisation, change: Change): boolean {
  const { page, ...rest } = { page: known.slug, ...change }
  return page === known.slug && Object.entries(rest).every(([key, value]) => Reflect.get(known, key) === value)
}
