import { randomUUID } from 'node:crypto'
import { expect, test } from 'vitest'
import { aBadge, anOrganisation, aTown, now } from '#tests/support/town.ts'
import { readClaimCode } from './claim-code.ts'
import { drawCodeCards, printedName } from './draw-code-cards.ts'
import { findAwardByClaimCode } from './find-award.ts'
import { issueAwardRun } from './issue-award-run.ts'
import { listRunCodes } from './list-run-codes.ts'
import { startAwardRun } from './start-award-run.ts'
import { withdrawAward } from './withdraw-award.ts'

test('lists the codes of a run that are still to be handed over, for its organisation alone', async () => {
  const town = await aTown()
  const library = await anOrganisation(town)
  const { badgeId } = await aBadge(town, library)
  const runId = randomUUID()
  const powers = { ...town.services, issuer: library.issuer, now }
  const people = [{ name: 'Ava' }, { name: 'Ben', email: 'ben@example.org' }, { name: 'Cat' }, { name: 'Dee' }]
  const lines = people.map((recipient) => ({ recipient, evidence: [] }))
  await startAwardRun({ badgeId, notify: true, requestId: runId, lines }, powers)
  await issueAwardRun({ runId }, powers)
  const { organisationId } = library
  const codes = await listRunCodes({ runId, organisationId }, town.services)
  expect(codes.map((one) => one.name)).toEqual(['Ava', 'Cat', 'Dee'])
  const [first] = codes
  const found = await findAwardByClaimCode(readClaimCode(first?.letters ?? '') ?? '', { database: town.database })
  expect(found).toMatchObject({ id: first?.awardId, recipientName: 'Ava' })
  await withdrawAward({ awardId: first?.awardId ?? '', reason: 'Left.' }, powers)
  await town.pool.query('update awards set claimed_at = now() where id = $1', [codes[1]?.awardId])
  expect((await listRunCodes({ runId, organisationId }, town.services)).map((one) => one.name)).toEqual(['Dee'])
  expect(await listRunCodes({ runId, organisationId: randomUUID() }, town.services)).toEqual([])
})

test('draws ten cards on a page and a sheet of all names, also of names that the typeface lacks', async () => {
  const cards = Array.from({ length: 23 }, (_, nth) => ({
    name: nth === 3 ? 'دينا سالم' : `Learner with a rather long name, number ${nth}`,
    letters: '4F7KQ-9TXB2',
    pin: 'PIN 123456',
    address: 'https://waymark.test/claim/4F7KQ-9TXB2',
  }))
  const pdf = await drawCodeCards({
    ...{ language: 'cy', title: 'Clwb Codio', organisation: 'Llyfrgell', steps: 'Sganiwch ef', cards },
    sheet: { heading: 'Codau', name: 'Enw', letters: 'Cod', kept: 'Wedi’i roi', nameless: '?' },
  })
  const text = Buffer.from(pdf).toString('latin1')
  expect(text.slice(0, 8)).toBe('%PDF-1.7')
  // Three pages of cards, one sheet.
  expect(text.match(/\/Type \/Page\b/g)).toHaveLength(4)
})

test('prints a name without the marks that the typeface lacks, and none where it lacks the letters', () => {
  expect(printedName('Nguyễn Thị Minh Khai')).toBe('Nguyen Thi Minh Khai')
  expect(printedName('Zoë Ĝłowacka')).toBe('Zoë Głowacka')
  expect(printedName('Ŵyn Ŷates')).toBe('Ŵyn Ŷates')
  expect(printedName('دينا سالم')).toBe('')
  expect(printedName('Ava 李')).toBe('')
})
