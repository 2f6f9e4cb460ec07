import { sql } from 'kysely'
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

/** What a person gave before a conflict of theirs was known stays in the log, and counts no more. */
const withoutConflict = (given: 'callScores' | 'callProfiles') =>
  sql<boolean>`not exists (select from call_conflicts where application_id = ${sql.ref(`${given}.applicationId`)}
    and person_id = ${sql.ref(`${given}.personId`)})`

/** What counts of what was given. */
export const selectScores = (reader: Reader, callId: string) =>
  reader
    .selectFrom('callScores')
    .innerJoin('people', 'people.id', 'personId')
    .select(['applicationId', 'personId as assessorId', 'people.name as assessorName', 'stage', 'criterion'])
    .select(['revision', 'level', 'comment'])
    .where('callId', '=', callId)
    .where(withoutConflict('callScores'))
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
    .where(withoutConflict('callProfiles'))
    .$castTo<GivenProfile>()
