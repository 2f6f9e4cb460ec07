import { randomUUID } from 'node:crypto'
import { expect, test } from 'vitest'
import { mintCityLead } from '#capabilities/people/mint-authority.ts'
import { listLog } from '#capabilities/places/list-log.ts'
import { tableIn } from '#infrastructure/files/table-in.ts'
import { needed } from '#infrastructure/needed.ts'
import { aNextTown, anOrganisation, aTown, now } from '#tests/support/town.ts'
import { addNetworkContact } from './add-network-contact.ts'
import { addMembersHere, addNetworkOrganisation, countMembersMissing } from './add-network-organisation.ts'
import { eraseNetworkContact } from './erase-network-contact.ts'
import { findNetworkContact, findNetworkLog, findNetworkOrganisation } from './find-network-organisation.ts'
import { importNetwork } from './import-network.ts'
import { joinNetworkOrganisations } from './join-network-organisations.ts'
import { listKeptAsContact } from './list-kept-as-contact.ts'
import { countDue, countStages, listNetworkOrganisations } from './list-network-organisations.ts'
import type { NetworkContactContent } from './network-contact.ts'
import type { NetworkStage } from './network-organisation.ts'
import { noteNetworkEntry } from './note-network-entry.ts'
import { readNetworkTable } from './read-network-table.ts'
import { removeNetworkOrganisation } from './remove-network-organisation.ts'
import { reviseNetworkContact } from './revise-network-contact.ts'
import { reviseNetworkOrganisation } from './revise-network-organisation.ts'
import { settleNetwork } from './settle-network.ts'

const ann: NetworkContactContent = {
  ...{ name: 'Ann Lee', job: 'Owner', email: 'Ann@Bakery.example', phone: null, source: 'A fair', basis: 'consent' },
}

async function aNetwork({ warm = 0 } = {}) {
  const town = await aTown({ warm })
  const { database, lead } = town
  const powers = { database, lead, now }
  const me = needed(lead.personId, 'a lead')
  await database.insertInto('placeLeads').values({ placeId: lead.placeId, personId: me, since: now }).execute()
  const add = async (name: string, stage: NetworkStage = 'known') => {
    const content = { name, sector: null, stage, source: 'A fair' }
    const outcome = await addNetworkOrganisation({ requestId: randomUUID(), content }, powers)
    if (!outcome.ok) throw new Error(outcome.refusal)
    return outcome.id
  }
  const find = async (id: string) => needed(await findNetworkOrganisation({ id }, powers), 'one of the network')
  const contactOf = async (id: string, contact = ann) => {
    expect(await addNetworkContact({ id, requestId: randomUUID(), contact }, powers)).toEqual({ ok: true })
    return needed((await find(id)).contacts.find(({ name }) => name === contact.name)?.id, 'a contact')
  }
  const note = (id: string, said: string, more: { contactId?: string; happenedOn?: string } = {}) => {
    const entry = { kind: 'call' as const, happenedOn: '2026-06-01', contactId: null, byId: me, said, ...more }
    return noteNetworkEntry({ id, requestId: randomUUID(), entry }, powers)
  }
  const list = (more: object = {}) =>
    listNetworkOrganisations({ sort: 'name', descending: false, page: 1, limit: 25, ...more }, powers)
  const bring = async (text: string, chosen: [number, string][] = []) => {
    const table = await readNetworkTable({ table: await tableIn(Buffer.from(text)), source: 'A list' }, powers)
    return { table, keep: () => importNetwork({ lines: table.read, chosen: new Map(chosen) }, powers) }
  }
  return { ...town, powers, me, add, find, contactOf, note, list, bring }
}

