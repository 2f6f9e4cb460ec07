import { expect, test } from 'vitest'
import { addPeople } from '#capabilities/people/add-people.ts'
import { mintOrganisationManager, mintSignedIn } from '#capabilities/people/mint-authority.ts'
import type { Mail } from '#infrastructure/mail/mailer.ts'
import { anOrganisation, aTown, now, type Town } from '#tests/support/town.ts'
import { acceptInvitation } from './accept-invitation.ts'
import { findInvitation, listInvitations } from './find-invitation.ts'
import { listMembers } from './find-organisation.ts'
import { inviteMember } from './invite-member.ts'
import { stopInvitation } from './stop-invitation.ts'
import { tellInvited } from './tell-invited.ts'

const later = (days: number) => new Date(now.getTime() + days * 86_400_000)
type Library = Awaited<ReturnType<typeof anOrganisation>>

async function signedInAs(town: Town, email: string, name = 'Cai Colleague') {
  const people = await addPeople([{ name, email }], { database: town.database, now })
  return mintSignedIn({ personId: people.get(email) ?? '', email, name })
}

const invite = (town: Town, library: Library, email: string, role: 'manager' | 'issuer' = 'issuer') =>
  inviteMember({ email, role, locale: 'cy' }, { ...town.services, manager: library.manager, now })
const waiting = (town: Town, library: Library, at = now) =>
  listInvitations(library.organisationId, { database: town.database, now: at })
const membersOf = async (town: Town, library: Library) =>
  (await listMembers(library.organisationId, { database: town.database })).map(({ email, role }) => `${email} ${role}`)

test('answers alike and shows alike whether the address has an account or not', async () => {
  const town = await aTown()
  const library = await anOrganisation(town)
  await signedInAs(town, 'child@school.example', 'Mia Minor')
  const known = await invite(town, library, 'child@school.example')
  const unknown = await invite(town, library, 'nobody@school.example')
  expect(known).toEqual(unknown)
  const shown = (await waiting(town, library)).map(({ id: _, email: __, ...rest }) => rest)
  expect(shown[0]).toEqual(shown[1])
  expect(JSON.stringify(await waiting(town, library))).not.toContain('Mia')
  expect(await membersOf(town, library)).toHaveLength(1)
})

test('makes a member only of who accepts, signed in at the invited address', async () => {
  const town = await aTown()
  const library = await anOrganisation(town)
  await invite(town, library, ' Cai@School.example')
  const [invitation] = await waiting(town, library)
  if (!invitation) throw new Error('no invitation')
  const accept = (signedIn: Awaited<ReturnType<typeof signedInAs>>, at = now) =>
    acceptInvitation({ invitationId: invitation.id }, { database: town.database, signedIn, now: at })
  const stranger = await signedInAs(town, 'stranger@school.example')
  expect(await accept(stranger)).toEqual({ ok: false, refusal: 'invitation-is-for-another-address' })
  const cai = await signedInAs(town, 'cai@school.example')
  expect(await accept(cai, later(15))).toEqual({ ok: false, refusal: 'invitation-not-found' })
  expect(await membersOf(town, library)).toHaveLength(1)
  expect(await accept(cai)).toEqual({ ok: true })
  expect(await membersOf(town, library)).toContain('cai@school.example issuer')
  expect(await accept(cai)).toEqual({ ok: false, refusal: 'invitation-not-found' })
  expect(await waiting(town, library)).toEqual([])
})

test('accepted eight times at once it makes one member', async () => {
  const town = await aTown({ warm: 8 })
  const library = await anOrganisation(town)
  await invite(town, library, 'cai@school.example')
  const [invitation] = await waiting(town, library)
  const signedIn = await signedInAs(town, 'cai@school.example')
  const outcomes = await Promise.all(
    Array.from({ length: 8 }, () =>
      acceptInvitation({ invitationId: invitation?.id ?? '' }, { database: town.database, signedIn, now }),
    ),
  )
  expect(outcomes.filter((one) => one.ok)).toHaveLength(1)
})

test('an invitation to award takes nothing from a manager', async () => {
  const town = await aTown()
  const library = await anOrganisation(town)
  const [manager] = await listMembers(library.organisationId, { database: town.database })
  await invite(town, library, manager?.email ?? '')
  const [invitation] = await waiting(town, library)
  const signedIn = mintSignedIn({ personId: library.personId, email: manager?.email ?? '', name: '' })
  await acceptInvitation({ invitationId: invitation?.id ?? '' }, { database: town.database, signedIn, now })
  expect(await membersOf(town, library)).toEqual([`${manager?.email} manager`])
})

test('is refused to an organisation that no City Lead has let in', async () => {
  const town = await aTown()
  const waitingRoom = await anOrganisation(town, { name: 'Waiting', approved: false })
  expect(await invite(town, waitingRoom, 'a@school.example')).toEqual({
    ok: false,
    refusal: 'organisation-not-approved',
  })
  expect(await waiting(town, waitingRoom)).toEqual([])
})

test('is refused to who was taken out a moment ago', async () => {
  const town = await aTown()
  const library = await anOrganisation(town)
  const gone = await signedInAs(town, 'gone@school.example')
  const manager = mintOrganisationManager({ organisationId: library.organisationId, personId: gone.personId })
  expect(
    await inviteMember({ email: 'b@school.example', role: 'issuer', locale: 'en' }, { ...town.services, manager, now }),
  ).toEqual({ ok: false, refusal: 'no-longer-a-manager' })
})

test('twenty a day are enough', async () => {
  const town = await aTown()
  const library = await anOrganisation(town)
  for (let number = 0; number < 20; number++)
    expect((await invite(town, library, `p${number}@school.example`)).ok).toBe(true)
  expect(await invite(town, library, 'one.more@school.example')).toEqual({ ok: false, refusal: 'too-many-invitations' })
})

test('sent again it replaces the earlier one; taken back it is gone; after 14 days it is over', async () => {
  const town = await aTown()
  const library = await anOrganisation(town)
  await invite(town, library, 'cai@school.example')
  const [first] = await waiting(town, library)
  await invite(town, library, 'cai@school.example', 'manager')
  expect((await waiting(town, library)).map(({ role }) => role)).toEqual(['manager'])
  expect(await findInvitation(first?.id ?? '', { database: town.database, now })).toBeUndefined()
  expect(await waiting(town, library, later(15))).toEqual([])
  const other = await anOrganisation(town, { name: 'Other' })
  await stopInvitation({ email: 'cai@school.example' }, { database: town.database, manager: other.manager, now })
  expect(await waiting(town, library)).toHaveLength(1)
  await stopInvitation({ email: 'cai@school.example' }, { database: town.database, manager: library.manager, now })
  expect(await waiting(town, library)).toEqual([])
})

test('the mail says who asks and where to answer, in the language that is known', async () => {
  const town = await aTown()
  const library = await anOrganisation(town)
  await invite(town, library, 'newcomer@school.example')
  const [invitation] = await waiting(town, library)
  const mails: Mail[] = []
  const powers = { ...town.services, mailer: async (mail: Mail) => void mails.push(mail), now }
  await tellInvited({ invitationId: invitation?.id ?? '' }, powers)
  expect(mails[0]).toMatchObject({ to: 'newcomer@school.example' })
  expect(mails[0]?.text).toContain('yn eich gwahodd')
  expect(mails[0]?.text).toContain(`https://waymark.test/invitations/${invitation?.id}`)
  await stopInvitation({ email: 'newcomer@school.example' }, { database: town.database, manager: library.manager, now })
  await tellInvited({ invitationId: invitation?.id ?? '' }, powers)
  expect(mails).toHaveLength(1)
})
