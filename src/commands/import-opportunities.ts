import { readFile } from 'node:fs/promises'
import path from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { gunzipSync } from 'node:zlib'
import { type Feed, type FeedDefaults, type FeedKind, feedKinds } from '#capabilities/feeds/feed.ts'
import { findFeed, listFeedsOfSource } from '#capabilities/feeds/find-feed.ts'
import { type FeedDoing, type FeedRun, findRun } from '#capabilities/feeds/find-run.ts'
import { guessKind } from '#capabilities/feeds/kind-rules.ts'
import { readFeed } from '#capabilities/feeds/read-feed.ts'
import { startFeed } from '#capabilities/feeds/start-feed.ts'
import { startFeedRun } from '#capabilities/feeds/start-feed-run.ts'
import { takeInListings } from '#capabilities/feeds/take-in-listings.ts'
import { type UpdateDefaultsOutcome, updateDefaults } from '#capabilities/feeds/update-defaults.ts'
import { type UpdateFileOutcome, updateFile } from '#capabilities/feeds/update-file.ts'
import { type UpdateMappingOutcome, updateMapping } from '#capabilities/feeds/update-mapping.ts'
import { opportunityKinds } from '#capabilities/opportunities/opportunity.ts'
import { findOrganisation } from '#capabilities/organisations/find-organisation.ts'
import { listOrganisations } from '#capabilities/organisations/list-organisations.ts'
import type { CityLead, OrganisationManager } from '#capabilities/people/authority.ts'
import { findPlace, listPlaces } from '#capabilities/places/find-place.ts'
import type { Place } from '#capabilities/places/place.ts'
import { isTheme, themes } from '#capabilities/places/theme.ts'
import { Fault } from '#infrastructure/fault.ts'
import { decodeText } from '#infrastructure/files/decode-text.ts'
import type { FetchDocument } from '#infrastructure/guarded-fetch.ts'
import type { Services } from '#infrastructure/services.ts'
import { readMapping } from './import-mapping.ts'
import { listReport, type OpportunityReport } from './import-report.ts'

/** What was typed behind `waymark import opportunities SOURCE`. */
export interface OpportunityOptions {
  place?: string
  organisation?: string
  format?: string
  mapping?: string
  publish?: boolean
  json?: boolean
  kind?: string
  theme?: string
  age?: string
  within?: string
  past?: boolean
}

/** The authority of the command: its user holds the installation's keys. */
export interface ImportAuthority {
  leadOf: (placeId: string) => CityLead
  managerOf: (organisationId: string) => OrganisationManager
}

interface Context {
  services: Services
  authority: ImportAuthority
  fetchDocument: FetchDocument
  now: () => Date
}

interface Source {
  name: string
  address?: string
  file?: { name: string; bytes: Buffer }
}

/** Reads a source through the same steps as the pages; publishes nothing unless told to. */
export async function importOpportunities(
  sourceName: string,
  options: OpportunityOptions,
  context: Context,
): Promise<OpportunityReport> {
  const place = await placeOf(options.place, context)
  const source = await sourceOf(sourceName)
  const { database } = context.services
  const steward = context.authority.leadOf(place.id)
  const feed = await feedFor({ source, place, steward, options }, context)
  const read = await goOn(feed, 'read', context)
  if (read.problem !== null) throw new Fault('source-unreadable', `${source.name}: ${read.problem}`)
  const taken = options.publish ? await goOn(feed, 'take-in', context) : undefined
  return listReport(database, { feed, read, taken, origin: context.services.site.origin })
}

async function placeOf(slug: string | undefined, { services: { database } }: Context): Promise<Place> {
  const place = slug ? await findPlace({ slug }, { database }) : undefined
  if (place) return place
  const known = (await listPlaces({ database })).map((one) => one.slug).join(', ')
  throw new Fault(
    'place-unknown',
    slug ? `There is no place ${slug}. There are: ${known}` : `Say for which place: --place ${known || 'SLUG'}`,
  )
}

async function sourceOf(name: string): Promise<Source> {
  if (/^https?:/i.test(name)) return { name, address: name }
  const bytes = await readFile(name).catch((cause) => {
    throw new Fault('file-not-found', `There is no file ${name}.`, { cause })
  })
  const isPacked = name.endsWith('.gz')
  const file = { name: path.basename(name, isPacked ? '.gz' : undefined), bytes: isPacked ? gunzipSync(bytes) : bytes }
  return { name: file.name, file }
}

interface Wanted {
  source: Source
  place: Place
  steward: CityLead
  options: OpportunityOptions
}

/** The feed that read this source before, renewed, or a new one. */
async function feedFor({ source, place, steward, options }: Wanted, context: Context): Promise<Feed> {
  const { database } = context.services
  const powers = { database, steward, now: context.now() }
  const before = await listFeedsOfSource(
    {
      placeId: place.id,
      source: source.address ? { address: source.address } : { fileName: source.name },
    },
    { database },
  )
  const asked = options.organisation ? await organisationOf(options.organisation, context) : undefined
  const kind = options.format === undefined ? undefined : formatOf(options.format)
  const known = before.find(
    (one) => (!asked || one.organisationId === asked) && (kind === undefined || one.kind === kind),
  )
  const mapping = options.mapping === undefined ? undefined : readMapping(options.mapping)
  const defaults = defaultsOf(options, known?.defaults)
  if (known) {
    if (source.file) done(await updateFile({ feedId: known.id, file: source.file }, powers))
    if (mapping) done(await updateMapping({ feedId: known.id, mapping }, powers))
    done(await updateDefaults({ feedId: known.id, defaults }, powers))
    return sure(await findFeed(known.id, { database }))
  }
  const started = await startFeed(
    {
      placeId: place.id,
      organisationId: asked ?? (await onlyOrganisationOf(place, context)),
      kind: kind ?? (await kindOf(source, context)),
      name: source.name.slice(0, 80),
      addresses: source.address ? [source.address] : [],
      file: source.file,
      mapping: mapping ?? {},
      defaults,
      everyHours: null,
      takesIn: false,
    },
    powers,
  )
  if (started.ok) return sure(await findFeed(started.feedId, { database }))
  throw new Fault(
    started.refusal,
    `${place.name} has not let ${options.organisation} in: its City Lead does so at /${place.slug}/lead.`,
  )
}

