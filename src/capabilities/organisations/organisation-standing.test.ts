import { describe, expect, test } from 'vitest'
import { issueAwards } from '#capabilities/awards/issue-awards.ts'
import { holdOpportunities } from '#capabilities/opportunities/hold-opportunities.ts'
import { listOpportunities } from '#capabilities/opportunities/list-opportunities.ts'
import { mintCityLead } from '#capabilities/people/mint-authority.ts'
import { appointCityLead } from '#capabilities/places/appoint-city-lead.ts'
import { foundPlace } from '#capabilities/places/found-place.ts'
import { aBadge, anOpportunity, anOrganisation, aTown, now, type Town } from '#tests/support/town.ts'
import { answerPlace } from './answer-place.ts'
import { decideOrganisation } from './decide-organisation.ts'
import { listStandings } from './find-organisation.ts'
import { joinPlace } from './join-place.ts'
import { leavePlace } from './leave-place.ts'
import { listNetwork } from './list-network.ts'
import { listOrganisationSteps } from './list-organisation-steps.ts'
import { type Decision, decisionsFor, newReference } from './organisation-rules.ts'
import { tellOfStep } from './tell-of-step.ts'

type Library = Awaited<ReturnType<typeof anOrganisation>>

/** Each step a minute after the one before: what happens in one moment has no order. */
let steps = 0
const later = () => new Date(now.getTime() + ++steps * 60_000)

const decide = (
  { services, lead }: Town,
  { organisationId }: Library,
  decision: Decision,
  more: { note?: string; seen?: 'waiting' } = {},
) => decideOrganisation({ organisationId, decision, ...more }, { ...services, lead, now: later() })
const standingOf = async ({ database }: Town, { organisationId }: Library) =>
  (await listStandings(organisationId, { database }))[0]?.standing
const stepsOf = async ({ database, placeId }: Town, { organisationId }: Library) =>
  (await listOrganisationSteps({ organisationId, placeId }, { database })).map(({ step, note }) => [step, note])

test('what may be decided follows from where it stands', () => {
  expect(decisionsFor('waiting')).toEqual(['approved', 'more-asked', 'refused'])
  expect(decisionsFor('more-asked')).toEqual(['approved', 'refused'])
  expect(decisionsFor('approved')).toEqual(['suspended'])
  expect(decisionsFor('suspended')).toEqual(['approved'])
  expect(decisionsFor('refused')).toEqual(['approved'])
  expect(decisionsFor('left')).toEqual([])
})

test('a reference has no letter that is taken for another', () => {
  const all = Array.from({ length: 256 }, (_, byte) => newReference(new Uint8Array(5).fill(byte))).join('')
  expect(all).not.toMatch(/[01IO]/)
  expect(newReference(new Uint8Array([255, 0, 255, 0, 255]))).toMatch(/^WM-[2-9A-Z]{4}-[2-9A-Z]{4}$/)
})

