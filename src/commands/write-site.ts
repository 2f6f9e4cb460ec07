import { mkdir, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { publicDid } from '#capabilities/awards/check-badge.ts'
import { findCredentials } from '#capabilities/awards/find-award.ts'
import type { AwardListing } from '#capabilities/awards/list-awards.ts'
import {
  type OfflineBadge,
  type OfflinePage,
  offlinePage,
  offlineWords,
} from '#capabilities/awards/offline-page-format.ts'
import { publishStatusList } from '#capabilities/awards/publish-status-list.ts'
import type { Badge } from '#capabilities/badges/badge.ts'
import { drawBadge } from '#capabilities/badges/draw-badge.ts'
import { findBadgeVersion } from '#capabilities/badges/find-badge.ts'
import { findOrganisation } from '#capabilities/organisations/find-organisation.ts'
import { listKnownIssuers } from '#capabilities/organisations/list-known-issuers.ts'
import { type PublicOrganisation, publicOrganisation } from '#capabilities/organisations/public-organisation.ts'
import { type Place, placeName } from '#capabilities/places/place.ts'
import { findSuccessionCredential } from '#capabilities/succession/find-succession.ts'
import { listSuccessions } from '#capabilities/succession/list-successions.ts'
import { successionSigners } from '#capabilities/succession/succession.ts'
import { listOrigins } from '#infrastructure/database/origins.ts'
import { offlineScript } from '#infrastructure/files/offline-script.ts'
import type { Services } from '#infrastructure/services.ts'
import { longDate } from '#infrastructure/words/formats.ts'
import { inLanguage, type Language } from '#infrastructure/words/languages.ts'
import { translator } from '#infrastructure/words/translator.ts'

interface Site {
  place: Place
  folder: string
  awards(): AsyncIterable<AwardListing[]>
  organisations(): AsyncIterable<{ slug: string }>
}

type Powers = Pick<Services, 'database' | 'masterKey' | 'site'> & { now: Date }
/** `origins`: where this installation is and was; badges name the address of the day on which they were signed. */
type PagePowers = Powers & { origins: string[] }

const languages = ['en', 'cy'] as const
const pageOf = { en: 'index.html', cy: 'cy.html' } as const

/**
 * Writes what badges need to be checked when this installation is gone, as files that any web server can serve: each badge,
 * list and key at the path that the badges name, a page for each badge, and one that checks any.
 */
export async function writeSite({ place, folder, awards, organisations }: Site, powers: Powers): Promise<void> {
  const write = async (name: string, content: string | Uint8Array) => {
    const file = path.join(folder, name)
    await mkdir(path.dirname(file), { recursive: true })
    await writeFile(file, content)
  }
  const pagePowers = { ...powers, origins: [powers.site.origin, ...(await listOrigins(powers.database))] }
  await write('check.js', await offlineScript())
  await write('registry.json', await registry(place, powers))
  for (const language of languages) await write(pageOf[language], homePage(place, language, pagePowers))
  const keyed = new Set<string>()
  for await (const { slug } of organisations()) {
    keyed.add(slug)
    await writeIssuer(slug, write, powers)
  }
  await writeSuccessions(place, write, powers)
  const [drawn, told] = [new Set<string>(), new Set<string>()]
  /** Who gave or designed a badge has a page, and one of another place its keys too: credentials name both. */
  const writeNamed = async (slug: string) => {
    if (told.has(slug)) return
    told.add(slug)
    if (!keyed.has(slug)) await writeKeys(slug, write, powers)
    const found = await findOrganisation({ slug }, powers)
    if (!found) return
    const organisation = publicOrganisation(found, powers.now)
    for (const language of languages)
      await write(`organisations/${slug}/${pageOf[language]}`, organisationPage(organisation, language, pagePowers))
  }
  for await (const page of awards()) {
    const ids = page.map(({ id }) => id)
    const credentials = await findCredentials(ids, powers)
    for (const award of page) {
      const credential = credentials.get(award.id)
      if (!credential) continue
      await write(`awards/${award.id}.json`, credential)
      for (const language of languages)
        await write(`awards/${award.id}/${pageOf[language]}`, badgePage(award, language, pagePowers))
      await writeNamed(award.organisationSlug)
      if (drawn.has(award.badgeVersionId)) continue
      drawn.add(award.badgeVersionId)
      const badge = await findBadgeVersion(award.badgeVersionId, powers)
      if (!badge) continue
      const version = `badge-versions/${award.badgeVersionId}`
      await write(`${version}.png`, await drawBadge(badge.artwork, powers))
      for (const language of languages)
        await write(`${version}/${pageOf[language]}`, versionPage(badge, language, pagePowers))
      await writeNamed(badge.organisationSlug)
    }
  }
}

type Write = (name: string, content: string | Uint8Array) => Promise<void>

/** The keys of an organisation; none where it never signed. */
async function writeKeys(slug: string, write: Write, powers: Powers): Promise<boolean> {
  const keys = await publicDid(slug, powers)
  if (keys) await write(`dids/${slug}/did.json`, JSON.stringify(keys))
  return keys !== undefined
}

/** The keys of an organisation, and each of its lists of withdrawn badges, signed as it is now. */
async function writeIssuer(slug: string, write: Write, powers: Powers) {
  if (!(await writeKeys(slug, write, powers))) return
  for (let number = 1; ; number++) {
    const list = await publishStatusList({ organisationSlug: slug, number, purpose: 'revocation' }, powers)
    if (!list) return
    await write(`status/${slug}/${number}`, list.credential)
  }
}

/** What organisations signed when one took over the badges of another. */
async function writeSuccessions({ id: placeId }: Place, write: Write, powers: Powers) {
  for (const { id } of await listSuccessions({ placeId }, powers)) {
    for (const signer of successionSigners) {
      const statement = await findSuccessionCredential({ id, signer }, powers)
      if (statement) await write(`successions/${id}/${signer}.json`, statement)
    }
  }
}

async function registry({ id: placeId }: Place, powers: Powers): Promise<string> {
  const { issuers } = await listKnownIssuers({ placeId, limit: 100_000 }, powers)
  const at = powers.now.toISOString()
  const entries = issuers.map(({ did, name, website, places }) => [
    did,
    { name, location: places.join(', '), ...(website && { url: website }) },
  ])
  return JSON.stringify({ meta: { created: at, updated: at }, registry: Object.fromEntries(entries) }, null, 2)
}

function homePage(place: Place, language: Language, { site, now, origins }: PagePowers): string {
  const t = translator(language)
  const title = t('offline.title', { place: placeName(place, language) })
  const lead = t('offline.lead', { site: site.origin, date: longDate(language, now) })
  return offlinePage({
    ...{ language, documents: {}, badges: [], origins, base: '', script: { at: 'check.js' } },
    ...{ words: offlineWords(t, { title, lead }), other: otherOf(language) },
  })
}

function badgePage(award: AwardListing, language: Language, { site, now, origins }: PagePowers): string {
  const t = translator(language)
  const title = inLanguage(language, award.badgeName, award.badgeNameCy)
  const lead = t('offline.lead', { site: site.origin, date: longDate(language, now) })
  const at = `../${award.id}.json`
  const awarded = longDate(language, award.awardedAt)
  const badge: OfflineBadge = {
    name: title,
    organisation: award.organisationName,
    ...{ awarded, at, picture: `../../badge-versions/${award.badgeVersionId}.png` },
    files: [{ href: at, label: 'JSON' }],
  }
  return offlinePage({
    ...{ language, documents: {}, badges: [badge], origins, base: '../../' },
    ...{ words: offlineWords(t, { title, lead }), other: otherOf(language), script: { at: '../../check.js' } },
  })
}

/** What a badge is given for, in the words of the version that its awards name. */
function versionPage(badge: Badge, language: Language, powers: PagePowers): string {
  const t = translator(language)
  const texts = [
    { text: badge.organisationName },
    { text: inLanguage(language, badge.description, badge.descriptionCy) },
    { heading: t('badges.earnIt'), text: inLanguage(language, badge.criteria, badge.criteriaCy) },
  ]
  const title = inLanguage(language, badge.name, badge.nameCy)
  return namedPage({ title, about: { picture: `../${badge.versionId}.png`, texts } }, language, powers)
}

function organisationPage(organisation: PublicOrganisation, language: Language, powers: PagePowers): string {
  const { name, description, descriptionCy, website } = organisation
  const texts = [{ text: inLanguage(language, description, descriptionCy) }, ...(website ? [{ text: website }] : [])]
  return namedPage({ title: name, about: { texts } }, language, powers)
}

/** The page of something that badges name. */
function namedPage(
  { title, about }: { title: string; about: NonNullable<OfflinePage['about']> },
  language: Language,
  { site, now, origins }: PagePowers,
): string {
  const t = translator(language)
  const lead = t('offline.lead', { site: site.origin, date: longDate(language, now) })
  return offlinePage({
    ...{ language, documents: {}, badges: [], about, origins, base: '../../' },
    ...{ words: offlineWords(t, { title, lead }), other: otherOf(language), script: { at: '../../check.js' } },
  })
}

/** Each page leads to the same one in the other language, which calls itself by its own name. */
function otherOf(language: Language) {
  return language === 'en' ? { href: pageOf.cy, label: 'Cymraeg' } : { href: pageOf.en, label: 'English' }
}
