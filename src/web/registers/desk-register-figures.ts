import { listRegisters } from '#capabilities/events/list-registers.ts'
import { csvLine } from '#infrastructure/files/csv-line.ts'
import { inLanguage } from '#infrastructure/words/languages.ts'
import { localParts } from '#infrastructure/words/local-time.ts'
import { issuerDesk } from '#web/site/session-gate.ts'
import { visitOf } from '#web/site/visit.ts'
import type { Route } from './+types/desk-register-figures'

const mostSessions = 10_000

/** How many came to each session, for the organisation itself: counts without names. */
export async function loader({ context }: Route.LoaderArgs) {
  const { services, language, t } = visitOf({ context })
  const { organisation } = issuerDesk({ context })
  const { rows } = await listRegisters({ organisationId: organisation.id, limit: mostSessions }, services)
  const headings = [t('registers.day'), t('registers.session'), t('registers.listed'), t('registers.came')]
  const lines = rows.map((one) => [
    localParts(one.startsAt).date,
    inLanguage(language, one.title, one.titleCy),
    String(one.listed),
    String(one.came),
  ])
  return new Response(`\uFEFF${[headings, ...lines].map(csvLine).join('')}`, {
    headers: {
      'content-type': 'text/csv; charset=utf-8',
      'content-disposition': 'attachment; filename="registers.csv"',
      'cache-control': 'no-store',
    },
  })
}
