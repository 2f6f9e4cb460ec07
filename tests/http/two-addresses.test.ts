import { expect, test } from 'vitest'
import { readCode, textOf, Visitor } from '#tests/support/site/visitor.ts'

const anAddress = (name: string) => `${name}.${Date.now()}@people.example`

async function add(visitor: Visitor, email: string) {
  const asked = await (await visitor.post('/me/addresses', { email })).text()
  expect(textOf(asked)).toContain(email)
  return visitor.post('/me/addresses', { email, code: await readCode(email) })
}

test('an account is opened with each of its addresses, and with none that was taken away', async () => {
  const [main, second] = [anAddress('main'), anAddress('second')]
  const visitor = new Visitor()
  await visitor.signIn(main)
  expect((await add(visitor, second)).headers.get('location')).toBe('/me/addresses?state=added')
  const elsewhere = new Visitor()
  await elsewhere.signIn(second)
  const file = await (await elsewhere.get('/me/data.html')).text()
  expect(file).toContain(main)
  expect(file).toContain(second)
  const page = textOf(await (await elsewhere.get(`/me/addresses/remove?email=${second}`)).text())
  expect(page).toContain(second)
  const removed = await elsewhere.post('/me/addresses/remove', { email: second })
  expect(removed.headers.get('location')).toBe('/me/addresses?state=removed')
  const later = new Visitor()
  await later.signIn(second)
  expect(await (await later.get('/me/data.html')).text()).not.toContain(main)
})

test('what a page says of an address does not tell whether it has an account', async () => {
  const [main, known, unknown] = [anAddress('asker'), anAddress('known'), anAddress('unkno')]
  await new Visitor().signIn(known)
  const visitor = new Visitor()
  await visitor.signIn(main)
  const ask = async (email: string, code?: string) => {
    const answer = await visitor.post('/me/addresses', { email, ...(code && { code }) })
    return `${answer.status} ${textOf(await answer.text()).replaceAll(email, '')}`.replaceAll(/\d{6}/g, '')
  }
  expect(await ask(known)).toBe(await ask(unknown))
  expect(await ask(known, '000000')).toBe(await ask(unknown, '000000'))
  expect(await ask(known, await readCode(known))).not.toBe(await ask(unknown, await readCode(unknown)))
})
