import type { Reading } from '#infrastructure/database/database.ts'
import type { Ask } from './ask.ts'
import { askRevision, selectAsks } from './ask-store.ts'
import { type PublicAsk, publicAsk } from './public-ask.ts'

/** One ask as its organisation sees it, with what a form is based on. */
export async function findAsk(
  { id }: { id: string },
  { database, now }: Reading & { now: Date },
): Promise<{ ask: Ask; revision: string } | undefined> {
  const ask = await selectAsks(database, now).where('asks.id', '=', id).executeTakeFirst()
  return ask && { ask, revision: askRevision(ask) }
}

/** One ask that can be answered now, as who has its address sees it, with what an answer is based on. */
export async function findOpenAsk(
  { id }: { id: string },
  powers: Reading & { now: Date },
): Promise<{ ask: PublicAsk; revision: string } | undefined> {
  const found = await findAsk({ id }, powers)
  const ask = found && publicAsk(found.ask, powers.now)
  return ask && { ask, revision: found.revision }
}
