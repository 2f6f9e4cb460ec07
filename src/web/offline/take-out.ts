import { redirect } from 'react-router'
import { readOwn } from '#capabilities/awards/check-badge.ts'
import { downloadAward } from '#capabilities/awards/download-award.ts'
import { findCredentials } from '#capabilities/awards/find-award.ts'
import { type AwardListing, listAwards } from '#capabilities/awards/list-awards.ts'
import {
  type OfflineBadge,
  type OfflinePage,
  offlinePage,
  offlineWords,
} from '#capabilities/awards/offline-page-format.ts'
import { listBroughtDocuments } from '#capabilities/brought/find-brought-badge.ts'
import { listCollections } from '#capabilities/portfolio/list-collections.ts'
import { readCollection } from '#capabilities/portfolio/read-collection.ts'
import { asResume } from '#capabilities/portfolio/resume-format.ts'
import { takeAttempt } from '#infrastructure/database/attempts.ts'
import { readCursor } from '#infrastructure/database/keyset.ts'
import { offlineScript } from '#infrastructure/files/offline-script.ts'
import { type ZipFile, zipStream } from '#infrastructure/files/zip-stream.ts'
import { longDate } from '#infrastructure/words/formats.ts'
import { inLanguage } from '#infrastructure/words/languages.ts'
import { myDataFile } from '#web/me/my-data-file.tsx'
import { signedInDesk } from '#web/site/session-gate.ts'
import { type Visit, visitOf } from '#web/site/visit.ts'
import type { Route } from './+types/take-out'

const awardsAtOnce = 100
/** Pictures and pages to print take time to draw: of more badges the signed document alone is in the file. */
const mostDrawn = 200
/** So many are checked as soon as the page is opened; the others by choosing their file. */
const mostOnPage = 500
/** In a row, before a wait. */
const freeTurns = 5

/** Made by a press alone: it takes the site a while. */
export const loader = () => redirect('/me/settings')

/**
 * Everything that is a person's, as one archive: a page that checks each badge without this site, the badges as files, what
 * they brought, their résumés, and what else is kept of them. No key is in it.
 */
export async function action({ context }: Route.ActionArgs) {
  const visit = visitOf({ context })
  const { person } = signedInDesk({ context })
  const { services, now } = visit
  const turn = { purpose: 'take-out', subject: person.id, free: freeTurns } as const
  const attempt = await takeAttempt(services.database, turn, now)
  if (!attempt.ok) return redirect(`/me/settings?later=${attempt.waitMinutes}`)
  const data = await myDataFile({ context })
  const manifest = (files: object[]) => ({
    path: 'manifest.json',
    bytes: JSON.stringify({ site: services.site.origin, madeAt: now.toISOString(), files }, null, 2),
  })
  return new Response(zipStream(filesOf({ person, visit, data }), manifest), {
    headers: {
      'content-type': 'application/zip',
      'content-disposition': 'attachment; filename="my-waymark.zip"',
      'cache-control': 'private, no-store',
    },
  })
}

interface Taken {
  person: ReturnType<typeof signedInDesk>['person']
  visit: Visit
  data: { html: string; json: string }
}

async function* filesOf({ person, visit, data }: Taken): AsyncGenerator<ZipFile> {
  const { t } = visit
  yield { path: 'README.txt', bytes: `${t('offline.own.readme')}\n${t('offline.own.hint')}\n` }
  yield { path: 'my-data.html', bytes: data.html }
  yield { path: 'my-data.json', bytes: data.json }
  const onPage: OfflineBadge[] = []
  const documents: Record<string, unknown> = {}
  let count = 0
  for await (const { award, credential } of signedAwards(person.id, visit)) {
    count++
    const files = await awardFiles({ award, credential, number: count, isDrawn: count <= mostDrawn }, visit)
    yield* files
    if (count > mostOnPage) continue
    await gather(documents, credential, visit)
    onPage.push(badgeOnPage(award, { credential, paths: files.map(({ path }) => path) }, visit))
  }
  const links = [{ href: 'my-data.html', label: t('me.data.title') }]
  for await (const file of broughtFiles(person.id, visit)) {
    yield file
    links.push({ href: file.path, label: file.path })
  }
  for await (const file of resumes(person, visit)) {
    yield file
    links.push({ href: file.path, label: file.path })
  }
  yield { path: 'index.html', bytes: await page({ badges: onPage, documents, links }, visit) }
}

