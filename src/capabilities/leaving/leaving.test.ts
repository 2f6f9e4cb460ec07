import { randomUUID } from 'node:crypto'
import { expect, test } from 'vitest'
import { findAward } from '#capabilities/awards/find-award.ts'
import { issueAwards } from '#capabilities/awards/issue-awards.ts'
import { joinAddress } from '#capabilities/awards/join-address.ts'
import { keepAwards } from '#capabilities/awards/keep-awards.ts'
import { listAwards, listNotKeptFor } from '#capabilities/awards/list-awards.ts'
import { withdrawAward } from '#capabilities/awards/withdraw-award.ts'
import { addAddress } from '#capabilities/people/add-address.ts'
import { addPeople } from '#capabilities/people/add-people.ts'
import { addressCodeOf } from '#capabilities/people/address-code.ts'
import type { SignedIn } from '#capabilities/people/authority.ts'
import { confirmAddress } from '#capabilities/people/confirm-address.ts'
import { findPerson } from '#capabilities/people/find-person.ts'
import { mintSignedIn } from '#capabilities/people/mint-authority.ts'
import { tellOfAddress } from '#capabilities/people/tell-of-address.ts'
import { listLog } from '#capabilities/places/list-log.ts'
import { newId } from '#infrastructure/ids.ts'
import { type Mail, onceMailer } from '#infrastructure/mail/mailer.ts'
import { aBadge, anOrganisation, aTown, now, type Town } from '#tests/support/town.ts'
import { chooseLeavers } from './choose-leavers.ts'
import { confirmLeaving } from './confirm-leaving.ts'
import { draftLeaving } from './draft-leaving.ts'
import { checkLeaverPin, findLeaver } from './find-leaver.ts'
import { giveLeaverCards } from './give-leaver-cards.ts'
import { keepLeaverAwards } from './keep-leaver-awards.ts'
import { leaverLinkOf } from './leaver-code.ts'
import type { LeavingGroup } from './leaving.ts'
import { listAddressEndings } from './list-address-endings.ts'
import { listLeaverBadges } from './list-leaver-badges.ts'
import { listLeavers } from './list-leavers.ts'
import { findLeaving, listLeavings, listRunningLeavings } from './list-leavings.ts'
import { restoreAddresses } from './restore-addresses.ts'
import { sendLeaverMails } from './send-leaver-mails.ts'
import { settleLeavings } from './settle-leavings.ts'
import { stopLeaving } from './stop-leaving.ts'
import { tellLeaver } from './tell-leaver.ts'
import { updateLeaving } from './update-leaving.ts'

type Organisation = Awaited<ReturnType<typeof anOrganisation>>

const days = (count: number) => new Date(now.getTime() + count * 86_400_000)
const lastDay = '2026-07-05'
const after = days(31)
const ava = 'ava@school.example'
const ben = 'ben@school.example'

async function give(town: Town, organisation: Organisation, people: string[], at = now) {
  const { badgeId } = await aBadge(town, organisation, { name: `Badge ${newId(at).slice(-8)}`, repeatable: true })
  const lines = people.map((email) => ({ recipient: { name: email.split('@')[0] ?? '', email }, evidence: [] }))
  const powers = { ...town.services, issuer: organisation.issuer, now: at }
  const outcome = await issueAwards({ badgeId, lines, notify: false }, powers)
  if (!outcome.ok) throw new Error(outcome.refusal)
  return outcome.lines.map((line) => (line.ok ? line.awardId : line.refusal))
}

async function account(town: Town, email: string) {
  const people = await addPeople([{ name: email.split('@')[0] ?? '', email }], { database: town.database, now })
  return mintSignedIn({ personId: people.get(email) ?? '', email, name: 'x' })
}

const group: LeavingGroup = { kind: 'domain', domain: 'school.example' }

async function announced(town: Town, school: Organisation, { whom = group, leavesOn = lastDay } = {}) {
  const powers = { ...town.services, manager: school.manager, now }
  const drafted = await draftLeaving({ id: randomUUID(), title: 'Year 11', leavesOn, group: whom }, powers)
  if (!drafted.ok) throw new Error(drafted.refusal)
  const confirmed = await confirmLeaving(drafted, powers)
  if (!confirmed.ok) throw new Error(confirmed.refusal)
  const { leavingId } = drafted
  const leavers = await listLeavers({ leavingId, organisationId: school.organisationId, limit: 100 }, town)
  const idOf = (email: string) => leavers.find((one) => one.email === email)?.id ?? ''
  return { leavingId, idOf, powers }
}

async function aSchool({ warm = 0 } = {}) {
  const town = await aTown({ warm })
  const school = await anOrganisation(town, { name: 'School' })
  const [avasBadge = '', bensBadge = ''] = await give(town, school, [ava, ben])
  return { town, school, avasBadge, bensBadge, settle: (at = after) => settleLeavings({ ...town.services, now: at }) }
}

