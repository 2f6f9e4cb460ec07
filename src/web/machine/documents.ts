import { type Context, Hono } from 'hono'
import { findArchivedBadge, findArchivedList } from '#capabilities/archives/find-archived-badge.ts'
import { type AwardFormat, awardFormats } from '#capabilities/awards/award-format.ts'
import { publicDid } from '#capabilities/awards/check-badge.ts'
import { downloadAward } from '#capabilities/awards/download-award.ts'
import { publishStatusList } from '#capabilities/awards/publish-status-list.ts'
import { drawBadge, drawBadgeSvg } from '#capabilities/badges/draw-badge.ts'
import { findBadgeVersion } from '#capabilities/badges/find-badge.ts'
import { findBadgePicture } from '#capabilities/badges/find-badge-picture.ts'
import { findPhotoFile } from '#capabilities/photos/find-shown-photo.ts'
import type { PhotoFormat, PhotoSize } from '#capabilities/photos/photo.ts'
import { findPlace } from '#capabilities/places/find-place.ts'
import { isTheme } from '#capabilities/places/theme.ts'
import { findEndorsementCredential } from '#capabilities/recognition/find-endorsement.ts'
import { findPledgeCredential } from '#capabilities/recognition/find-pledge.ts'
import { findSuccessionCredential } from '#capabilities/succession/find-succession.ts'
import type { SuccessionSigner } from '#capabilities/succession/succession.ts'
import { faviconSvg } from '#design/mark/waymark-svg.ts'
import { renderPlacePattern } from '#design/pattern/render-place-pattern.ts'
import { renderScene, scenesOfTheme } from '#design/scene/render-scene.ts'
import { isId } from '#infrastructure/ids.ts'
import type { Services } from '#infrastructure/services.ts'
import { languageOf } from '#web/site/language.ts'
import { jsonTypeAccepted } from '#web/site/media-type.ts'

const day = 'public, max-age=86400'
const hour = 'public, max-age=3600'
const forEver = 'public, max-age=31536000, immutable'
const fresh = 'public, max-age=60'
const anywhere = { 'access-control-allow-origin': '*' }

const programme = { slug: 'programme', pattern: 'contours' } as const

