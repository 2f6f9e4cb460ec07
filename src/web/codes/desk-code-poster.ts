import { drawPoster } from '#capabilities/awards/draw-poster.ts'
import { findAwardOffer } from '#capabilities/awards/find-award-offer.ts'
import { drawBadge } from '#capabilities/badges/draw-badge.ts'
import { findBadge } from '#capabilities/badges/find-badge.ts'
import { findPlace } from '#capabilities/places/find-place.ts'
import { badgeColours } from '#design/badge/badge-design.ts'
import { isId } from '#infrastructure/ids.ts'
import { inLanguage } from '#infrastructure/words/languages.ts'
import { issuerDesk } from '#web/site/session-gate.ts'
import { visitOf } from '#web/site/visit.ts'
import type { Route } from './+types/desk-code-poster'
import { codeLimits } from './code-limits.ts'

export async function loader({ context, params, request }: Route.LoaderArgs) {
  const { services, language, t } = visitOf({ context })
  const { organisation } = issuerDesk({ context })
  const { database, site } = services
  const code = isId(params.id)
    ? await findAwardOffer({ id: params.id, organisationId: organisation.id }, services)
    : undefined
  const badge = code && (await findBadge({ id: code.badgeId }, { database }))
  if (!code || !badge) throw new Response(null, { status: 404 })
  const place = await findPlace({ id: badge.placeId }, { database })
  const size = new URL(request.url).searchParams.get('size') === 'a5' ? 'A5' : 'A4'
  const poster = await drawPoster({
    ...{ size, language, organisation: organisation.name, letters: code.letters },
    place: place ? inLanguage(language, place.name, place.nameCy) : '',
    title: inLanguage(language, badge.name, badge.nameCy),
    description: inLanguage(language, badge.description, badge.descriptionCy),
    picture: {
      png: await drawBadge(badge.artwork, { database }),
      alt: inLanguage(language, badge.imageAlt, badge.imageAltCy),
      colour: badgeColours[badge.artwork.colour].deep,
    },
    steps: t('codes.typeAt', { address: `${new URL(site.origin).host}/claim` }),
    address: `${site.origin}/claim/${code.letters}`,
    limits: codeLimits(code, { t, language }).join(' · ') || undefined,
  })
  return new Response(Buffer.from(poster), {
    headers: {
      'content-type': 'application/pdf',
      'content-disposition': `inline; filename="poster-${size.toLowerCase()}.pdf"`,
      'cache-control': 'no-store',
    },
  })
}
