import { expect, test } from 'vitest'
import { readSettings } from './settings.ts'

const production = {
  WAYMARK_ORIGIN: 'https://learning.example/',
  WAYMARK_MASTER_KEY: 'ab'.repeat(32),
  WAYMARK_AUTH_SECRET: 's'.repeat(32),
  WAYMARK_SMTP_URL: 'smtp://mail.example',
  WAYMARK_MAIL_FROM: 'hello@learning.example',
}

test('the demonstration needs no settings', () => {
  expect(readSettings({ PORT: '4000' }, { demo: true })).toMatchObject({
    demo: true,
    origin: 'http://localhost:4000',
    didMethod: 'key',
    masterKey: undefined,
  })
})

test('production names every setting that is missing', () => {
  expect(() => readSettings({})).toThrow(
    /WAYMARK_ORIGIN, WAYMARK_MASTER_KEY, WAYMARK_AUTH_SECRET, WAYMARK_SMTP_URL, WAYMARK_MAIL_FROM/,
  )
})

test('production issues under did:web at its own address', () => {
  expect(readSettings(production)).toMatchObject({ demo: false, origin: 'https://learning.example', didMethod: 'web' })
})

test('takes the address of a database on a socket', () => {
  const url = 'postgres://waymark@/waymark?host=/run/postgresql'
  expect(readSettings({ ...production, DATABASE_URL: url }).databaseUrl).toBe(url)
})

test('a certificate makes the demonstration answer over TLS', () => {
  const tls = { WAYMARK_TLS_CERT: '/etc/tls/cert.pem', WAYMARK_TLS_KEY: '/etc/tls/key.pem' }
  expect(readSettings(tls, { demo: true })).toMatchObject({
    origin: 'https://localhost:3000',
    tls: { certFile: '/etc/tls/cert.pem', keyFile: '/etc/tls/key.pem' },
  })
})

test('a geocoder of somebody else is asked only when it is set', () => {
  const read = (settings: object) => readSettings({ ...production, ...settings }).geocoder
  expect(read({})).toBeUndefined()
  expect(read({ WAYMARK_GEOCODER: 'postcodes.io' })).toEqual({ service: 'postcodes.io' })
  expect(read({ WAYMARK_GEOCODER: 'os-names', WAYMARK_GEOCODER_KEY: 'abc' })).toEqual({
    service: 'os-names',
    key: 'abc',
  })
  expect(read({ WAYMARK_GEOCODER: 'nominatim:https://names.example/' })).toEqual({
    service: 'nominatim',
    base: 'https://names.example',
  })
  expect(read({ WAYMARK_GEOCODER: 'photon:https://photon.example/v1' })).toEqual({
    service: 'photon',
    base: 'https://photon.example/v1',
  })
})

test('streets come from an archive of our own or from a style, with the hosts that it asks', () => {
  const read = (settings: object) => readSettings({ ...production, ...settings }).streets
  expect(read({})).toBeUndefined()
  expect(read({ WAYMARK_MAP_PMTILES: '/srv/uk.pmtiles' })).toEqual({ kind: 'pmtiles', file: '/srv/uk.pmtiles' })
  const url = 'https://maps.example/day.json'
  expect(read({ WAYMARK_MAP_STYLE: url, WAYMARK_MAP_HOSTS: 'tiles.example, *.fonts.example:8443' })).toEqual({
    kind: 'style',
    url,
    hosts: ['tiles.example', '*.fonts.example:8443'],
  })
  const both = { WAYMARK_MAP_STYLE: url, WAYMARK_MAP_PMTILES: '/srv/uk.pmtiles' }
  expect(() => read(both)).toThrow(/not both/)
  expect(() =>
    read({ WAYMARK_MAP_STYLE: url, WAYMARK_MAP_HOSTS: "tiles.example; script-src 'unsafe-inline'" }),
  ).toThrow(/must be hosts/)
})

test.each([
  ['WAYMARK_MAP_STYLE', 'http://maps.example/day.json', /WAYMARK_MAP_STYLE/],
  ['WAYMARK_MAP_HOSTS', 'tiles.example', /goes with WAYMARK_MAP_STYLE/],
  ['WAYMARK_GEOCODER', 'google', /nominatim:https:\/\/host/],
  ['WAYMARK_GEOCODER', 'nominatim:http://names.example', /nominatim:https:\/\/host/],
  ['WAYMARK_GEOCODER', 'os-names', /WAYMARK_GEOCODER_KEY/],
  ['WAYMARK_TLS_CERT', '/etc/tls/cert.pem', /both WAYMARK_TLS_CERT and WAYMARK_TLS_KEY/],
  ['WAYMARK_APPLE_PASS_TYPE', 'pass.org.example', /Set all of WAYMARK_APPLE_PASS_TYPE/],
  ['WAYMARK_APPLE_PASS_TYPE', 'org.example', /must begin with pass\./],
  ['WAYMARK_APPLE_PASS_TEAM', 'ABC', /ten letters and digits/],
  ['WAYMARK_GOOGLE_WALLET_ISSUER', '3388000000012345678', /both WAYMARK_GOOGLE_WALLET_ISSUER and/],
  ['WAYMARK_GOOGLE_WALLET_ISSUER', 'waymark', /number of the issuer account/],
  ['WAYMARK_MASTER_KEY', 'short', /64 hexadecimal digits/],
  ['PORT', 'many', /PORT/],
  ['WAYMARK_ROLES', 'web,cooks', /use web, jobs or web,jobs/],
  ['DATABASE_URL', 'mysql://x', /DATABASE_URL/],
])('says what is wrong with %s', (name, value, message) => {
  expect(() => readSettings({ ...production, [name]: value })).toThrow(message)
})
