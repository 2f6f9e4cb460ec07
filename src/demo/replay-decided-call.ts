import { randomUUID } from 'node:crypto'
import { addPeople } from '#capabilities/people/add-people.ts'
import type { Assessor, ProgrammeTeam } from '#capabilities/people/authority.ts'
import { answerOffer } from '#capabilities/programme/answer-offer.ts'
import { type Topic, topics } from '#capabilities/programme/application.ts'
import { appointAssessor } from '#capabilities/programme/appoint-assessor.ts'
import type { Call, CallPhase } from '#capabilities/programme/call.ts'
import { chooseShortlist } from '#capabilities/programme/choose-shortlist.ts'
import { giveFeedback } from '#capabilities/programme/give-feedback.ts'
import { giveScores, type LeadProfile, type ScoreSheet } from '#capabilities/programme/give-scores.ts'
import { moveCall } from '#capabilities/programme/move-call.ts'
import { noteDeclaredConflicts } from '#capabilities/programme/note-declared-conflicts.ts'
import { proposeDecision } from '#capabilities/programme/propose-decision.ts'
import { releaseDecision } from '#capabilities/programme/release-decision.ts'
import { criteria, leadAttributes, levels, seenWords } from '#capabilities/programme/rubric.ts'
import { sendCallApplication } from '#capabilities/programme/send-call-application.ts'
import { startCall } from '#capabilities/programme/start-call.ts'
import { startCallApplication } from '#capabilities/programme/start-call-application.ts'
import { updateCallApplication } from '#capabilities/programme/update-call-application.ts'
import { voteOnDecision } from '#capabilities/programme/vote-on-decision.ts'
import { Fault } from '#infrastructure/fault.ts'
import { needed } from '#infrastructure/needed.ts'
import type { Services } from '#infrastructure/services.ts'
import type { Language } from '#infrastructure/words/languages.ts'
import { translator } from '#infrastructure/words/translator.ts'
import { type DemoApplication, demoApplications } from './content/applications.ts'
import { pick, type Random, randomFrom } from './random.ts'

/** Who reads: the second is stricter than the others, the third kinder. */
const assessors = [
  { name: 'Marged Example', email: 'marged@demo.example', offset: 0 },
  { name: 'Joseph Example', email: 'joseph@demo.example', offset: -0.5 },
  { name: 'Ines Example', email: 'ines@demo.example', offset: 0.4 },
]

interface Sent extends DemoApplication {
  applicationId: string
}

interface Powers {
  services: Services
  team: ProgrammeTeam
  /** Mints what the gate mints for who was asked to assess. */
  assessorOf: (right: { callId: string; personId: string }) => Assessor
}

const settled = <Outcome extends { ok: boolean }>(outcome: Outcome): Extract<Outcome, { ok: true }> => {
  if (!outcome.ok) throw new Fault('demo-call-refused', JSON.stringify(outcome))
  return outcome as Extract<Outcome, { ok: true }>
}

interface RunCall {
  terms: Omit<Call, 'id'>
  /** So many days after it opened, in the day. */
  at: (days: number) => Date
}

interface DecidedCall extends RunCall {
  seed: string
  applications: DemoApplication[]
  shortlistReason: string
  decisionReason: string
  /** What the one assessor who disagrees says. */
  dissent: string
}

interface OfferedPlace {
  applicationId: string
  confirmedBy: string
}

/**
 * A call up to its decision, through the use cases that the pages call. Of those invited, as they stand among the
 * applications, the first ones are offered a place and the next is in reserve.
 */
