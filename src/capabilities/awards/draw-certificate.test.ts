import { inflateSync } from 'node:zlib'
import { expect, test } from 'vitest'
import { addPeople } from '#capabilities/people/add-people.ts'
import { mintSignedIn } from '#capabilities/people/mint-authority.ts'
import { aBadge, anOrganisation, aTown, now, type Town } from '#tests/support/town.ts'
import { downloadAward } from './download-award.ts'
import { drawCertificate, isPrintable } from './draw-certificate.ts'
import { findAward, findCredential } from './find-award.ts'
import { issueAwards } from './issue-awards.ts'
import { keepAwards } from './keep-awards.ts'
import { prepareCertificate } from './prepare-certificate.ts'
import { showAward } from './show-award.ts'
import { withdrawAward } from './withdraw-award.ts'

async function anAward(town: Town, name: string) {
  const library = await anOrganisation(town)
  const { badgeId } = await aBadge(town, library)
  const recipient = { name, email: 'ava@example.org' }
  const outcome = await issueAwards(
    { badgeId, lines: [{ recipient, evidence: [] }], notify: false },
    { ...town.services, issuer: library.issuer, now },
  )
  const line = outcome.ok ? outcome.lines[0] : undefined
  if (!line?.ok) throw new Error('not awarded')
  return { library, awardId: line.awardId }
}

async function certificateOf(town: Town, awardId: string, language: 'en' | 'cy' = 'en', moment = now) {
  const award = await findAward(awardId, { database: town.database })
  const credential = await findCredential(awardId, { database: town.database })
  if (!award || !credential) throw new Error('no award')
  return prepareCertificate({ award, credential, language }, { ...town.services, now: moment })
}

async function showName(town: Town, awardId: string) {
  const email = 'ava@example.org'
  const ids = await addPeople([{ name: 'Ava', email }], { database: town.database, now })
  const signedIn = mintSignedIn({ personId: ids.get(email) ?? '', email, name: 'Ava' })
  await keepAwards({ ...town.services, signedIn, now })
  return showAward({ awardId, visibility: 'private', nameShown: true }, { database: town.database, signedIn, now })
}

/** What a PDF keeps in compressed form. The length says where it ends: its last byte may itself be an end of line. */
function contentsOf(pdf: Uint8Array): string[] {
  const bytes = Buffer.from(pdf)
  return [...bytes.toString('latin1').matchAll(/\/Length (\d+)\b[^>]*>>\s*?stream\r?\n/g)].flatMap((found) => {
    const start = found.index + found[0].length
    const stream = bytes.subarray(start, start + Number(found[1]))
    return found[0].includes('/FlateDecode') ? [inflateSync(stream).toString('utf8')] : []
  })
}

test('who prints their own badge has their name on it, whatever others see; nobody has what is not kept', async () => {
  const town = await aTown()
  const { awardId } = await anAward(town, 'Ava Test')
  const earnedBy = async (holderNamed?: boolean) => {
    const award = await findAward(awardId, { database: town.database })
    if (!award) throw new Error('no award')
    return (
      await prepareCertificate({ award, credential: '{}', language: 'en', holderNamed }, { ...town.services, now })
    ).earnedBy
  }
  expect(await earnedBy(true)).toBeUndefined()
  const email = 'ava@example.org'
  const ids = await addPeople([{ name: 'Ava', email }], { database: town.database, now })
  const signedIn = mintSignedIn({ personId: ids.get(email) ?? '', email, name: 'Ava' })
  await keepAwards({ ...town.services, signedIn, now })
  expect(await earnedBy(true)).toBe('Earned by Ava Test')
  expect(await earnedBy(false)).toBeUndefined()
  expect(await earnedBy()).toBeUndefined()
})

test('a badge can be printed, and the page carries the signed badge inside', async () => {
  const town = await aTown()
  const { awardId } = await anAward(town, 'Ava Test')
  const powers = { ...town.services, now }
  const file = await downloadAward({ awardId, format: 'pdf', language: 'cy' }, powers)
  expect(file?.contentType).toBe('application/pdf')
  const pdf = file?.body as Uint8Array
  expect(Buffer.from(pdf).subarray(0, 8).toString()).toBe('%PDF-1.7')
  expect(contentsOf(pdf)).toContain(await findCredential(awardId, { database: town.database }))
  const written = Buffer.from(pdf).toString('latin1')
  expect(written).toContain('/Lang (cy)')
  expect(written).toContain('/Marked true')
})

test('the name stands on it only once the learner lets it be seen', async () => {
  const town = await aTown()
  const { awardId } = await anAward(town, 'Siân Ŵyn')
  expect((await certificateOf(town, awardId)).earnedBy).toBeUndefined()
  expect(await showName(town, awardId)).toEqual({ ok: true })
  expect((await certificateOf(town, awardId)).earnedBy).toBe('Earned by Siân Ŵyn')
  expect((await certificateOf(town, awardId, 'cy')).earnedBy).toBe('Enillwyd gan Siân Ŵyn')
})

test('a name that the typeface cannot write is left out, not drawn as boxes', async () => {
  const town = await aTown()
  const { awardId } = await anAward(town, '李小龙')
  await showName(town, awardId)
  expect((await certificateOf(town, awardId)).earnedBy).toBeUndefined()
})

test('what was withdrawn says so first', async () => {
  const town = await aTown()
  const { library, awardId } = await anAward(town, 'Ava Test')
  expect((await certificateOf(town, awardId)).warning).toBeUndefined()
  await withdrawAward({ awardId, reason: 'Given by mistake' }, { ...town.services, issuer: library.issuer, now })
  expect((await certificateOf(town, awardId)).warning).toBe('Withdrawn: this badge no longer counts.')
})

test('long words go on over more pages', async () => {
  const town = await aTown()
  const { awardId } = await anAward(town, 'Ava Test')
  const certificate = await certificateOf(town, awardId, 'cy')
  const detail = 'Llanfairpwllgwyngyllgogerychwyrndrobwllllantysiliogogogoch ŵ ŷ ẁ ẃ. '.repeat(90)
  const pdf = await drawCertificate({ ...certificate, facts: [...certificate.facts, { term: 'Hir', detail }] })
  expect(Buffer.from(pdf).toString('latin1')).toContain('/Count 3')
})

test.each([
  ['Łukasz Żak', true],
  ['Ŵyn O’Brien-Ÿves', true],
  ['Ĉiam', false],
  ['Иван', false],
  ['محمد', false],
  ['Ana 😀', false],
])('%s can be printed: %s', (name, isWritten) => {
  expect(isPrintable(name)).toBe(isWritten)
})
