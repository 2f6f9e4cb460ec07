import { expect, test } from 'vitest'
import { addPeople } from '#capabilities/people/add-people.ts'
import { mintSignedIn } from '#capabilities/people/mint-authority.ts'
import { anOpportunity, anOrganisation, aTown, now } from '#tests/support/town.ts'
import { mostSaved } from './follow.ts'
import { keepOpportunity } from './keep-opportunity.ts'
import { listSaved } from './list-saved.ts'
import { removeSaved } from './remove-saved.ts'

async function aSaver() {
  const town = await aTown()
  const { database } = town
  const owner = await anOrganisation(town)
  const people = await addPeople(
    ['Fay', 'Gus'].map((name) => ({ name, email: `${name}@waymark.test`, ageBand: '18-24' as const })),
    { database, now },
  )
  const [fay, gus] = [...people.values()].map((personId) => mintSignedIn({ personId, email: '', name: '' }))
  if (!fay || !gus) throw new Error('nobody was added')
  const save = (opportunityId: string, at = now, signedIn = fay) =>
    keepOpportunity({ opportunityId }, { database, signedIn, now: at })
  const add = async (title: string) => (await anOpportunity(town, owner, { title })).opportunityId
  const titles = async (signedIn = fay) =>
    (await listSaved({ personId: signedIn.personId }, { database, now })).map((one) => one.title)
  return { ...town, owner, fay, gus, save, add, titles }
}

test('what is saved is kept once, for its person alone, and goes when they take it off', async () => {
  const { fay, gus, save, add, titles, database } = await aSaver()
  const id = await add('Weave a basket')
  expect(await Promise.all([save(id), save(id), save(id)])).toEqual([{ ok: true }, { ok: true }, { ok: true }])
  expect(await titles()).toEqual(['Weave a basket'])
  expect(await titles(gus)).toEqual([])
  await removeSaved({ opportunityId: id }, { database, signedIn: gus })
  expect(await titles()).toEqual(['Weave a basket'])
  await removeSaved({ opportunityId: id }, { database, signedIn: fay })
  expect(await titles()).toEqual([])
})

test('a draft cannot be saved, what becomes one is not shown, and what is over comes last', async () => {
  const { save, add, titles, database } = await aSaver()
  const [over, hidden, open] = [await add('Over'), await add('Hidden'), await add('Open')]
  for (const [turn, id] of [open, hidden, over].entries()) await save(id, new Date(now.getTime() + turn * 1000))
  const set = (id: string, status: 'archived' | 'draft') =>
    database.updateTable('opportunities').set({ status }).where('id', '=', id).execute()
  await set(over, 'archived')
  await set(hidden, 'draft')
  expect(await titles()).toEqual(['Open', 'Over'])
  await database.deleteFrom('savedOpportunities').execute()
  expect(await save(hidden)).toEqual({ ok: false, refusal: 'not-there' })
  expect(await save('00000000-0000-7000-8000-000000000000')).toEqual({ ok: false, refusal: 'not-there' })
})

test('two windows cannot pass the limit together', async () => {
  const { save, add } = await aSaver()
  const first = await add('One more')
  const second = await add('Another')
  for (let number = 0; number < mostSaved - 1; number++) await save(await add(`Thing ${number}`))
  const outcomes = await Promise.all([save(first), save(second)])
  expect(outcomes.filter((one) => one.ok)).toHaveLength(1)
  expect(outcomes.find((one) => !one.ok)).toEqual({ ok: false, refusal: 'too-many' })
})
