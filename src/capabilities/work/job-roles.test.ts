import { expect, test } from 'vitest'
import { archiveBadge } from '#capabilities/badges/archive-badge.ts'
import type { OrganisationManager } from '#capabilities/people/authority.ts'
import { mintCityLead } from '#capabilities/people/mint-authority.ts'
import { importEverydaySkills } from '#capabilities/skills/import-everyday-skills.ts'
import { needed } from '#infrastructure/needed.ts'
import { loggedWhere } from '#tests/support/logged-where.ts'
import { aBadge, anOrganisation, aTown, now } from '#tests/support/town.ts'
import type { AskedSkill } from './asked-skill.ts'
import { bridgeContent, draftBridge, stepsRead } from './draft-bridge.ts'
import { draftJobRole } from './draft-job-role.ts'
import { findBridge } from './find-bridge.ts'
import { findJobRole, findPublicJobRole } from './find-job-role.ts'
import type { JobRoleContent } from './job-role.ts'
import { listJobRoles, listShownJobRoles } from './list-job-roles.ts'
import { listSkillEvidence } from './list-skill-evidence.ts'
import { listSkillGaps } from './list-skill-gaps.ts'
import { findNamedSkills, proposeSkills } from './propose-skills.ts'
import { publishJobRole, takeJobRoleBack } from './publish-job-role.ts'
import { removeJobRole } from './remove-job-role.ts'
import { reviseJobRole } from './revise-job-role.ts'

const notHere = { ok: false, refusal: 'not-here' }
const notNow = { ok: false, refusal: 'not-now' }

const bricks: AskedSkill = { name: 'Laying bricks', uri: 'https://skills.example/bricks', weight: 'must' }
const teams: AskedSkill = { name: 'Leading a team', uri: 'https://skills.example/teams', weight: 'helps' }
const guests: AskedSkill = { name: 'Looking after guests', weight: 'must' }
const cranes: AskedSkill = { name: 'Driving a crane', weight: 'must' }

const siteManager: JobRoleContent = {
  ...{ title: 'Site manager', titleCy: 'Rheolwr safle', about: 'Leads the people who build.', aboutCy: null },
  skills: [teams, bricks, cranes],
}
const hotelManager: JobRoleContent = {
  ...{ title: 'Hotel manager', titleCy: null, about: 'Looks after guests.', aboutCy: null, skills: [guests, teams] },
}

async function aTradeTown() {
  const town = await aTown({ warm: 8 })
  const { services, placeId } = town
  const college = await anOrganisation(town, { name: 'Ash College' })
  const builders = await anOrganisation(town, { name: 'Builders', kind: 'employer' })
  const hotel = await anOrganisation(town, { name: 'Hotel', kind: 'employer' })
  const skills = [
    { name: 'Laying bricks', nameCy: 'Gosod brics', uri: bricks.uri ?? '', framework: 'Skills' },
    { name: 'Looking after guests' },
  ]
  const { badgeId } = await aBadge(town, college, { name: 'Bricklaying', skills })
  const by = (manager: OrganisationManager) => ({ ...services, manager, now })
  const draft = async (content: JobRoleContent, { manager } = builders) => {
    const drafted = await draftJobRole({ placeId, content }, by(manager))
    if (!drafted.ok) throw new Error(drafted.refusal)
    return drafted.roleId
  }
  const read = async (id: string) => needed(await findJobRole({ id }, services), 'the role')
  const basedOn = async (id: string) => (await read(id)).revision
  const shown = async (content: JobRoleContent, owner = builders) => {
    const roleId = await draft(content, owner)
    const published = await publishJobRole({ roleId, basedOn: await basedOn(roleId) }, by(owner.manager))
    if (!published.ok) throw new Error(published.refusal)
    return roleId
  }
  return { town, services, placeId, college, builders, hotel, badgeId, by, draft, read, basedOn, shown }
}

