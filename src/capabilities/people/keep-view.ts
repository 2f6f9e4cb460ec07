import { newId } from '#infrastructure/ids.ts'
import type { Services } from '#infrastructure/services.ts'
import type { SignedIn } from './authority.ts'
import { mostSavedViews } from './saved-view.ts'

interface KeepViewRequest {
  path: string
  name: string
  query: string
}

export type KeepViewOutcome = { ok: true } | { ok: false; refusal: 'too-many-views' }

/** Keeps a view of a list under a name; another one of that name is replaced. */
export function keepView(
  { path, name, query }: KeepViewRequest,
  { database, signedIn, now }: { database: Services['database']; signedIn: SignedIn; now: Date },
): Promise<KeepViewOutcome> {
  const { personId } = signedIn
  return database.transaction().execute(async (tx): Promise<KeepViewOutcome> => {
    // The person is the lock: two tabs that save at once are counted one after the other.
    await tx.selectFrom('people').select('id').where('id', '=', personId).forUpdate().execute()
    const kept = await tx
      .selectFrom('savedViews')
      .select('name')
      .where('personId', '=', personId)
      .where('path', '=', path)
      .execute()
    const isNew = !kept.some((one) => one.name.toLowerCase() === name.toLowerCase())
    if (isNew && kept.length >= mostSavedViews) return { ok: false, refusal: 'too-many-views' }
    await tx
      .deleteFrom('savedViews')
      .where('personId', '=', personId)
      .where('path', '=', path)
      .where((where) => where(where.fn('lower', ['name']), '=', where.fn('lower', [where.val(name)])))
      .execute()
    await tx
      .insertInto('savedViews')
      .values({ id: newId(now), personId, path, name, query, savedAt: now })
      .execute()
    return { ok: true }
  })
}
