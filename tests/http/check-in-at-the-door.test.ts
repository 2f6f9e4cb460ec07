import { randomUUID } from 'node:crypto'
import { beforeAll, expect, test } from 'vitest'
import { library } from '../support/site/people.ts'
import { textOf, Visitor } from '../support/site/visitor.ts'

const manager = new Visitor()
const visitor = new Visitor()
let register = ''

beforeAll(async () => {
  await manager.signIn('manager@demo.example')
  const opened = await manager.post(`/organisations/${library}/manage/registers/new`, {
    ...{ session: 'other', requestId: randomUUID(), title: 'Repair evening', starts: '2026-12-01T18:00' },
  })
  register = (opened.headers.get('location') ?? '').replace(/\/people.*$/, '').replace(/\?.*$/, '')
  await manager.post(`${register}/people`, { people: 'Ava Moss\nBen Hale' })
})

/** What the QR code at the door leads to at this moment. */
async function codeAtTheDoor(): Promise<string> {
  const door = await (await manager.get(`${register}/door`)).text()
  return /href="(\/here\/[\w.-]+)"/.exec(door)?.[1] ?? 'no code'
}

const fieldsOf = (page: string) =>
  Object.fromEntries(
    ['entry', 'formId'].map((name) => [name, new RegExp(`name="${name}" value="([^"]+)"`).exec(page)?.[1] ?? '']),
  )

test('those who come scan the code at the door and are ticked; the page names nobody else', async () => {
  const address = await codeAtTheDoor()
  const answer = await visitor.get(address)
  expect(answer.headers.get('cache-control')).toContain('no-store')
  const page = await answer.text()
  expect(textOf(page)).toContain('Repair evening')
  expect(textOf(page)).not.toContain('Ava Moss')
  const done = await visitor.post(address, { ...fieldsOf(page), names: 'Ava Moss\nCai Rees' })
  expect(textOf(await done.text())).toContain('Thank you. You are on the list')
  const ticked = textOf(await (await manager.get(register)).text())
  expect(ticked).toContain('Cai Rees')
})

test('the screen at the door says the same after a name that was expected and after one that was not', async () => {
  const address = await codeAtTheDoor()
  const screen = async () =>
    textOf((await (await manager.get(`${register}/door`)).text()).replace(/\/here\/[\w.-]+/g, ''))
  const before = await screen()
  for (const names of ['Ben Hale', 'Eve Unexpected', 'Ben Hale']) {
    const fields = fieldsOf(await (await visitor.get(address)).text())
    const done = await visitor.post(address, { ...fields, names })
    expect(textOf(await done.text())).toContain('Thank you. You are on the list')
    expect(await screen()).toBe(before)
  }
})

test('an old code opens no form, and what was typed on a page that stood open too long is not lost', async () => {
  expect(textOf(await (await visitor.get('/here/made.up')).text())).toContain('This code has changed')
  const late = await visitor.post('/here/made.up', { entry: 'made.up', names: 'Ava Moss' })
  expect(textOf(await late.text())).toMatch(/This code has changed.*Ava Moss/s)
  const answer = await visitor.get(`${await codeAtTheDoor()}.data`)
  expect(await answer.text()).not.toContain('Ben Hale')
})

test('a form without a name, or with no address for an address, comes back with what was typed', async () => {
  const address = await codeAtTheDoor()
  const fields = fieldsOf(await (await visitor.get(address)).text())
  const empty = await visitor.post(address, { ...fields, names: ' ' })
  expect(textOf(await empty.text())).toContain('Write your name.')
  const wrong = await (await visitor.post(address, { ...fields, names: 'Dot Lee', email: 'dot at home' })).text()
  expect(wrong).toContain('Dot Lee')
  expect(wrong).toContain('value="dot at home"')
})

test('the page at the door renews its code by itself, until its reader says stop', async () => {
  const renews = await manager.get(`${register}/door`)
  expect(renews.headers.get('refresh')).toBe('20')
  expect(renews.headers.get('cache-control')).toContain('no-store')
  const stands = await manager.get(`${register}/door?follow=no`)
  expect(stands.headers.get('refresh')).toBe(null)
  expect(textOf(await stands.text())).toContain('The code is not renewed')
})

test('a flood at the door is taken off in one press, twice is once, and put back; by its own organisation alone', async () => {
  const address = await codeAtTheDoor()
  const fields = fieldsOf(await (await visitor.get(address)).text())
  await visitor.post(address, { ...fields, names: 'Flood One\nFlood Two' })
  const notTicked = async () => !textOf(await (await manager.get(register)).text()).includes('Flood One')
  const foreign = await new Visitor().signIn('lead@demo.example')
  const take = { do: 'remove-arrivals', since: 'all' }
  expect((await foreign.post(register, take)).status).toBe(403)
  expect((await manager.post(register, { ...take, since: '7' })).status).toBe(400)
  expect(await notTicked()).toBe(false)
  const taken = (await manager.post(register, take)).headers.get('location') ?? ''
  expect(taken).toMatch(/\?removed=2\d{3}-/)
  expect(await notTicked()).toBe(true)
  // The second press of an impatient finger finds nobody, and still shows the way back.
  expect((await manager.post(register, take)).headers.get('location')).toBe(taken)
  const back = /value="(restore-arrivals [^"]+)"/.exec(await (await manager.get(taken)).text())?.[1] ?? ''
  expect((await foreign.post(register, { do: back })).status).toBe(403)
  expect((await manager.post(register, { do: 'restore-arrivals yesterday' })).status).toBe(400)
  for (const _ of ['once', 'twice'])
    expect((await manager.post(register, { do: back })).headers.get('location')).toBe(`${register}?saved`)
  const page = textOf(await (await manager.get(register)).text())
  expect(page.split('Flood One').length).toBe(page.split('Flood Two').length)
  expect(await notTicked()).toBe(false)
})