const holds = async (town: Town, { personId }: { personId: string }) =>
  (await listAwards({ personId, limit: 50 }, town)).rows.map((row) => row.id).toSorted()

/** Sends what is due at this moment, through the real mailer, and says to whom. */
async function mails(town: Town, at: Date) {
  const before = new Set((await queued(town)).map((one) => one.mailId))
  await sendLeaverMails({ ...town.services, now: at })
  const sent: Mail[] = []
  const mailer = onceMailer({ database: town.database, mailer: async (mail) => void sent.push(mail) })
  for (const due of await queued(town))
    if (!before.has(due.mailId)) await tellLeaver(due, { ...town.services, mailer, now: at })
  return sent
}

async function queued(town: Town) {
  const { rows } = await town.pool.query(`select data from pgboss.job where name = 'leaving.mail-due'`)
  return rows.map((row) => row.data as Parameters<typeof tellLeaver>[0])
}

test('meets the organisation’s own people by domain, by run or by list, and tells of nobody else', async () => {
  const { town, school } = await aSchool()
  const other = await anOrganisation(town, { name: 'Other' })
  await give(town, other, ['cai@school.example', ava])
  await give(town, school, ['dee@home.example'])
  const powers = { ...town.services, manager: school.manager, now }
  const met = async (whom: LeavingGroup) => {
    const outcome = await draftLeaving({ id: randomUUID(), title: 'Year 11', leavesOn: lastDay, group: whom }, powers)
    if (!outcome.ok) return outcome.refusal
    const asked = { leavingId: outcome.leavingId, organisationId: school.organisationId, limit: 50 }
    return [...(await listLeavers(asked, town)).map((one) => one.email), outcome.unmet]
  }
  expect(await met(group)).toEqual([ava, ben, 0])
  // An address that another organisation knows, and one that none knows, are answered alike.
  expect(await met({ kind: 'addresses', emails: [ben, 'cai@school.example'] })).toEqual([ben, 1])
  expect(await met({ kind: 'addresses', emails: [ben, 'nobody@school.example'] })).toEqual([ben, 1])
  expect(await met({ kind: 'addresses', emails: ['cai@school.example'] })).toBe('nobody-is-met')
  expect(await met({ kind: 'runs', runIds: [randomUUID()] })).toBe('nobody-is-met')
  expect(await listAddressEndings({ organisationId: school.organisationId, limit: 5 }, town)).toEqual([
    { domain: 'school.example', people: 2 },
    { domain: 'home.example', people: 1 },
  ])
})

test('a colleague, and who leaves with another group, are left out until they are put back', async () => {
  const { town, school } = await aSchool()
  const { rows } = await town.pool.query('select email from people where id = $1', [school.personId])
  await give(town, school, [rows[0].email])
  const first = await announced(town, school, { whom: { kind: 'addresses', emails: [ava] } })
  const everybody = { kind: 'addresses' as const, emails: [ava, ben, rows[0].email as string] }
  const { leavingId, powers } = await announced(town, school, { whom: everybody })
  const asked = { leavingId, organisationId: school.organisationId, limit: 50 }
  const out = (await listLeavers({ ...asked, state: 'left-out' }, town)).map((one) => one.email)
  expect(out.toSorted()).toEqual([ava, rows[0].email].toSorted())
  expect(first.leavingId).not.toBe(leavingId)
  const drafted = await draftLeaving({ id: randomUUID(), title: 'Both', leavesOn: lastDay, group: everybody }, powers)
  if (!drafted.ok) throw new Error(drafted.refusal)
  const again = await listLeavers({ ...asked, leavingId: drafted.leavingId }, town)
  const leaverIds = again.filter((one) => one.email === ava).map((one) => one.id)
  await chooseLeavers({ leavingId: drafted.leavingId, leaverIds, leaveOut: false }, powers)
  expect(await confirmLeaving(drafted, powers)).toEqual({ ok: false, refusal: 'leave-elsewhere' })
})

test('nothing is sent before it is confirmed, nor for ten minutes after; then the invitation, and two reminders at most', async () => {
  const { town, school } = await aSchool()
  const powers = { ...town.services, manager: school.manager, now }
  const drafted = await draftLeaving({ id: randomUUID(), title: 'Year 11', leavesOn: lastDay, group }, powers)
  if (!drafted.ok) throw new Error(drafted.refusal)
  expect(await mails(town, days(1))).toEqual([])
  await confirmLeaving(drafted, powers)
  expect(await confirmLeaving(drafted, powers)).toEqual({ ok: false, refusal: 'not-a-draft' })
  expect(await mails(town, new Date(now.getTime() + 9 * 60_000))).toEqual([])
  const first = await mails(town, new Date(now.getTime() + 10 * 60_000))
  expect(first.map((mail) => mail.to).toSorted()).toEqual([ava, ben])
  expect(first[0]?.text).toContain('https://waymark.test/leaving/')
  expect(await mails(town, days(2))).toEqual([])
  expect((await mails(town, days(17.5))).map((mail) => mail.to)).toHaveLength(2)
  expect(await mails(town, days(18))).toEqual([])
  // Moved to a later day: its reminder days come again, and bring one more mail, not two.
  await updateLeaving({ leavingId: drafted.leavingId, leavesOn: '2026-07-20', seen: lastDay }, powers)
  expect(await mails(town, days(32))).toHaveLength(2)
  expect(await mails(town, days(43))).toEqual([])
  expect(await mails(town, days(50))).toEqual([])
})

