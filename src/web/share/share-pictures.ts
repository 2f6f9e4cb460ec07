import { createHash } from 'node:crypto'
import { renderAsync } from '@resvg/resvg-js'
import { type Context, Hono } from 'hono'
import { LRUCache } from 'lru-cache'
import { printedBold, printedRegular } from '#capabilities/awards/draw-qr.ts'
import { drawBadgeSvg } from '#capabilities/badges/draw-badge.ts'
import { findBadge } from '#capabilities/badges/find-badge.ts'
import { listBadges } from '#capabilities/badges/list-badges.ts'
import { findOpportunity } from '#capabilities/opportunities/find-opportunity.ts'
import { findPathway } from '#capabilities/pathways/find-pathway.ts'
import { drawPhoto } from '#capabilities/photos/draw-photo.ts'
import { findShownPhoto } from '#capabilities/photos/find-shown-photo.ts'
import type { PhotoOwner } from '#capabilities/photos/photo.ts'
import { findPlace } from '#capabilities/places/find-place.ts'
import { type Place, placeName } from '#capabilities/places/place.ts'
import type { BadgeDesign } from '#design/badge/badge-design.ts'
import { renderPlacePattern } from '#design/pattern/render-place-pattern.ts'
import { renderScene, sceneNumberOf } from '#design/scene/render-scene.ts'
import { renderSharePicture, type SharePicture, sceneSize } from '#design/share/render-share-picture.ts'
import colours from '#design/tokens/colour.css?raw'
import hues from '#design/tokens/hues.css?raw'
import { readPalette } from '#design/tokens/palette.ts'
import type { Database } from '#infrastructure/database/database.ts'
import { needed } from '#infrastructure/needed.ts'
import type { Services } from '#infrastructure/services.ts'
import { inLanguage, isLanguage, type Language } from '#infrastructure/words/languages.ts'
import { translator } from '#infrastructure/words/translator.ts'

const fonts = { loadSystemFonts: false, fontFiles: [printedBold, printedRegular] }
const palette = readPalette({ colours, hues })

/** Drawing one takes a tenth of a second: what many messengers ask for, also at one moment, is drawn once. In bytes. */
const kept = new LRUCache<string, Uint8Array, string>({
  maxSize: 32_000_000,
  sizeCalculation: (png) => png.length,
  fetchMethod: async (_, __, { context: svg }) => (await renderAsync(svg, { font: fonts })).asPng(),
})

interface Asked {
  place: Place
  slug: string
  language: Language
  database: Database
  now: Date
}

type Subject = Pick<SharePicture, 'eyebrow' | 'title' | 'line' | 'scene' | 'badge'>

const readers: Record<string, (asked: Asked) => Promise<Subject | undefined>> = {
  opportunities: readOpportunity,
  badges: readBadge,
  pathways: readPathway,
}

/** The pictures that messengers show with a link: of the site, of a place, and of what everybody may see there. */
export function sharePictures({ database }: Services) {
  const app = new Hono()

  app.get('/share/:language/:file{[^/]+\\.png}', async (c) => {
    const { language } = c.req.param()
    if (!isLanguage(language)) return c.notFound()
    const slug = c.req.param('file').replace(/\.png$/, '')
    const t = translator(language)
    if (slug === 'waymark')
      return answer(c, { eyebrow: '', title: t('common.footer.site'), place: t('common.site'), deep: deepOf('sea') })
    const place = await findPlace({ slug }, { database })
    if (!place) return c.notFound()
    const name = placeName(place, language)
    const title = t('places.home.title', { place: name })
    const scene = await photoOf({ placeId: place.id }, database)
    return answer(c, { ...groundOf(place, language), eyebrow: t('common.share.place'), title, scene })
  })

  app.get('/share/:language/:place/:kind/:file{[^/]+\\.png}', async (c) => {
    const { language, kind } = c.req.param()
    const read = Object.hasOwn(readers, kind) ? readers[kind] : undefined
    const place = isLanguage(language) && read && (await findPlace({ slug: c.req.param('place') }, { database }))
    if (!place) return c.notFound()
    const slug = c.req.param('file').replace(/\.png$/, '')
    const subject = await read?.({ place, slug, language, database, now: new Date() })
    if (!subject) return c.notFound()
    return answer(c, { ...groundOf(place, language), ...subject })
  })

  return app
}

const groundOf = (place: Place, language: Language) => ({
  place: placeName(place, language),
  deep: deepOf(place.hue),
  pattern: renderPlacePattern({ seed: place.slug, kind: place.pattern }),
})

function deepOf(hue: string): string {
  const parts = palette.colour({ name: 'deep', hue, scheme: 'light' }).map((part) => Math.round(part * 255))
  return `rgb(${parts.join(',')})`
}

async function readOpportunity({ place, slug, language, database, now }: Asked): Promise<Subject | undefined> {
  const found = await findOpportunity({ placeSlug: place.slug, slug }, { database, now })
  if (!found || found.status === 'draft') return undefined
  const [badge] = (await listBadges({ opportunityId: found.id, limit: 1 }, { database })).rows
  return {
    eyebrow: translator(language)(`opportunities.kind.${found.kind}`),
    title: inLanguage(language, found.title, found.titleCy),
    line: found.organisationName,
    scene:
      (await photoOf({ opportunityId: found.id }, database)) ??
      renderScene({ theme: found.theme, number: sceneNumberOf(found.id) }),
    badge: badge && (await drawn(badge.artwork, database)),
  }
}

async function readBadge({ place, slug, language, database }: Asked): Promise<Subject | undefined> {
  const found = await findBadge({ placeSlug: place.slug, slug }, { database })
  if (!found || found.status === 'draft') return undefined
  return {
    eyebrow: translator(language)('common.share.badge'),
    title: inLanguage(language, found.name, found.nameCy),
    line: found.organisationName,
    badge: await drawn(found.artwork, database),
  }
}

async function readPathway({ place, slug, language, database }: Asked): Promise<Subject | undefined> {
  const found = await findPathway({ placeSlug: place.slug, slug }, { database })
  if (!found) return undefined
  const { title, titleCy, destination, destinationCy, theme } = found.content
  return {
    eyebrow: translator(language)('common.share.pathway'),
    title: inLanguage(language, title, titleCy),
    line: translator(language)('pathways.leadsTo', { destination: inLanguage(language, destination, destinationCy) }),
    scene: renderScene({ theme, number: sceneNumberOf(found.id) }),
  }
}

async function photoOf(owner: PhotoOwner, database: Database): Promise<string | undefined> {
  const photo = await findShownPhoto({ owner, use: 'picture' }, { database })
  return photo && (await drawPhoto({ photoId: photo.id, ...sceneSize }, { database }))
}

const drawn = (artwork: BadgeDesign, database: Database) => drawBadgeSvg(artwork, { title: '', database })

/** A photo in it that is taken off is gone from caches within the hour. */
async function answer(c: Context, picture: SharePicture) {
  const svg = renderSharePicture(picture)
  const key = createHash('sha256').update(svg).digest('base64')
  const png = needed(await kept.fetch(key, { context: svg }), 'picture')
  return c.body(new Uint8Array(png), 200, { 'content-type': 'image/png', 'cache-control': 'public, max-age=3600' })
}
