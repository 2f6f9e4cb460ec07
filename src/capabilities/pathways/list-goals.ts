import type { Reading } from '#infrastructure/database/database.ts'
import { type Earner, findEarned } from './find-earned.ts'
import type { Pathway, PathwayContent } from './pathway.ts'
import { type Earned, type Progress, progressOf } from './progress-rules.ts'

export interface Goal {
  pathway: Pick<
    Pathway,
    'id' | 'slug' | 'status' | 'placeId' | 'placeSlug' | 'placeName' | 'placeNameCy' | 'organisationName'
  >
  /** The version that the person set out on. */
  number: number
  content: PathwayContent
  newestNumber: number
  chosenAt: Date
  progress: Progress
}

/** Where a person is going and how far they are, counted now; the goal chosen last comes first. */
export async function listGoals(
  { ...earner }: Earner & object,
  { database, now }: Reading & { now: Date },
): Promise<{ goals: Goal[]; earned: Earned }> {
  const rows = await database
    .selectFrom('pathwayGoals')
    .innerJoin('pathways', 'pathways.id', 'pathwayGoals.pathwayId')
    .innerJoin('places', 'places.id', 'pathways.placeId')
    .leftJoin('organisations', 'organisations.id', 'pathways.organisationId')
    .innerJoin('pathwayVersions', 'pathwayVersions.id', 'pathwayGoals.versionId')
    .innerJoin('pathwayVersions as newest', 'newest.id', 'pathways.currentVersionId')
    .select([
      'pathways.id',
      'pathways.slug',
      'pathways.status',
      'pathways.placeId',
      'places.slug as placeSlug',
      'places.name as placeName',
      'places.nameCy as placeNameCy',
      'organisations.name as organisationName',
      'pathwayVersions.number',
      'pathwayVersions.content',
      'newest.number as newestNumber',
      'pathwayGoals.chosenAt',
    ])
    .where('pathwayGoals.personId', '=', earner.personId)
    .orderBy('pathwayGoals.chosenAt', 'desc')
    .orderBy('pathways.id')
    .$castTo<Goal['pathway'] & Omit<Goal, 'pathway' | 'progress'>>()
    .execute()
  const earned = await findEarned({ ...earner, contents: rows.map((row) => row.content) }, { database, now })
  const goals = rows.map(({ number, content, newestNumber, chosenAt, ...pathway }) => ({
    pathway,
    number,
    content,
    newestNumber,
    chosenAt,
    progress: progressOf(content, earned),
  }))
  return { goals, earned }
}