test('pressed twice it is one, and one of this site is linked by its name', async () => {
  const town = await aNetwork({ warm: 4 })
  const { powers, find, list } = town
  const { organisationId, slug } = await anOrganisation(town, { name: 'Jubilee Library' })
  const requestId = randomUUID()
  const content = { name: ' jubilee  library', sector: null, stage: 'met', source: 'A fair' } as const
  const twice = await Promise.all([1, 2].map(() => addNetworkOrganisation({ requestId, content }, powers)))
  expect(new Set(twice.map((one) => (one.ok ? one.id : one.refusal))).size).toBe(1)
  const id = needed(twice[0]?.ok ? twice[0].id : undefined, 'an id')
  expect((await find(id)).known).toMatchObject({ name: 'jubilee library', organisationId, slug, stage: 'met' })
  const again = await addNetworkOrganisation({ requestId: randomUUID(), content }, powers)
  expect(again).toEqual({ ok: false, refusal: 'here-already' })
  const entry = { kind: 'visit', happenedOn: '2026-06-01', contactId: null, byId: town.me, said: 'Seen.' } as const
  await Promise.all([1, 2].map(() => noteNetworkEntry({ id, requestId, entry }, powers)))
  await Promise.all([1, 2].map(() => addNetworkContact({ id, requestId, contact: ann }, powers)))
  expect(await findNetworkLog({ id, limit: 9 }, powers)).toMatchObject([{ said: 'Seen.', byName: 'Lena Lead' }])
  expect((await find(id)).contacts).toMatchObject([{ name: 'Ann Lee', email: 'ann@bakery.example' }])
  const other = await addNetworkContact({ id, requestId: randomUUID(), contact: ann }, powers)
  expect(other).toEqual({ ok: false, refusal: 'contact-here-already' })
  // Those who take part and are not here yet come in as joined, once.
  await anOrganisation(town, { name: 'Pier School', kind: 'school' })
  expect(await countMembersMissing(powers)).toBe(1)
  expect(await addMembersHere({ source: 'This site' }, powers)).toEqual({ added: 1 })
  expect(await addMembersHere({ source: 'This site' }, powers)).toEqual({ added: 0 })
  expect((await list({ sector: 'school' })).rows).toMatchObject([{ name: 'Pier School', stage: 'joined' }])
  expect(await countStages(powers)).toEqual({ met: 1, joined: 1 })
})

test('what comes next has a day and an owner who leads the place, and waits on the desk when it is due', async () => {
  const { powers, me, add, find, list } = await aNetwork()
  const id = await add('Pier Bakery')
  await add('Hill Bakery')
  const revise = async (change: Parameters<typeof reviseNetworkOrganisation>[0]['change'], basedOn?: string) =>
    reviseNetworkOrganisation({ id, change, basedOn: basedOn ?? (await find(id)).revision }, powers)
  const step = { nextStep: 'Ring them', nextStepOn: '2026-06-12', nextStepOwnerId: me }
  expect(await revise({ ...step, nextStepOwnerId: randomUUID() })).toEqual({ ok: false, refusal: 'owner-not-found' })
  const stale = (await find(id)).revision
  expect(await revise(step)).toEqual({ ok: true })
  expect(await revise(step, stale)).toEqual({ ok: true })
  expect(await revise({ stage: 'met' }, stale)).toEqual({ ok: false, refusal: 'changed-meanwhile' })
  expect(await revise({ stage: 'met' })).toEqual({ ok: true })
  expect((await find(id)).known).toMatchObject({ ...step, stage: 'met', nextStepOwner: 'Lena Lead' })
  const named = { name: 'Hill bakery!', sector: null, stage: 'met', source: 'A fair', page: null } as const
  expect(await revise(named)).toEqual({ ok: false, refusal: 'here-already' })
  expect(await revise({ ...named, name: 'Pier Bakers', page: 'nobody' })).toEqual({
    ...{ ok: false, refusal: 'no-such-organisation' },
  })
  const names = async (more: object, at = powers) =>
    (await listNetworkOrganisations({ sort: 'name', descending: false, page: 1, limit: 9, ...more }, at)).rows.map(
      ({ name }) => name,
    )
  expect(await names({ due: 'week' })).toEqual(['Pier Bakery'])
  expect(await names({ due: 'late' })).toEqual([])
  expect(await names({ due: 'late' }, { ...powers, now: new Date('2026-06-13T09:00:00Z') })).toEqual(['Pier Bakery'])
  expect(await names({ due: 'none' })).toEqual(['Hill Bakery'])
  expect(await countDue(powers)).toEqual({ due: 1, ending: 0 })
  expect((await list({ stage: 'met', terms: 'ring pier' })).total).toBe(1)
  expect((await list({ terms: '%' })).total).toBe(0)
})

