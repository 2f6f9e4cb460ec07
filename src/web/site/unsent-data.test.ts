import { data, type ServerBuild, type StaticHandlerContext } from 'react-router'
import { expect, test } from 'vitest'
import { openData, withUnsentData } from './unsent-data.ts'

function build(loader: () => unknown, page: unknown = () => null) {
  const routes = { home: { id: 'home', module: { loader, default: page } } }
  const { home } = withUnsentData({ routes } as unknown as ServerBuild).routes
  return home?.module.loader as (args: object) => Promise<unknown>
}

test('what a loader read is nothing to write out, and whole again for the page', async () => {
  const facts = { name: 'Plymouth', at: new Date(0) }
  const given = await build(() => facts)({})
  expect(Object.entries(given as object)).toEqual([])
  const context = { loaderData: { home: given }, actionData: { home: given } } as unknown as StaticHandlerContext
  expect(openData(context)).toEqual({ loaderData: { home: facts }, actionData: { home: facts } })
})

test('an answer of its own and headers pass as they are', async () => {
  const answer = new Response()
  expect(await build(() => answer)({})).toBe(answer)
  expect(await build(() => data({ name: 'Plymouth' }, { status: 201 }))({})).toMatchObject({ init: { status: 201 } })
})

test('an address without a page answers with its data', async () => {
  expect(await build(() => ['one'], null)({})).toEqual(['one'])
})
