import { expect, test } from 'vitest'
import { newId } from '#infrastructure/ids.ts'
import { anOpportunity, anOrganisation, aTown, now } from '#tests/support/town.ts'
import { findRegister } from './find-register.ts'
import { listRegisters } from './list-registers.ts'
import { listSessionsToRegister } from './list-sessions-to-register.ts'
import { startRegister } from './start-register.ts'

const startsAt = new Date('2026-06-06T10:00:00Z')
const endsAt = new Date('2026-06-06T12:00:00Z')

test('eight people who open the register of one session at once get the same one', async () => {
  const town = await aTown({ warm: 9 })
  const { database } = town
  const owner = await anOrganisation(town)
  const { opportunityId } = await anOpportunity(town, owner, { sessions: [{ startsAt, endsAt }] })
  const powers = { database, issuer: owner.issuer, now }
  const asked = { organisationId: owner.organisationId, limit: 10 }
  expect(await listSessionsToRegister(asked, { database, now })).toMatchObject([{ opportunityId, startsAt }])
  const outcomes = await Promise.all(
    Array.from({ length: 8 }, () => startRegister({ opportunityId, startsAt }, powers)),
  )
  const ids = new Set(outcomes.map((one) => (one.ok ? one.registerId : one.refusal)))
  expect(ids.size).toBe(1)
  expect((await listRegisters(asked, { database })).rows).toMatchObject([
    { id: [...ids][0], opportunityId, title: 'Make your first game', endsAt, listed: 0, came: 0 },
  ])
  expect(await listSessionsToRegister(asked, { database, now })).toEqual([])
})

test('a session of another organisation, or one that is not planned, has no register', async () => {
  const town = await aTown()
  const { database } = town
  const [owner, other] = [await anOrganisation(town), await anOrganisation(town, { name: 'Corn Hall' })]
  const { opportunityId } = await anOpportunity(town, owner, { sessions: [{ startsAt, endsAt }] })
  const refused = { ok: false, refusal: 'session-not-found' }
  expect(await startRegister({ opportunityId, startsAt }, { database, issuer: other.issuer, now })).toEqual(refused)
  const hourLater = new Date(startsAt.getTime() + 3_600_000)
  expect(await startRegister({ opportunityId, startsAt: hourLater }, { database, issuer: owner.issuer, now })).toEqual(
    refused,
  )
})

test('a form sent twice opens one register, and its id opens nothing of another organisation', async () => {
  const town = await aTown()
  const { database } = town
  const [owner, other] = [await anOrganisation(town), await anOrganisation(town, { name: 'Corn Hall' })]
  const asked = { id: newId(now), title: 'Repair evening', startsAt, endsAt }
  const first = await startRegister(asked, { database, issuer: owner.issuer, now })
  expect(await startRegister(asked, { database, issuer: owner.issuer, now })).toEqual(first)
  expect(await startRegister(asked, { database, issuer: other.issuer, now })).toMatchObject({ ok: false })
  const { organisationId } = other
  expect(await findRegister({ id: asked.id, organisationId }, { database })).toBeUndefined()
  expect(
    await startRegister({ ...asked, id: newId(now), endsAt: startsAt }, { database, issuer: owner.issuer, now }),
  ).toEqual({ ok: false, refusal: 'end-before-start' })
})
