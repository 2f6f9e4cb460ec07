import { findStanding } from '#capabilities/organisations/find-standing.ts'
import { audit } from '#infrastructure/database/audit.ts'
import { awaitPress } from '#infrastructure/database/double-press.ts'
import { newId } from '#infrastructure/ids.ts'
import type { Services } from '#infrastructure/services.ts'
import type { OwnedPowers } from './move-owned.ts'
import { vacancySourceAsked } from './vacancy-jobs.ts'
import type { VacancySourceKind } from './vacancy-source.ts'
import { selectSources } from './vacancy-source-store.ts'

export type AddVacancySourceOutcome =
  | { ok: true; id: string }
  | { ok: false; refusal: 'not-approved' | 'too-many' | 'address-is-missing' | 'employer-is-missing' }

/** Each costs a reading a day. */
const mostSources = 10

interface Asked {
  placeId: string
  kind: VacancySourceKind
  address: string | null
  employer: string | null
}

/** Has an employer's vacancies read from where they stand, now and once a day. The same source again is the one that is there. */
export function addVacancySource(
  { placeId, kind, address, employer }: Asked,
  { database, queue, manager, now }: OwnedPowers & Pick<Services, 'queue'>,
): Promise<AddVacancySourceOutcome> {
  const { organisationId, personId } = manager
  const said = { kind, address: kind === 'job-postings' ? address : null, employer: employer?.trim() || null }
  return database.transaction().execute(async (tx): Promise<AddVacancySourceOutcome> => {
    if (kind === 'job-postings' && !said.address) return { ok: false, refusal: 'address-is-missing' }
    if (kind === 'display-adverts' && !said.employer) return { ok: false, refusal: 'employer-is-missing' }
    if ((await findStanding({ organisationId, placeId }, { database: tx })) !== 'approved')
      return { ok: false, refusal: 'not-approved' }
    await awaitPress(tx, `vacancy-source ${organisationId}`)
    const here = await selectSources(tx).where('organisationId', '=', organisationId).orderBy('id').execute()
    const known = here.find(
      (one) =>
        one.placeId === placeId && one.kind === kind && one.address === said.address && one.employer === said.employer,
    )
    if (known) return { ok: true, id: known.id }
    if (here.length >= mostSources) return { ok: false, refusal: 'too-many' }
    const id = newId(now)
    const nextReadAt = new Date(now.getTime() + 86_400_000)
    await tx
      .insertInto('vacancySources')
      .values({ id, placeId, organisationId, ...said, createdAt: now, askedAt: now, nextReadAt })
      .execute()
    await queue.enqueue(tx, vacancySourceAsked, [{ sourceId: id }])
    const entry = { action: 'vacancy-source.added', subjectType: 'vacancy-source', subjectId: id, placeId }
    await audit(tx, { actorId: personId, ...entry }, now)
    return { ok: true, id }
  })
}
