import { expect, test } from 'vitest'
import { mintSignedIn } from '#capabilities/people/mint-authority.ts'
import { anOrganisation, aTown, now } from '#tests/support/town.ts'
import { keepView } from './keep-view.ts'
import { listSavedViews } from './list-saved-views.ts'
import { removeSavedView } from './remove-saved-view.ts'
import { mostSavedViews } from './saved-view.ts'

const path = '/organisations/library/manage/badges'

async function twoPeople() {
  const town = await aTown({ warm: 8 })
  const { database } = town
  const [one, other] = await Promise.all(
    ['One', 'Other'].map(async (name) => {
      const { personId } = await anOrganisation(town, { name })
      return { database, now, signedIn: mintSignedIn({ personId, email: `${name}@waymark.test`, name }) }
    }),
  )
  if (!one || !other) throw new Error('nobody is there')
  return { one, other, listOf: (who: typeof one) => listSavedViews({ personId: who.signedIn.personId, path }, who) }
}

test('keeps a view for its person and its list, and replaces one of the same name', async () => {
  const { one, other, listOf } = await twoPeople()
  await keepView({ path, name: 'Drafts', query: 'status=draft' }, one)
  await keepView({ path, name: 'drafts', query: 'status=draft&sort=name' }, one)
  await keepView({ path: '/elsewhere', name: 'Else', query: 'q=a' }, one)
  expect(await listOf(one)).toMatchObject([{ name: 'drafts', query: 'status=draft&sort=name' }])
  expect(await listOf(other)).toEqual([])
})

test('keeps no more than its bound, however many tabs save at once', async () => {
  const { one, listOf } = await twoPeople()
  const names = Array.from({ length: mostSavedViews + 4 }, (_, index) => `View ${index}`)
  const outcomes = await Promise.all(names.map((name) => keepView({ path, name, query: 'q=a' }, one)))
  expect(outcomes.filter(({ ok }) => ok)).toHaveLength(mostSavedViews)
  expect(outcomes.find(({ ok }) => !ok)).toEqual({ ok: false, refusal: 'too-many-views' })
  expect(await listOf(one)).toHaveLength(mostSavedViews)
})

test('only its own person removes a view', async () => {
  const { one, other, listOf } = await twoPeople()
  await keepView({ path, name: 'Mine', query: 'q=a' }, one)
  const [view] = await listOf(one)
  const viewId = view?.id ?? ''
  await removeSavedView({ viewId }, other)
  expect(await listOf(one)).toHaveLength(1)
  await removeSavedView({ viewId }, one)
  expect(await listOf(one)).toEqual([])
})
