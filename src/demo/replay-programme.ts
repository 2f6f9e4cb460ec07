import { randomUUID } from 'node:crypto'
import type { ProgrammeTeam } from '#capabilities/people/authority.ts'
import { mintAssessor, mintProgrammeTeam } from '#capabilities/people/mint-authority.ts'
import { answerCallQuestion, type CallAnswer } from '#capabilities/programme/answer-call-question.ts'
import { appointProgrammeTeam } from '#capabilities/programme/appoint-programme-team.ts'
import { askCallQuestion } from '#capabilities/programme/ask-call-question.ts'
import type { Region } from '#capabilities/programme/call.ts'
import { listCallQuestions } from '#capabilities/programme/list-call-questions.ts'
import { moveCall } from '#capabilities/programme/move-call.ts'
import { evenWeights } from '#capabilities/programme/rubric.ts'
import { startCall } from '#capabilities/programme/start-call.ts'
import { Fault } from '#infrastructure/fault.ts'
import { needed } from '#infrastructure/needed.ts'
import type { Services } from '#infrastructure/services.ts'
import { atLocalTime, localParts } from '#infrastructure/words/local-time.ts'
import { replayDecidedCall, replayOfferedCall, replayScoredCall } from './replay-decided-call.ts'

const dayMs = 86_400_000

/** So many days from this one, when clocks in London show this hour. */
function dayAt(from: Date, days: number, hour: number): Date {
  const { date } = localParts(new Date(from.getTime() + days * dayMs))
  return needed(atLocalTime(date, { hour, minute: 0 }), 'a day')
}

const dateIn = (from: Date, days: number) => localParts(new Date(from.getTime() + days * dayMs)).date

const team = { name: 'Petra Example', email: 'programme@demo.example' }

/** Said of each call, whatever its year. */
const terms = {
  title: 'Put the learning of your place on the map',
  titleCy: 'Rhowch ddysgu eich lle ar y map',
  lead: 'Twelve months with two other places: diagnose what is needed, convene those who can help, badge what people learn. Two subsidised placements, for the North of England, Scotland and Wales above all.',
  leadCy:
    'Deuddeg mis gyda dau le arall: canfod beth sydd ei angen, dod â’r rhai a all helpu ynghyd, a rhoi bathodynnau am yr hyn y mae pobl yn ei ddysgu. Dau leoliad â chymhorthdal, i Ogledd Lloegr, yr Alban a Chymru yn anad dim.',
  ...{ placements: 2, valuePounds: 75_000, contributionPounds: 30_000, shortlistSize: 5, quorum: 3 },
  weights: evenWeights,
  preferredRegions: ['north-east', 'north-west', 'yorkshire', 'scotland', 'wales'] as Region[],
}

