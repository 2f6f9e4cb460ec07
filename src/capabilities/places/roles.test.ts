import { describe, expect, test } from 'vitest'
import { addPeople } from '#capabilities/people/add-people.ts'
import { mintCityLead, mintPlatformAdministrator, mintSignedIn } from '#capabilities/people/mint-authority.ts'
import { removeAdministrator } from '#capabilities/people/remove-administrator.ts'
import { aTown, now } from '#tests/support/town.ts'
import { acceptRole } from './accept-role.ts'
import { appointCityLead } from './appoint-city-lead.ts'
import { listRoleInvitations } from './find-role-invitation.ts'
import { inviteAdministrator, inviteLead } from './invite-lead.ts'
import { listPlaceLeads } from './list-place-leads.ts'
import { removeLead } from './remove-lead.ts'
import { stopRoleInvitation } from './stop-role-invitation.ts'
import { tellOfRole } from './tell-of-role.ts'

async function aLedTown() {
  const town = await aTown({ warm: 4 })
  const people = await addPeople(
    ['Kim', 'Lou', 'Max'].map((name) => ({ name, email: `${name.toLowerCase()}@waymark.test` })),
    { database: town.database, now },
  )
  const idOf = (name: string) => people.get(`${name.toLowerCase()}@waymark.test`) ?? ''
  const { placeId, database, services, administrator } = town
  await appointCityLead({ placeId, personId: town.lead.personId ?? '' }, { database, administrator, now })
  const powers = { ...services, by: town.lead, now }
  const invite = (email: string) => inviteLead({ placeId, email, locale: 'en' }, powers)
  const accept = async (name: string, email = `${name.toLowerCase()}@waymark.test`) => {
    const [invitation] = await listRoleInvitations({ placeId }, { database, now })
    const signedIn = mintSignedIn({ personId: idOf(name), email, name })
    return acceptRole({ invitationId: invitation?.id ?? '' }, { database, signedIn, now })
  }
  const leads = async () => (await listPlaceLeads({ placeId }, { database })).map(({ personId }) => personId)
  return { ...town, idOf, powers, invite, accept, leads }
}

