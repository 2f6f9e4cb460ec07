import { visitOf } from '#web/site/visit.ts'
import type { Route } from './+types/lead-figures-table'
import { figuresFile } from './figures-file.ts'
import { leadFigures } from './figures-in-hand.ts'

/** The figures of the place whose desk this is, as a table. */
export async function loader(args: Route.LoaderArgs) {
  const { place, indicators, areaCode } = await leadFigures(args)
  return figuresFile(`figures-${place.slug}`, indicators, areaCode, visitOf(args))
}
