import { expect, test } from 'vitest'
import { mintSignedIn } from '#capabilities/people/mint-authority.ts'
import { anOrganisation, aTown, now, organisationDefaults } from '#tests/support/town.ts'
import { registerOrganisation } from './register-organisation.ts'

test('asking twice, as by a double click, is one organisation; somebody else’s of that name is another', async () => {
  const town = await aTown({ warm: 6 })
  const { personId } = await anOrganisation(town, { name: 'Somebody else' })
  const signedIn = mintSignedIn({ personId, email: 'ask@waymark.test', name: 'Ask' })
  const ask = (name: string) =>
    registerOrganisation({ ...organisationDefaults, name, placeId: town.placeId }, { ...town.services, signedIn, now })
  const asked = await Promise.all(Array.from({ length: 6 }, () => ask('Rope Walk')))
  expect(new Set(asked.map(({ slug }) => slug))).toEqual(new Set(['rope-walk']))
  expect((await ask('ROPE WALK')).slug).toBe('rope-walk')
  const other = await anOrganisation(town, { name: 'Rope Walk' })
  expect(other.slug).toBe('rope-walk-2')
  const waiting = await town.database.selectFrom('organisationPlaces').select('organisationId').execute()
  expect(waiting).toHaveLength(3)
})
