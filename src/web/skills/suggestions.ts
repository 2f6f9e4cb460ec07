import { searchSkills } from '#capabilities/skills/find-skill.ts'
import { inLanguage } from '#infrastructure/words/languages.ts'
import { filtersOf } from '#web/site/list-address.ts'
import { visitOf } from '#web/site/visit.ts'
import type { Route } from './+types/suggestions'

const offered = 8

/** Labels that what was typed may become, each with its framework. */
export async function loader({ context, request }: Route.LoaderArgs) {
  const { services, language } = visitOf({ context })
  const { q: terms = '' } = filtersOf(request, ['q'])
  const found = terms ? await searchSkills({ terms, limit: offered }, { database: services.database }) : []
  return Response.json(
    found.map((skill) => ({ title: inLanguage(language, skill.label, skill.labelCy), kind: skill.frameworkName })),
  )
}