test('whoever has added an address, is left out, or whose mail came back is not reminded', async () => {
  const { town, school } = await aSchool()
  await give(town, school, ['cai@school.example', 'dee@school.example'])
  const { leavingId, idOf, powers } = await announced(town, school)
  await mails(town, days(1))
  const at = days(2)
  const own = await account(town, 'ava@home.example')
  expect(
    await keepLeaverAwards({ leaverId: idOf(ava), proof: 'mail' }, { ...town.services, signedIn: own, now: at }),
  ).toEqual({ ok: true, kept: 1 })
  await chooseLeavers({ leavingId, leaverIds: [idOf(ben)], leaveOut: true }, powers)
  await town.pool.query(`update delivery_states set state = 'bounced' where about = $1`, [
    `leaver ${idOf('cai@school.example')}`,
  ])
  expect((await mails(town, days(20))).map((mail) => mail.to)).toEqual(['dee@school.example'])
  const running = await listRunningLeavings({ organisationId: school.organisationId }, { ...town, now: days(20) })
  expect(running).toMatchObject([{ people: 3, without: 2 }])
})

test('a leaver without an account takes along what this school gave, and what others gave stays at the address', async () => {
  const { town, school, avasBadge, settle } = await aSchool()
  const other = await anOrganisation(town, { name: 'Other' })
  const [foreign = ''] = await give(town, other, [ava])
  const { idOf, leavingId, powers: managing } = await announced(town, school)
  const own = await account(town, 'ava@home.example')
  const powers = { ...town.services, signedIn: own, now: days(1) }
  expect(await keepLeaverAwards({ leaverId: idOf(ava), proof: 'mail' }, powers)).toEqual({ ok: true, kept: 1 })
  // Who has another address by now needs no card.
  const given = await giveLeaverCards({ leavingId, leaverIds: undefined }, managing)
  expect(given.ok && given.cards.map((one) => one.awardId)).toEqual([idOf(ben)])
  // Pressed twice, nothing more happens.
  expect(await keepLeaverAwards({ leaverId: idOf(ava), proof: 'mail' }, powers)).toEqual({ ok: true, kept: 0 })
  expect(await holds(town, own)).toEqual([avasBadge])
  expect(await findAward(foreign, town)).toMatchObject({ recipientEmail: ava, personId: null })
  await settle()
  expect(await holds(town, own)).toEqual([avasBadge])
  expect(await findAward(foreign, town)).toMatchObject({ recipientEmail: ava, personId: null })
  const still = await account(town, ava)
  expect(await keepAwards({ ...town.services, signedIn: still, now: after })).toEqual({ ok: true, awardIds: [foreign] })
  // The card opens what stands, and nothing that was withdrawn.
  const open = async () => (await listLeaverBadges({ leaverId: idOf(ava) }, town)).map((one) => one.awardId)
  expect(await open()).toEqual([avasBadge])
  const issuing = { ...town.services, issuer: school.issuer, now: after }
  await withdrawAward({ awardId: avasBadge, reason: 'Test' }, issuing)
  expect(await open()).toEqual([])
})

