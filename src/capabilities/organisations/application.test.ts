import { expect, test } from 'vitest'
import { mintSignedIn } from '#capabilities/people/mint-authority.ts'
import { anOrganisation, aTown, now, organisationDefaults } from '#tests/support/town.ts'
import { findApplication, listUnsentApplications } from './find-application.ts'
import { listStandings } from './find-organisation.ts'
import { listChecks } from './list-checks.ts'
import { registerOrganisation } from './register-organisation.ts'
import { removeApplication, removeOldApplications } from './remove-application.ts'
import { startApplication } from './start-application.ts'
import { updateApplication } from './update-application.ts'

async function anApplicant() {
  const town = await aTown({ warm: 4 })
  const { personId } = await anOrganisation(town, { name: 'Somebody else' })
  const signedIn = mintSignedIn({ personId, email: 'ask@waymark.test', name: 'Ask' })
  const other = await anOrganisation(town, { name: 'A stranger' })
  const stranger = mintSignedIn({ personId: other.personId, email: 'other@waymark.test', name: 'Other' })
  const powers = { database: town.database, signedIn, now }
  const asked = { placeId: town.placeId, typed: { start: { name: 'Shed' } } }
  const started = await startApplication(asked, powers)
  if (!started.ok) throw new Error(started.refusal)
  const { applicationId } = started
  return { town, signedIn, stranger, powers, applicationId }
}

test('what was typed on each page stays, whoever has another page open', async () => {
  const { powers, applicationId } = await anApplicant()
  await Promise.all(
    ['offer', 'contact', 'insurance'].map((page) =>
      updateApplication({ applicationId, page, typed: { page } }, powers),
    ),
  )
  const { typed } = (await findApplication(applicationId, powers)) ?? {}
  expect(typed).toEqual({
    start: { name: 'Shed' },
    offer: { page: 'offer' },
    contact: { page: 'contact' },
    insurance: { page: 'insurance' },
  })
})

test('nobody else finds it, changes it, sends it or throws it away', async () => {
  const { town, powers, stranger, applicationId } = await anApplicant()
  const theirs = { ...powers, signedIn: stranger }
  expect(await findApplication(applicationId, theirs)).toBeUndefined()
  expect(await updateApplication({ applicationId, page: 'offer', typed: {} }, theirs)).toEqual({
    ok: false,
    refusal: 'application-not-found',
  })
  await removeApplication({ applicationId }, theirs)
  const request = { ...organisationDefaults, name: 'Taken over', placeId: town.placeId, applicationId }
  await expect(registerOrganisation(request, { ...town.services, signedIn: stranger, now })).rejects.toThrow()
  expect(await findApplication(applicationId, powers)).toMatchObject({ sentAt: null })
})

test('sending it twice at once is one organisation under its reference, with its checks', async () => {
  const { town, powers, signedIn, applicationId } = await anApplicant()
  const before = await findApplication(applicationId, powers)
  const checks = [{ role: 'Session leader', level: 'pvg' as const, seenOn: '2026-01-02' }]
  const request = { ...organisationDefaults, name: 'Shed', placeId: town.placeId, applicationId, checks }
  const sent = await Promise.all(
    Array.from({ length: 4 }, () => registerOrganisation(request, { ...town.services, signedIn, now })),
  )
  const ids = new Set(sent.map(({ organisationId }) => organisationId))
  expect(ids.size).toBe(1)
  const [organisationId = ''] = ids
  expect(await listChecks(organisationId, town)).toMatchObject(checks)
  expect((await listStandings(organisationId, town))[0]).toMatchObject({
    standing: 'waiting',
    reference: before?.reference,
  })
  // What was typed is not kept twice, and can be changed no longer.
  expect(await findApplication(applicationId, powers)).toMatchObject({ organisationId, typed: {} })
  const late = await updateApplication({ applicationId, page: 'offer', typed: { offer: 'late' } }, powers)
  expect(late).toMatchObject({ ok: false })
})

test('what was begun and left alone is deleted after three months', async () => {
  const { powers, applicationId } = await anApplicant()
  const later = (days: number) => new Date(now.getTime() + days * 86_400_000)
  await removeOldApplications({ ...powers, now: later(89) })
  expect(await listUnsentApplications(powers)).toHaveLength(1)
  await removeOldApplications({ ...powers, now: later(91) })
  expect(await findApplication(applicationId, powers)).toBeUndefined()
})

test('twenty at a time are enough for one person', async () => {
  const { town, powers } = await anApplicant()
  const start = () => startApplication({ placeId: town.placeId, typed: {} }, powers)
  for (let nth = 2; nth <= 20; nth++) expect(await start()).toMatchObject({ ok: true })
  expect(await start()).toEqual({ ok: false, refusal: 'too-many-applications' })
})

test('what is longer than can be kept is refused whole, and what was kept before stays', async () => {
  const { powers, applicationId } = await anApplicant()
  const save = (offer: string) => updateApplication({ applicationId, page: 'offer', typed: { offer } }, powers)
  expect(await save('x'.repeat(20_000))).toEqual({ ok: true })
  expect(await save('y'.repeat(20_001))).toEqual({ ok: false, refusal: 'answer-is-too-long' })
  expect((await findApplication(applicationId, powers))?.typed.offer?.offer).toBe('x'.repeat(20_000))
})
