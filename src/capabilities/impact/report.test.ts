import { expect, test } from 'vitest'
import { issueAwards } from '#capabilities/awards/issue-awards.ts'
import { sendToReview } from '#capabilities/badges/send-to-review.ts'
import { mintCityLead } from '#capabilities/people/mint-authority.ts'
import { aBadge, anOrganisation, aTown, now } from '#tests/support/town.ts'
import { countStuck } from './count-stuck.ts'
import { findOpenReport, findReport, listReports } from './find-report.ts'
import { listBreakdown } from './list-breakdown.ts'
import { listSnapshots } from './list-snapshots.ts'
import { measurePeriod } from './measure-period.ts'
import { sendReport, updateReport } from './send-report.ts'
import { lastMonth, takeSnapshots } from './take-snapshots.ts'
import { letterOfReport, stuckInWords, tellReport } from './tell-report.ts'

const later = (days: number) => new Date(now.getTime() + days * 86_400_000)
const words = { note: 'A good fortnight.', noteCy: 'Pythefnos da.' }

/** A town whose library gave a badge to so many people now. */
async function aTownThatGave(count: number) {
  const town = await aTown({ warm: 4 })
  const library = await anOrganisation(town)
  const { badgeId } = await aBadge(town, library)
  const lines = Array.from({ length: count }, (_, nth) => ({ recipient: { name: `Learner ${nth}` }, evidence: [] }))
  await issueAwards({ badgeId, lines, notify: false }, { ...town.services, issuer: library.issuer, now })
  const { database, placeId } = town
  const measure = async (from: Date, until: Date) =>
    measurePeriod(
      { placeId, from, until, stuck: await countStuck({ placeId }, { database, now: until }) },
      { database },
    )
  return { ...town, library, badgeId, measure }
}

test('a period counts what was given in it, who joined and what is stuck; few people are not shown', async () => {
  const town = await aTownThatGave(12)
  await anOrganisation(town, { name: 'Waiting Works', approved: false })
  await anOrganisation(town, { name: 'Unsafe Union', safeguardingLead: null })
  const during = await town.measure(later(-14), later(1))
  expect(during).toMatchObject({ issued: 12, people: 12, kept: 0, issuedBefore: 0, badges: 1 })
  expect(during.joined.map(({ name }) => name).toSorted()).toEqual(['Jubilee Library', 'Unsafe Union'])
  expect(during.stuck).toMatchObject({ waiting: 1, waitingLong: 0, unsafe: 1, stale: 0, notReached: 0 })
  const after = await town.measure(later(1), later(15))
  expect(after).toMatchObject({ issued: 0, people: 0, issuedBefore: 12, joined: [] })
  expect(after.stuck.waitingLong).toBe(1)
  const few = await aTownThatGave(3)
  expect(await few.measure(later(-14), later(1))).toMatchObject({ issued: null, people: null, kept: null })
})

test('every review that waits is in the report from its first day, with the oldest', async () => {
  const town = await aTownThatGave(1)
  const { database, placeId, services, library } = town
  const { badgeId } = await aBadge(town, library, { name: 'Bread' })
  for (const [badge, days] of [
    [badgeId, 0],
    [town.badgeId, 3],
  ] as const)
    await sendToReview({ badgeId: badge }, { ...services, manager: library.manager, now: later(days) })
  const stuck = await countStuck({ placeId }, { database, now: later(3) })
  expect(stuck).toMatchObject({ waiting: 0, oldestWaiting: null, reviews: 2, reviewsLong: 0, oldestReview: now })
  expect(stuckInWords(stuck, 'en')).toBe('Stuck: 2 badges wait to be reviewed, the oldest since 5 June 2026.')
  expect(stuckInWords(stuck, 'cy')).toContain('yr hynaf ers 5 Mehefin 2026')
  expect(await countStuck({ placeId }, { database, now: later(8) })).toMatchObject({ reviews: 2, reviewsLong: 1 })
  // A report that was frozen before reviews were counted says nothing of them.
  const { reviews: _r, reviewsLong: _l, oldestReview: _o, oldestWaiting: _w, ...former } = stuck
  expect(stuckInWords(former, 'en')).toBe('Nothing is stuck.')
})

test('a report is frozen when it is sent, begins where the last ended, and goes to each address once', async () => {
  const { services, lead, placeId, database, measure } = await aTownThatGave(12)
  const powers = { ...services, lead, now }
  await updateReport(words, powers)
  const { from, note } = await findOpenReport({ placeId }, { database, now })
  expect(note).toBe('A good fortnight.')
  const figures = await measure(from, now)
  const to = ['Programme@waymark.test', 'programme@waymark.test', 'me@waymark.test']
  const send = () => sendReport({ words, figures, from, to, locale: 'en' }, powers)
  const outcomes = await Promise.all([send(), send(), send()])
  expect(outcomes.filter(({ ok }) => ok)).toHaveLength(1)
  expect(outcomes.filter((one) => !one.ok && one.refusal === 'sent-meanwhile')).toHaveLength(2)
  const [sent, ...others] = await listReports({ placeId, limit: 5 }, { database })
  expect(others).toEqual([])
  expect(sent).toMatchObject({ ...words, sentTo: ['programme@waymark.test', 'me@waymark.test'] })
  expect(await findOpenReport({ placeId }, { database, now: later(3) })).toEqual({ from: now, note: '', noteCy: '' })
  const mails: { to: string; text: string }[] = []
  const mailer = async ({ to, text }: { to: string; text: string }) => void mails.push({ to, text })
  await tellReport({ reportId: sent?.id ?? '', email: 'me@waymark.test', locale: 'cy' }, { database, mailer, now })
  expect(mails[0]?.text).toContain('Pythefnos da.')
  const foreign = mintCityLead({ placeId: '019ae000-0000-7000-8000-000000000000', personId: lead.personId })
  expect(await findReport({ placeId: foreign.placeId, id: sent?.id ?? '' }, { database })).toBeUndefined()
  const many = Array.from({ length: 21 }, (_, nth) => `${nth}@waymark.test`)
  const crowd = await sendReport({ words, figures, from: now, to: many, locale: 'en' }, { ...powers, now: later(1) })
  expect(crowd).toEqual({ ok: false, refusal: 'too-many-addresses' })
})

