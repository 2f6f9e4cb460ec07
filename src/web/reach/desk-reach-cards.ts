import { redirect } from 'react-router'
import { giveCards } from '#capabilities/awards/give-cards.ts'
import { isId } from '#infrastructure/ids.ts'
import { inLanguage } from '#infrastructure/words/languages.ts'
import { printCodeCards } from '#web/runs/code-cards.ts'
import { issuerDesk } from '#web/site/session-gate.ts'
import { visitOf } from '#web/site/visit.ts'
import type { Route } from './+types/desk-reach-cards'

const reachOf = (slug: string | undefined) => `/organisations/${slug}/manage/reach`

/** Cards are made by a press; who opens the address alone is led to the list. */
export function loader({ params }: Route.LoaderArgs) {
  return redirect(reachOf(params.slug))
}

/** Prints a card for each learner who was chosen. */
export async function action({ context, request, params }: Route.ActionArgs) {
  const visit = visitOf({ context })
  const { organisation, issuer } = issuerDesk({ context })
  const form = await request.formData()
  const awardIds = form.getAll('award').map(String).filter(isId)
  const outcome = await giveCards({ awardIds }, { ...visit.services, issuer, now: visit.now })
  if (!outcome.ok) return redirect(`${reachOf(params.slug)}?${whyNot[outcome.refusal]}`)
  const { cards } = outcome
  const names = new Set(cards.map((card) => inLanguage(visit.language, card.badgeName, card.badgeNameCy)))
  return printCodeCards({ title: [...names].join(', '), organisation: organisation.name, codes: cards }, visit)
}

const whyNot: Record<'nobody-is-chosen', string> = { 'nobody-is-chosen': 'left=none' }
