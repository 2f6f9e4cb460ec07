import { createReadStream } from 'node:fs'
import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { createInterface } from 'node:readline'
import {
  didDocument,
  didKeyOf,
  didWebOf,
  type JsonObject,
  publicMultikeyOf,
  verifyBadge,
  verifyVerifiableCredential,
} from '@waymark/open-badges'
import { parse } from 'csv-parse/sync'
import { z } from 'zod'
import type { ArchivedBadge, ArchivedIssuer, ArchivedList } from '#capabilities/archives/archive.ts'
import { findArchiveOf } from '#capabilities/archives/find-archived-badge.ts'
import { keepArchive } from '#capabilities/archives/keep-archive.ts'
import type { BadgeContent } from '#capabilities/badges/badge.ts'
import { draftBadge } from '#capabilities/badges/draft-badge.ts'
import { findBadge } from '#capabilities/badges/find-badge.ts'
import { type PublishBadgeOutcome, publishBadge } from '#capabilities/badges/publish-badge.ts'
import { isOrganisationKind } from '#capabilities/organisations/organisation.ts'
import { restoreOrganisation } from '#capabilities/organisations/restore-organisation.ts'
import { type ImportPathwayOutcome, importPathway } from '#capabilities/pathways/import-pathway.ts'
import type { LevelWording } from '#capabilities/places/badge-standard.ts'
import { findBadgeStandard, findPlace } from '#capabilities/places/find-place.ts'
import { type NewPlace, openPlace } from '#capabilities/places/found-place.ts'
import { type PublishStandardOutcome, publishBadgeStandard } from '#capabilities/places/publish-badge-standard.ts'
import { isTheme } from '#capabilities/places/theme.ts'
import { Fault } from '#infrastructure/fault.ts'
import { csvLine } from '#infrastructure/files/csv-line.ts'
import { guardedFetch } from '#infrastructure/guarded-fetch.ts'
import { isId } from '#infrastructure/ids.ts'
import { needed } from '#infrastructure/needed.ts'
import type { Services } from '#infrastructure/services.ts'
import { type ImportAuthority, importOpportunities } from './import-opportunities.ts'

export interface PlaceOptions {
  /** Who is written to for its organisations, until these have people again. */
  contact?: string
  keep?: boolean
}

interface Powers {
  services: Services
  authority: ImportAuthority
  options: PlaceOptions
  now?: Date
}

/** Why a badge stays a draft; its organisation publishes it when that is mended. */
const whyDraft: Record<Extract<PublishBadgeOutcome, { ok: false }>['refusal'], string> = {
  'badge-not-found': 'it is gone meanwhile',
  'organisation-not-approved': 'its organisation has left the place',
  'badge-is-archived': 'it was archived',
  'badge-needs-skills': 'it names no skill of a framework',
}

const whyNotWorded: Record<Extract<PublishStandardOutcome, { ok: false }>['refusal'], string | undefined> = {
  // It was brought in before.
  'nothing-changed': undefined,
  'standard-was-changed': 'The wording of the levels was changed meanwhile: run it again.',
}

const whyNoPathway: Record<Extract<ImportPathwayOutcome, { ok: false }>['refusal'], string> = {
  'no-pathway-in-it': 'this line holds no pathway',
  'too-large': 'it is too large',
  'not-in-this-place': 'it belongs to another place',
}

/** What is needed of `place.json`; a folder of another kind is named as such. */
const placeSchema = z.object({
  slug: z.string().regex(/^[a-z0-9]+(-[a-z0-9]+)*$/),
  name: z.string().min(1),
  nameCy: z.string().nullable(),
  summary: z.string(),
  summaryCy: z.string().nullable(),
  hue: z.string(),
  pattern: z.enum(['contours', 'waves', 'streets']),
  latitude: z.number(),
  longitude: z.number(),
  firstLanguage: z.enum(['en', 'cy']),
  exported: z.object({ from: z.url(), at: z.iso.datetime() }),
  neighbourhoods: z.array(
    z.object({
      slug: z.string(),
      name: z.string(),
      nameCy: z.string().nullable(),
      latitude: z.number(),
      longitude: z.number(),
    }),
  ),
  badgeStandard: z.array(z.custom<LevelWording>((one) => typeof one === 'object' && one !== null)),
})
type ExportedPlace = z.infer<typeof placeSchema>

interface ExportedOrganisation {
  slug: string
  name: string
  kind: string
  description: string
  descriptionCy: string
  website: string
  standing: string
}

type ExportedBadge = BadgeContent & { slug: string; organisationSlug: string; isSuspended: boolean }