describe('the role of City Lead', () => {
  test('begins when it is accepted, by the invited address alone, once', async () => {
    const { invite, accept, leads, idOf, lead } = await aLedTown()
    expect(await invite(' KIM@waymark.test ')).toEqual({ ok: true })
    expect(await leads()).toEqual([lead.personId])
    expect(await accept('Lou')).toEqual({ ok: false, refusal: 'invitation-is-for-another-address' })
    expect(await accept('Kim')).toMatchObject({ ok: true })
    expect(await leads()).toEqual([lead.personId, idOf('Kim')])
  })

  test('answers the same whether or not an address is known, and is mailed in the language of who is meant', async () => {
    const { invite, database, services, placeId } = await aLedTown()
    expect(await invite('kim@waymark.test')).toEqual(await invite('nobody@waymark.test'))
    const sent: string[] = []
    const mailer = async ({ to }: { to: string }) => void sent.push(to)
    for (const { id } of await listRoleInvitations({ placeId }, { database, now }))
      await tellOfRole({ invitationId: id }, { ...services, mailer, now })
    expect(sent.toSorted()).toEqual(['kim@waymark.test', 'nobody@waymark.test'])
  })

  test('cannot be accepted once it was taken back or after a fortnight', async () => {
    const { invite, database, placeId, lead, idOf } = await aLedTown()
    await invite('kim@waymark.test')
    const [invitation] = await listRoleInvitations({ placeId }, { database, now })
    const signedIn = mintSignedIn({ personId: idOf('Kim'), email: 'kim@waymark.test', name: 'Kim' })
    const invitationId = invitation?.id ?? ''
    const late = new Date(now.getTime() + 15 * 86_400_000)
    const over = { ok: false, refusal: 'invitation-not-found' }
    expect(await acceptRole({ invitationId }, { database, signedIn, now: late })).toEqual(over)
    const elsewhere = mintCityLead({ placeId: '019ae000-0000-7000-8000-000000000000', personId: lead.personId })
    await stopRoleInvitation({ placeId, email: 'kim@waymark.test' }, { database, by: elsewhere, now })
    expect(await listRoleInvitations({ placeId }, { database, now })).toHaveLength(1)
    await stopRoleInvitation({ placeId, email: 'kim@waymark.test' }, { database, by: lead, now })
    expect(await acceptRole({ invitationId }, { database, signedIn, now })).toEqual(over)
  })

  test('is offered by who leads the place and by nobody who once did, twenty times a day at most', async () => {
    const { invite, accept, powers, placeId, services, idOf } = await aLedTown()
    await invite('kim@waymark.test')
    await accept('Kim')
    const kim = mintCityLead({ placeId, personId: idOf('Kim') })
    await removeLead({ placeId, personId: idOf('Kim') }, powers)
    const refusal = 'no-longer-a-lead'
    expect(await inviteLead({ placeId, email: 'a@b.example', locale: 'en' }, { ...services, by: kim, now })).toEqual({
      ok: false,
      refusal,
    })
    expect(await removeLead({ placeId, personId: idOf('Kim') }, { ...powers, by: kim })).toEqual({ ok: false, refusal })
    const foreign = mintCityLead({ placeId: '019ae000-0000-7000-8000-000000000000', personId: idOf('Kim') })
    expect(
      await inviteLead({ placeId, email: 'a@b.example', locale: 'en' }, { ...services, by: foreign, now }),
    ).toEqual({ ok: false, refusal })
    for (let nth = 1; nth < 20; nth++) expect(await invite(`${nth}@waymark.test`)).toEqual({ ok: true })
    expect(await invite('one.more@waymark.test')).toEqual({ ok: false, refusal: 'too-many-invitations' })
  })

  test('two who take each other out at once leave one; the last stays, unless an administrator says so', async () => {
    const { invite, accept, leads, powers, placeId, idOf, lead, administrator } = await aLedTown()
    await invite('kim@waymark.test')
    await accept('Kim')
    const kim = mintCityLead({ placeId, personId: idOf('Kim') })
    await Promise.all([
      removeLead({ placeId, personId: idOf('Kim') }, powers),
      removeLead({ placeId, personId: lead.personId ?? '' }, { ...powers, by: kim }),
    ])
    const [left = ''] = await leads()
    expect(await leads()).toHaveLength(1)
    const own = { ...powers, by: mintCityLead({ placeId, personId: left }) }
    expect(await removeLead({ placeId, personId: left }, own)).toEqual({ ok: false, refusal: 'last-lead' })
    expect(await removeLead({ placeId, personId: left }, { ...powers, by: administrator })).toEqual({ ok: true })
    expect(await removeLead({ placeId, personId: left }, { ...powers, by: administrator })).toEqual({
      ok: false,
      refusal: 'not-a-lead',
    })
  })
})

test('an administrator is invited by one, and the last of them stays', async () => {
  const { services, database, administrator, idOf } = await aLedTown()
  const powers = { ...services, administrator, now }
  await database
    .updateTable('people')
    .set({ isPlatformAdministrator: true })
    .where('id', '=', administrator.personId)
    .execute()
  const alone = await removeAdministrator({ personId: administrator.personId }, powers)
  expect(alone).toEqual({ ok: false, refusal: 'last-administrator' })
  expect(await inviteAdministrator({ email: 'kim@waymark.test', locale: 'cy' }, powers)).toEqual({ ok: true })
  const [invitation] = await listRoleInvitations({ placeId: null }, { database, now })
  const signedIn = mintSignedIn({ personId: idOf('Kim'), email: 'kim@waymark.test', name: 'Kim' })
  expect(await acceptRole({ invitationId: invitation?.id ?? '' }, { database, signedIn, now })).toEqual({
    ok: true,
    placeId: null,
  })
  expect(await removeAdministrator({ personId: administrator.personId }, powers)).toEqual({ ok: true })
  expect(await removeAdministrator({ personId: idOf('Kim') }, powers)).toEqual({
    ok: false,
    refusal: 'not-an-administrator',
  })
  const kim = mintPlatformAdministrator({ personId: idOf('Kim') })
  expect(await removeAdministrator({ personId: idOf('Lou') }, { ...powers, administrator: kim })).toEqual({
    ok: false,
    refusal: 'not-an-administrator',
  })
})
