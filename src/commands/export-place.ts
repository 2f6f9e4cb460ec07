import { createWriteStream } from 'node:fs'
import { mkdir } from 'node:fs/promises'
import path from 'node:path'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { awardUrl } from '#capabilities/awards/award.ts'
import { findCredentials } from '#capabilities/awards/find-award.ts'
import { type AwardListing, listAwards } from '#capabilities/awards/list-awards.ts'
import { listBadges } from '#capabilities/badges/list-badges.ts'
import { impactCsv } from '#capabilities/impact/csv-format.ts'
import { listImpactMonths } from '#capabilities/impact/list-impact-months.ts'
import { measureImpact } from '#capabilities/impact/measure-impact.ts'
import { publishOpportunityCsv } from '#capabilities/opportunities/publish-opportunity-csv.ts'
import { listOrganisations, type OrganisationListing } from '#capabilities/organisations/list-organisations.ts'
import type { Standing } from '#capabilities/organisations/organisation.ts'
import { findPathwayCtdl } from '#capabilities/pathways/find-pathway-ctdl.ts'
import { listPathways } from '#capabilities/pathways/list-pathways.ts'
import { findBadgeStandard, findPlace, listNeighbourhoods } from '#capabilities/places/find-place.ts'
import type { Place } from '#capabilities/places/place.ts'
import { type Page, readCursor } from '#infrastructure/database/keyset.ts'
import { originOf } from '#infrastructure/database/origins.ts'
import { Fault } from '#infrastructure/fault.ts'
import { csvLine } from '#infrastructure/files/csv-line.ts'
import type { Services } from '#infrastructure/services.ts'
import type { Installation } from '#server/installation.ts'
import { writeSite } from './write-site.ts'

const rowsAtOnce = 500

/** What each file holds; the names are what a reader of the folder sees first. */
const contents: Record<string, string> = {
  'place.json': 'the place, its neighbourhoods and its badge standard',
  'organisations.csv': 'the organisations of the place',
  'opportunities.csv': 'what can be learned there now',
  'badges.ndjson': 'the published badges, one a line as JSON, in both languages',
  'pathways.ndjson': 'the published pathways, one a line in CTDL (JSON-LD)',
  'awards.csv': 'every badge that was given: when, by whom, whether it was kept or withdrawn; nobody is named',
  'credentials.ndjson': 'every signed badge, one a line (Open Badges 3.0): each proves itself without this site',
  'impact.csv': 'the published figures',
  'site/': 'plain files for any web server: every badge, key and list at its own path, and a page that checks badges',
}

/** Writes what a place has made into a folder of open files, to publish, to keep, or to take elsewhere. */
export async function exportPlace(installation: Installation, { args: [slug = '', given] }: { args: string[] }) {
  const { database, site } = installation.services
  // Lists are signed for the address of the site, whatever the settings of this command say.
  const services = { ...installation.services, site: { ...site, origin: await originOf(database, site.origin) } }
  const place = await findPlace({ slug }, { database: services.database })
  if (!place)
    throw new Fault('no-place', `There is no place ${slug || 'without a name'}: waymark export-place SLUG [FOLDER]`)
  const now = new Date()
  const folder = given ?? `${slug}-${now.toISOString().slice(0, 10)}`
  await mkdir(folder, { mode: 0o700 }).catch((cause: NodeJS.ErrnoException) => {
    if (cause.code !== 'EEXIST') throw cause
    throw new Fault('folder-exists', `${folder} is there already: name another folder, so that nothing is lost.`)
  })
  const awards = () => awardsOf(place.id, { ...services, now })
  const organisations = () => organisationsOf(place.id, { ...services, now })
  await writeSite({ place, folder: path.join(folder, 'site'), awards, organisations }, { ...services, now })
  for (const [name, pieces] of Object.entries(filesOf(place, { ...services, now }))) {
    await pipeline(Readable.from(pieces), createWriteStream(path.join(folder, name)))
  }
  console.log(`${place.name} is in ${folder}: ${Object.keys(contents).join(', ')}`)
  return 0
}

type Powers = Pick<Services, 'database' | 'site'> & { now: Date }

/** The files by name, each written piece by piece. */
function filesOf(place: Place, powers: Powers): Record<string, AsyncIterable<string>> {
  const { database, site, now } = powers
  const { id: placeId } = place
  return {
    'README.txt': readme(place, powers),
    'place.json': placeJson(place, powers),
    'organisations.csv': organisationsCsv(placeId, powers),
    'opportunities.csv': publishOpportunityCsv({ narrowing: { placeId }, origin: site.origin }, { database }),
    'badges.ndjson': lines(
      (after) => listBadges({ placeId, after, limit: rowsAtOnce }, { database }),
      ({ id: _, ...badge }) => ({ url: `${site.origin}/${place.slug}/badges/${badge.slug}`, ...badge }),
    ),
    'pathways.ndjson': lines(
      (after) => listPathways({ placeId, after, limit: rowsAtOnce }, { database }),
      (pathway) => findPathwayCtdl(pathway, { database, site, now }),
    ),
    'awards.csv': awardsCsv(placeId, powers),
    'credentials.ndjson': credentials(placeId, powers),
    'impact.csv': figures(placeId, powers),
  }
}

