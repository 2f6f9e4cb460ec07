import { redirect } from 'react-router'
import { type GiveLeaverCardsOutcome, giveLeaverCards } from '#capabilities/leaving/give-leaver-cards.ts'
import { isId } from '#infrastructure/ids.ts'
import { printCodeCards } from '#web/runs/code-cards.ts'
import type { Route } from './+types/desk-leaving-cards'
import { leavingDesk } from './leaving-desk.ts'

/** Cards are made by a press; who opens the address alone is led to the list. */
export async function loader({ context, params }: Route.LoaderArgs) {
  const { here } = await leavingDesk({ context, params })
  return redirect(here)
}

/** Prints a card for each leaver who was chosen, or for everybody who has no other address. */
export async function action({ context, request, params }: Route.ActionArgs) {
  const { visit, organisation, leaving, here, powers } = await leavingDesk({ context, params })
  const form = await request.formData()
  const chosen = form.getAll('leaver').map(String).filter(isId)
  const leaverIds = form.has('everybody') ? undefined : chosen
  const outcome = await giveLeaverCards({ leavingId: leaving.id, leaverIds }, powers)
  if (!outcome.ok) return redirect(`${here}?state=${whyNot[outcome.refusal]}`)
  return printCodeCards(
    { title: visit.t('leaving.cards.title'), organisation: organisation.name, codes: outcome.cards },
    visit,
  )
}

/** What the list then shows: everybody without another address, whose cards these would be. */
const whyNot: Record<Extract<GiveLeaverCardsOutcome, { ok: false }>['refusal'], string> = {
  'leaving-not-found': 'without',
  'nobody-is-chosen': 'without&left=none',
}
