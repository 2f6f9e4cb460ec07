import { expect, test } from 'vitest'
import { anOrganisation, aTown, now } from '#tests/support/town.ts'
import { findOrganisation, organisationRevision } from './find-organisation.ts'
import { reviseOrganisation } from './revise-organisation.ts'

test('of eight tabs that save at once one is saved, and the others are told', async () => {
  const town = await aTown({ warm: 8 })
  const { organisationId, manager } = await anOrganisation(town)
  const powers = { database: town.database, manager, now }
  const before = await findOrganisation({ id: organisationId }, { database: town.database })
  if (!before) throw new Error('it is not there')
  const basedOn = organisationRevision(before)
  const outcomes = await Promise.all(
    Array.from({ length: 8 }, (_, tab) =>
      reviseOrganisation({ change: { description: `Tab ${tab}` }, basedOn }, powers),
    ),
  )
  expect(outcomes.filter((outcome) => outcome.ok)).toHaveLength(1)
  expect(outcomes.filter((outcome) => !outcome.ok)).toEqual(Array(7).fill({ ok: false, refusal: 'changed-meanwhile' }))
  expect(await reviseOrganisation({ change: { description: 'Whatever is there' } }, powers)).toEqual({ ok: true })
})