async function* readme({ name }: Place, { site, now }: Powers): AsyncGenerator<string> {
  yield `${name}, as it was on ${site.origin} on ${now.toISOString()}\n\n`
  for (const [file, holds] of Object.entries(contents)) yield `${file.padEnd(20)} ${holds}\n`
  yield `\nPublish "site" alone, at the root of ${site.origin} if you can: then every address in the badges goes on. Let the\n`
  yield 'web server list no folders: some learners gave the address of their badge to a few people only.\n'
}

async function* placeJson(place: Place, { database, site, now }: Powers): AsyncGenerator<string> {
  const standard = await findBadgeStandard({ placeId: place.id }, { database })
  const neighbourhoods = await listNeighbourhoods(place.id, { database })
  // Where its badges say that they are, and the day of its keys and lists: "waymark import place" reads both.
  const exported = { from: site.origin, at: now.toISOString() }
  const all = { ...place, exported, neighbourhoods, badgeStandard: standard?.levels ?? [] }
  yield `${JSON.stringify(all, null, 2)}\n`
}

async function* organisationsCsv(placeId: string, powers: Powers): AsyncGenerator<string> {
  yield csvLine(['slug', 'name', 'kind', 'description', 'description_cy', 'website', 'since', 'standing'])
  for await (const one of organisationsOf(placeId, powers)) {
    const { slug, name, kind, description, descriptionCy, website, since, standing } = one
    yield csvLine([slug, name, kind, description, descriptionCy, website, since.toISOString(), standing])
  }
}

async function* awardsCsv(placeId: string, powers: Powers): AsyncGenerator<string> {
  yield csvLine(['url', 'badge', 'organisation', 'awarded', 'valid until', 'kept', 'withdrawn', 'reason'])
  for await (const awards of awardsOf(placeId, powers)) {
    for (const award of awards) {
      const { id, badgeSlug, organisationSlug, awardedAt, validUntil, claimedAt, revokedAt, revocationReason } = award
      const [awarded, until, kept, withdrawn] = [awardedAt, validUntil, claimedAt, revokedAt].map((at) =>
        at?.toISOString(),
      )
      const url = awardUrl(powers.site.origin, id)
      yield csvLine([url, badgeSlug, organisationSlug, awarded, until, kept, withdrawn, revocationReason])
    }
  }
}

async function* credentials(placeId: string, powers: Powers): AsyncGenerator<string> {
  for await (const awards of awardsOf(placeId, powers)) {
    const ids = awards.map(({ id }) => id)
    for (const credential of (await findCredentials(ids, { database: powers.database })).values())
      yield `${credential}\n`
  }
}

async function* figures(scopeId: string, { database, now }: Powers): AsyncGenerator<string> {
  yield impactCsv({
    impact: await measureImpact({ scopeId }, { database, now }),
    months: await listImpactMonths(scopeId, { database }),
  })
}

/** All awards of a place, an organisation after the other. */
async function* awardsOf(placeId: string, powers: Powers): AsyncGenerator<AwardListing[]> {
  for await (const { id: organisationId } of organisationsOf(placeId, powers)) {
    const read = (after: ReturnType<typeof readCursor>) =>
      listAwards({ organisationId, after, limit: rowsAtOnce }, { database: powers.database })
    for await (const awards of pages(read)) yield awards.filter((award) => award.placeId === placeId)
  }
}

/** Also those that have left, were suspended or refused later: what they gave while they were there is part of the place. */
async function* organisationsOf(
  placeId: string,
  { database }: Powers,
): AsyncGenerator<OrganisationListing & { standing: Standing }> {
  for (const standing of ['approved', 'suspended', 'left', 'refused'] as const) {
    for await (const rows of pages((after) =>
      listOrganisations({ placeId, standing, after, limit: rowsAtOnce }, { database }),
    ))
      yield* rows.map((row) => ({ ...row, standing }))
  }
}

async function* lines<Row>(
  read: (after: ReturnType<typeof readCursor>) => Promise<Page<Row>>,
  write: (row: Row) => unknown,
): AsyncGenerator<string> {
  for await (const rows of pages(read)) for (const row of rows) yield `${JSON.stringify(await write(row))}\n`
}

async function* pages<Row>(read: (after: ReturnType<typeof readCursor>) => Promise<Page<Row>>): AsyncGenerator<Row[]> {
  let page = await read(undefined)
  yield page.rows
  while (page.next !== undefined) {
    page = await read(readCursor(page.next))
    yield page.rows
  }
}
