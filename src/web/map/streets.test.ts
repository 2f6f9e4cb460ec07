import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { expect, onTestFinished, test } from 'vitest'
import type { Services } from '#infrastructure/services.ts'
import { pieceOf, streetHosts, streets, streetsOf } from './streets.ts'

test('serves the archive in pieces, and nothing where none is set', async () => {
  const folder = await mkdtemp(path.join(tmpdir(), 'streets-'))
  onTestFinished(() => rm(folder, { recursive: true }))
  const file = path.join(folder, 'base.pmtiles')
  await writeFile(file, '0123456789')
  const site: Services['site'] = { origin: 'https://learning.example', didMethod: 'key', demo: false }
  const ask = (known: Services['site'], range?: string) =>
    streets({ site: known }).request('/map/base.pmtiles', { headers: range ? { range } : {} })
  const archive: Services['site'] = { ...site, streets: { kind: 'pmtiles', file } }
  const piece = await ask(archive, 'bytes=2-4')
  expect([piece.status, piece.headers.get('content-range'), await piece.text()]).toEqual([206, 'bytes 2-4/10', '234'])
  const whole = await ask(archive)
  expect([whole.status, whole.headers.get('content-length'), await whole.text()]).toEqual([200, '10', '0123456789'])
  const outside = await ask(archive, 'bytes=10-')
  expect([outside.status, outside.headers.get('content-range')]).toEqual([416, 'bytes */10'])
  expect((await ask(site)).status).toBe(404)
})

test.each([
  [undefined, undefined],
  ['bytes=0-99', { start: 0, end: 99 }],
  ['bytes=900-', { start: 900, end: 999 }],
  ['bytes=900-5000', { start: 900, end: 999 }],
  ['bytes=-100', { start: 900, end: 999 }],
  ['bytes=-5000', { start: 0, end: 999 }],
  ['bytes=1000-', 'outside'],
  ['bytes=-0', 'outside'],
  ['bytes=9-3', undefined],
  ['bytes=0-1,5-6', undefined],
  ['bytes=-', undefined],
])('%s of a thousand bytes', (range, piece) => {
  expect(pieceOf(range, 1000)).toEqual(piece)
})

test('a browser asks the hosts that were named and no other, and learns of no file', () => {
  const site = { origin: 'https://learning.example', didMethod: 'web', demo: false } as const
  const style = { kind: 'style', url: 'https://maps.example/styles/day.json', hosts: ['*.tiles.example'] } as const
  expect(streetHosts(site)).toEqual([])
  expect(streetHosts({ ...site, streets: { ...style, hosts: [...style.hosts] } })).toEqual([
    'https://maps.example',
    'https://*.tiles.example',
  ])
  const archive = { ...site, streets: { kind: 'pmtiles', file: '/srv/secret.pmtiles' } } as const
  expect([streetHosts(archive), streetsOf(archive)]).toEqual([[], { pmtiles: '/map/base.pmtiles' }])
})
