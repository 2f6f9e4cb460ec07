import { randomBytes } from 'node:crypto'
import { nameKeyOf } from '#capabilities/awards/recipient-rules.ts'
import type { Tx } from '#infrastructure/database/database.ts'
import { earnerHash } from './earning-store.ts'
import { personKeyOf } from './standing-rules.ts'

/** So many of one name without an address are told apart at most. */
const mostOfOneName = 3

/** What a rule keeps of a person follows from address and name: it becomes chance, and the line stays given out. */
export async function eraseEarner(
  { emails, names }: { emails: string[]; names: string[] },
  { tx }: { tx: Tx },
): Promise<void> {
  const keys = emails.flatMap((email) =>
    ['', ...new Set(names)].flatMap((name) => {
      const key = personKeyOf({ name, email }, nameKeyOf)
      return [key, ...Array.from({ length: mostOfOneName - 1 }, (_, index) => `${key}\n${index + 2}`)]
    }),
  )
  const rules = await tx.selectFrom('earningRules').select('id').execute()
  for (const { id } of rules) {
    const hashes = keys.map((key) => Buffer.from(earnerHash(id, key), 'hex'))
    const found = await tx
      .selectFrom('earningRulePeople')
      .select('position')
      .where('ruleId', '=', id)
      .where('personHash', 'in', hashes)
      .execute()
    for (const { position } of found)
      await tx
        .updateTable('earningRulePeople')
        .set({ personHash: randomBytes(32) })
        .where('ruleId', '=', id)
        .where('position', '=', position)
        .execute()
  }
}