/**
 * Brings a place back from the folder that `waymark export-place` wrote, into this installation: the place, its organisations,
 * badges, opportunities and drafts of its pathways, and all that was signed, to be checked here when the former site is gone.
 * Shows what it understood; does it with `--keep`. Ends with 2 where a line is not used.
 */
export async function importPlace([folder = '']: string[], { services, authority, options, now }: Powers) {
  const at = now ?? new Date()
  const place = await readPlace(folder)
  const organisations = await readOrganisations(folder)
  const signers = await readSigners(folder, place, organisations)
  const lists = await readLists(folder, { place, signers, at })
  const badges = await readLines<ExportedBadge>(path.join(folder, 'badges.ndjson'))
  const pathways = await readLines<Record<string, unknown>>(path.join(folder, 'pathways.ndjson'))
  const awards = await countGenuine(folder, { place, signers, at, services })
  const count = (number: number, what: string) => `${number.toLocaleString('en-GB')} ${what}`
  console.log(
    [
      `${place.name}, as it was on ${place.exported.from} on ${place.exported.at.slice(0, 10)}:`,
      ...[count(organisations.length, 'organisations'), count(badges.length, 'badges')].map((line) => `  ${line}`),
      `  ${count(pathways.length, 'pathways, which become drafts')}`,
      `  ${count(lists.kept.length, 'lists of withdrawn badges')}`,
      `  ${count(awards.genuine, 'badges that were given, each checked')}`,
      ...[...lists.refused, ...awards.refused].map((line) => `  not used: ${line}`),
    ].join('\n'),
  )
  const unused = lists.refused.length + awards.refused.length
  if (!options.keep) {
    console.log('Nothing is done yet. Add --keep --contact EMAIL to bring it in.')
    return unused > 0 ? 2 : 0
  }
  const contactEmail = options.contact
  if (!contactEmail || !/^\S+@\S+\.\S+$/.test(contactEmail))
    throw new Fault('contact-missing', 'Say who is written to for its organisations: --contact EMAIL')
  const { placeId, isNew } = await openOnce(place, { services, at })
  const lead = authority.leadOf(placeId)
  await wordLevels(place, { services, lead, at })
  const ids = new Map<string, string>()
  for (const one of organisations) {
    const outcome = await restoreOrganisation(
      {
        ...{ slug: one.slug, name: one.name, kind: isOrganisationKind(one.kind) ? one.kind : 'charity', contactEmail },
        ...{ description: one.description, descriptionCy: one.descriptionCy || null, website: one.website || null },
        standing: one.standing === 'approved' ? 'approved' : 'left',
      },
      { ...services, lead, now: at },
    )
    if (outcome.ok) ids.set(one.slug, outcome.organisationId)
    else
      throw new Fault(
        outcome.refusal satisfies 'slug-is-taken',
        `Another organisation of this site has the address ${one.slug} already. Bring the place into an installation of its own.`,
      )
  }
  const idOf = (slug: string) => ids.get(slug)
  const { added, removed } = await keepArchive(
    {
      ...{ origin: place.exported.from, exportedAt: new Date(place.exported.at), isWhole: unused === 0 },
      issuers: signers.flatMap(({ slug, dids, publicKeys }): ArchivedIssuer[] => {
        const organisationId = idOf(slug)
        return organisationId ? [{ organisationId, dids, publicKeys }] : []
      }),
      lists: lists.kept.flatMap(({ slug, ...list }): ArchivedList[] => {
        const organisationId = idOf(slug)
        return organisationId ? [{ organisationId, ...list }] : []
      }),
      badges: genuineBadges(folder, { place, signers, at, services, idOf }),
    },
    { ...services, lead, now: at },
  )
  const made = await makeBadges(badges, { place, placeId, idOf, services, authority, at })
  const listings = await bringListings(folder, { place, organisations, services, authority, at })
  // Drafts are begun once: their curators have changed them since, or thrown them away.
  const drafts = await draftPathways(isNew ? pathways : [], { place, placeId, slugs: made.slugs, services, lead, at })
  console.log(
    `${place.name} is here: ${count(made.count, 'badges')}, ${count(listings.published, 'opportunities')}, ${count(drafts, 'drafts of pathways')}, ${count(added, 'badges that were given')} are new. Invite its City Lead, and people for its organisations, who have none yet.`,
  )
  if (removed > 0)
    console.log(`${count(removed, 'badges')} that stood in the folder of before are in this one no more: removed.`)
  if (listings.held > 0)
    console.log(
      `${count(listings.held, 'opportunities')} for under-18s wait until their organisation says who keeps people safe: ${services.site.origin}/${place.slug}/lead/feeds`,
    )
  return unused > 0 ? 2 : 0
}

