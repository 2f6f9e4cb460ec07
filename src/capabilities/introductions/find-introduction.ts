import type { CheckingPowers } from '#capabilities/awards/check-badge.ts'
import { listSentThings } from '#capabilities/portfolio/list-sent-things.ts'
import type { PublicCollection } from '#capabilities/portfolio/public-collection.ts'
import { readShown } from '#capabilities/portfolio/read-collection.ts'
import type { Database, Reading } from '#infrastructure/database/database.ts'
import type { MasterKey } from '#infrastructure/keys/master-key.ts'
import type { Introduction } from './introduction.ts'
import { readGuardianLink } from './introduction-code.ts'
import { selectIntroductions, selectReadable } from './introduction-store.ts'
import { type PublicIntroduction, publicIntroduction } from './public-introduction.ts'

interface Asked {
  id: string
  organisationId: string
  /** Whether a person reads it now, and no program asks ahead of them. */
  isRead?: boolean
}

/** One introduction as its employer reads it, each badge verified at this moment; that it was read is noted the first time. */
export async function findIntroduction(
  { id, organisationId, isRead = true }: Asked,
  powers: CheckingPowers & { database: Database },
): Promise<{ introduction: PublicIntroduction; shown: PublicCollection } | undefined> {
  const { database, now } = powers
  const sent = await selectReadable(database, now)
    .where('introductions.id', '=', id)
    .where('introductions.organisationId', '=', organisationId)
    .executeTakeFirst()
  if (!sent) return undefined
  const read = { introduction: publicIntroduction(sent), shown: await readIntroduction(sent, powers) }
  if (isRead && !sent.readAt)
    await database.updateTable('introductions').set({ readAt: now }).where('id', '=', id).execute()
  return read
}

/** One of a person's own, as they see it. */
export interface OwnIntroduction extends Introduction {
  /** Whether its employer cannot read it now, although it was sent. */
  isHeld: boolean
}

/** What a person has sent to employers, sent last first: all of it, as it is little. */
export async function listOwnIntroductions(
  { personId }: { personId: string },
  { database, now }: Reading & { now: Date },
): Promise<OwnIntroduction[]> {
  const [all, readable] = await Promise.all([
    selectIntroductions(database, now)
      .where('introductions.personId', '=', personId)
      .where('introductions.takenBackAt', 'is', null)
      .orderBy('introductions.createdAt', 'desc')
      .orderBy('introductions.id', 'desc')
      .execute(),
    selectReadable(database, now).where('introductions.personId', '=', personId).orderBy('introductions.id').execute(),
  ])
  const seen = new Set(readable.map(({ id }) => id))
  return all.map((one) => ({ ...one, isHeld: one.state !== 'waiting' && one.state !== 'refused' && !seen.has(one.id) }))
}

/** One of a person's own introductions, as its employer reads it. */
export async function findOwnIntroduction(
  { id, personId }: { id: string; personId: string },
  powers: CheckingPowers,
): Promise<{ introduction: OwnIntroduction; shown: PublicCollection } | undefined> {
  const introduction = (await listOwnIntroductions({ personId }, powers)).find((one) => one.id === id)
  return introduction && { introduction, shown: await readIntroduction(introduction, powers) }
}

/** What a guardian is asked about, while it can be answered or taken away. */
export async function findForGuardian(
  { code }: { code: string },
  powers: CheckingPowers & { database: Database; masterKey: MasterKey },
): Promise<{ introduction: Introduction & { ownName: string | null }; shown: PublicCollection } | undefined> {
  const { database, masterKey, now } = powers
  const id = readGuardianLink(code, masterKey)
  if (!id) return undefined
  const introduction = await selectIntroductions(database, now)
    .innerJoin('people', 'people.id', 'introductions.personId')
    .select('people.name as ownName')
    .where('introductions.id', '=', id)
    .where('introductions.guardianAskedAt', 'is not', null)
    .where('introductions.takenBackAt', 'is', null)
    .where('people.erasingAt', 'is', null)
    .where('people.email', 'is not', null)
    .$castTo<Introduction & { ownName: string | null }>()
    .executeTakeFirst()
  return introduction && { introduction, shown: await readIntroduction(introduction, powers) }
}

async function readIntroduction(introduction: Introduction, powers: CheckingPowers): Promise<PublicCollection> {
  const { id, personId, title, about, nameShown, endsAt } = introduction
  const items = await listSentThings({ from: 'introduction', id, personId }, powers)
  return readShown({ frame: { personId, title, about, nameShown, endsAt }, items }, powers)
}
