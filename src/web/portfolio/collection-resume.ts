import { readCollection } from '#capabilities/portfolio/read-collection.ts'
import { asResume } from '#capabilities/portfolio/resume-format.ts'
import type { Route } from './+types/collection-resume'
import { ownCollection } from './own-collection.ts'

/** A collection as a résumé for other programs, with its owner's address: for the owner alone. */
export async function loader({ context, params }: Route.LoaderArgs) {
  const { collection, visit, person } = await ownCollection({ context }, params.id)
  const { services, now, language } = visit
  const shown = await readCollection(collection, { ...services, now, language })
  const { origin } = services.site
  const resume = asResume({ collection: shown, email: person.email, language, origin, now })
  return Response.json(resume, {
    headers: {
      'content-disposition': 'attachment; filename="resume.json"',
      'cache-control': 'private, no-store',
    },
  })
}
