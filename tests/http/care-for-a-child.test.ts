import { randomUUID } from 'node:crypto'
import { expect, test } from 'vitest'
import { needed } from '#infrastructure/needed.ts'
import { awardTo, gatherCast, visitorIn } from '../support/site/cast.ts'
import { library, withDatabase } from '../support/site/people.ts'
import { textOf, Visitor } from '../support/site/visitor.ts'
import { freshLetters } from '../support/site/walk.ts'

/** A guardian with one child verified or not. */
async function aGuardian() {
  const email = `guardian.${freshLetters()}@home.example`
  const visitor = await new Visitor().signIn(email)
  await visitor.post('/me/about', { ageBand: '25-plus', next: '/me' })
  const placeId = await withDatabase(async ({ database }) => {
    const { id } = await database
      .selectFrom('places')
      .select('id')
      .where('slug', '=', 'brighton-and-hove')
      .executeTakeFirstOrThrow()
    return id
  })
  const form = { requestId: randomUUID(), name: 'Zebedee Jones', placeId, declares: 'yes' }
  const added = await visitor.post('/me/children/new', form)
  const childId = (added.headers.get('location') ?? '').replace('/me/children/', '')
  const setVerified = (verifiedAt: Date | null) =>
    withDatabase(({ database }) =>
      database
        .updateTable('guardianships')
        .set({ verifiedAt, verifiedBy: verifiedAt && 'organisation' })
        .where('childId', '=', childId)
        .execute(),
    )
  return { visitor, email, childId, setVerified }
}

test('nothing is kept for a child before the guardian is verified, and nothing is taken for the guardian’s own', async () => {
  await gatherCast()
  const { visitor, email, childId, setVerified } = await aGuardian()
  await setVerified(null)
  const award = await awardTo(email)
  const recipientId = await recipientOf(award)
  await visitor.post(`/awards/${award}`)
  expect((await visitor.get(`/awards/${award}/keep`)).headers.get('location')).toBe('/me/keep')
  expect((await visitor.post('/me')).headers.get('location')).toBe('/me/keep')
  const asked = textOf(await (await visitor.get('/me/keep')).text())
  expect(asked).toContain('You cannot keep for Zebedee Jones yet')
  expect((await visitor.post('/me/keep', { [`whose-${recipientId}`]: childId })).status).toBe(404)
  expect(await keptBy(award)).toBeNull()
  await setVerified(new Date())
  const kept = await visitor.post('/me/keep', { [`whose-${recipientId}`]: childId })
  expect(kept.headers.get('location')).toBe('/me/keep?kept=1')
  expect(await keptBy(award)).toBe(childId)
  // Pressed again, as in another tab.
  const again = await visitor.post('/me/keep', { [`whose-${recipientId}`]: childId })
  expect(again.headers.get('location')).toBe('/me/keep?state=nothing-to-keep')
  expect((await visitor.get(`/me/awards/${award}`)).status).toBe(200)
  // Shown to nobody, whatever a form says.
  expect((await visitor.post(`/me/awards/${award}`, { visibility: 'public', nameShown: 'yes' })).status).toBe(404)
  const shown = await new Visitor().get(`/awards/${award}`)
  expect(await shown.text()).not.toContain('Zebedee')
  // Nor does it go into a wallet.
  expect((await visitor.get(`/me/awards/${award}/wallet`)).status).toBe(404)
  expect((await visitor.post(`/me/awards/${award}/wallet`, { do: 'start' })).status).toBe(404)
  expect(await (await visitor.get(`/me/awards/${award}`)).text()).not.toContain('/wallet')
  const data = await (await visitor.get('/me/data.html')).text()
  expect(data).toContain('Zebedee Jones')
  // It ends soon: who cares for the child asks for renewal, and who cares for another one does not.
  const day = (count: number) => new Date(Date.now() + count * 86_400_000)
  await withDatabase(({ database }) =>
    database
      .updateTable('awards')
      .set({ awardedAt: day(-300), validUntil: day(30) })
      .where('id', '=', award)
      .execute(),
  )
  const other = await aGuardian()
  await other.setVerified(new Date())
  expect((await other.visitor.post(`/me/awards/${award}`, { do: 'renewal' })).status).toBe(404)
  expect(await (await visitor.get(`/me/awards/${award}`)).text()).toContain('Ask for renewal')
  const renewal = await visitor.post(`/me/awards/${award}`, { do: 'renewal' })
  expect(renewal.headers.get('location')).toBe(`/me/awards/${award}`)
  const after = textOf(await (await visitor.get(`/me/awards/${award}`)).text())
  expect(after).toContain('You are told by mail if it goes on, and if it runs out')
  expect(after).not.toContain('Ask for renewal')
})

