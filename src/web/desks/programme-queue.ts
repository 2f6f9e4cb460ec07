import { countReportedItems } from '#capabilities/community/list-items.ts'
import type { ProgrammeTeam } from '#capabilities/people/authority.ts'
import { listComplaints } from '#capabilities/programme/answer-complaint.ts'
import { complaintDays, daysAfter } from '#capabilities/programme/decision-rules.ts'
import { listCallsForTeam } from '#capabilities/programme/find-call.ts'
import { countWaitingQuestions } from '#capabilities/programme/list-call-questions.ts'
import type { Reading } from '#infrastructure/database/database.ts'
import type { Queued } from './queued.ts'

const dayMs = 86_400_000
/** Of the days in which a complaint is acknowledged. */
const urgentDays = 7

/** What waits for those who run the programme: complaints, which have a day, then what is hidden until they decide. */
export async function programmeQueue(powers: Reading & { team: ProgrammeTeam; now: Date }): Promise<Queued[]> {
  const [calls, questions, reported] = await Promise.all([
    listCallsForTeam({}, powers),
    countWaitingQuestions({}, powers),
    countReportedItems({}, powers),
  ])
  const complaints = await Promise.all(
    calls
      .filter(({ teamReads }) => teamReads)
      .map(async ({ id, title, titleCy }) => {
        const waiting = (await listComplaints({ callId: id }, powers)).filter(({ acknowledgedAt }) => !acknowledgedAt)
        const [first] = waiting
        if (!first) return []
        const left = daysAfter(first.madeAt, complaintDays).getTime() - powers.now.getTime()
        const daysLeft = Math.max(0, Math.floor(left / dayMs))
        return [
          {
            ...{ kind: 'complaints-wait' as const, id, href: `/programme/desk/calls/${id}/complaints` },
            ...{ name: title, nameCy: titleCy, count: waiting.length, since: first.madeAt, daysLeft },
            isUrgent: daysLeft < urgentDays,
          },
        ]
      }),
  )
  return [
    ...complaints.flat(),
    ...(reported.count > 0
      ? [
          {
            kind: 'library-reported' as const,
            id: 'reported',
            href: '/programme/desk/library?state=reported',
            ...reported,
          },
        ]
      : []),
    ...questions.map(({ callId, title, titleCy, count, since }) => ({
      ...{ kind: 'call-questions-wait' as const, id: callId, href: `/programme/desk/calls/${callId}#questions` },
      ...{ name: title, nameCy: titleCy, count, since },
    })),
  ]
}