test('the mail of a report says in words what is not shown', async () => {
  const { placeId, measure } = await aTownThatGave(3)
  const figures = await measure(later(-14), later(1))
  const report = { id: '', placeId, from: later(-14), until: now, ...words, figures, sentAt: null, sentTo: null }
  const letter = letterOfReport(report, { place: { name: 'Seatown', nameCy: null }, language: 'en' })
  expect(letter.paragraphs[0]).toBe('A good fortnight.')
  expect(letter.paragraphs.join(' ')).toMatch(/not shown badges were issued/)
})

test('a month is frozen once when it has ended, and stays as it was', async () => {
  const { services, database, placeId, library, badgeId, pool } = await aTownThatGave(12)
  const next = later(31)
  expect(await takeSnapshots({ database, now })).toBe(0)
  expect(await takeSnapshots({ database, now: next })).toBe(1)
  expect(await takeSnapshots({ database, now: next })).toBe(0)
  const [snapshot] = await listSnapshots({ placeId, limit: 5 }, { database })
  expect(snapshot?.month).toBe(lastMonth(next).month)
  expect(snapshot?.figures.totals.badgesIssued).toBe(12)
  expect(snapshot?.figures.month.organisation).toMatchObject([{ name: 'Jubilee Library', issued: 12 }])
  const lines = [{ recipient: { name: 'Late' }, evidence: [] }]
  await issueAwards({ badgeId, lines, notify: false }, { ...services, issuer: library.issuer, now })
  const [again] = await listSnapshots({ placeId, limit: 5 }, { database })
  expect(again?.figures).toEqual(snapshot?.figures)
  await expect(pool.query(`update impact_snapshots set figures = '{}'`)).rejects.toThrow(/never changed/)
})

test('a breakdown hides a small group, and a second one that its total would give away', async () => {
  const town = await aTownThatGave(40)
  for (const [name, count] of [
    ['Small Shed', 4],
    ['Middle Mill', 15],
  ] as const) {
    const organisation = await anOrganisation(town, { name })
    const { badgeId } = await aBadge(town, organisation)
    const lines = Array.from({ length: count }, (_, nth) => ({ recipient: { name: `${name} ${nth}` }, evidence: [] }))
    await issueAwards({ badgeId, lines, notify: false }, { ...town.services, issuer: organisation.issuer, now })
  }
  const asked = { placeId: town.placeId, from: later(-1), until: later(1) }
  const rows = await listBreakdown({ ...asked, by: 'organisation' }, town)
  expect(rows.map(({ name, issued }) => [name, issued])).toEqual([
    ['Jubilee Library', 40],
    ['Middle Mill', null],
    ['Small Shed', null],
  ])
  expect((await listBreakdown({ ...asked, by: 'ageBand' }, town)).map(({ key, issued }) => [key, issued])).toEqual([
    ['', 59],
  ])
  expect(await listBreakdown({ ...asked, from: later(2), until: later(3), by: 'theme' }, town)).toEqual([])
})

test('seen are those whose mail was opened or who kept it; few who did not keep it are not given away', async () => {
  const { database, placeId, pool } = await aTownThatGave(60)
  const { rows: awards } = await pool.query<{ id: string }>('select id from awards order by id')
  const open = (ids: { id: string }[]) =>
    pool.query(
      `insert into deliveries (at, id, about, kind) select $1, gen_random_uuid(), 'award ' || id, 'opened'
        from unnest($2::uuid[]) as id`,
      [now, ids.map(({ id }) => id)],
    )
  const keep = (ids: { id: string }[]) =>
    pool.query('update awards set claimed_at = $1 where id = any($2::uuid[])', [now, ids.map(({ id }) => id)])
  const asked = { placeId, from: later(-1), until: later(1), by: 'organisation' } as const
  const figures = async () => (await listBreakdown(asked, { database }))[0]
  await open(awards.slice(0, 30))
  // Opened twice is seen once.
  await open(awards.slice(0, 5))
  await keep(awards.slice(20, 40))
  expect(await figures()).toMatchObject({ issued: 60, seen: 40, kept: 20 })
  await keep(awards.slice(4, 20))
  expect(await figures()).toMatchObject({ issued: 60, seen: null, kept: 36 })
})