describe('joining', () => {
  test('goes on when more was asked and answered, and each step is kept with what was said', async () => {
    const town = await aTown()
    const asking = await anOrganisation(town, { approved: false })
    expect(await decide(town, asking, 'more-asked')).toEqual({ ok: false, refusal: 'note-is-missing' })
    expect(await decide(town, asking, 'more-asked', { note: 'Who has the key?' })).toEqual({ ok: true })
    const powers = { ...town.services, manager: asking.manager, now }
    const { placeId } = town
    expect(await answerPlace({ placeId, note: ' ' }, powers)).toEqual({ ok: false, refusal: 'note-is-missing' })
    expect(await answerPlace({ placeId, note: 'Sam.' }, { ...powers, now: later() })).toEqual({ ok: true })
    expect(await answerPlace({ placeId, note: 'Sam.' }, powers)).toEqual({ ok: false, refusal: 'nothing-to-answer' })
    expect(await decide(town, asking, 'approved')).toEqual({ ok: true })
    expect(await stepsOf(town, asking)).toEqual([
      ['approved', null],
      ['answered', 'Sam.'],
      ['more-asked', 'Who has the key?'],
      ['asked', null],
    ])
  })

  test('is declined with a reason alone, and may be asked for again', async () => {
    const town = await aTown()
    const asking = await anOrganisation(town, { approved: false })
    expect(await decide(town, asking, 'refused', { note: '  ' })).toEqual({ ok: false, refusal: 'note-is-missing' })
    expect(await decide(town, asking, 'refused', { note: 'No insurance' })).toEqual({ ok: true })
    const asked = { placeId: town.placeId, note: 'Now we have one' }
    expect(await answerPlace(asked, { ...town.services, manager: asking.manager, now })).toEqual({ ok: true })
    expect(await standingOf(town, asking)).toBe('waiting')
  })

  test('of two City Leads who decide at once one is told that it was decided meanwhile', async () => {
    const town = await aTown({ warm: 8 })
    const asking = await anOrganisation(town, { approved: false })
    const outcomes = await Promise.all(
      Array.from({ length: 8 }, (_, turn) =>
        decide(town, asking, turn % 2 === 0 ? 'approved' : 'refused', { note: 'A reason', seen: 'waiting' }),
      ),
    )
    expect(outcomes.filter(({ ok }) => ok)).toHaveLength(1)
    expect(outcomes.filter((one) => !one.ok && one.refusal === 'decided-meanwhile')).toHaveLength(7)
    expect(await stepsOf(town, asking)).toHaveLength(2)
  })

  test('is decided for what the City Lead saw, not for what it became', async () => {
    const town = await aTown()
    const asking = await anOrganisation(town, { approved: false })
    await decide(town, asking, 'more-asked', { note: 'Who?' })
    const late = await decide(town, asking, 'refused', { note: 'No', seen: 'waiting' })
    expect(late).toEqual({ ok: false, refusal: 'decided-meanwhile' })
  })

  test('asks several places, each of which decides for itself', async () => {
    const town = await aTown()
    const library = await anOrganisation(town)
    const place = {
      name: 'Otherton',
      nameCy: null,
      summary: '',
      summaryCy: null,
      hue: 'moss',
      pattern: 'waves',
      latitude: 50,
      longitude: -4,
    } as const
    const other = await foundPlace({ ...place, slug: 'otherton', neighbourhoods: [], cohorts: [] }, { ...town, now })
    if (!other.ok) throw new Error('the place exists')
    const powers = { ...town.services, manager: library.manager, now }
    await joinPlace({ placeId: other.placeId }, powers)
    await joinPlace({ placeId: other.placeId }, powers)
    expect((await listStandings(library.organisationId, town)).map(({ standing }) => standing)).toEqual([
      'approved',
      'waiting',
    ])
    const foreign = mintCityLead({ placeId: other.placeId, personId: town.lead.personId })
    const { organisationId } = library
    const suspend = { organisationId, decision: 'suspended', note: 'Why' } as const
    expect(await decideOrganisation(suspend, { ...town.services, lead: foreign, now })).toMatchObject({ ok: false })
    expect(await standingOf(town, library)).toBe('approved')
  })
})