test('a list is looked at before anything is kept, and brought twice it changes nothing', async () => {
  const { powers, add, find, list, bring, contactOf } = await aNetwork({ warm: 4 })
  const cafe = await add('Harbour Café')
  await contactOf(cafe, { ...ann, name: 'Bo Day', email: null })
  const text = [
    'Organisation,Type,Contact,E-mail,Lawful basis,Next step,By when',
    'Pier Bakery,employer,Ann Lee,ann@bakery.example,consent,Ring,12/06/2026',
    'Pier Bakery,employer,Ben Ray,ben@bakery.example,consent,,',
    'The Harbour Cafe Ltd,employer,Bo Day,bo@harbour.example,consent,,',
    'Circus,circus,,,,,',
    'HARBOUR CAFE,,Bo Day,,consent,,',
  ].join('\n')
  const first = await bring(text)
  expect(first.table.problems).toEqual([{ line: 5, column: 'sector', why: 'not-known' }])
  expect(first.table.read.map(({ line, is: { kind }, knowsContact }) => [line, kind, knowsContact])).toEqual([
    ...[
      [2, 'new', false],
      [3, 'new', false],
      [4, 'perhaps', false],
      [6, 'here', true],
    ],
  ])
  expect((await list()).total).toBe(1)
  // Two who keep it at once keep it once.
  const twice = await Promise.all([first.keep(), first.keep()])
  expect(twice.map(({ organisations }) => organisations).toSorted()).toEqual([0, 1])
  expect(twice.every(({ undecided }) => undecided === 1)).toBe(true)
  const bakery = needed((await list({ terms: 'Pier' })).rows[0], 'a bakery')
  expect(bakery).toMatchObject({ contacts: 2, nextStep: 'Ring', nextStepOn: '2026-06-12', nextStepOwner: 'Lena Lead' })
  const before = await find(cafe)
  // A person says that the third is the café: its contact is known by the name.
  expect(await (await bring(text, [[4, cafe]])).keep()).toEqual({
    ...{ organisations: 0, contacts: 0, known: 4, undecided: 0, refused: 0 },
  })
  expect(await find(cafe)).toEqual(before)
  expect(await (await bring(text, [[4, 'new']])).keep()).toMatchObject({ organisations: 1, contacts: 1 })
  expect(await (await bring(text, [[4, 'new']])).keep()).toMatchObject({ organisations: 0, contacts: 0 })
  // Found to be one after all: what is with the other comes along.
  const [namesake] = (await find(cafe)).namesakes
  const otherId = needed(namesake, 'a namesake').id
  expect(await joinNetworkOrganisations({ id: cafe, otherId: cafe }, powers)).toMatchObject({ ok: false })
  expect(await joinNetworkOrganisations({ id: cafe, otherId }, powers)).toEqual({ ok: true })
  // Of one name, and made at one moment: neither comes first.
  expect(new Set((await find(cafe)).contacts.map(({ email }) => email))).toEqual(new Set([null, 'bo@harbour.example']))
  expect(await joinNetworkOrganisations({ id: cafe, otherId }, powers)).toEqual({
    ok: false,
    refusal: 'not-in-network',
  })
  expect((await bring('Colour\nred')).table.problems).toMatchObject([{ why: 'no-name-column' }])
})

test('a contact is told what is kept, and erased with the words that name them', async () => {
  const { powers, database, add, find, contactOf, note } = await aNetwork()
  const [id, other] = [await add('Pier Bakery'), await add('Hill Bakery')]
  const contactId = await contactOf(id)
  const corrected = { ...ann, job: 'Baker' }
  const { revision } = needed(await findNetworkContact({ id, contactId }, powers), 'a contact')
  const revise = (basedOn: string, contact: NetworkContactContent) =>
    reviseNetworkContact({ id, contactId, basedOn, contact }, powers)
  expect(await revise('x', corrected)).toEqual({ ok: false, refusal: 'changed-meanwhile' })
  expect(await revise(revision, corrected)).toEqual({ ok: true })
  expect(await note(id, 'Likes it.', { contactId })).toEqual({ ok: true })
  await note(other, 'ANN LEE sent them.')
  await note(other, 'Nothing of her.')
  expect(await note(id, 'Foreign.', { contactId: randomUUID() })).toEqual({ ok: false, refusal: 'contact-not-found' })
  const step = { nextStep: 'Thank Ann Lee', nextStepOn: '2026-06-09', nextStepOwnerId: null }
  await reviseNetworkOrganisation({ id: other, basedOn: (await find(other)).revision, change: step }, powers)
  const found = needed(await findNetworkContact({ id, contactId }, powers), 'a contact')
  expect(found.words.map(({ said }) => said).toSorted()).toEqual(['ANN LEE sent them.', 'Likes it.'])
  // Whose account has the address reads of it in the file of all that is kept of them.
  const kept = await listKeptAsContact({ emails: ['ann@bakery.example'] }, powers)
  expect(kept).toMatchObject([
    { place: 'Seatown', organisation: 'Pier Bakery', job: 'Baker', basis: 'consent', metOn: ['2026-06-01'] },
  ])
  expect(await listKeptAsContact({ emails: ['ben@home.example'] }, powers)).toEqual([])
  expect(await eraseNetworkContact({ id, contactId }, powers)).toEqual({ ok: true })
  expect(await eraseNetworkContact({ id, contactId }, powers)).toEqual({ ok: false, refusal: 'contact-not-found' })
  expect((await find(id)).contacts).toEqual([])
  expect((await find(other)).known.nextStep).toBeNull()
  expect(await findNetworkLog({ id, limit: 9 }, powers)).toMatchObject([{ said: null, happenedOn: '2026-06-01' }])
  const words = (await findNetworkLog({ id: other, limit: 9 }, powers)).map(({ said }) => said)
  expect(new Set(words)).toEqual(new Set(['Nothing of her.', null]))
  // The log of the place says what was done, and names nobody.
  const { entries } = await listLog({ about: 'network', limit: 50 }, { database })
  expect(entries.length).toBeGreaterThan(5)
  expect(new Set(entries.map(({ subjectName }) => subjectName))).toEqual(new Set([null]))
})

