import { visitOf } from '#web/site/visit.ts'
import type { Route } from './+types/figures-table'
import { figuresFile } from './figures-file.ts'
import { publicFigures } from './figures-in-hand.ts'

/** The public figures of a place as a table. */
export async function loader(args: Route.LoaderArgs) {
  const { place, indicators, areaCode } = await publicFigures(args)
  return figuresFile(`figures-${place.slug}`, indicators, areaCode, visitOf(args))
}
