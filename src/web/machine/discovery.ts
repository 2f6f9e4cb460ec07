import { Feed } from 'feed'
import { type Context, Hono } from 'hono'
import { ICalCalendar, ICalEventStatus } from 'ical-generator'
import { listBadgeAddresses } from '#capabilities/badges/list-badge-addresses.ts'
import { findOpportunity } from '#capabilities/opportunities/find-opportunity.ts'
import { listEvents } from '#capabilities/opportunities/list-events.ts'
import { listOpportunities } from '#capabilities/opportunities/list-opportunities.ts'
import { listOpportunityAddresses } from '#capabilities/opportunities/list-opportunity-addresses.ts'
import { listUpcomingSessions, type UpcomingSession } from '#capabilities/opportunities/list-upcoming-sessions.ts'
import { isShown, listingPath } from '#capabilities/opportunities/opportunity.ts'
import { listOrganisationChoices } from '#capabilities/organisations/list-organisations.ts'
import { photoAddress } from '#capabilities/photos/photo.ts'
import { findPlace, listPlaces } from '#capabilities/places/find-place.ts'
import { type Place, placeName } from '#capabilities/places/place.ts'
import { listEverydaySkills } from '#capabilities/skills/find-skill.ts'
import { escapeHtml } from '#infrastructure/escape-html.ts'
import type { Services } from '#infrastructure/services.ts'
import { inLanguage, type Language } from '#infrastructure/words/languages.ts'
import { isWholeDays } from '#infrastructure/words/local-time.ts'
import { translator } from '#infrastructure/words/translator.ts'
import { eventFilterNames, readEventFilter } from '#web/events/load-events.ts'
import { opportunityFilterNames, readNarrowing } from '#web/opportunities/opportunity-narrowing.ts'
import { languageOf } from '#web/site/language.ts'
import { filtersOf, withFilter } from '#web/site/list-address.ts'

/** The protocol allows 50,000 addresses a file (sitemaps.org). */
const mostAddresses = 45_000
const entriesInFeed = 50
const sessionsInCalendar = 300
const anHour = 'public, max-age=3600'

/** How the outside finds what is here: site maps for search engines, feeds and calendars to follow. */
export function discovery(services: Services) {
  const { database, site } = services
  const app = new Hono()

  app.get('/sitemap.xml', async (c) => {
    // No place is called "skills": the site has pages there.
    const maps = [...(await listPlaces({ database })), { slug: 'skills' }].map(
      ({ slug }) => `<sitemap><loc>${site.origin}/sitemaps/${slug}.xml</loc></sitemap>`,
    )
    return xml(c, `<sitemapindex xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">${maps.join('')}</sitemapindex>`)
  })

  app.get('/sitemaps/skills.xml', async (c) => {
    const skills = await listEverydaySkills({ database })
    const urls = ['/skills', ...skills.map(({ uri }) => uri)].map((path) => urlOf(site.origin + path))
    return xml(c, `<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">${urls.join('')}</urlset>`)
  })

  app.get('/sitemaps/:file{.+\\.xml}', async (c) => {
    const place = await findPlace({ slug: c.req.param('file').replace(/\.xml$/, '') }, { database })
    if (!place) return c.notFound()
    const [opportunities, badges, organisations] = await Promise.all([
      listOpportunityAddresses({ placeId: place.id, limit: mostAddresses }, { database }),
      listBadgeAddresses({ placeId: place.id, limit: 4000 }, { database }),
      listOrganisationChoices(place.id, { database }),
    ])
    const home = `${site.origin}/${place.slug}`
    const urls = [
      ...[
        '',
        '/opportunities',
        '/events',
        '/map',
        '/badges',
        '/pathways',
        '/organisations',
        '/employers',
        '/impact',
      ].map((path) => urlOf(home + path)),
      ...organisations.map(({ slug }) => urlOf(`${home}/organisations/${slug}`)),
      ...badges.map(({ slug, updatedAt }) => urlOf(`${home}/badges/${slug}`, updatedAt)),
      ...opportunities.map(({ slug, updatedAt }) => urlOf(`${home}/opportunities/${slug}`, updatedAt)),
    ]
    return xml(c, `<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">${urls.join('')}</urlset>`)
  })

  app.get('/:place/opportunities.atom', async (c) => {
    const asked = await readAsked(c, services)
    if (!asked) return c.notFound()
    return c.body(await newestAsAtom(asked, services), 200, {
      'content-type': 'application/atom+xml; charset=utf-8',
      'cache-control': 'public, max-age=300',
    })
  })

  app.get('/:place/opportunities.ics', async (c) => {
    const asked = await readAsked(c, services)
    if (!asked) return c.notFound()
    const { narrowing, place, language } = asked
    const sessions = await listUpcomingSessions({ narrowing, limit: sessionsInCalendar }, { database, now: new Date() })
    return calendar(c, calendarOf(sessions, { name: titleOf(place, language), language, origin: site.origin }))
  })

  app.get('/:place/events.ics', async (c) => {
    const place = await findPlace({ slug: c.req.param('place') }, { database })
    if (!place) return c.notFound()
    const { language } = languageOf(c.req.raw, site)
    const filters = filtersOf(c.req.raw, eventFilterNames)
    const { found: _, ...filter } = await readEventFilter({ services, language, now: new Date() }, { place, filters })
    const { rows } = await listEvents({ ...filter, limit: sessionsInCalendar }, { database, now: new Date() })
    const name = translator(language)('events.title', { place: placeName(place, language) })
    return calendar(c, calendarOf(rows, { name, language, origin: site.origin }))
  })

  for (const list of ['opportunities', 'events'])
    app.get(`/:place/${list}/:file{.+\\.ics}`, async (c) => {
      const slug = c.req.param('file').replace(/\.ics$/, '')
      const now = new Date()
      const opportunity = await findOpportunity({ placeSlug: c.req.param('place'), slug }, { database, now })
      if (!opportunity || !isShown(opportunity.status)) return c.notFound()
      const { language } = languageOf(c.req.raw, site)
      const sessions = await listUpcomingSessions(
        { narrowing: {}, limit: sessionsInCalendar, opportunityId: opportunity.id },
        { database, now },
      )
      const name = inLanguage(language, opportunity.title, opportunity.titleCy)
      return calendar(c, calendarOf(sessions, { name, language, origin: site.origin }))
    })
  return app
}