test('is seen by everybody when its organisation has shown it, in the words that were read, and taken back again', async () => {
  const { services, town, placeId, builders, hotel, by, draft, basedOn, read } = await aTradeTown()
  const roleId = await draft(siteManager)
  const seen = async () => findPublicJobRole({ id: roleId, placeId }, services)
  const listed = async () => (await listShownJobRoles({ placeId, limit: 9 }, services)).rows.map(({ id }) => id)
  expect([await seen(), await listed()]).toEqual([undefined, []])
  const move = { roleId }
  const revise = (content: JobRoleContent, manager = builders.manager, based?: string) =>
    reviseJobRole({ roleId, content, basedOn: based }, by(manager))
  expect(await revise(siteManager, hotel.manager)).toEqual(notHere)
  expect(await publishJobRole({ roleId, basedOn: await basedOn(roleId) }, by(hotel.manager))).toEqual(notHere)
  expect(await removeJobRole(move, by(hotel.manager))).toEqual(notHere)
  const former = await basedOn(roleId)
  expect(await revise({ ...siteManager, skills: [] }, builders.manager, former)).toEqual({ ok: true })
  expect(await revise(siteManager, builders.manager, former)).toMatchObject({ refusal: 'changed-meanwhile' })
  const publish = async (based: string) => publishJobRole({ roleId, basedOn: based }, by(builders.manager))
  expect(await publish(former)).toMatchObject({ refusal: 'changed-meanwhile' })
  expect(await publish(await basedOn(roleId))).toMatchObject({ refusal: 'no-skill' })
  expect(await revise({ ...siteManager, title: ' ' })).toMatchObject({ refusal: 'title-is-missing' })
  expect(await revise({ ...siteManager, skills: [bricks, { ...bricks, weight: 'helps' }] })).toMatchObject({
    refusal: 'skill-twice',
  })
  const nine = Array.from({ length: 9 }, (_, at) => ({ name: `Skill ${at}`, weight: 'helps' as const }))
  expect(await revise({ ...siteManager, skills: nine })).toMatchObject({ refusal: 'too-many-skills' })
  expect(await revise(siteManager)).toEqual({ ok: true })

  // Two tabs at once: it is shown once.
  const based = await basedOn(roleId)
  const outcomes = await Promise.all(Array.from({ length: 8 }, () => publish(based)))
  expect(outcomes.filter(({ ok }) => ok)).toHaveLength(1)
  expect(await revise(siteManager)).toEqual(notNow)
  expect(await removeJobRole(move, by(builders.manager))).toEqual(notNow)
  expect(await listed()).toEqual([roleId])
  expect(await findPublicJobRole({ id: roleId, placeId: roleId }, services)).toBeUndefined()
  expect((await listShownJobRoles({ placeId, terms: 'rheolwr', limit: 9 }, services)).rows).toHaveLength(1)
  expect((await listShownJobRoles({ placeId, terms: 'crane', limit: 9 }, services)).rows).toHaveLength(1)
  expect(Object.keys((await seen()) ?? {})).not.toContain('organisationId')

  // Who does not take part in the place is not seen there.
  const standing = (status: string) =>
    town.pool.query(`update organisation_places set status = $1 where organisation_id = $2`, [
      status,
      builders.organisationId,
    ])
  await standing('suspended')
  expect([await seen(), await listed(), await listSkillGaps({ placeId }, services)]).toEqual([undefined, [], []])
  expect(await draftJobRole({ placeId, content: siteManager }, by(builders.manager))).toMatchObject({
    refusal: 'not-approved',
  })
  await standing('approved')
  expect(await takeJobRoleBack(move, by(hotel.manager))).toEqual(notHere)
  expect(await takeJobRoleBack(move, by(builders.manager))).toEqual({ ok: true })
  expect([await seen(), (await read(roleId)).role.state]).toEqual([undefined, 'draft'])
  expect(await removeJobRole(move, by(builders.manager))).toEqual({ ok: true })
  expect(await findJobRole({ id: roleId }, services)).toBeUndefined()
  expect((await listJobRoles({ organisationId: hotel.organisationId, limit: 9 }, services)).rows).toEqual([])
  const logged = await loggedWhere(town, 'job-role')
  expect(logged).toContain('job-role.published here')
})