/** What machines read: credentials, status lists, DID documents and pictures, each at an address for life. */
export function documents(services: Services) {
  const { database } = services
  const app = new Hono()

  app.get('/awards/:file', async (c, next) => {
    const [id = '', extension] = c.req.param('file').split('.')
    const format = extension ?? formatAccepted(c.req.header('accept') ?? '')
    if (!isId(id) || !isFormat(format)) return next()
    const { language } = languageOf(c.req.raw, services.site)
    const file = await downloadAward({ awardId: id, format, language }, { ...services, now: new Date() })
    if (!file) {
      // Of a place that moved here: as it was signed where it was.
      const archived = format === 'json' ? await findArchivedBadge({ id }, { database }) : undefined
      if (!archived) return c.notFound()
      return signed(c, archived)
    }
    const disposition =
      extension && c.req.query('save') !== undefined
        ? { 'content-disposition': `attachment; filename="${file.fileName}"` }
        : undefined
    return answer(c, file.body, {
      'content-type': format === 'json' ? jsonTypeAccepted(c.req.header('accept'), file.contentType) : file.contentType,
      // A page to print is in the reader's language, and says what the badge is worth now.
      'cache-control': format === 'pdf' ? 'no-store' : fresh,
      vary: 'Accept',
      ...anywhere,
      ...disposition,
    })
  })

  app.get('/status/:organisation/:number{[0-9]{1,9}}/:purpose{suspension}?', async (c) => {
    const purpose = c.req.param('purpose') ? 'suspension' : 'revocation'
    const address = `${services.site.origin}${c.req.path}`
    const archived = await findArchivedList({ address }, { database })
    if (archived) return signed(c, archived)
    const list = await publishStatusList(
      { organisationSlug: c.req.param('organisation'), number: Number(c.req.param('number')), purpose },
      { ...services, now: new Date() },
    )
    if (!list) return c.notFound()
    const etag = `"${list.signedAt.getTime().toString(36)}"`
    const headers = { ...signedHeaders(c), etag }
    return c.req.header('if-none-match') === etag ? c.body(null, 304, headers) : answer(c, list.credential, headers)
  })

  // What an organisation stated with its signature, at an address for life.
  const statements = { '/endorsements/:file': findEndorsementCredential, '/pledges/:file': findPledgeCredential }
  for (const [address, findCredential] of Object.entries(statements))
    app.get(address, async (c, next) => {
      const [id = '', extension] = (c.req.param('file') ?? '').split('.')
      const isPage = address.startsWith('/pledges') && extension === undefined
      if (!isId(id) || isPage || (extension ?? 'json') !== 'json') return next()
      const credential = await findCredential({ id }, services)
      if (!credential) return c.notFound()
      return signed(c, credential)
    })

  app.get('/dids/:slug/did.json', async (c) => {
    const document = await publicDid(c.req.param('slug'), services)
    return document
      ? answer(c, JSON.stringify(document), {
          'content-type': jsonTypeAccepted(c.req.header('accept'), 'application/did+json'),
          'cache-control': fresh,
          vary: 'Accept',
          ...anywhere,
        })
      : c.notFound()
  })

  app.get('/badge-versions/:file', async (c, next) => {
    const [id = '', extension] = c.req.param('file').split('.')
    if (!isId(id)) return next()
    const badge = await findBadgeVersion(id, { database })
    if (!badge) return c.notFound()
    // A draft is changed in place; from then on a change makes the next version.
    const picture = { 'cache-control': badge.status === 'draft' ? fresh : forEver, ...anywhere }
    if (extension === 'svg')
      return answer(c, await drawBadgeSvg(badge.artwork, { database, title: badge.imageAlt }), {
        'content-type': 'image/svg+xml',
        ...picture,
      })
    if (extension === 'png')
      return answer(c, await drawBadge(badge.artwork, { database }), { 'content-type': 'image/png', ...picture })
    return c.redirect(`/${badge.placeSlug}/badges/${badge.slug}?version=${badge.versionNumber}`)
  })

  app.get('/successions/:id/:file{(?:predecessor|successor)\\.json}', async (c) => {
    const [signer] = c.req.param('file').split('.') as [SuccessionSigner]
    const id = c.req.param('id')
    const credential = isId(id) ? await findSuccessionCredential({ id, signer }, { database }) : undefined
    if (!credential) return c.notFound()
    return signed(c, credential)
  })

  app.get('/badge-pictures/:picture{[0-9a-f]{64}}/:size{(?:large|small)\\.png}', async (c) => {
    const size = c.req.param('size') === 'large.png' ? 'large' : 'small'
    const png = await findBadgePicture({ picture: c.req.param('picture'), size }, { database })
    if (!png) return c.notFound()
    return answer(c, png, { 'content-type': 'image/png', 'cache-control': forEver, ...anywhere })
  })

  // What is taken off is gone from browsers and caches within the hour.
  app.get('/photos/:photo/:file{(?:wide|card|thumb)\\.(?:avif|webp)}', async (c) => {
    const [size, format] = c.req.param('file').split('.') as [PhotoSize, PhotoFormat]
    const photoId = c.req.param('photo')
    const bytes = isId(photoId) ? await findPhotoFile({ photoId, size, format }, { database }) : undefined
    if (!bytes) return c.notFound()
    return answer(c, bytes, { 'content-type': `image/${format}`, 'cache-control': hour, ...anywhere })
  })

  app.get('/patterns/:slug{.+\\.svg}', async (c) => {
    const slug = c.req.param('slug').replace(/\.svg$/, '')
    // No place can be called so: the national programme has a pattern, too.
    const place = slug === 'programme' ? programme : await findPlace({ slug }, { database })
    if (!place) return c.notFound()
    return answer(c, renderPlacePattern({ seed: place.slug, kind: place.pattern }), {
      'content-type': 'image/svg+xml',
      'cache-control': day,
    })
  })

  app.get('/scenes/:scene{[a-z]+-[0-9]+\\.svg}', (c) => {
    const [theme = '', number] = c.req.param('scene').replace('.svg', '').split('-')
    if (!isTheme(theme) || !(Number(number) < scenesOfTheme)) return c.notFound()
    return answer(c, renderScene({ theme, number: Number(number) }), {
      'content-type': 'image/svg+xml',
      'cache-control': day,
    })
  })

  app.get('/favicon.svg', (c) => answer(c, faviconSvg, { 'content-type': 'image/svg+xml', 'cache-control': day }))
  app.get('/favicon.ico', (c) => c.redirect('/favicon.svg', 301))
  app.get('/robots.txt', (c) =>
    c.text(
      `User-agent: *\nDisallow: /me\nDisallow: /awards/\nDisallow: /claim\nDisallow: /sign-in\nDisallow: /organisations/\nSitemap: ${services.site.origin}/sitemap.xml\n`,
    ),
  )
  return app
}

function isFormat(text: string | undefined): text is AwardFormat {
  return awardFormats.some((format) => format === text)
}

/** Browsers ask for HTML first; a wallet or a verifier asks for a credential or a picture. */
function formatAccepted(accept: string): AwardFormat | undefined {
  if (accept.includes('text/html')) return undefined
  if (/application\/(vc\+jwt|jwt)/.test(accept)) return 'jwt'
  if (/application\/(vc\b|vc\+ld\+json|ld\+json|json)/.test(accept)) return 'json'
  if (accept.startsWith('application/pdf')) return 'pdf'
  if (accept.startsWith('image/svg')) return 'svg'
  if (accept.startsWith('image/png')) return 'png'
  return undefined
}

function signedHeaders(c: Context) {
  const type = jsonTypeAccepted(c.req.header('accept'), 'application/vc')
  return { 'content-type': type, 'cache-control': fresh, vary: 'Accept', ...anywhere }
}

/** A signed document, as credential or as JSON by what is accepted. */
const signed = (c: Context, credential: string) => answer(c, credential, signedHeaders(c))

function answer(c: Context, body: string | Uint8Array, headers: Record<string, string>) {
  return c.body(typeof body === 'string' ? body : new Uint8Array(body), 200, headers)
}