/** A call that was decided in the year before, one whose places are offered, one that is being scored, and one that is open now, through the same use cases that the pages call. */
export async function replayProgramme({ services, now }: { services: Services; now: Date }): Promise<ProgrammeTeam> {
  const opens = dayAt(now, -3, 9)
  const { personId } = await appointProgrammeTeam(team, { ...services, now: dayAt(now, -402, 9) })
  const powers = { ...services, team: mintProgrammeTeam({ personId }) }
  // Its year is never that of the open one.
  const closed = dayAt(now, -300, 17)
  const decided = {
    terms: {
      ...terms,
      ...{ slug: `leadership-${closed.getUTCFullYear()}`, opensAt: dayAt(now, -400, 9), closesAt: closed },
      ...{ interviewsOn: dateIn(now, -262), announcedOn: dateIn(now, -250), beginsOn: dateIn(now, -220) },
    },
    at: (days: number) => dayAt(now, days - 400, 10),
  }
  await replayDecidedCall(decided, { services, team: powers.team, assessorOf: mintAssessor })
  const offered = dayAt(now, -52, 17)
  await replayOfferedCall(
    {
      terms: {
        ...{ ...terms, title: 'Towns by the sea', titleCy: 'Trefi ar lan y môr' },
        ...{ slug: `coast-${offered.getUTCFullYear()}`, opensAt: dayAt(now, -152, 9), closesAt: offered },
        ...{ interviewsOn: dateIn(now, -14), announcedOn: dateIn(now, -2), beginsOn: dateIn(now, 30) },
        shortlistSize: 3,
      },
      at: (days: number) => dayAt(now, days - 152, 10),
    },
    { services, team: powers.team, assessorOf: mintAssessor },
  )
  const scored = dayAt(now, -9, 17)
  await replayScoredCall(
    {
      terms: {
        ...{ ...terms, title: 'A region that learns together', titleCy: 'Rhanbarth sy’n dysgu gyda’i gilydd' },
        ...{ slug: `regions-${scored.getUTCFullYear()}`, opensAt: dayAt(now, -30, 9), closesAt: scored, placements: 1 },
        ...{ interviewsOn: dateIn(now, 14), announcedOn: dateIn(now, 28), beginsOn: dateIn(now, 60), shortlistSize: 2 },
      },
      at: (days: number) => dayAt(now, days - 30, 10),
    },
    { services, team: powers.team, assessorOf: mintAssessor },
  )
  const closesAt = dayAt(now, 90, 17)
  const year = closesAt.getUTCFullYear()
  const started = await startCall(
    {
      slug: `leadership-${year}`,
      ...terms,
      ...{ opensAt: opens, closesAt },
      ...{ interviewsOn: dateIn(now, 125), announcedOn: dateIn(now, 140), beginsOn: dateIn(now, 160) },
    },
    { ...powers, now: opens },
  )
  if (!started.ok) throw new Fault('demo-call-refused', started.refusal)
  const { callId } = started
  const opened = await moveCall({ callId, to: 'open' }, { ...powers, now: opens })
  if (!opened.ok) throw new Fault('demo-call-refused', opened.refusal)
  for (const { asked, answer } of questions) {
    const request = { slug: `leadership-${year}`, requestId: randomUUID(), question: asked, language: 'en' as const }
    await askCallQuestion(request, { ...services, clientKey: 'demo', now: dayAt(now, -2, 10) })
    if (!answer) continue
    const [question] = await listCallQuestions({ callId }, powers)
    const { id: questionId } = needed(question, 'a question that waits')
    await answerCallQuestion({ questionId, answer }, { ...powers, now: dayAt(now, -1, 11) })
  }
  return powers.team
}

const questions: { asked: string; answer?: CallAnswer }[] = [
  {
    asked: 'Can two towns apply together?',
    answer: {
      question: 'Can two towns apply together?',
      questionCy: 'A all dwy dref ymgeisio gyda’i gilydd?',
      answer:
        'Yes. A place is what you say it is: a town, a city, a region, or two towns that people travel between. Name one lead who answers for both, and say how the days are shared.',
      answerCy:
        'Gallant. Lle yw’r hyn yr ydych chi’n ei ddweud yw: tref, dinas, rhanbarth, neu ddwy dref y mae pobl yn teithio rhyngddynt. Enwch un arweinydd sy’n ateb dros y ddwy, a dywedwch sut y rhennir y diwrnodau.',
    },
  },
  {
    asked: 'We pay our youth workers already. Do their days count?',
    answer: {
      question: 'Do days count that people are paid for already?',
      questionCy: 'A yw diwrnodau y telir pobl amdanynt eisoes yn cyfrif?',
      answer:
        'Yes, where the work is engaging learners or partners. About 120 days are needed over the year, and several people may share them.',
      answerCy:
        'Ydynt, lle mae’r gwaith yn ymgysylltu â dysgwyr neu bartneriaid. Mae angen tua 120 diwrnod dros y flwyddyn, a gall sawl un eu rhannu.',
    },
  },
  { asked: 'Is the contribution paid at once, or in parts?' },
]
