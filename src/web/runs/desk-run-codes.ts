import { drawCodeCards } from '#capabilities/awards/draw-code-cards.ts'
import { findAwardRun } from '#capabilities/awards/find-award-run.ts'
import { listRunCodes } from '#capabilities/awards/list-run-codes.ts'
import { isId } from '#infrastructure/ids.ts'
import { inLanguage } from '#infrastructure/words/languages.ts'
import { issuerDesk } from '#web/site/session-gate.ts'
import { visitOf } from '#web/site/visit.ts'
import type { Route } from './+types/desk-run-codes'

/** Cards to cut, and a sheet by name, for those of a run who have no address. */
export async function loader({ context, params }: Route.LoaderArgs) {
  const { services, language, t } = visitOf({ context })
  const { organisation } = issuerDesk({ context })
  const { origin } = services.site
  const whose = { organisationId: organisation.id }
  const run = isId(params.id) ? await findAwardRun({ id: params.id, ...whose }, services) : undefined
  const codes = run ? await listRunCodes({ runId: run.id, ...whose }, services) : []
  if (!run || codes.length === 0) throw new Response(null, { status: 404 })
  const pdf = await drawCodeCards({
    language,
    title: inLanguage(language, run.badgeName, run.badgeNameCy),
    organisation: organisation.name,
    steps: t('codes.typeAt', { address: `${new URL(origin).host}/claim` }),
    cards: codes.map(({ name, letters, pin }) => ({
      ...{ name, letters, address: `${origin}/claim/${letters}` },
      pin: t('runs.cards.pin', { pin }),
    })),
    sheet: {
      heading: t('runs.cards.sheet'),
      name: t('manage.awards.learner'),
      letters: t('codes.code'),
      kept: t('runs.cards.handedOver'),
    },
  })
  return new Response(Buffer.from(pdf), {
    headers: {
      'content-type': 'application/pdf',
      'content-disposition': 'inline; filename="cards.pdf"',
      'cache-control': 'no-store',
    },
  })
}