async function replayToDecision(
  { terms, at, seed, applications, shortlistReason, decisionReason, dissent }: DecidedCall,
  { services, team, assessorOf }: Powers,
) {
  const random = randomFrom(seed)
  const on = (days: number) => ({ ...services, team, now: at(days) })
  const { callId } = settled(await startCall(terms, on(-1)))
  const goOn = async (to: CallPhase, days: number) => settled(await moveCall({ callId, to }, on(days)))
  await goOn('open', -1)
  const sent: Sent[] = []
  for (const [index, one] of applications.entries())
    sent.push({ ...one, applicationId: await apply(one, terms.slug, { ...services, now: at(20 + index * 4) }) })
  const panel: { assessor: Assessor; offset: number }[] = []
  for (const { offset, ...one } of assessors) {
    settled(await appointAssessor({ callId, language: 'en', ...one }, on(60)))
    const people = await addPeople([one], { ...services, now: at(60) })
    const personId = needed(people.get(one.email), 'an assessor')
    panel.push({ assessor: assessorOf({ callId, personId }), offset })
  }
  await goOn('closed', 101)
  await goOn('scoring', 102)
  for (const { assessor } of panel)
    settled(await noteDeclaredConflicts({ applicationIds: [] }, { ...services, assessor, now: at(103) }))
  for (const { assessor, offset } of panel)
    for (const { applicationId, written, language } of sent) {
      const sheet = sheetOf(written + offset, { random, language })
      const given = { applicationId, sheet, profile: profileOf(written, random) }
      settled(await giveScores(given, { ...services, assessor, now: at(110) }))
    }
  await goOn('shortlisting', 120)
  const invited = sent.filter(({ spoken }) => spoken !== undefined)
  const shortlist = { callId, applicationIds: invited.map(({ applicationId }) => applicationId) }
  settled(await chooseShortlist({ ...shortlist, reason: shortlistReason }, on(121)))
  await goOn('interviews', 122)
  for (const { assessor, offset } of panel)
    for (const { applicationId, spoken, written, language } of invited) {
      const sheet = sheetOf((spoken ?? written) + offset / 2, { random, language })
      const given = { applicationId, sheet, profile: profileOf(written, random) }
      settled(await giveScores(given, { ...services, assessor, now: at(140) }))
    }
  await goOn('deciding', 141)
  const ids = invited.map(({ applicationId }) => applicationId)
  const outcomes = {
    offered: ids.slice(0, terms.placements),
    reserve: ids.slice(terms.placements, terms.placements + 1),
  }
  const { number } = settled(await proposeDecision({ callId, outcomes, reason: decisionReason }, on(142)))
  for (const [index, { assessor }] of panel.entries()) {
    const vote = index === 1 ? { number, agrees: false, reason: dissent } : { number, agrees: true, reason: '' }
    settled(await voteOnDecision(vote, { ...services, assessor, now: at(143) }))
  }
  settled(await releaseDecision({ callId, number }, on(150)))
  const offered: OfferedPlace[] = invited.slice(0, terms.placements).map(({ applicationId, lead, role }) => ({
    applicationId,
    confirmedBy: `${lead}, ${role}`,
  }))
  return { callId, sent, offered, random, on }
}

/** A call of the year before: fifteen applications, two places taken, one in reserve, feedback to each. */
export async function replayDecidedCall({ terms, at }: RunCall, powers: Powers): Promise<void> {
  const { services } = powers
  const decided: DecidedCall = {
    ...{ terms, at, seed: 'decided call', applications: demoApplications },
    shortlistReason: 'The first five by scores; the sixth is far behind.',
    decisionReason: 'The two best interviews. All three are in preferred parts, so the preference changed nothing.',
    dissent: 'Wrexham has partners who confirmed; Dundee names them only.',
  }
  const { callId, sent, offered, random, on } = await replayToDecision(decided, powers)
  for (const [index, { applicationId, confirmedBy }] of offered.entries()) {
    const answer = { accepts: true as const, assistancePounds: index * 12_000, confirmedBy }
    settled(await answerOffer({ applicationId, answer }, { ...services, now: at(153 + index) }))
  }
  for (const { applicationId, written, language } of sent) {
    const sheet = sheetOf(written, { random, language })
    const feedback = Object.fromEntries(criteria.map((one) => [one, sheet[one].comment])) as Record<
      (typeof criteria)[number],
      string
    >
    settled(await giveFeedback({ callId, applicationId, feedback }, on(165)))
  }
}

/** A call that was decided two days ago: two places by the sea are offered and not answered yet, a third is in reserve. */
export async function replayOfferedCall(run: RunCall, powers: Powers): Promise<void> {
  const bySea = ['Grimsby', 'Bangor', 'Blackpool']
  const applications = bySea.map((name) => ({
    ...needed(
      demoApplications.find(({ place }) => place === name),
      'an application',
    ),
    // All three are interviewed.
    spoken: name === 'Blackpool' ? 3.2 : 4.2,
  }))
  await replayToDecision(
    {
      ...{ ...run, seed: 'offered call', applications },
      shortlistReason: 'All three: so few applied that each can be heard.',
      decisionReason: 'Grimsby and Bangor have employers who wait; Blackpool asks to begin a year later.',
      dissent: 'Blackpool has done most with least.',
    },
    powers,
  )
}

