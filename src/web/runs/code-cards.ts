import { type CodeCard, drawCodeCards } from '#capabilities/awards/draw-code-cards.ts'
import type { RunCode } from '#capabilities/awards/list-run-codes.ts'
import type { Visit } from '#web/site/visit.ts'

interface Printed {
  title: string
  organisation: string
  codes: RunCode[]
}

/** Cards to cut, and a sheet by name, as a file to print. */
export async function printCodeCards({ title, organisation, codes }: Printed, visit: Visit): Promise<Response> {
  const { language, t, services } = visit
  const { origin } = services.site
  const cards = codes.map(
    ({ name, letters, pin }): CodeCard => ({
      ...{ name, letters, address: `${origin}/claim/${letters}` },
      pin: t('runs.cards.pin', { pin }),
    }),
  )
  const pdf = await drawCodeCards({
    ...{ language, title, organisation, cards },
    steps: t('codes.typeAt', { address: `${new URL(origin).host}/claim` }),
    sheet: {
      heading: t('runs.cards.sheet'),
      name: t('manage.awards.learner'),
      letters: t('codes.code'),
      kept: t('runs.cards.handedOver'),
      nameless: t('runs.cards.nameless'),
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
