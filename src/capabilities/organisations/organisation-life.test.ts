import { expect, test } from 'vitest'
import { issueAwards } from '#capabilities/awards/issue-awards.ts'
import { findBadge, findBadgeVersion } from '#capabilities/badges/find-badge.ts'
import { publishBadge } from '#capabilities/badges/publish-badge.ts'
import { reviseBadge } from '#capabilities/badges/revise-badge.ts'
import { mintCityLead } from '#capabilities/people/mint-authority.ts'
import { aBadge, anOrganisation, aTown, badgeContent, now } from '#tests/support/town.ts'
import { decideOrganisation } from './decide-organisation.ts'
import { listStandings } from './find-organisation.ts'

test('an organisation waits for the City Lead of that place, whose first answer counts', async () => {
  const town = await aTown()
  const asking = await anOrganisation(town, { approved: false })
  const elsewhere = mintCityLead({ placeId: '019ae000-0000-7000-8000-000000000000', personId: town.lead.personId })
  const decide = (lead: typeof town.lead) =>
    decideOrganisation({ organisationId: asking.organisationId, decision: 'approved' }, { ...town.services, lead, now })
  expect(await decide(elsewhere)).toEqual({ ok: false, refusal: 'organisation-not-found' })
  expect(await decide(town.lead)).toEqual({ ok: true })
  expect(await decide(town.lead)).toEqual({ ok: false, refusal: 'decided-meanwhile' })
  expect((await listStandings(asking.organisationId, { database: town.database }))[0]?.standing).toBe('approved')
})

test('a badge is not shown before its organisation is let in, without skills, or by somebody else', async () => {
  const town = await aTown()
  const asking = await anOrganisation(town, { approved: false })
  const approved = await anOrganisation(town, { name: 'Another Library' })
  const waiting = await aBadge(town, asking, { published: false })
  const skillless = await aBadge(town, approved, { published: false, skills: [] })
  const publish = (badgeId: string, { manager }: typeof asking) =>
    publishBadge({ badgeId }, { database: town.database, manager, now })
  expect(await publish(waiting.badgeId, asking)).toEqual({ ok: false, refusal: 'organisation-not-approved' })
  expect(await publish(skillless.badgeId, approved)).toEqual({ ok: false, refusal: 'badge-needs-skills' })
  expect(await publish(waiting.badgeId, approved)).toEqual({ ok: false, refusal: 'badge-not-found' })
})

test('changing a published badge makes a new version, and what was awarded stays as it was', async () => {
  const town = await aTown()
  const library = await anOrganisation(town)
  const { badgeId } = await aBadge(town, library)
  await issueAwards(
    { badgeId, lines: [{ recipient: { name: 'Ava' }, evidence: [] }], notify: false },
    { ...town.services, issuer: library.issuer, now },
  )
  const before = await findBadge({ id: badgeId }, { database: town.database })
  expect(
    await reviseBadge(
      { badgeId, content: { ...badgeContent, name: 'Code Club' } },
      { database: town.database, manager: library.manager, now },
    ),
  ).toEqual({ ok: true, newVersion: true })
  expect(await findBadge({ id: badgeId }, { database: town.database })).toMatchObject({
    name: 'Code Club',
    versionNumber: 2,
  })
  expect((await findBadgeVersion(before?.versionId ?? '', { database: town.database }))?.name).toBe('Coding Club')
  const change = town.pool.query(`update badge_versions set name = 'Forged' where id = $1`, [before?.versionId])
  await expect(change).rejects.toThrow(/has been awarded/)
})

test('the audit log cannot be rewritten', async () => {
  const town = await aTown()
  await expect(town.pool.query('delete from audit_entries')).rejects.toThrow(/append-only/)
  await expect(town.pool.query(`update audit_entries set action = 'nothing'`)).rejects.toThrow(/append-only/)
})
