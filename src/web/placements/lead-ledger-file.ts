import { visitOf } from '#web/site/visit.ts'
import type { Route } from './+types/lead-ledger-file'
import { leadLedger, ledgerFile } from './ledger-in-hand.ts'

/** The half days of a place’s year for a spreadsheet. */
export async function loader(args: Route.LoaderArgs) {
  const { ledger } = await leadLedger(args)
  return ledgerFile(ledger, visitOf(args))
}
