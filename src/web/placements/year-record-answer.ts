import { findYearRecord } from '#capabilities/placements/find-year-record.ts'
import { prepareYearDocument, prepareYearLines } from '#capabilities/placements/prepare-year-document.ts'
import { isId } from '#infrastructure/ids.ts'
import { csvAnswer } from '#web/desks/csv-answer.ts'
import { pdfAnswer } from '#web/programme/pdf-answer.ts'
import { communityDesk } from '#web/site/session-gate.ts'
import { visitOf } from '#web/site/visit.ts'

type Asked = Parameters<typeof visitOf>[0] & { params: { id?: string } }

/** The year of the place whose desk this is, or of any place for the programme team. */
async function recordInHand({ context, params }: Asked) {
  const { services, now } = visitOf({ context })
  const desk = communityDesk({ context })
  const asked =
    'lead' in desk
      ? await findYearRecord({}, { ...services, of: desk.lead, now })
      : isId(params.id) && (await findYearRecord({ placementId: params.id }, { ...services, of: desk.team, now }))
  if (!asked) throw new Response(null, { status: 404 })
  return asked
}

export async function yearDocument(args: Asked): Promise<Response> {
  const { services, language, now } = visitOf(args)
  const record = await recordInHand(args)
  return pdfAnswer(prepareYearDocument(record, { ...services, language, now }), `year-${record.year.slug}`)
}

export async function yearTable(args: Asked): Promise<Response> {
  const { language, t } = visitOf(args)
  const record = await recordInHand(args)
  return csvAnswer(
    `year-${record.year.slug}`,
    [t('record.part'), t('record.date'), t('record.what'), t('record.text'), t('record.who')],
    prepareYearLines(record, { language }).map(({ part, date, what, text, who }) => [part, date, what, text, who]),
  )
}