test('shows for each skill the badges of the place that name it, and says to the City Lead what nobody teaches', async () => {
  const { town, services, placeId, college, shown, by } = await aTradeTown()
  await aBadge(town, college, { name: 'Draft', skills: [{ name: 'Driving a crane' }], published: false })
  const roleId = await shown(siteManager)
  const evidence = async () =>
    Object.fromEntries(
      (await listSkillEvidence({ placeId, skills: siteManager.skills }, { ...services, now })).map(
        ({ skill, badges }) => [skill.name, badges.map(({ name }) => name)],
      ),
    )
  const none = { 'Leading a team': [], 'Driving a crane': [] }
  expect(await evidence()).toEqual({ ...none, 'Laying bricks': ['Bricklaying'] })
  const gaps = async () => (await listSkillGaps({ placeId }, services)).map(({ skill, must }) => [skill.name, must])
  // What a job must have comes first.
  expect(await gaps()).toEqual([
    ['Driving a crane', 1],
    ['Leading a team', 0],
  ])
  expect(await listSkillGaps({ placeId: roleId }, services)).toEqual([])
  expect(await listSkillEvidence({ placeId: roleId, skills: siteManager.skills }, { ...services, now })).toEqual(
    siteManager.skills.map((skill) => ({ skill, badges: [], badgeIds: [], where: [] })),
  )
  const { badgeId: other } = await aBadge(town, college, { name: 'Cranes', skills: [{ name: 'Driving a crane' }] })
  expect((await gaps()).map(([name]) => name)).toEqual(['Leading a team'])
  await archiveBadge({ badgeId: other }, by(college.manager))
  expect((await gaps()).map(([name]) => name)).toEqual(['Driving a crane', 'Leading a team'])
})

test('takes skills from words only where a framework or a badge of the place calls one so', async () => {
  const { town, services, placeId, builders } = await aTradeTown()
  await importEverydaySkills({ database: town.database, now })
  const text = 'Laying bricks all day, looking after customers, and budgeting. You cook? Gweithio mewn tîm!'
  const proposed = await proposeSkills({ placeId, text }, services)
  expect(proposed.map(({ name, framework }) => [name, framework])).toEqual([
    ['Laying bricks', 'Skills'],
    ['Looking after customers', 'Everyday skills'],
    ['Managing money', 'Everyday skills'],
    ['Working in a team', 'Everyday skills'],
  ])
  expect(await proposeSkills({ placeId, text: 'the and of' }, services)).toEqual([])
  const named = await findNamedSkills({ placeId, names: ['gosod brics', 'Budgeting', 'Nonsense'] }, services)
  expect(named.map((one) => one?.name)).toEqual(['Laying bricks', 'Managing money', undefined])
  // A badge of another place is not taught here.
  expect((await proposeSkills({ placeId: builders.organisationId, text: 'laying bricks' }, services)).length).toBe(0)
})

test('leads to another: what carries over, what is missing, and a pathway that the City Lead drafts once', async () => {
  const { town, services, placeId, hotel, shown, badgeId } = await aTradeTown()
  const [fromId, toId] = [await shown(hotelManager, hotel), await shown(siteManager)]
  const bridge = needed(await findBridge({ placeId, fromId, toId }, { ...services, now }), 'the bridge')
  const named = (skills: AskedSkill[]) => skills.map(({ name }) => name)
  expect(named(bridge.carriesOver)).toEqual(['Leading a team'])
  // What must be there comes first.
  expect(named(bridge.missing)).toEqual(['Laying bricks', 'Driving a crane'])
  expect(named(bridge.leftBehind)).toEqual(['Looking after guests'])
  expect(await findBridge({ placeId, fromId: toId, toId }, { ...services, now })).toBeUndefined()
  expect(await findBridge({ placeId: toId, fromId, toId }, { ...services, now })).toBeUndefined()

  const content = needed(bridgeContent(bridge), 'the content')
  expect(content.steps.map(({ title, requirement }) => [title, requirement])).toEqual([
    ['Laying bricks', { kind: 'badges', options: [{ badgeId }], needed: 1 }],
  ])
  const asked = { fromId, toId, basedOn: stepsRead(content) }
  const draft = (lead = town.lead, change = {}) => draftBridge({ ...asked, ...change }, { ...services, lead, now })
  const elsewhere = mintCityLead({ placeId: toId, personId: undefined })
  expect(await draft(elsewhere)).toEqual(notHere)
  expect(await draft(town.lead, { basedOn: 'others' })).toMatchObject({ refusal: 'changed-meanwhile' })
  const outcomes = await Promise.all(Array.from({ length: 8 }, () => draft()))
  expect(outcomes.filter(({ ok }) => ok)).toHaveLength(1)
  expect(outcomes.filter(({ ok }) => !ok)).toEqual(
    Array.from({ length: 7 }, () => ({ ok: false, refusal: 'drafted-already' })),
  )
  const { rows } = await town.pool.query<{ status: string }>(`select status from pathways`)
  expect(rows).toEqual([{ status: 'draft' }])
})
