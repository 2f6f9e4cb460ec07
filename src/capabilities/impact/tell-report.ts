import { findPerson } from '#capabilities/people/find-person.ts'
import { findPlace } from '#capabilities/places/find-place.ts'
import { type Place, placeName } from '#capabilities/places/place.ts'
import { type Letter, writeLetter } from '#infrastructure/mail/letter.ts'
import type { Services } from '#infrastructure/services.ts'
import { longDate, wholeNumber } from '#infrastructure/words/formats.ts'
import { inLanguage, isLanguage, type Language } from '#infrastructure/words/languages.ts'
import { translator } from '#infrastructure/words/translator.ts'
import { findReport } from './find-report.ts'
import type { PeriodFigures, Stuck } from './measure-period.ts'
import type { Report } from './report.ts'

/** Sends a report to one address, in the language of who reads it where that is known. */
export async function tellReport(
  { reportId, email, locale, placeId }: { reportId: string; email: string; locale: string; placeId?: string },
  { database, mailer, now }: Pick<Services, 'database' | 'mailer'> & { now: Date },
): Promise<void> {
  const sent = await database.selectFrom('placeReports').select('placeId').where('id', '=', reportId).executeTakeFirst()
  const place = sent && (await findPlace({ id: placeId ?? sent.placeId }, { database }))
  const report = place && (await findReport({ placeId: place.id, id: reportId }, { database }))
  if (!report) return
  const language = (await findPerson({ email }, { database }))?.locale ?? (isLanguage(locale) ? locale : 'en')
  const { subject, ...letter } = letterOfReport(report, { place, language })
  await mailer({ to: email, subject, ...writeLetter(letter), key: `report ${reportId} ${email}` }, now)
}

/** The mail of a report: what a page shows as pictures, in sentences. Also shown before it is sent. */
export function letterOfReport(
  { from, until, note, noteCy, figures }: Report,
  { place, language }: { place: Pick<Place, 'name' | 'nameCy'>; language: Language },
): Letter & { subject: string } {
  const t = translator(language)
  const named = {
    place: placeName(place, language),
    from: longDate(language, from),
    until: longDate(language, until ?? from),
  }
  const count = (value: number | null) => (value === null ? t('impact.hidden') : wholeNumber(language, value))
  const words = inLanguage(language, note, noteCy)
  const lines = figures
    ? [
        t('report.mail.awards', {
          issued: count(figures.issued),
          kept: count(figures.kept),
          people: count(figures.people),
          before: count(figures.issuedBefore),
        }),
        ...attendanceLines(figures.attendance, language),
        t('report.mail.published', { opportunities: figures.opportunities, badges: figures.badges }),
        figures.joined.length > 0
          ? t('report.mail.joined', { names: figures.joined.map(({ name }) => name).join(', ') })
          : t('report.mail.joinedNone'),
        ...(figures.left.length > 0
          ? [t('report.mail.left', { names: figures.left.map(({ name }) => name).join(', ') })]
          : []),
        stuckInWords(figures.stuck, language),
      ]
    : []
  return {
    language,
    subject: t('report.mail.subject', named),
    heading: t('report.mail.heading', named),
    paragraphs: [...(words ? [words] : []), ...lines],
    footer: t('report.mail.footer', named),
  }
}

/** What was on and who came, in sentences; none where it was not counted yet, or nothing was on. */
export function attendanceLines(attendance: PeriodFigures['attendance'], language: Language): string[] {
  if (!attendance || attendance.held + attendance.calledOff === 0) return []
  const t = translator(language)
  const count = (value: number | null) => (value === null ? t('impact.hidden') : wholeNumber(language, value))
  const { held, calledOff, taken, known, came } = attendance
  return [
    t('report.mail.held', { held, calledOff, taken: count(taken) }),
    ...(known > 0 ? [t('report.mail.came', { came: count(came), known })] : []),
  ]
}

/** What can wait, in the order in which it is told. */
const stuckKinds = [
  ...(['waiting', 'waitingLong', 'reviews', 'reviewsLong'] as const),
  ...(['unsafe', 'stale', 'notReached', 'pathwaysBroken'] as const),
] as const
export type StuckKind = (typeof stuckKinds)[number]

/** What waits, each kind in words, with since when the oldest does. Everything is counted, however short it has waited. */
export function stuckLines(stuck: Stuck, language: Language): { kind: StuckKind; sentence: string }[] {
  const t = translator(language)
  const oldest = { waiting: stuck.oldestWaiting, reviews: stuck.oldestReview } as Partial<
    Record<StuckKind, Date | string>
  >
  return stuckKinds.flatMap((kind) => {
    const count = stuck[kind]
    if (count === undefined || count === 0) return []
    const sentence = t(`report.stuck.${kind}`, { count })
    const since = oldest[kind]
    const date = since && longDate(language, new Date(since))
    return [{ kind, sentence: date ? t('report.stuck.since', { sentence, date, count }) : sentence }]
  })
}

/** The same in one sentence; that nothing does, where nothing does. */
export function stuckInWords(stuck: Stuck, language: Language): string {
  const t = translator(language)
  const parts = stuckLines(stuck, language).map(({ sentence }) => sentence)
  return parts.length > 0 ? t('report.stuck.all', { parts: parts.join('; ') }) : t('report.stuck.none')
}