/** A smaller call that is being scored: its assessors have declared their conflicts, and one of them has begun. */
export async function replayScoredCall({ terms, at }: RunCall, { services, team, assessorOf }: Powers): Promise<void> {
  const random = randomFrom('scored call')
  const on = (days: number) => ({ ...services, team, now: at(days) })
  const { callId } = settled(await startCall(terms, on(-1)))
  settled(await moveCall({ callId, to: 'open' }, on(-1)))
  const sent: Sent[] = []
  for (const one of demoApplications.slice(0, 4))
    sent.push({ ...one, applicationId: await apply(one, terms.slug, { ...services, now: at(5) }) })
  const panel: Assessor[] = []
  for (const { offset: _, ...one } of assessors) {
    settled(await appointAssessor({ callId, language: 'en', ...one }, on(6)))
    const people = await addPeople([one], { ...services, now: at(6) })
    panel.push(assessorOf({ callId, personId: needed(people.get(one.email), 'an assessor') }))
  }
  settled(await moveCall({ callId, to: 'closed' }, on(22)))
  settled(await moveCall({ callId, to: 'scoring' }, on(23)))
  for (const assessor of panel)
    settled(await noteDeclaredConflicts({ applicationIds: [] }, { ...services, assessor, now: at(24) }))
  const [, joseph] = panel
  for (const { applicationId, written, language } of sent.slice(0, 2)) {
    const given = { applicationId, sheet: sheetOf(written, { random, language }), profile: profileOf(written, random) }
    settled(await giveScores(given, { ...services, assessor: needed(joseph, 'an assessor'), now: at(25) }))
  }
}

type Applying = Pick<Services, 'database' | 'queue'> & { now: Date }

async function apply(one: DemoApplication, slug: string, powers: Applying): Promise<string> {
  const { lead: name, place: placeName, language } = one
  const email = `${name.toLowerCase().replaceAll(/[^a-z]+/g, '.')}@demo.example`
  const request = { slug, requestId: randomUUID(), name, email, placeName, language }
  const { applicationId } = settled(await startCallApplication(request, { ...powers, clientKey: `demo ${placeName}` }))
  const said = answersOf(one)
  for (const topic of topics) {
    const typed = { applicationId, isProof: true, topic, typed: said[topic] }
    settled(await updateCallApplication(typed, powers))
  }
  settled(await sendCallApplication({ applicationId, isProof: true }, powers))
  return applicationId
}

function answersOf(one: DemoApplication): Record<Topic, Record<string, string>> {
  const { place, region, spot, people, lead, role, organisation, need, begun, first, language } = one
  const cy = language === 'cy'
  return {
    place: { placeName: place, region, spot, people },
    lead: { leadName: lead, leadRole: role, organisation, shared: '' },
    vision: {
      vision: cy
        ? `${need}. Ymhen blwyddyn rydym am i fil o bobl allu dangos yr hyn a ddysgasant, ac i ugain o gyflogwyr ei gydnabod.`
        : `${need}. In a year we want a thousand people who can show what they learned, and twenty employers who take it for what it is.`,
    },
    leadership: { leadership: cy ? `Dechreuom ${begun}.` : `We began ${begun}.` },
    capacity: {
      days: cy
        ? 'Dau ddiwrnod yr wythnos gan yr arweinydd, hanner diwrnod gan gydweithiwr.'
        : 'Two days a week of the lead, half a day of a colleague.',
      contribution: cy
        ? 'O gronfa sgiliau’r cyngor; cytunwyd ar hanner.'
        : 'From the council’s skills fund; half of it is agreed.',
      capacity: cy
        ? 'Mae’n rhan o’r gwaith rydym eisoes yn ei wneud, a bydd yn parhau wedyn.'
        : 'It is part of the work that we do already, and goes on afterwards.',
    },
    network: {
      network: cy
        ? `Mae’r coleg, y llyfrgelloedd a thri chyflogwr yn cymryd rhan gyda ${organisation}.`
        : `The college, the libraries and three employers take part with ${organisation}.`,
    },
    energy: { energy: cy ? `Y cam cyntaf yw ${first}.` : `The first step is ${first}.` },
  }
}

const levelNear = (value: number) => needed(levels[Math.min(5, Math.max(1, Math.round(value))) - 1], 'a level')

/** Scores that lie around what an application is worth, each with what the rubric says of that level. */
function sheetOf(value: number, { random, language }: { random: Random; language: Language }): ScoreSheet {
  const t = translator(language)
  const given = criteria.map((criterion) => {
    const level = levelNear(value + (random() + random() - 1) * 1.6)
    return [criterion, { level, comment: `${t(`programme.criterion.${criterion}.${level}`)}.` }]
  })
  return Object.fromEntries(given)
}

function profileOf(written: number, random: Random): LeadProfile {
  return Object.fromEntries(
    leadAttributes.map((attribute) => [
      attribute,
      written > 3.5 && random() < 0.6 ? 'clearly' : pick(random, seenWords),
    ]),
  )
}