describe('a suspension', () => {
  test('hides what is offered and stops awards, until it ends; what was given stays', async () => {
    const town = await aTown()
    const library = await anOrganisation(town)
    const { badgeId } = await aBadge(town, library)
    await anOpportunity(town, library, { ageMin: 18, ageMax: 120 })
    const give = (name: string) =>
      issueAwards(
        { badgeId, lines: [{ recipient: { name }, evidence: [] }], notify: false },
        { ...town.services, issuer: library.issuer, now },
      )
    const shown = async () =>
      (await listOpportunities({ placeId: town.placeId, limit: 5 }, { database: town.database, now })).rows.length
    expect(await give('Ava')).toMatchObject({ ok: true })
    expect(await shown()).toBe(1)
    await decide(town, library, 'suspended', { note: 'A complaint' })
    const { organisationId } = library
    await holdOpportunities({ organisationId }, { ...town.services, now })
    expect(await shown()).toBe(0)
    expect(await give('Ben')).toMatchObject({ ok: false, refusal: 'organisation-is-suspended' })
    await decide(town, library, 'approved')
    await holdOpportunities({ organisationId }, { ...town.services, now })
    expect(await shown()).toBe(1)
    expect(await give('Ben')).toMatchObject({ ok: true })
    const steps = (await stepsOf(town, library)).map(([step]) => step)
    expect(steps.slice(0, 2)).toEqual(['restored', 'suspended'])
    // It asked and was let in at one moment.
    expect(steps.slice(2).toSorted()).toEqual(['approved', 'asked'])
  })

  test('cannot be left behind by leaving', async () => {
    const town = await aTown()
    const library = await anOrganisation(town)
    const powers = { ...town.services, manager: library.manager, now }
    const { placeId } = town
    await decide(town, library, 'suspended', { note: 'A complaint' })
    expect(await leavePlace({ placeId, note: '' }, powers)).toEqual({ ok: false, refusal: 'not-in-this-place' })
    await decide(town, library, 'approved')
    expect(await leavePlace({ placeId, note: '' }, powers)).toEqual({ ok: true })
    expect(await standingOf(town, library)).toBe('left')
    expect(await leavePlace({ placeId, note: '' }, powers)).toEqual({ ok: false, refusal: 'not-in-this-place' })
  })
})

test('each step is told to the other side, and old news to nobody', async () => {
  const town = await aTown()
  const asking = await anOrganisation(town, { name: 'Rope Walk', approved: false })
  const { placeId, database, administrator } = town
  await appointCityLead({ placeId, personId: town.lead.personId ?? '' }, { database, administrator, now })
  await decide(town, asking, 'more-asked', { note: 'Who has the key?' })
  const steps = await listOrganisationSteps({ organisationId: asking.organisationId, placeId: town.placeId }, town)
  const sent: { to: string; text: string }[] = []
  const mailer = async ({ to, text }: { to: string; text: string }) => void sent.push({ to, text })
  const tell = (stepId: string, at = now) => tellOfStep({ stepId }, { ...town.services, mailer, now: at })
  for (const { id } of steps.toReversed()) await tell(id)
  expect(sent.map(({ to }) => to)).toEqual(['lena@waymark.test', expect.stringContaining('rope.walk')])
  expect(sent[1]?.text).toContain('Who has the key?')
  for (const { id } of steps) await tell(id, new Date(now.getTime() + 8 * 86_400_000))
  expect(sent).toHaveLength(2)
})

test('the list of organisations is narrowed by standing, safeguarding and words, and counts all', async () => {
  const town = await aTown()
  await anOrganisation(town, { name: 'Alpha Library' })
  await anOrganisation(town, { name: 'Beta Gallery', safeguardingLead: null })
  await anOrganisation(town, { name: 'Gamma Garage', approved: false, kind: 'employer' })
  const list = async (filter: Partial<Parameters<typeof listNetwork>[0]>) => {
    const asked = { placeId: town.placeId, sort: 'name', descending: false, page: 1, limit: 2, ...filter } as const
    const { rows, total } = await listNetwork(asked, { database: town.database, now })
    return [rows.map(({ name }) => name.split(' ')[0]), total]
  }
  expect(await list({})).toEqual([['Alpha', 'Beta'], 3])
  expect(await list({ page: 2 })).toEqual([['Gamma'], 3])
  expect(await list({ descending: true })).toEqual([['Gamma', 'Beta'], 3])
  expect(await list({ standing: 'waiting' })).toEqual([['Gamma'], 1])
  expect(await list({ show: 'unsafe' })).toEqual([['Beta'], 1])
  expect(await list({ terms: 'garage' })).toEqual([['Gamma'], 1])
  expect(await list({ kind: 'library' })).toEqual([['Alpha', 'Beta'], 2])
  expect(await list({ show: 'stale' })).toEqual([[], 0])
})