async function readPlace(folder: string): Promise<ExportedPlace> {
  const text = await readFile(path.join(folder, 'place.json'), 'utf8').catch((cause) => {
    throw new Fault(
      'not-an-export',
      `${folder || 'Nothing'} is no folder of "waymark export-place": it has no place.json.`,
      {
        cause,
      },
    )
  })
  const parsed = placeSchema.safeParse(jsonOf(text))
  if (parsed.success) return parsed.data
  const [issue] = parsed.error.issues
  throw new Fault('not-an-export', `place.json cannot be used: ${issue?.path.join('.')} ${issue?.message ?? ''}`)
}

function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}

async function readOrganisations(folder: string): Promise<ExportedOrganisation[]> {
  const text = await readFile(path.join(folder, 'organisations.csv'), 'utf8')
  const rows: Record<string, string>[] = parse(text, { columns: true, bom: true, skip_empty_lines: true })
  return rows.map((row) => ({
    ...{ slug: row.slug ?? '', name: row.name ?? '', kind: row.kind ?? '', description: row.description ?? '' },
    ...{ descriptionCy: row.description_cy ?? '', website: row.website ?? '', standing: row.standing ?? 'approved' },
  }))
}

interface Signer {
  slug: string
  dids: string[]
  publicKeys: string[]
}

const didSchema = z.object({ verificationMethod: z.array(z.record(z.string(), z.unknown())) })

/** By which names and keys each organisation signed: names of that site alone, whatever its files say. */
async function readSigners(
  folder: string,
  place: ExportedPlace,
  organisations: ExportedOrganisation[],
): Promise<Signer[]> {
  const signers: Signer[] = []
  for (const { slug } of organisations) {
    const text = await readFile(path.join(folder, 'site/dids', slug, 'did.json'), 'utf8').catch(() => undefined)
    const parsed = text === undefined ? undefined : didSchema.safeParse(jsonOf(text))
    if (!parsed?.success) continue
    const publicKeys = parsed.data.verificationMethod
      .map((method) => publicMultikeyOf(method as JsonObject))
      .filter((key) => key !== undefined)
    if (publicKeys.length === 0) continue
    const dids = [didWebOf(`${place.exported.from}/dids/${slug}`), ...publicKeys.map(didKeyOf)]
    signers.push({ slug, dids, publicKeys })
  }
  return signers
}

interface Known {
  place: ExportedPlace
  signers: Signer[]
  at: Date
}

/** Documents of that site as its folder has them; nothing is asked of the network. */
function keysOf({ signers }: Pick<Known, 'signers'>) {
  const keys = new Map<string, unknown>()
  for (const { dids, publicKeys } of signers)
    for (const did of dids) keys.set(did, didDocument({ did, keys: publicKeys }))
  return async (address: string) => {
    const did = address.endsWith('/did.json') ? didWebOf(address) : address
    const found = keys.get(did)
    return found === undefined
      ? { ok: false as const, reason: 'not-in-the-folder' }
      : { ok: true as const, document: found }
  }
}

type FoundList = Omit<ArchivedList, 'organisationId'> & { slug: string }

/** The lists that are signed by the organisation to which they belong. */
async function readLists(
  folder: string,
  { place, signers, at }: Known,
): Promise<{ kept: FoundList[]; refused: string[] }> {
  const kept: FoundList[] = []
  const refused: string[] = []
  const fetchDocument = keysOf({ signers })
  for (const { slug, dids } of signers) {
    const files = await readdir(path.join(folder, 'site/status', slug)).catch(() => [] as string[])
    for (const file of files.filter((name) => /^\d{1,9}$/.test(name))) {
      const credential = await readFile(path.join(folder, 'site/status', slug, file), 'utf8')
      const address = `${place.exported.from}/status/${slug}/${file}`
      const list = jsonOf(credential) as { id?: unknown; issuer?: unknown } | undefined
      const answer = await verifyVerifiableCredential({ verifiableCredential: list }, { now: at, fetchDocument })
      const isTheirs = list?.id === address && dids.some((did) => did === list.issuer)
      if (answer.verified && isTheirs) kept.push({ slug, address, number: Number(file), credential })
      else refused.push(`site/status/${slug}/${file}: it is not signed by ${slug}`)
    }
  }
  return { kept, refused }
}

async function* linesOf(file: string): AsyncGenerator<string> {
  for await (const line of createInterface({
    input: createReadStream(file, 'utf8'),
    crlfDelay: Number.POSITIVE_INFINITY,
  }))
    if (line.trim() !== '') yield line
}

