import { type FoundLedger, findLedger, listLedgerEntries } from '#capabilities/placements/find-ledger.ts'
import { isId } from '#infrastructure/ids.ts'
import { csvAnswer } from '#web/desks/csv-answer.ts'
import { leadDesk, programmeDesk } from '#web/site/session-gate.ts'
import { type Visit, visitOf } from '#web/site/visit.ts'

type Asked = Parameters<typeof visitOf>[0]

/** The ledger of the place whose desk this is. */
export async function leadLedger({ context }: Asked) {
  const { services, now } = visitOf({ context })
  const { place, lead } = leadDesk({ context })
  const ledger = await findLedger({}, { ...services, of: lead, now })
  if (!ledger) throw new Response(null, { status: 404 })
  return { ledger, back: `/${place.slug}/lead/year` }
}

/** The ledger of any place in the programme, for its team. */
export async function teamLedger({ context, params }: Asked & { params: { id: string } }) {
  const { services, now } = visitOf({ context })
  const { team } = programmeDesk({ context })
  const ledger = isId(params.id)
    ? await findLedger({ placementId: params.id }, { ...services, of: team, now })
    : undefined
  if (!ledger) throw new Response(null, { status: 404 })
  return { ledger, back: `/programme/desk/placements/${params.id}` }
}

/** Every entry of a year as a table, for those whom the gate has let in to it. */
export async function ledgerFile({ year }: Pick<FoundLedger, 'year'>, { services, t }: Visit): Promise<Response> {
  const entries = await listLedgerEntries({ year }, services)
  return csvAnswer(
    `ledger-${year.slug}`,
    [t('ledger.week'), t('ledger.person'), t('ledger.duty'), t('ledger.kind'), t('ledger.halfDays')],
    entries.map(({ weekOn, name, duty, work, halfDays }) => [
      ...[weekOn, name || t('meeting.former'), t(`programme.duty.${duty}`), t(`ledger.work.${work}`), halfDays],
    ]),
  )
}
