import { visitOf } from '#web/site/visit.ts'
import type { Route } from './+types/placement-ledger-file'
import { ledgerFile, teamLedger } from './ledger-in-hand.ts'

/** The same for the programme team, of any place. */
export async function loader(args: Route.LoaderArgs) {
  const { ledger } = await teamLedger(args)
  return ledgerFile(ledger, visitOf(args))
}