async function readLines<Row>(file: string): Promise<Row[]> {
  const rows: Row[] = []
  for await (const line of linesOf(file)) {
    const row = jsonOf(line)
    if (row !== null && typeof row === 'object') rows.push(row as Row)
  }
  return rows
}

const mostNamed = 20

/** How many badges prove to be of these organisations, and which lines do not. */
async function countGenuine(folder: string, known: Known & { services: Services }) {
  let genuine = 0
  const refused: string[] = []
  let line = 0
  for await (const credential of linesOf(path.join(folder, 'credentials.ndjson'))) {
    line++
    if (await badgeIn(credential, known)) genuine++
    else if (refused.length < mostNamed)
      refused.push(
        `credentials.ndjson, line ${line}: it is not a badge of ${known.place.exported.from}, or was changed`,
      )
  }
  return { genuine, refused }
}

async function* genuineBadges(
  folder: string,
  { idOf, ...known }: Known & { services: Services; idOf: (slug: string) => string | undefined },
): AsyncGenerator<ArchivedBadge> {
  for await (const credential of linesOf(path.join(folder, 'credentials.ndjson'))) {
    const found = await badgeIn(credential, known)
    const organisationId = found && idOf(found.slug)
    if (found && organisationId) yield { organisationId, id: found.id, credential }
  }
}

/** The id of a badge and whose it is, where it was signed by one of the organisations for an address of that site. */
async function badgeIn(
  credential: string,
  { place, signers, at, services }: Known & { services: Services },
): Promise<{ id: string; slug: string } | undefined> {
  const said = jsonOf(credential) as { id?: unknown; issuer?: { id?: unknown } } | undefined
  const [, id = ''] = String(said?.id).split(`${place.exported.from}/awards/`)
  const signer = signers.find(({ dids }) => dids.some((did) => did === said?.issuer?.id))
  if (!isId(id) || !signer) return undefined
  const { verdict } = await verifyBadge(credential, {
    ...{ now: at, contexts: services.site.contexts, fetchDocument: keysOf({ signers: [signer] }) },
    // Whether it was withdrawn is read in its list when it is looked at.
    trustedStatus: async () => 'active',
  })
  return verdict.startsWith('genuine') ? { id, slug: signer.slug } : undefined
}

interface Making {
  services: Services
  at: Date
}

/** The place itself; one that stands there already is taken for it where it was brought in before. */
async function openOnce(
  place: ExportedPlace,
  { services: { database }, at }: Making,
): Promise<{ placeId: string; isNew: boolean }> {
  const known = await findPlace({ slug: place.slug }, { database })
  if (known) {
    const archive = await findArchiveOf({ placeId: known.id }, { database })
    if (archive?.origin === place.exported.from) return { placeId: known.id, isNew: false }
    throw new Fault(
      'place-exists',
      `There is a place at /${place.slug} already, which was not brought in from ${place.exported.from}.`,
    )
  }
  const { exported: _, badgeStandard: __, ...rest } = place
  const wanted: NewPlace = { ...rest, cohorts: [] }
  const placeId = await database.transaction().execute((tx) => openPlace(wanted, { tx, actorId: undefined, now: at }))
  if (!placeId) throw new Fault('place-exists', `There is a place at /${place.slug} already.`)
  return { placeId, isNew: true }
}

async function wordLevels(
  { badgeStandard: levels }: ExportedPlace,
  { services: { database }, lead, at }: Making & { lead: ReturnType<ImportAuthority['leadOf']> },
) {
  const current = await findBadgeStandard({ placeId: lead.placeId }, { database })
  if (levels.length !== 4 || !current) return
  const outcome = await publishBadgeStandard({ levels, basedOn: current.version }, { database, lead, now: at })
  const problem = outcome.ok ? undefined : whyNotWorded[outcome.refusal]
  if (problem) throw new Fault('levels-not-worded', problem)
}

interface MakingInPlace extends Making {
  place: ExportedPlace
  placeId: string
  authority: ImportAuthority
}