type NotRenewed = Extract<UpdateFileOutcome | UpdateMappingOutcome | UpdateDefaultsOutcome, { ok: false }>['refusal']

const notRenewed: Record<NotRenewed, string> = {
  'feed-not-found': 'The source was taken away while it was read.',
  'is-busy': 'Something is being done with this source already. Try again in a minute.',
  'changed-meanwhile': 'Its settings were changed on its page at this moment. Try again.',
}

function done(outcome: UpdateFileOutcome | UpdateMappingOutcome | UpdateDefaultsOutcome): void {
  if (!outcome.ok) throw new Fault(outcome.refusal, notRenewed[outcome.refusal])
}

function sure(feed: Feed | undefined): Feed {
  if (feed) return feed
  throw new Fault('feed-not-found', 'The source was taken away while it was read.')
}

async function organisationOf(slug: string, { services: { database } }: Context): Promise<string> {
  const organisation = await findOrganisation({ slug }, { database })
  if (organisation) return organisation.id
  throw new Fault('organisation-unknown', `There is no organisation ${slug}. Take it from its address on the site.`)
}

/** In whose name, where that was not said and there is no choice. */
async function onlyOrganisationOf(place: Place, { services: { database } }: Context): Promise<string> {
  const { rows } = await listOrganisations({ placeId: place.id, limit: 2 }, { database })
  const [only, another] = rows
  if (only && !another) return only.id
  throw new Fault('organisation-unsaid', 'Say in whose name the listings stand: --organisation SLUG')
}

function formatOf(format: string): FeedKind {
  const kind = feedKinds.find((one) => one === format)
  if (kind) return kind
  throw new Fault('format-unknown', `--format is one of ${feedKinds.join(', ')}.`)
}

async function kindOf({ address, file }: Source, { fetchDocument }: Context): Promise<FeedKind> {
  if (file) return guessKind(decodeText(file.bytes).text)
  const outcome = await fetchDocument(address ?? '', { mostBytes: 20_000_000, timeoutMs: 30_000, accept: '*/*' })
  if (outcome.ok) return guessKind(decodeText(outcome.body).text)
  throw new Fault('source-unreadable', `${address}: ${outcome.reason}`)
}

/** What was said now, else what held before, else what is safest: nothing for children, nothing that is over. */
function defaultsOf(options: OpportunityOptions, before: FeedDefaults | undefined): FeedDefaults {
  const kind = opportunityKinds.find((one) => one === options.kind)
  if (options.kind !== undefined && !kind)
    throw new Fault('kind-unknown', `--kind is one of ${opportunityKinds.join(', ')}.`)
  if (options.theme !== undefined && !isTheme(options.theme))
    throw new Fault('theme-unknown', `--theme is one of ${themes.join(', ')}.`)
  return {
    kind: kind ?? before?.kind ?? 'event',
    theme: options.theme ?? before?.theme ?? 'community',
    ageMin: numberOf('--age', options.age, { least: 0, most: 120 }) ?? before?.ageMin ?? 18,
    withinMiles: numberOf('--within', options.within, { least: 1, most: 500 }) ?? before?.withinMiles ?? 15,
    includePast: options.past ?? before?.includePast ?? false,
  }
}

function numberOf(name: string, text: string | undefined, { least, most }: { least: number; most: number }) {
  if (text === undefined) return undefined
  const number = Number(text)
  if (Number.isInteger(number) && number >= least && number <= most) return number
  throw new Fault('number-unreadable', `${name} is a whole number from ${least} to ${most}.`)
}

/** Has one thing done, here and now: nothing is left for the jobs of a site that runs beside. */
async function goOn(feed: Feed, doing: Exclude<FeedDoing, 'remove'>, context: Context): Promise<FeedRun> {
  const { services, authority, fetchDocument } = context
  const { database } = services
  const now = context.now()
  const steward = authority.leadOf(feed.placeId)
  const asked = await startFeedRun(
    { feedId: feed.id, doing },
    { database, queue: { enqueue: async () => {} }, steward, now },
  )
  if (!asked.ok)
    throw new Fault(asked.refusal, 'Something is being done with this source already. Try again in a minute.')
  const { runId } = asked
  if (doing === 'read') await readFeed({ runId }, { ...services, fetchDocument, pause: (ms) => pause(ms), now })
  else {
    const manager = authority.managerOf(feed.organisationId)
    await takeInListings({ runId }, { database, site: services.site, manager, now })
  }
  const run = await findRun(runId, { database })
  if (run) return run
  throw new Fault('run-lost', 'The source was taken away while it was read.')
}
