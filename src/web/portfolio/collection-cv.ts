import { collectionCodeOf } from '#capabilities/portfolio/collection-code.ts'
import { cvLengths, prepareCv } from '#capabilities/portfolio/prepare-cv.ts'
import { readCollection } from '#capabilities/portfolio/read-collection.ts'
import { countPages } from '#capabilities/programme/draw-document.ts'
import { pdfAnswer } from '#web/programme/pdf-answer.ts'
import type { Route } from './+types/collection-cv'
import { monthsOf } from './experience-months.ts'
import { ownCollection } from './own-collection.ts'

/** A collection as a CV to print, on one page where it can be: for the owner alone, as it has their address. */
export async function loader({ context, params }: Route.LoaderArgs) {
  const { collection, visit, person } = await ownCollection({ context }, params.id)
  const { services, now, language, t } = visit
  const shown = await readCollection(collection, { ...services, now, language })
  const isOpen = collection.state === 'open'
  const code = { collectionId: collection.id, addressNumber: collection.addressNumber }
  const address = isOpen ? `${services.site.origin}/portfolio/${collectionCodeOf(code, services.masterKey)}` : undefined
  const asked = { collection: shown, email: person.email, address, pinAsked: collection.pinAsked }
  const printed = cvLengths.map((length) =>
    prepareCv(asked, { language, now, monthsOf: (one) => monthsOf(one, { t, language }), length }),
  )
  const pages = await Promise.all(printed.map(countPages))
  // The fullest one that needs no second page; of a long collection the whole.
  const fitting = printed[pages.indexOf(1)] ?? printed[0]
  if (!fitting) throw new Error('a CV has a length')
  return pdfAnswer(fitting, 'cv')
}