/** Publishes the badges that stand in the folder; says under which part of an address each stands now. */
async function makeBadges(
  badges: ExportedBadge[],
  { place, placeId, idOf, services, authority, at }: MakingInPlace & { idOf: (slug: string) => string | undefined },
): Promise<{ count: number; slugs: Map<string, string> }> {
  const { database } = services
  const slugs = new Map<string, string>()
  let count = 0
  for (const badge of badges) {
    const organisationId = idOf(badge.organisationSlug)
    const known = await findBadge({ placeSlug: place.slug, slug: badge.slug }, { database })
    if (known || !organisationId) {
      if (known) slugs.set(badge.slug, known.slug)
      continue
    }
    const powers = { database, manager: authority.managerOf(organisationId), now: at }
    const outcome = await draftBadge({ placeId, content: contentOf(badge), slug: badge.slug }, powers)
    if (!outcome.ok) throw new Fault('badge-not-made', `${badge.slug}: ${outcome.refusal}`)
    slugs.set(badge.slug, outcome.slug)
    // Of an organisation that has left, or without a skill of a framework, it stays a draft.
    const shown = await publishBadge({ badgeId: outcome.badgeId }, powers)
    if (!shown.ok) console.log(`  ${badge.slug} is a draft: ${whyDraft[shown.refusal]}`)
    count++
  }
  return { count, slugs }
}

/** Named one by one: what a folder holds beside them is written nowhere. A picture of its own did not come along. */
function contentOf(badge: ExportedBadge): BadgeContent {
  const { name, nameCy, description, descriptionCy, criteria, criteriaCy, theme, level, skills, hours } = badge
  const { assessment, assessmentCy, evidenceRequired, evidenceGuidance, evidenceGuidanceCy } = badge
  const { validForMonths, repeatable, imageAlt, imageAltCy } = badge
  const { picture: _, ...artwork } = badge.artwork
  return {
    ...{ name, nameCy, description, descriptionCy, criteria, criteriaCy, theme, level, skills, hours },
    ...{ assessment, assessmentCy, evidenceRequired, evidenceGuidance, evidenceGuidanceCy },
    ...{ validForMonths, repeatable, artwork, imageAlt, imageAltCy },
  }
}

/** What can be learned there still, by the same road as any table of listings. */
async function bringListings(
  folder: string,
  {
    place,
    organisations,
    services,
    authority,
    at,
  }: Omit<MakingInPlace, 'placeId'> & { organisations: ExportedOrganisation[] },
): Promise<{ published: number; held: number }> {
  const text = await readFile(path.join(folder, 'opportunities.csv'), 'utf8')
  const rows: Record<string, string>[] = parse(text, { columns: true, bom: true, skip_empty_lines: true })
  const byOrganisation = Map.groupBy(rows, (row) => row.organisation)
  const parts = await mkdtemp(path.join(tmpdir(), 'waymark-place-'))
  const brought = { published: 0, held: 0 }
  try {
    for (const { slug, name } of organisations.filter(({ standing }) => standing === 'approved')) {
      const [first, ...rest] = byOrganisation.get(name) ?? []
      if (!first) continue
      // A table of its own for each: who offers something is never guessed.
      const file = path.join(parts, `${slug}.csv`)
      await writeFile(
        file,
        [Object.keys(first), ...[first, ...rest].map((row) => Object.values(row))].map(csvLine).join(''),
      )
      const report = await importOpportunities(
        file,
        { place: place.slug, organisation: slug, publish: true },
        { services, authority, fetchDocument: guardedFetch, now: () => at },
      )
      const { published, held } = report.published ?? {}
      brought.published += needed(published, 'how many were published')
      brought.held += needed(held, 'how many wait')
    }
  } finally {
    await rm(parts, { recursive: true, force: true })
  }
  return brought
}

async function draftPathways(
  pathways: Record<string, unknown>[],
  {
    place,
    placeId,
    slugs,
    services,
    lead,
    at,
  }: Omit<MakingInPlace, 'authority'> & { slugs: Map<string, string>; lead: ReturnType<ImportAuthority['leadOf']> },
): Promise<number> {
  const { database, site } = services
  const former = `${place.exported.from}/${place.slug}/`
  let count = 0
  for (const pathway of pathways) {
    const text = JSON.stringify(pathway).replaceAll(former, `${site.origin}/${place.slug}/`)
    const moved = [...slugs].reduce(
      (words, [from, to]) => words.replaceAll(`/${place.slug}/badges/${from}"`, `/${place.slug}/badges/${to}"`),
      text,
    )
    const slug = /\/pathways\/([a-z0-9-]+)"/.exec(text)?.[1]
    const theme = themeOf(pathway)
    const outcome = await importPathway({ placeId, text: moved, theme }, { database, site, curator: lead, now: at })
    if (outcome.ok) count++
    else console.log(`  ${slug ?? 'a pathway'} is not brought in: ${whyNoPathway[outcome.refusal]}`)
  }
  return count
}

function themeOf(pathway: Record<string, unknown>) {
  const said = JSON.stringify(pathway['ceterms:subject'] ?? '')
  const found = said.match(/[a-z-]+/g)?.find(isTheme)
  return found ?? 'community'
}