test('an account that is given another address keeps everything, and its former address opens nothing', async () => {
  const { town, school, avasBadge, settle } = await aSchool()
  const before = await account(town, ava)
  await keepAwards({ ...town.services, signedIn: before, now })
  const { idOf, leavingId } = await announced(town, school)
  const code = addressCodeOf(
    { personId: before.personId, from: ava, to: 'ava@home.example' },
    { ...town.services, now },
  )
  const powers = { ...town.services, signedIn: before, sessionId: newId(now), now }
  expect(await confirmAddress({ email: 'ava@home.example', code: '000000' }, powers)).toMatchObject({ ok: false })
  expect(await confirmAddress({ email: 'ava@home.example', code }, powers)).toEqual({ ok: true })
  // The former address is told once, and not which address came in its place.
  const { rows: changes } = await town.pool.query(`select data from pgboss.job where name = 'people.address-changed'`)
  expect(changes.map((row) => row.data)).toMatchObject([{ former: ava }])
  const told: Mail[] = []
  const mailer = onceMailer({ database: town.database, mailer: async (mail) => void told.push(mail) })
  for (const _ of [1, 2]) await tellOfAddress(changes[0]?.data, { ...town.services, mailer, now })
  expect(told.map(({ to }) => to)).toEqual([ava])
  expect(JSON.stringify(told)).not.toContain('ava@home.example')
  await joinAddress({}, { ...town.services, signedIn: before })
  const people = await listLeavers({ leavingId, organisationId: school.organisationId, limit: 9 }, town)
  expect(people.find((one) => one.id === idOf(ava))).toMatchObject({ hasAnother: true })
  // Given to the former address in its last days: it is this account's to keep, and nobody else's.
  const [late = ''] = await give(town, school, [ava])
  const stranger = await account(town, ava)
  expect(await keepAwards({ ...town.services, signedIn: stranger, now })).toMatchObject({ refusal: 'nothing-to-keep' })
  await settle()
  const own = mintSignedIn({ personId: before.personId, email: 'ava@home.example', name: 'Ava' })
  expect(await listNotKeptFor({ personId: own.personId, emails: [own.email], limit: 9 }, town)).toMatchObject([
    { id: late },
  ])
  await keepAwards({ ...town.services, signedIn: own, now: after })
  expect(await holds(town, own)).toEqual([avasBadge, late].toSorted())
  expect(await holds(town, stranger)).toEqual([])
})

test('of an account whose only address is stopped the school’s badges go, are lost to nobody, and come back with the card', async () => {
  const { town, school, avasBadge, settle } = await aSchool()
  const other = await anOrganisation(town, { name: 'Other' })
  const [foreign = ''] = await give(town, other, [ava])
  const only = await account(town, ava)
  await keepAwards({ ...town.services, signedIn: only, now })
  await town.pool.query('update awards set name_shown = true where id = $1', [avasBadge])
  const { leavingId, idOf, powers } = await announced(town, school)
  await settle()
  // Who reads the mail of the school signs in, and finds what others gave there alone.
  expect(await holds(town, only)).toEqual([foreign])
  expect(await listNotKeptFor({ personId: only.personId, emails: [ava], limit: 9 }, town)).toEqual([])
  // The badge's own page goes on as before.
  expect(await findAward(avasBadge, town)).toMatchObject({ keptByCard: true, cardName: 'ava', nameShown: true })
  const link = leaverLinkOf(idOf(ava), town.services.masterKey)
  expect(await findLeaver({ code: link }, { ...town.services, now: after })).toMatchObject({ isOver: true })
  const late = { ...town.services, signedIn: await account(town, 'thief@home.example'), now: after }
  expect(await keepLeaverAwards({ leaverId: idOf(ava), proof: 'mail' }, late)).toMatchObject({
    refusal: 'date-has-passed',
  })
  // Nor does the card bring them back to the address that ended.
  expect(
    await keepLeaverAwards({ leaverId: idOf(ava), proof: 'card' }, { ...town.services, signedIn: only, now: after }),
  ).toEqual({ ok: false, refusal: 'same-address' })
  const printed = await giveLeaverCards({ leavingId, leaverIds: undefined }, { ...powers, now: after })
  const card = printed.ok ? printed.cards.find((one) => one.name === 'ava') : undefined
  const found = await findLeaver({ code: card?.letters ?? '' }, { ...town.services, now: after })
  expect(found).toMatchObject({ leaverId: idOf(ava), proof: 'card' })
  const pin = (typed: string) => checkLeaverPin({ leaverId: idOf(ava), pin: typed }, { ...town.services, now: after })
  expect(await pin(card?.pin === '000000' ? '1' : '000000')).toEqual({ ok: false, refusal: 'pin-is-wrong' })
  expect(await pin(card?.pin ?? '')).toEqual({ ok: true })
  expect(await listLeaverBadges({ leaverId: idOf(ava) }, town)).toMatchObject([{ awardId: avasBadge }])
  const own = await account(town, 'ava@home.example')
  const joined = { ...town.services, signedIn: own, now: after }
  expect(await keepLeaverAwards({ leaverId: idOf(ava), proof: 'card' }, joined)).toEqual({ ok: true, kept: 1 })
  expect(await holds(town, own)).toEqual([avasBadge])
  // The card has worked: in other hands it takes nothing.
  expect(await keepLeaverAwards({ leaverId: idOf(ava), proof: 'card' }, late)).toMatchObject({
    refusal: 'award-is-kept',
  })
})

