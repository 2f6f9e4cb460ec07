import { listBadgesById } from '#capabilities/badges/list-badges-by-id.ts'
import { listNamedOpportunities } from '#capabilities/opportunities/list-open-opportunities.ts'
import { findPathway } from '#capabilities/pathways/find-pathway.ts'
import type { Reading } from '#infrastructure/database/database.ts'
import type { AnswerKind, NeedAnswer } from './need.ts'

/** What answers a need and can be opened by everybody now, those added first first. */
export async function listNeedAnswers(
  { needId }: { needId: string },
  { database, now }: Reading & { now: Date },
): Promise<NeedAnswer[]> {
  const rows = await database
    .selectFrom('needAnswers')
    .select(['kind', 'thingId'])
    .where('needId', '=', needId)
    .orderBy('addedAt')
    .orderBy('kind')
    .orderBy('thingId')
    .$castTo<{ kind: AnswerKind; thingId: string }>()
    .execute()
  const ids = (kind: AnswerKind) => rows.filter((row) => row.kind === kind).map(({ thingId }) => thingId)
  const [badges, opportunities, pathways] = await Promise.all([
    listBadgesById(ids('badge'), { database }),
    listNamedOpportunities(ids('opportunity'), { database, now }),
    Promise.all(ids('pathway').map((id) => findPathway({ id }, { database }))),
  ])
  const answers = new Map<string, NeedAnswer>()
  for (const { id, name: title, nameCy: titleCy, slug, placeSlug, status } of badges)
    if (status !== 'draft') answers.set(id, { kind: 'badge', id, title, titleCy, path: `/${placeSlug}/badges/${slug}` })
  for (const { id, title, titleCy, slug, placeSlug, status } of opportunities)
    if (status === 'published')
      answers.set(id, { kind: 'opportunity', id, title, titleCy, path: `/${placeSlug}/opportunities/${slug}` })
  for (const one of pathways) {
    if (!one) continue
    const { title, titleCy } = one.content
    answers.set(one.id, { kind: 'pathway', id: one.id, title, titleCy, path: `/${one.placeSlug}/pathways/${one.slug}` })
  }
  return rows.flatMap(({ thingId }) => answers.get(thingId) ?? [])
}
