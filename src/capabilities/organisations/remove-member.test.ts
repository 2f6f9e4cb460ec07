import { expect, test } from 'vitest'
import { addPeople } from '#capabilities/people/add-people.ts'
import { mintOrganisationManager } from '#capabilities/people/mint-authority.ts'
import { anOrganisation, aTown, now, type Town } from '#tests/support/town.ts'
import { addMember } from './add-member.ts'
import { listMembers, listMemberships } from './find-organisation.ts'
import { removeMember } from './remove-member.ts'

type Organisation = Awaited<ReturnType<typeof anOrganisation>>

async function aColleague({ database }: Town, { manager }: Organisation, role: 'manager' | 'issuer', name = 'Colin') {
  const email = `${name.toLowerCase()}@waymark.test`
  const personId = (await addPeople([{ name, email }], { database, now })).get(email) ?? ''
  await addMember({ personId, role }, { database, manager, now })
  return { personId, manager: mintOrganisationManager({ organisationId: manager.organisationId, personId }) }
}

test('a colleague who is taken out may act no longer, and the log says who did it', async () => {
  const town = await aTown()
  const { database } = town
  const library = await anOrganisation(town)
  const colleague = await aColleague(town, library, 'issuer')
  const { organisationId, manager } = library
  expect(await listMemberships(colleague.personId, { database })).toMatchObject([{ organisationId, role: 'issuer' }])
  const takeOut = () => removeMember({ personId: colleague.personId }, { database, manager, now })
  expect(await takeOut()).toEqual({ ok: true })
  expect(await listMemberships(colleague.personId, { database })).toEqual([])
  expect(await takeOut()).toEqual({ ok: false, refusal: 'not-a-member' })
  const entries = await database
    .selectFrom('auditEntries')
    .select(['actorId', 'subjectId', 'detail'])
    .where('action', '=', 'member.removed')
    .execute()
  expect(entries).toEqual([
    {
      actorId: library.personId,
      subjectId: organisationId,
      detail: { personId: colleague.personId, role: 'issuer' },
    },
  ])
})

test('whoever manages another organisation, or manages this one no longer, takes nobody out and adds nobody', async () => {
  const town = await aTown()
  const { database } = town
  const library = await anOrganisation(town)
  const other = await anOrganisation(town, { name: 'Other Library' })
  const colleague = await aColleague(town, library, 'manager')
  const third = await aColleague(town, library, 'manager', 'Thea')
  const byOther = { database, manager: other.manager, now }
  expect(await removeMember({ personId: colleague.personId }, byOther)).toEqual({ ok: false, refusal: 'not-a-member' })
  await removeMember({ personId: colleague.personId }, { database, manager: library.manager, now })
  const byFormer = { database, manager: colleague.manager, now }
  const refused = { ok: false, refusal: 'no-longer-a-manager' }
  expect(await removeMember({ personId: third.personId }, byFormer)).toEqual(refused)
  expect(await addMember({ personId: colleague.personId, role: 'manager' }, byFormer)).toEqual(refused)
  // Awarding badges gives no right over colleagues.
  await addMember({ personId: colleague.personId, role: 'issuer' }, { database, manager: library.manager, now })
  expect(await removeMember({ personId: third.personId }, byFormer)).toEqual(refused)
  const members = await listMembers(library.organisationId, { database })
  expect(new Map(members.map(({ personId, role }) => [personId, role]))).toEqual(
    new Map([
      [library.personId, 'manager'],
      [third.personId, 'manager'],
      [colleague.personId, 'issuer'],
    ]),
  )
})

test('the last manager neither leaves nor becomes somebody who only awards, until another manages', async () => {
  const town = await aTown()
  const { database } = town
  const library = await anOrganisation(town)
  const colleague = await aColleague(town, library, 'issuer')
  const { manager, personId } = library
  const powers = { database, manager, now }
  const refused = { ok: false, refusal: 'last-manager' }
  expect(await removeMember({ personId }, powers)).toEqual(refused)
  expect(await addMember({ personId, role: 'issuer' }, powers)).toEqual(refused)
  await addMember({ personId: colleague.personId, role: 'manager' }, powers)
  expect(await removeMember({ personId }, powers)).toEqual({ ok: true })
  expect(await listMembers(library.organisationId, { database })).toMatchObject([{ personId: colleague.personId }])
})

test('of managers who take each other out at once, one stays', async () => {
  const town = await aTown({ warm: 8 })
  const { database } = town
  for (let round = 0; round < 10; round++) {
    const library = await anOrganisation(town, { name: `Library ${round}` })
    const colleague = await aColleague(town, library, 'manager', `Colin${round}`)
    const outcomes = await Promise.all([
      removeMember({ personId: colleague.personId }, { database, manager: library.manager, now }),
      removeMember({ personId: library.personId }, { database, manager: colleague.manager, now }),
      removeMember({ personId: library.personId }, { database, manager: library.manager, now }),
      addMember({ personId: colleague.personId, role: 'issuer' }, { database, manager: colleague.manager, now }),
    ])
    const managers = (await listMembers(library.organisationId, { database })).filter(({ role }) => role === 'manager')
    expect(managers, JSON.stringify(outcomes)).toHaveLength(1)
  }
})