test('before the date a card takes nothing out of an account, and the mail’s link does', async () => {
  const { town, school, avasBadge } = await aSchool()
  const schools = await account(town, ava)
  await keepAwards({ ...town.services, signedIn: schools, now })
  const { idOf } = await announced(town, school)
  const powers = { ...town.services, signedIn: await account(town, 'ava@home.example'), now }
  const leaverId = idOf(ava)
  expect(await keepLeaverAwards({ leaverId, proof: 'card' }, powers)).toEqual({ ok: false, refusal: 'award-is-kept' })
  expect(await keepLeaverAwards({ leaverId, proof: 'mail' }, powers)).toEqual({ ok: true, kept: 1 })
  expect(await holds(town, schools)).toEqual([])
  expect(await holds(town, powers.signedIn)).toEqual([avasBadge])
})

test('after the date the school gives nothing to the address and writes nothing there; others do, and a left-out one goes on', async () => {
  const { town, school, settle } = await aSchool()
  const other = await anOrganisation(town, { name: 'Other' })
  const { leavingId, idOf, powers } = await announced(town, school)
  await chooseLeavers({ leavingId, leaverIds: [idOf(ben)], leaveOut: true }, powers)
  await settle()
  expect((await give(town, school, [ava], after))[0]).toBe('address-is-stopped')
  expect((await give(town, school, [ben], after))[0]).toMatch(/-/)
  expect((await give(town, other, [ava], after))[0]).toMatch(/^[0-9a-f-]{36}$/)
  const sent: string[] = []
  const mailer = onceMailer({ database: town.database, mailer: async (mail) => void sent.push(mail.key ?? '') })
  const mail = { to: ava, subject: 'x', text: 'x', html: 'x' }
  await mailer({ ...mail, key: 'a', organisationId: school.organisationId }, after)
  await mailer({ ...mail, key: 'b', organisationId: other.organisationId }, after)
  await mailer({ ...mail, key: 'c', to: ben, organisationId: school.organisationId }, after)
  expect(sent).toEqual(['b', 'c'])
})

test('called off or moved, nothing ends; what has fallen can be neither, and another organisation can do none of it', async () => {
  const { town, school, avasBadge, settle } = await aSchool()
  const { leavingId, idOf, powers } = await announced(town, school)
  const other = await anOrganisation(town, { name: 'Other' })
  const foreign = { ...town.services, manager: other.manager, now }
  const later = { leavingId, leavesOn: '2026-07-20', seen: lastDay }
  const none = { ok: false, refusal: 'leaving-not-found' }
  expect(await updateLeaving(later, foreign)).toEqual(none)
  expect(await stopLeaving({ leavingId }, foreign)).toEqual(none)
  expect(await chooseLeavers({ leavingId, leaverIds: [idOf(ava)], leaveOut: true }, foreign)).toEqual(none)
  expect(await giveLeaverCards({ leavingId, leaverIds: undefined }, foreign)).toEqual(none)
  expect(await findLeaving({ leavingId, organisationId: other.organisationId }, town)).toBeUndefined()
  expect(await listLeavers({ leavingId, organisationId: other.organisationId, limit: 9 }, town)).toEqual([])
  expect(await updateLeaving({ ...later, leavesOn: '2026-02-30' }, powers)).toMatchObject({ refusal: 'date-is-wrong' })
  expect(await updateLeaving({ ...later, leavesOn: '2026-06-01' }, powers)).toMatchObject({ refusal: 'date-is-past' })
  expect(await updateLeaving({ ...later, seen: '2026-07-01' }, powers)).toMatchObject({ refusal: 'changed-meanwhile' })
  expect(await updateLeaving(later, powers)).toEqual({ ok: true })
  await settle()
  expect(await findAward(avasBadge, town)).toMatchObject({ recipientEmail: ava })
  await settle(days(46))
  expect(await findAward(avasBadge, town)).toMatchObject({ recipientEmail: null })
  expect(await stopLeaving({ leavingId }, { ...powers, now: days(46) })).toMatchObject({ refusal: 'has-fallen' })
  const late = { leavingId, leaverIds: [idOf(ben)], leaveOut: true }
  expect(await chooseLeavers(late, { ...powers, now: days(46) })).toMatchObject({ refusal: 'has-fallen' })
  expect(
    await updateLeaving({ ...later, seen: '2026-07-20', leavesOn: '2026-09-01' }, { ...powers, now: days(46) }),
  ).toEqual({
    ok: false,
    refusal: 'has-fallen',
  })
  const second = await announced(
    town,
    await anOrganisation(town, { name: 'Third' }).then(async (third) => {
      await give(town, third, [ben])
      return third
    }),
  )
  await stopLeaving({ leavingId: second.leavingId }, second.powers)
  await settle(days(60))
  expect(
    await findLeaver({ code: leaverLinkOf(second.idOf(ben), town.services.masterKey) }, { ...town.services, now }),
  ).toMatchObject({ calledOffAt: now })
})

