import { sql } from 'kysely'
import type { Reading } from '#infrastructure/database/database.ts'
import type { AttributeView, GrowthMonth } from './growing.ts'

/** What a person wrote of their growing, what a peer wrote of it, and what they wrote of a peer. */
export interface OwnGrowth extends AttributeView {
  month: GrowthMonth
  about: 'own' | 'from a peer' | 'of a peer'
}

/** All words of growing that are theirs or about them, for the file of all that is kept of them: also where they lead no more. */
export async function listOwnGrowth({ personId }: { personId: string }, { database }: Reading): Promise<OwnGrowth[]> {
  const { rows } = await sql<OwnGrowth>`
    select month, attribute, said, wants_help,
      case when person_id <> ${personId} then 'of a peer' when side = 'own' then 'own' else 'from a peer' end as about
    from growth_rounds join growth_words on growth_words.round_id = growth_rounds.id
    where person_id = ${personId} or (peer_id = ${personId} and side = 'peer')
    order by month, about, attribute, growth_rounds.id`.execute(database)
  return rows
}
