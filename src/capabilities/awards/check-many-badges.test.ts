import { toBuffer } from 'qrcode'
import { expect, test } from 'vitest'
import { anotherSite } from '#tests/support/elsewhere.ts'
import { aBadge, anOrganisation, aTown, now } from '#tests/support/town.ts'
import { checkManyBadges } from './check-many-badges.ts'
import { findSignedAward } from './find-award.ts'
import { issueAwards } from './issue-awards.ts'
import { mostChecked } from './submitted-list-rules.ts'
import { withdrawAward } from './withdraw-award.ts'

const patience = new AbortController().signal

async function aTownWithTwoAwards() {
  const town = await aTown()
  const library = await anOrganisation(town)
  const { badgeId } = await aBadge(town, library)
  const lines = ['ava@example.org', 'ben@example.org'].map((email) => ({
    recipient: { name: 'Ava Test', email },
    evidence: [],
  }))
  const outcome = await issueAwards(
    { badgeId, lines, notify: false },
    { ...town.services, issuer: library.issuer, now },
  )
  const ids = outcome.ok ? outcome.lines.flatMap((line) => (line.ok ? line.awardId : [])) : []
  const [held = '', withdrawn = ''] = ids
  await withdrawAward({ awardId: withdrawn, reason: 'By mistake' }, { ...town.services, issuer: library.issuer, now })
  const signed = await findSignedAward(held, { database: town.database })
  const at = (id: string) => `${town.services.site.origin}/awards/${id}`
  const check = (list: string, files: File[] = [], until = patience) =>
    checkManyBadges({ list, files }, { ...town.services, now, language: 'en', patience: until })
  return { held, withdrawn, credential: signed?.credential ?? '', at, check }
}

test('gives every address and file a line of its own, in their order, and a bad one spoils no other', async () => {
  const { held, withdrawn, credential, at, check } = await aTownWithTwoAwards()
  const files = [
    new File([credential], 'kept.json'),
    new File([credential.replace('"validFrom":"2', '"validFrom":"1')], 'changed.json'),
    new File(['\x89PNG\r\n\x1a\n broken'], '=broken.png'),
    new File(['x'.repeat(5_000_001)], 'huge.pdf'),
  ]
  const list = `Ava Test\t${at(held)}\n\nno address here\r\n${at(withdrawn)}.json\nhttp://127.0.0.1:1/badge.json`
  const checked = await check(list, files)
  expect(checked.ok && checked.lines.map((one) => [one.given, one.verdict ?? one.problem, one.name])).toEqual([
    [`Ava Test\t${at(held)}`, 'genuine', 'Coding Club'],
    ['no address here', 'no-address', undefined],
    [`${at(withdrawn)}.json`, 'genuine-but-no-longer-valid', 'Coding Club'],
    ['http://127.0.0.1:1/badge.json', 'unreachable', undefined],
    ['kept.json', 'genuine', 'Coding Club'],
    // What nothing proves is not passed on: no name of a badge, no issuer.
    ['changed.json', 'not-genuine', undefined],
    ['=broken.png', expect.stringMatching(/damaged|no-badge/), undefined],
    ['huge.pdf', 'too-large', undefined],
  ])
  const lines = checked.ok ? checked.lines : []
  expect(lines[0]).toMatchObject({ issuer: 'Jubilee Library', isFromHere: true, awarded: expect.any(Date) })
  expect(lines[5]).toMatchObject({ issuer: undefined, awarded: undefined, why: expect.stringMatching(/\w/) })
  expect(JSON.stringify(lines.map(({ given: _, ...line }) => line))).not.toContain('Ava')
})

test('a badge in any name, by a key that nothing stands for, is told apart from ours', async () => {
  const { credential, check } = await aTownWithTwoAwards()
  const { give } = await anotherSite({ called: 'Jubilee Library', now })
  const files = [
    new File([credential], 'ours.json'),
    new File([await give({ name: 'Coding Club', bareKey: true })], 'forged.json'),
  ]
  const checked = await check('', files)
  expect(
    checked.ok && checked.lines.map(({ verdict, isFromHere, isNameless }) => [verdict, isFromHere, isNameless]),
  ).toEqual([
    ['genuine', true, false],
    ['genuine', false, true],
  ])
})

test('looks for no code in pictures: fifty of them would cost a minute of work', async () => {
  const { held, at, check } = await aTownWithTwoAwards()
  const checked = await check('', [new File([new Uint8Array(await toBuffer(at(held), { width: 400 }))], 'code.png')])
  expect(checked.ok && checked.lines.map((one) => one.verdict)).toEqual(['no-badge'])
})

test('checks nothing of too long a list, nor of an empty one, and begins no badge when time is up', async () => {
  const { held, at, check } = await aTownWithTwoAwards()
  expect(await check(' \n ')).toEqual({ ok: false, refusal: 'nothing', count: 0 })
  const long = Array.from({ length: mostChecked }, () => at(held)).join('\n')
  expect((await check(long)).ok).toBe(true)
  const more = await check(long, [new File(['{}'], 'one.json')])
  expect(more).toEqual({ ok: false, refusal: 'too-many', count: mostChecked + 1 })
  const late = await check(at(held), [], AbortSignal.abort())
  expect(late.ok && late.lines.map((one) => one.problem)).toEqual(['out-of-time'])
})
