import { exitItems } from '#capabilities/placements/exit-plan.ts'
import { findExitPlan } from '#capabilities/placements/find-exit-plan.ts'
import { leadDesk } from '#web/site/session-gate.ts'
import { visitOf } from '#web/site/visit.ts'

type Asked = Parameters<typeof visitOf>[0]

/** How the place whose desk this is carries on after its year. */
export async function leadExitPlan({ context }: Asked) {
  const { services, now } = visitOf({ context })
  const { place, lead } = leadDesk({ context })
  const plan = await findExitPlan({}, { ...services, of: lead, now })
  if (!plan) throw new Response(null, { status: 404 })
  return { lead, plan, back: `/${place.slug}/lead/year`, here: `/${place.slug}/lead/year/exit` }
}

/** One thing of it. */
export async function leadExitLine(asked: Asked & { params: { item: string } }) {
  const found = await leadExitPlan(asked)
  const item = exitItems.find((one) => one === asked.params.item)
  const line = found.plan.lines.find((one) => one.item === item)
  if (!line) throw new Response(null, { status: 404 })
  return { ...found, line }
}