const titleOf = (place: Place, language: Language) =>
  translator(language)('opportunities.title', { place: placeName(place, language) })

/** A feed is narrowed as the list is, by the same words in its address. */
async function readAsked(c: Context, services: Services) {
  const place = await findPlace({ slug: c.req.param('place') ?? '' }, { database: services.database })
  if (!place) return undefined
  const { language } = languageOf(c.req.raw, services.site)
  const filters = filtersOf(c.req.raw, opportunityFilterNames)
  const { narrowing } = await readNarrowing({ services, language, now: new Date() }, { place, filters })
  return { place, language, filters, narrowing }
}

type Asked = NonNullable<Awaited<ReturnType<typeof readAsked>>>

async function newestAsAtom({ place, language, filters, narrowing }: Asked, { database, site }: Services) {
  const { rows } = await listOpportunities({ ...narrowing, limit: entriesInFeed }, { database, now: new Date() })
  const list = `${site.origin}${withFilter({ path: `/${place.slug}/opportunities`, filters }, {})}`
  const feed = new Feed({
    id: list,
    link: list,
    title: titleOf(place, language),
    language,
    updated: rows[0]?.publishedAt ?? place.joinedAt,
    copyright: '',
    feedLinks: { atom: list.replace('/opportunities', '/opportunities.atom') },
  })
  for (const row of rows) {
    const url = `${site.origin}/${row.placeSlug}/opportunities/${row.slug}`
    feed.addItem({
      id: url,
      link: url,
      // The library writes both as HTML (RFC 4287 §3.1.1.2): what people typed is text.
      title: escapeHtml(titleWithStatus(row, language)),
      description: escapeHtml(inLanguage(language, row.summary, row.summaryCy)),
      date: row.publishedAt ?? place.joinedAt,
      author: [{ name: row.organisationName }],
      ...(row.photo && { image: `${site.origin}${photoAddress(row.photo)}/card.webp` }),
    })
  }
  return feed.atom1()
}

/** What is postponed has no certain date (RFC 5545 §3.8.1.11). */
const calendarStatus = {
  scheduled: ICalEventStatus.CONFIRMED,
  cancelled: ICalEventStatus.CANCELLED,
  postponed: ICalEventStatus.TENTATIVE,
  'moved-online': ICalEventStatus.CONFIRMED,
  full: ICalEventStatus.CONFIRMED,
} as const

/** What changed later has a higher number (RFC 5545 §3.8.7.4): without one a date that is called off stays in a calendar. */
const sequenceOf = (updatedAt: Date) => Math.floor((updatedAt.getTime() - Date.UTC(2020, 0)) / 1000)

/** A calendar and a feed know a title: what is not as planned stands before it. */
function titleWithStatus(
  { title, titleCy, eventStatus }: Pick<UpcomingSession, 'title' | 'titleCy' | 'eventStatus'>,
  language: Language,
): string {
  const name = inLanguage(language, title, titleCy)
  return eventStatus === 'scheduled'
    ? name
    : `${translator(language)(`opportunities.eventStatus.${eventStatus}`)}: ${name}`
}

interface CalendarOptions {
  name: string
  language: Language
  origin: string
}

/** iCalendar (RFC 5545), in UTC. */
function calendarOf(sessions: UpcomingSession[], { name, language, origin }: CalendarOptions): string {
  const book = new ICalCalendar({
    name,
    prodId: { company: 'Waymark', product: 'Waymark', language: language.toUpperCase() },
  })
  for (const session of sessions) {
    const url = origin + listingPath(session)
    const { latitude, longitude } = session
    const where = session.address ?? session.neighbourhoodName
    book.createEvent({
      id: `${session.id}@${new URL(origin).hostname}`,
      start: session.startsAt,
      end: session.endsAt,
      allDay: isWholeDays(session),
      stamp: session.updatedAt,
      sequence: sequenceOf(session.updatedAt),
      status: calendarStatus[session.eventStatus],
      summary: titleWithStatus(session, language),
      description: `${inLanguage(language, session.summary, session.summaryCy)}\n${session.organisationName}\n${url}`,
      url,
      location:
        where === null
          ? null
          : {
              title: where,
              ...(latitude !== null && longitude !== null ? { geo: { lat: latitude, lon: longitude } } : {}),
            },
    })
  }
  return book.toString()
}

function calendar(c: Context, text: string) {
  return c.body(text, 200, { 'content-type': 'text/calendar; charset=utf-8', 'cache-control': 'public, max-age=300' })
}

function xml(c: Context, element: string) {
  return c.body(`<?xml version="1.0" encoding="UTF-8"?>\n${element}\n`, 200, {
    'content-type': 'application/xml; charset=utf-8',
    'cache-control': anHour,
  })
}

function urlOf(address: string, changed?: Date): string {
  return `<url><loc>${address}</loc>${changed ? `<lastmod>${changed.toISOString()}</lastmod>` : ''}</url>`
}