test('24 months after the last entry it is deleted, and that is told 30 days before', async () => {
  const { powers, database, add, list, contactOf, note } = await aNetwork()
  const [id, other] = [await add('Pier Bakery'), await add('Hill Bakery')]
  await contactOf(id)
  await note(id, 'Met.')
  const at = (day: string) => ({ ...powers, now: new Date(`${day}T12:00:00Z`) })
  expect(await countDue(at('2028-05-05'))).toEqual({ due: 0, ending: 0 })
  expect(await countDue(at('2028-05-06'))).toEqual({ due: 0, ending: 2 })
  const entry = {
    kind: 'call',
    happenedOn: '2028-06-01',
    contactId: null,
    byId: needed(powers.lead.personId, 'me'),
  } as const
  const noted = await noteNetworkEntry(
    { id: other, requestId: randomUUID(), entry: { ...entry, said: 'Hm.' } },
    at('2028-06-01'),
  )
  expect(noted).toEqual({ ok: true })
  await settleNetwork(at('2028-06-05'))
  expect((await list()).total).toBe(2)
  await settleNetwork(at('2028-06-06'))
  expect((await list()).rows.map(({ name }) => name)).toEqual(['Hill Bakery'])
  for (const table of ['networkContacts', 'networkEntries'] as const)
    expect(await database.selectFrom(table).select('id').where('networkOrganisationId', '=', id).execute()).toEqual([])
  expect((await listLog({ about: 'network', limit: 1 }, { database })).entries).toMatchObject([
    { action: 'network.ended', actorName: null },
  ])
})

test('those who lead another place find nothing of it, and change nothing', async () => {
  const town = await aNetwork()
  const { powers, add, find, contactOf, note } = town
  const id = await add('Pier Bakery')
  const contactId = await contactOf(id)
  await note(id, 'Met.', { contactId })
  const placeId = await aNextTown(town)
  const other = { ...powers, lead: mintCityLead({ placeId, personId: undefined }) }
  const own = await addNetworkOrganisation(
    { requestId: randomUUID(), content: { name: 'Pier Bakery', sector: null, stage: 'met', source: 'A fair' } },
    other,
  )
  const ownId = needed(own.ok ? own.id : undefined, 'an id')
  const before = await find(id)
  const { revision: basedOn } = before
  const nothing = { ok: false, refusal: 'not-in-network' }
  const entry = { kind: 'call', happenedOn: '2026-06-01', contactId, byId: town.me, said: 'x' } as const
  expect(await findNetworkOrganisation({ id }, other)).toBeUndefined()
  expect(await findNetworkContact({ id, contactId }, other)).toBeUndefined()
  expect(await findNetworkContact({ id: ownId, contactId }, other)).toBeUndefined()
  expect(await findNetworkLog({ id, limit: 9 }, other)).toEqual([])
  expect(await reviseNetworkOrganisation({ id, basedOn, change: { stage: 'quiet' } }, other)).toEqual(nothing)
  expect(await noteNetworkEntry({ id, requestId: randomUUID(), entry }, other)).toEqual(nothing)
  expect(await addNetworkContact({ id, requestId: randomUUID(), contact: ann }, other)).toEqual(nothing)
  expect(await joinNetworkOrganisations({ id: ownId, otherId: id }, other)).toEqual(nothing)
  expect(await removeNetworkOrganisation({ id }, other)).toEqual(nothing)
  const notFound = { ok: false, refusal: 'contact-not-found' }
  for (const at of [id, ownId]) {
    expect(await eraseNetworkContact({ id: at, contactId }, other)).toEqual(notFound)
    expect(await reviseNetworkContact({ id: at, contactId, basedOn, contact: ann }, other)).toEqual(notFound)
  }
  expect(await noteNetworkEntry({ id: ownId, requestId: randomUUID(), entry }, other)).toEqual(notFound)
  const listed = await listNetworkOrganisations({ sort: 'name', descending: false, page: 1, limit: 9 }, other)
  expect(listed.rows.map((row) => row.id)).toEqual([ownId])
  expect(await find(id)).toEqual(before)
})
