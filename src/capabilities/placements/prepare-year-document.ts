import type { PrintedDocument, PrintedPart } from '#capabilities/programme/draw-document.ts'
import { leadDuties } from '#capabilities/programme/rubric.ts'
import type { Services } from '#infrastructure/services.ts'
import { dayAndTime, longDate, sessionTime } from '#infrastructure/words/formats.ts'
import { inLanguage, type Language } from '#infrastructure/words/languages.ts'
import { translator } from '#infrastructure/words/translator.ts'
import type { RecordedMeeting, YearRecord } from './find-year-record.ts'
import { daysOfYear, works } from './ledger.ts'
import type { MeetingAction } from './written-meeting.ts'
import { momentsOf } from './year-rules.ts'

type Powers = Pick<Services, 'site'> & { language: Language; now: Date }

interface RecordLine {
  /** Of which part of the year it is. */
  part: string
  date: string | null
  what: string
  text: string
  who: string
}

const dayOf = (date: string) => new Date(`${date}T12:00:00Z`)

/** Everything that was written of a year, one thing a line, in the order of the year: what the document and the table say. */
export function prepareYearLines(
  { meetings, sums, exit }: YearRecord,
  { language }: Pick<Powers, 'language'>,
): RecordLine[] {
  const t = translator(language)
  const nameOf = (name: string | null) => name || t('meeting.former')
  const actionIn = ({ text, dueOn, state, droppedReason }: MeetingAction) =>
    [
      t('record.action', { text, date: longDate(language, dayOf(dueOn)), state: t(`record.state.${state}`) }),
      droppedReason,
    ]
      .filter(Boolean)
      .join(' – ')
  const ofMeeting = (meeting: RecordedMeeting): RecordLine[] => {
    const { kind, number, state, heldOn: date, notes, decisions, skipReason, actions, voices } = meeting
    const at = { part: t(`year.meeting.${kind}`, { number }), date }
    const line = (what: string, text: string | null, who = '') => (text?.trim() ? [{ ...at, what, text, who }] : [])
    return [
      ...line(t('record.became'), t(`meeting.state.${state}`)),
      ...line(t('meeting.skippedTitle'), skipReason),
      ...line(t('meeting.notes'), notes),
      ...line(t('meeting.decisions'), decisions),
      ...voices.flatMap(({ name, well, badly, change }) => [
        ...line(t('meeting.voice.well'), well, nameOf(name)),
        ...line(t('meeting.voice.badly'), badly, nameOf(name)),
        ...line(t('meeting.voice.change'), change, nameOf(name)),
      ]),
      ...actions.flatMap((one) => line(t('meeting.made'), actionIn(one), nameOf(one.ownerName))),
    ]
  }
  const days = (halfDays: number) => new Intl.NumberFormat(language, { maximumFractionDigits: 1 }).format(halfDays / 2)
  return [
    ...meetings.flatMap(ofMeeting),
    ...leadDuties.flatMap((duty) =>
      works.flatMap((work) =>
        sums
          .filter((one) => one.duty === duty && one.work === work)
          .map(({ name, halfDays }) => ({
            ...{
              part: t('ledger.title'),
              date: '',
              what: `${t(`programme.duty.${duty}`)} (${t(`ledger.work.${work}`)})`,
            },
            ...{ text: t('record.days', { days: days(halfDays) }), who: nameOf(name) },
          })),
      ),
    ),
    ...exit.map(({ item, state, said, ownerId, ownerName, dueOn }) => ({
      ...{ part: t('exit.title'), date: dueOn, what: t(`exit.item.${item}`) },
      text: [t(`record.exit.${state}`), said].filter(Boolean).join(': '),
      who: ownerId ? nameOf(ownerName) : '',
    })),
  ]
}

/** The year of a place as a document to print and to keep. */
export function prepareYearDocument(record: YearRecord, { site, language, now }: Powers): PrintedDocument {
  const t = translator(language)
  const { year, meetings, pace } = record
  const lines = prepareYearLines(record, { language })
  const inPart = (part: string): PrintedPart['rows'] =>
    lines
      .filter((line) => line.part === part)
      .map(({ what, text, who }) => ({ term: who ? `${what} · ${who}` : what, text }))
  const given = new Intl.NumberFormat(language, { maximumFractionDigits: 1 }).format(pace.given / 2)
  return {
    language,
    title: t('record.title', { place: inLanguage(language, year.name, year.nameCy) }),
    lead: t('record.lead', {
      from: longDate(language, dayOf(year.beginsOn)),
      stage: t(`year.stage.${year.stage}`),
      now: dayAndTime(language, now, now),
    }),
    parts: [
      ...meetings.map((meeting) => {
        const moments = momentsOf(meeting)
        const part = t(`year.meeting.${meeting.kind}`, { number: meeting.number })
        return { title: moments ? `${part}: ${sessionTime(language, moments, now)}` : part, rows: inPart(part) }
      }),
      {
        title: t('ledger.title'),
        rows: [{ text: t('record.given', { days: given, of: daysOfYear }) }, ...inPart(t('ledger.title'))],
      },
      { title: t('exit.title'), rows: inPart(t('exit.title')) },
    ],
    foot: `${site.origin}/programme/network/${year.slug}`,
    leftOut: t('applying.leftOut'),
  }
}