test('what is done with a leaving stands in the log of the place that let its organisation in, under its name', async () => {
  const { town, school } = await aSchool()
  const { leavingId, powers } = await announced(town, school)
  await stopLeaving({ leavingId }, powers)
  const said = async (placeId: string) =>
    (await listLog({ placeId, about: 'leaving', limit: 9 }, town)).entries.map((one) => [one.action, one.subjectName])
  expect(await said(town.placeId)).toEqual([
    ['leaving.called-off', 'Year 11'],
    ['leaving.announced', 'Year 11'],
  ])
  // Where it does not work any more, nothing of it is noted.
  await town.pool.query(`update organisation_places set status = 'left'`)
  await announced(town, school)
  expect(await said(town.placeId)).toHaveLength(2)
  const { organisationId } = school
  const listed = async (at: Date) =>
    (await listLeavings({ organisationId, after: { at, id: leavingId }, limit: 9 }, town)).rows.length
  expect([await listed(days(1)), await listed(days(-1))]).toEqual([2, 0])
})

test('the date falls whole though the process ends in between, and twice at once', async () => {
  const { town, school, settle } = await aSchool({ warm: 6 })
  await give(
    town,
    school,
    Array.from({ length: 12 }, (_, at) => `p${at}@school.example`),
  )
  const { leavingId } = await announced(town, school)
  // One address holds the job up until its process is gone.
  const blocker = await town.pool.connect()
  await blocker.query('begin')
  await blocker.query(`select from leavers where email = 'p5@school.example' for update`)
  const stuck = settle()
  stuck.catch(() => {})
  const waiting = `from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'`
  await expect.poll(async () => (await town.pool.query(`select ${waiting}`)).rowCount).toBe(1)
  const stopped = await town.pool.query('select from stopped_addresses')
  expect(stopped.rowCount).toBeGreaterThan(3)
  await town.pool.query(`select pg_cancel_backend(pid) ${waiting}`)
  await expect(stuck).rejects.toThrow()
  await blocker.query('rollback')
  blocker.release()
  await Promise.all([settle(), settle()])
  const left = await town.pool.query('select count(*)::int as n from leavers where stopped_at is null')
  expect(left.rows).toEqual([{ n: 0 }])
  const atAddress =
    await town.pool.query(`select count(*)::int as n from awards join recipients on recipients.id = recipient_id
    where email like '%@school.example'`)
  expect(atAddress.rows).toEqual([{ n: 0 }])
  expect(await findLeaving({ leavingId, organisationId: school.organisationId }, town)).toMatchObject({
    endedAt: after,
  })
  const entries = await town.pool.query(`select count(*)::int as n from audit_entries where action = 'leaving.fell'`)
  expect(entries.rows).toEqual([{ n: 1 }])
})

test.each(Array.from({ length: 8 }, (_, round) => round))(
  'an address is added and a badge given at the second the date falls: each is in time or too late, none is lost (%i)',
  async () => {
    const { town, school, avasBadge, settle } = await aSchool({ warm: 6 })
    const { idOf } = await announced(town, school)
    const own = await account(town, 'ava@home.example')
    const atTheEnd = new Date('2026-07-05T22:59:59Z')
    const [kept, , given] = await Promise.all([
      keepLeaverAwards({ leaverId: idOf(ava), proof: 'mail' }, { ...town.services, signedIn: own, now: atTheEnd }),
      settle(),
      give(town, school, [ava], atTheEnd),
    ])
    const inTime = given.filter((one) => one !== 'address-is-stopped')
    const held = await holds(town, own)
    // What was given before she added her address goes along with the rest.
    expect(held.filter((id) => !(kept.ok && inTime.includes(id)))).toEqual(kept.ok ? [avasBadge] : [])
    for (const awardId of inTime) expect(await findAward(awardId, town)).toMatchObject({ recipientEmail: null })
    expect(await findAward(avasBadge, town)).toMatchObject({ recipientEmail: null })
  },
)

test.each(Array.from({ length: 6 }, (_, round) => round))(
  'a date that is moved while it falls is moved, or has come: never half of it (%i)',
  async () => {
    const { town, school, settle } = await aSchool({ warm: 4 })
    const { leavingId, powers } = await announced(town, school)
    const [moved] = await Promise.all([
      updateLeaving(
        { leavingId, leavesOn: '2026-09-01', seen: lastDay },
        { ...powers, now: new Date('2026-07-05T22:59:59Z') },
      ),
      settle(),
    ])
    const { rows } = await town.pool.query('select count(*)::int as n from stopped_addresses')
    expect(rows[0].n).toBe(moved.ok ? 0 : 2)
  },
)

