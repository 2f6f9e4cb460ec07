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

test('two accounts of one person are made one after a look, and parted again', async () => {
  const [main, other] = [anAddress('stays'), anAddress('goes')]
  const there = new Visitor()
  await there.signIn(other)
  const visitor = new Visitor()
  await visitor.signIn(main)
  const asked = await add(visitor, other)
  // The browser takes the form along.
  expect([asked.status, asked.headers.get('location')]).toEqual([307, '/me/addresses/join'])
  const proof = { email: other, code: await readCode(other) }
  const wrong = textOf(
    await (await visitor.post('/me/addresses/join', { ...proof, code: '000000', do: 'join' })).text(),
  )
  expect(wrong).toContain('That code is wrong')
  const look = textOf(await (await visitor.post('/me/addresses/join', proof)).text())
  expect(look).toContain('Make these two accounts one?')
  expect(await (await there.get('/me/data.html')).text()).not.toContain(main)
  const joined = await visitor.post('/me/addresses/join', { ...proof, do: 'join' })
  expect(joined.headers.get('location')).toBe('/me/addresses/join?state=joined')
  // Signed out there; its address opens the one that they are now.
  expect((await there.get('/me')).status).toBe(302)
  const again = new Visitor()
  await again.signIn(other)
  expect(await (await again.get('/me/data.html')).text()).toContain(main)
  const page = await (await visitor.get('/me/addresses/join')).text()
  const part = /value="(part [\w-]{36})"/.exec(page)?.[1] ?? ''
  expect(textOf(await (await visitor.post('/me/addresses/join', { do: part })).text())).toContain('Make two accounts')
  const parted = await visitor.post('/me/addresses/join', { do: part.replace('part', 'part-yes') })
  expect(parted.headers.get('location')).toBe('/me/addresses/join?state=parted')
  expect((await again.get('/me')).status).toBe(302)
  const two = new Visitor()
  await two.signIn(other)
  expect(await (await two.get('/me/data.html')).text()).not.toContain(main)
})
