import { shown, shownBesideTotal } from '#capabilities/impact/small-numbers-rules.ts'
import type { ProgrammeTeam } from '#capabilities/people/authority.ts'
import type { Reading } from '#infrastructure/database/database.ts'
import { selectCalls } from './call-store.ts'
import {
  type EqualityAnswers,
  type EqualityQuestion,
  equalityQuestionNames,
  equalityQuestions,
} from './equality-question.ts'

export interface EqualityCounts {
  /** How many answered this question; undefined where that must stay hidden, and all below it with it. */
  answered: number | undefined
  groups: { group: string; count: number | undefined }[]
}

/**
 * What those who applied to a call said of themselves, in groups of ten and more. Once the call has closed: counts that grow
 * while they are looked at would tell one answer from the next.
 */
export async function countEqualityAnswers(
  { callId }: { callId: string },
  { database }: Reading & { team: ProgrammeTeam },
): Promise<Record<EqualityQuestion, EqualityCounts> | undefined> {
  const call = await selectCalls(database).where('calls.id', '=', callId).executeTakeFirst()
  if (!call || call.applicantsWrite || call.phase === 'draft') return undefined
  const rows = await database.selectFrom('callEqualityAnswers').select('answers').where('callId', '=', callId).execute()
  const given = rows.map(({ answers }) => answers as EqualityAnswers)
  return Object.fromEntries(equalityQuestionNames.map((question) => [question, countsOf(question, given)])) as Record<
    EqualityQuestion,
    EqualityCounts
  >
}

function countsOf(question: EqualityQuestion, given: EqualityAnswers[]): EqualityCounts {
  const groups = equalityQuestions[question]
  const counts = groups.map((group) => given.filter((answers) => answers[question] === group).length)
  const answered = shown(counts.reduce((sum, count) => sum + count, 0))
  const published = answered === undefined ? counts.map(() => undefined) : shownBesideTotal(counts)
  return { answered, groups: groups.map((group, index) => ({ group, count: published[index] })) }
}