test.each<[string, { title?: string; group?: LeavingGroup }, string]>([
  ['a name of 121 characters', { title: 'x'.repeat(121) }, 'title-is-too-long'],
  ['a name of spaces', { title: '  ' }, 'title-is-missing'],
  ['no ending', { group: { kind: 'domain', domain: ' ' } }, 'group-is-missing'],
  ['no run', { group: { kind: 'runs', runIds: [] } }, 'group-is-missing'],
  ['an empty list', { group: { kind: 'addresses', emails: [] } }, 'group-is-missing'],
])('%s makes no draft', async (_, change, refusal) => {
  const { town, school } = await aSchool()
  const powers = { ...town.services, manager: school.manager, now }
  const request = { id: randomUUID(), title: 'x'.repeat(120), leavesOn: lastDay, group, ...change }
  expect(await draftLeaving(request, powers)).toEqual({ ok: false, refusal })
  expect(await town.database.selectFrom('leavings').select('id').execute()).toEqual([])
})

test('nothing is kept of a leaving that was not announced, that leaves the person out, or that was called off', async () => {
  const { town, school } = await aSchool()
  const own = await account(town, 'ava@home.example')
  const powers = { ...town.services, manager: school.manager, now }
  const keep = (leaverId: string) =>
    keepLeaverAwards({ leaverId, proof: 'mail' }, { ...town.services, signedIn: own, now })
  const drafted = await draftLeaving({ id: randomUUID(), title: 'Year 11', leavesOn: lastDay, group }, powers)
  if (!drafted.ok) throw new Error(drafted.refusal)
  const { leavingId } = drafted
  const leavers = await listLeavers({ leavingId, organisationId: school.organisationId, limit: 9 }, town)
  const [avas = '', bens = ''] = [ava, ben].map((email) => leavers.find((one) => one.email === email)?.id)
  const unknown = { ok: false, refusal: 'leaver-not-found' }
  const opens = async (leaverId: string) => {
    const code = leaverLinkOf(leaverId, town.services.masterKey)
    return (await findLeaver({ code }, { ...town.services, now })) !== undefined
  }
  const cards = async () => {
    const given = await giveLeaverCards({ leavingId, leaverIds: undefined }, powers)
    return given.ok ? given.cards.map((one) => one.awardId) : given.refusal
  }
  expect([await opens(avas), await cards()]).toEqual([false, 'leaving-not-found'])
  expect(await keep(avas)).toEqual(unknown)
  expect(await keep(newId(now))).toEqual(unknown)
  await chooseLeavers({ leavingId, leaverIds: [bens], leaveOut: true }, powers)
  await confirmLeaving({ leavingId }, powers)
  expect(await keep(bens)).toEqual(unknown)
  expect([await opens(avas), await opens(bens), await cards()]).toEqual([true, false, [avas]])
  await stopLeaving({ leavingId }, powers)
  expect(await cards()).toBe('leaving-not-found')
  expect(await keep(avas)).toEqual({ ok: false, refusal: 'leaving-is-off' })
  expect(await holds(town, own)).toEqual([])
})

test('an account that is made with the address at the same moment keeps it', async () => {
  const town = await aTown({ warm: 3 })
  const signedIn = await account(town, 'cai@home.example')
  const [from, to] = ['cai@home.example', 'cai@new.example']
  const code = addressCodeOf({ personId: signedIn.personId, from, to }, { masterKey: town.services.masterKey, now })
  const powers = { ...town.services, signedIn, sessionId: randomUUID(), now }
  let confirming: ReturnType<typeof confirmAddress> | undefined
  await town.database.transaction().execute(async (tx) => {
    await tx
      .insertInto('people')
      .values({ id: randomUUID(), email: to, name: 'Other', emailVerified: true, createdAt: now, updatedAt: now })
      .execute()
    confirming = confirmAddress({ email: to, code }, powers)
    await new Promise((resolve) => setTimeout(resolve, 300))
  })
  expect(await confirming).toEqual({ ok: false, refusal: 'address-has-an-account' })
})

test('an address that ended and has a new owner is opened again, and nothing of the former owner comes along', async () => {
  const { town, school, avasBadge, settle } = await aSchool()
  const other = await anOrganisation(town, { name: 'Other' })
  const [foreign = ''] = await give(town, other, [ava])
  const former = await account(town, 'ava@home.example')
  const { leavingId, idOf, powers } = await announced(town, school)
  await keepLeaverAwards({ leaverId: idOf(ava), proof: 'mail' }, { ...town.services, signedIn: former, now })
  // What another organisation gave is in the account of the one who left, and is named as the new pupil will be.
  await town.pool.query('update recipients set person_id = $1 where email = $2', [former.personId, ava])
  await settle()
  const request = { leavingId, leaverIds: [idOf(ava)] }
  const foreigner = { ...town.services, manager: other.manager, now: after }
  expect(await restoreAddresses(request, foreigner)).toMatchObject({ refusal: 'none-is-stopped' })
  expect(await restoreAddresses({ ...request, leaverIds: [] }, powers)).toMatchObject({ refusal: 'nobody-is-chosen' })
  expect((await give(town, school, [ava], after))[0]).toBe('address-is-stopped')
  expect(await restoreAddresses(request, { ...powers, now: after })).toEqual({ ok: true, addresses: 1 })
  expect(await restoreAddresses(request, powers)).toMatchObject({ refusal: 'none-is-stopped' })
  const asked = { leavingId, organisationId: school.organisationId, limit: 9 }
  const shown = await listLeavers(asked, town)
  expect(shown.map((one) => [one.email, one.isOpenAgain])).toEqual([
    [ava, true],
    [ben, false],
  ])
  const [fresh = ''] = await give(town, school, [ava], after)
  const pupil = await account(town, ava)
  const theirs = { ...town.services, signedIn: pupil, now: after }
  expect(await keepAwards(theirs)).toEqual({ ok: true, awardIds: [fresh] })
  expect(await holds(town, pupil)).toEqual([fresh])
  expect(await holds(town, former)).toEqual([avasBadge])
  expect(await findAward(foreign, town)).toMatchObject({ personId: former.personId })
  const { rows } = await town.pool.query(
    `select count(*)::int as n from audit_entries where action like '%opened-again'`,
  )
  expect(rows).toEqual([{ n: 1 }])
})