test('a code asks whose badge it is, and keeps it for the child who is chosen', async () => {
  const { code } = await gatherCast()
  const { visitor, childId } = await aGuardian()
  await visitor.post(`/claim/${code}`)
  const asks = (await visitor.get(`/claim/${code}/keep`)).headers.get('location') ?? ''
  expect(asks).toBe(`/me/keep?code=${code}`)
  expect(textOf(await (await visitor.get(asks)).text())).toContain('Say who earned this badge')
  const { childId: foreign } = await aGuardian()
  expect((await visitor.get(`/claim/${code}/keep?for=${foreign}`)).status).toBe(404)
  const kept = await visitor.get(`/claim/${code}/keep?for=${childId}`)
  expect(kept.headers.get('location')).toBe(`/me/children/${childId}`)
  expect(await (await visitor.get(`/me/children/${childId}`)).text()).toContain('/me/awards/')
})

test('an organisation is asked for its reason before it ends a guardian, who then sees nothing', async () => {
  await gatherCast()
  const { visitor, childId, setVerified } = await aGuardian()
  await setVerified(null)
  const code = /[0-9A-Z]{4}-[0-9A-Z]{4}/.exec(textOf(await (await visitor.get(`/me/children/${childId}`)).text()))?.[0]
  const desk = `/organisations/${library}/manage/guardians`
  const manager = visitorIn('manager of the organisation')
  const looked = await manager.post(desk, { do: 'look', code: needed(code, 'a code') })
  expect(textOf(await looked.text())).toContain('Do you know them?')
  expect((await manager.post(desk, { do: 'confirm', code: needed(code, 'a code') })).status).toBe(302)
  expect(textOf(await (await manager.get(`${desk}?end=${childId}`)).text())).toContain('as guardian of Zebedee Jones?')
  expect((await manager.post(desk, { do: 'end', child: childId, reason: '' })).status).toBe(200)
  expect((await visitor.get(`/me/children/${childId}`)).status).toBe(200)
  expect((await manager.post(desk, { do: 'end', child: childId, reason: 'They moved' })).status).toBe(302)
  expect((await visitor.get(`/me/children/${childId}`)).status).toBe(404)
  expect(textOf(await (await visitor.get('/me/children')).text())).toContain('They moved')
})

test('a child of others is named to no form', async () => {
  const { childId } = await aGuardian()
  const { visitor, email } = await aGuardian()
  const award = await awardTo(email)
  const recipientId = await recipientOf(award)
  expect((await visitor.post('/me/keep', { [`whose-${recipientId}`]: childId })).status).toBe(404)
  expect(await keptBy(award)).toBeNull()
  for (const path of [`/me/children/${childId}`, `/me/children/${childId}/hand-over`])
    expect((await visitor.get(path)).status).toBe(404)
  expect((await visitor.post(`/me/children/${childId}`, { do: 'rename', name: 'Mine' })).status).toBe(404)
})

function recipientOf(awardId: string): Promise<string> {
  return withDatabase(async ({ database }) => {
    const award = await database
      .selectFrom('awards')
      .select('recipientId')
      .where('id', '=', awardId)
      .executeTakeFirstOrThrow()
    return award.recipientId
  })
}

function keptBy(awardId: string): Promise<string | null> {
  return withDatabase(async ({ database }) => {
    const { personId } = await database
      .selectFrom('awards')
      .innerJoin('recipients', 'recipients.id', 'recipientId')
      .select('personId')
      .where('awards.id', '=', awardId)
      .executeTakeFirstOrThrow()
    return personId
  })
}
