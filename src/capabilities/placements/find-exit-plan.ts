import { countStuck } from '#capabilities/impact/count-stuck.ts'
import { checkIssuerKeys } from '#capabilities/organisations/check-issuer-keys.ts'
import { listQuietOrganisations } from '#capabilities/organisations/list-quiet-organisations.ts'
import type { CityLead, ProgrammeTeam } from '#capabilities/people/authority.ts'
import { findLastBackup, type MadeBackup } from '#infrastructure/database/backups.ts'
import type { Reading } from '#infrastructure/database/database.ts'
import { findLastMail } from '#infrastructure/mail/find-last-mail.ts'
import { revisionOf } from '#infrastructure/revision.ts'
import type { Services } from '#infrastructure/services.ts'
import { localParts } from '#infrastructure/words/local-time.ts'
import { type ComingPerson, selectComing } from './action-store.ts'
import type { ExitLine } from './exit-plan.ts'
import { exitOpensOn, isExitOpen, linesOf } from './exit-rules.ts'
import { selectExitLines } from './exit-store.ts'
import { findPlacement, type PlacementYear } from './find-placement.ts'

/** What the site knows of these things by itself. */
export interface ExitFacts {
  /** Whether the keys of organisations can be opened with the master key of this site, and how many of how many have one. */
  keys: { canSign: boolean; organisations: number; withKey: number }
  /** Where badges are checked. */
  origin: string
  /** When a mail last left this site. */
  mailAt: Date | undefined
  backup: MadeBackup | undefined
  /** Organisations whose safeguarding has lapsed, so that their listings for under-18s are hidden. */
  unsafe: number
  /** Organisations that were quiet for 90 days. */
  quiet: number
}

export interface FoundExitPlan {
  year: PlacementYear
  lines: ExitLine[]
  facts: ExitFacts
  /** Those who come to the meetings: who leads the place is a fact of the plan, and a thing can be given to each. */
  people: Pick<ComingPerson, 'personId' | 'name' | 'side'>[]
  isOpen: boolean
  opensOn: string
}

type Powers = Pick<Services, 'database' | 'masterKey' | 'site'> & { of: CityLead | ProgrammeTeam; now: Date }

/** How a place is to carry on after its year: what is settled, what is open, and what the site knows of each. */
export async function findExitPlan(
  { placementId }: { placementId?: string },
  { database, masterKey, site, of, now }: Powers,
): Promise<FoundExitPlan | undefined> {
  const year = await findPlacement(placementId === undefined ? {} : { placementId }, { database, of })
  if (!year) return undefined
  const { placeId } = year
  const [written, coming, keys, canSign, mailAt, backup, stuck, quiet] = await Promise.all([
    selectExitLines(database, year.id),
    selectComing(database, placeId),
    countKeys({ placeId }, { database }),
    checkIssuerKeys({ database, masterKey }),
    findLastMail(database),
    findLastBackup(database),
    countStuck({ placeId }, { database, now }),
    listQuietOrganisations({ placeId, limit: 1 }, { database, now }),
  ])
  return {
    ...{ year, lines: linesOf(written), opensOn: exitOpensOn(year.beginsOn) },
    isOpen: isExitOpen(year, localParts(now).date),
    people: coming.map(({ personId, name, side }) => ({ personId, name, side })),
    facts: {
      ...{ keys: { canSign, ...keys }, origin: site.origin, mailAt, backup },
      ...{ unsafe: stuck.unsafe, quiet: quiet.total },
    },
  }
}

/** Of the organisations that belong to a place, those that have a key to sign with. */
function countKeys(
  { placeId }: { placeId: string },
  { database }: Reading,
): Promise<{ organisations: number; withKey: number }> {
  return database
    .selectFrom('organisationPlaces')
    .leftJoin('issuerKeys', (join) =>
      join
        .onRef('issuerKeys.organisationId', '=', 'organisationPlaces.organisationId')
        .on('retiredAt', 'is', null)
        .on('kind', '=', 'Ed25519'),
    )
    .select((select) => [
      select.fn.count<number>('organisationPlaces.organisationId').as('organisations'),
      select.fn.count<number>('issuerKeys.id').as('withKey'),
    ])
    .where('placeId', '=', placeId)
    .where('status', '=', 'approved')
    .executeTakeFirstOrThrow()
}

/** Of one thing of the plan, for those who write it at the same time. */
export const exitRevision = ({ ownerId, dueOn, said, state }: Omit<ExitLine, 'item' | 'ownerName'>) =>
  revisionOf({ ownerId, dueOn, said, state })
