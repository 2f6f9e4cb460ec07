import { findAwardRun } from '#capabilities/awards/find-award-run.ts'
import { listRunCodes } from '#capabilities/awards/list-run-codes.ts'
import { isId } from '#infrastructure/ids.ts'
import { inLanguage } from '#infrastructure/words/languages.ts'
import { issuerDesk } from '#web/site/session-gate.ts'
import { visitOf } from '#web/site/visit.ts'
import type { Route } from './+types/desk-run-codes'
import { printCodeCards } from './code-cards.ts'

/** Cards to cut, and a sheet by name, for those of a run who have no address. */
export async function loader({ context, params }: Route.LoaderArgs) {
  const visit = visitOf({ context })
  const { services, language } = visit
  const { organisation } = issuerDesk({ context })
  const whose = { organisationId: organisation.id }
  const run = isId(params.id) ? await findAwardRun({ id: params.id, ...whose }, services) : undefined
  const codes = run ? await listRunCodes({ runId: run.id, ...whose }, services) : []
  if (!run || codes.length === 0) throw new Response(null, { status: 404 })
  const title = inLanguage(language, run.badgeName, run.badgeNameCy)
  return printCodeCards({ title, organisation: organisation.name, codes }, visit)
}
