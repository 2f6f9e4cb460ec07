import type { Reader } from '#infrastructure/database/database.ts'
import type { Criterion, LeadAttribute, Seen, Stage } from './rubric.ts'

export interface GivenScore {
  applicationId: string
  assessorId: string
  assessorName: string
  stage: Stage
  criterion: Criterion
  revision: number
  level: number | null
  comment: string | null
}

/** What counts: what a person gave before a conflict of theirs was known stays in the log, and counts no more. */
export const selectScores = (reader: Reader, callId: string) =>
  reader
    .selectFrom('callScores')
    .innerJoin('people', 'people.id', 'personId')
    .select(['applicationId', 'personId as assessorId', 'people.name as assessorName', 'stage', 'criterion'])
    .select(['revision', 'level', 'comment'])
    .where('callId', '=', callId)
    .where(({ not, exists, selectFrom }) =>
      not(
        exists(
          selectFrom('callConflicts')
            .select('callConflicts.personId')
            .whereRef('callConflicts.applicationId', '=', 'callScores.applicationId')
            .whereRef('callConflicts.personId', '=', 'callScores.personId'),
        ),
      ),
    )
    .orderBy('givenAt')
    .orderBy('personId')
    .$castTo<GivenScore>()

export interface GivenProfile {
  applicationId: string
  assessorId: string
  stage: Stage
  attribute: LeadAttribute
  seen: Seen
}

export const selectProfiles = (reader: Reader, callId: string) =>
  reader
    .selectFrom('callProfiles')
    .select(['applicationId', 'personId as assessorId', 'stage', 'attribute', 'seen'])
    .where('callId', '=', callId)
    .where(({ not, exists, selectFrom }) =>
      not(
        exists(
          selectFrom('callConflicts')
            .select('callConflicts.personId')
            .whereRef('callConflicts.applicationId', '=', 'callProfiles.applicationId')
            .whereRef('callConflicts.personId', '=', 'callProfiles.personId'),
        ),
      ),
    )
    .$castTo<GivenProfile>()