async function* signedAwards(personId: string, { services: { database } }: Visit) {
  let after: ReturnType<typeof readCursor>
  do {
    const { rows, next } = await listAwards({ personId, ...(after && { after }), limit: awardsAtOnce }, { database })
    const credentials = await findCredentials(
      rows.map(({ id }) => id),
      { database },
    )
    for (const award of rows) {
      const credential = credentials.get(award.id)
      if (credential) yield { award, credential }
    }
    after = readCursor(next ?? null)
  } while (after)
}

interface Numbered {
  award: AwardListing
  credential: string
  number: number
  isDrawn: boolean
}

async function awardFiles({ award, credential, number, isDrawn }: Numbered, { services, now, language }: Visit) {
  const name = `badges/${String(number).padStart(4, '0')}-${award.badgeSlug}`
  const files: ZipFile[] = [{ path: `${name}.json`, bytes: credential }]
  for (const format of isDrawn ? (['png', 'pdf'] as const) : []) {
    const asked = { awardId: award.id, format, language, holderNamed: true }
    const file = await downloadAward(asked, { ...services, now })
    if (file) files.push({ path: `${name}.${format}`, bytes: file.body })
  }
  return files
}

/** The keys and the list that a badge is checked by, as they are now. */
async function gather(documents: Record<string, unknown>, credential: string, { services, now }: Visit) {
  const { issuer, credentialStatus: status } = JSON.parse(credential) as {
    issuer: { id: string }
    credentialStatus?: { statusListCredential?: string }
  }
  const [, , host, ...path] = issuer.id.startsWith('did:web:') ? issuer.id.split(':') : []
  const keys = host && `https://${decodeURIComponent(host)}/${path.join('/')}/did.json`
  for (const address of [keys, status?.statusListCredential])
    if (address && !Object.hasOwn(documents, address)) {
      const document = await readOwn(address, { ...services, now })
      if (document) documents[address] = document
    }
}

function badgeOnPage(
  award: AwardListing,
  { credential, paths }: { credential: string; paths: string[] },
  { language }: Visit,
): OfflineBadge {
  return {
    name: inLanguage(language, award.badgeName, award.badgeNameCy),
    organisation: award.organisationName,
    awarded: longDate(language, award.awardedAt),
    files: paths.map((path) => ({ href: path, label: path.split('.').at(-1)?.toUpperCase() ?? path })),
    picture: paths.find((path) => path.endsWith('.png')),
    credential,
  }
}

/** Byte for byte as they came. */
async function* broughtFiles(personId: string, { services }: Visit): AsyncGenerator<ZipFile> {
  const brought = await listBroughtDocuments({ personId }, services)
  for (const [index, { document }] of brought.entries())
    yield { path: `badges-from-elsewhere/${String(index + 1).padStart(4, '0')}.${endingOf(document)}`, bytes: document }
}

function endingOf(document: Buffer): string {
  if (document.subarray(1, 4).toString('latin1') === 'PNG') return 'png'
  if (document.subarray(0, 4).toString('latin1') === '%PDF') return 'pdf'
  const text = document.subarray(0, 200).toString('utf8').trimStart()
  if (text.startsWith('<')) return 'svg'
  return text.startsWith('{') ? 'json' : 'txt'
}

async function* resumes(person: Taken['person'], { services, now, language }: Visit): AsyncGenerator<ZipFile> {
  const collections = await listCollections({ personId: person.id }, { ...services, now })
  for (const [index, collection] of collections.entries()) {
    const shown = await readCollection(collection, { ...services, now, language })
    const resume = asResume({ collection: shown, email: person.email, language, origin: services.site.origin, now })
    yield { path: `resumes/${String(index + 1).padStart(2, '0')}.json`, bytes: JSON.stringify(resume, null, 2) }
  }
}

type OnPage = Pick<OfflinePage, 'badges' | 'documents' | 'links'>

async function page(held: OnPage, { services, now, t, language }: Visit) {
  const { origin } = services.site
  const lead = `${t('offline.own.lead', { site: origin, date: longDate(language, now) })} ${t('offline.own.asOf')}`
  return offlinePage({
    ...{ ...held, language, origins: [], base: '' as const },
    words: offlineWords(t, { title: t('offline.own.title'), lead }),
    script: { text: await offlineScript() },
  })
}