test.each([
  ['a second address', 'ava@home.example', ava],
  ['the main address', ava, 'ava@home.example'],
])(
  'where %s of an account has ended, the account stays its owner’s, and the next reader has one of their own',
  async (_, first, second) => {
    const { town, school, avasBadge, settle } = await aSchool()
    const library = await anOrganisation(town, { name: 'Library' })
    const [librarys = ''] = await give(town, library, [ava])
    const signedIn = await account(town, first)
    const { personId } = signedIn
    const powers = { ...town.services, signedIn, now }
    const code = addressCodeOf({ personId, from: first, to: second }, { ...town.services, now })
    expect(await addAddress({ email: second, code }, powers)).toEqual({ ok: true })
    await keepAwards({
      ...powers,
      signedIn: mintSignedIn({ personId, email: first, emails: [first, second], name: 'x' }),
    })
    const { idOf } = await announced(town, school)
    const both = mintSignedIn({ personId, email: first, emails: [first, second], name: 'x' })
    const pressed = await keepLeaverAwards({ leaverId: idOf(ava), proof: 'mail' }, { ...powers, signedIn: both })
    expect(pressed).toMatchObject({ ok: true })
    await settle()
    expect(await findPerson({ id: personId }, town)).toMatchObject({ emails: ['ava@home.example'] })
    expect(await holds(town, signedIn)).toEqual([avasBadge, librarys].toSorted())
    const { rows: told } = await town.pool.query(`select data from pgboss.job where name = 'people.address-changed'`)
    expect(told.map(({ data }) => [data.change, data.former])).toContainEqual(['ended', 'ava@home.example'])
    const { rows: log } = await town.pool.query(
      `select actor_id from audit_entries where action = 'person.address-ended'`,
    )
    expect(log).toEqual([{ actor_id: null }])
    // The next pupil with this address: nothing of the former one is theirs, and what comes now is.
    const next = await account(town, ava)
    expect(next.personId).not.toBe(personId)
    const [later = ''] = await give(town, library, [ava], after)
    const waiting = ({ personId: whose, emails }: SignedIn) =>
      listNotKeptFor({ personId: whose, emails, limit: 9 }, town).then((rows) => rows.map(({ id }) => id))
    expect(await waiting(next)).toEqual([later])
    expect(await waiting(mintSignedIn({ personId, email: 'ava@home.example', name: 'x' }))).toEqual([])
  },
)

test('an account with no other address stays open with the one that has ended', async () => {
  const { town, school, settle } = await aSchool()
  const signedIn = await account(town, ava)
  await announced(town, school)
  await settle()
  expect(await findPerson({ id: signedIn.personId }, town)).toMatchObject({ emails: [ava] })
})

test('whom a run that was taken back gave a badge is in no group, and who is left out is written to by nobody', async () => {
  const { town, school, bensBadge } = await aSchool()
  const takenBack = { neverSent: true, revokedAt: now, revocationReason: 'Undone.' }
  await town.database.updateTable('awards').set(takenBack).where('id', '=', bensBadge).execute()
  const { leavingId, idOf } = await announced(town, school)
  expect(idOf(ben)).toBe('')
  await town.database.updateTable('leavers').set({ leftOutAt: now }).where('id', '=', idOf(ava)).execute()
  const invited = () =>
    town.database.selectFrom('leavers').select('invitedAt').where('leavingId', '=', leavingId).execute()
  await sendLeaverMails({ ...town.services, now: days(1) })
  expect(await invited()).toEqual([{ invitedAt: null }])
  await town.database.updateTable('leavers').set({ leftOutAt: null }).execute()
  await sendLeaverMails({ ...town.services, now: days(1) })
  expect(await invited()).toEqual([{ invitedAt: days(1) }])
})
