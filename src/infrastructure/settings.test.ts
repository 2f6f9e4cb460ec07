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

test.each([
  ['WAYMARK_TLS_CERT', '/etc/tls/cert.pem', /both WAYMARK_TLS_CERT and WAYMARK_TLS_KEY/],
  ['WAYMARK_MASTER_KEY', 'short', /64 hexadecimal digits/],
  ['PORT', 'many', /PORT/],
  ['WAYMARK_ROLES', 'web,cooks', /use web, jobs or web,jobs/],
  ['DATABASE_URL', 'mysql://x', /DATABASE_URL/],
])('says what is wrong with %s', (name, value, message) => {
  expect(() => readSettings({ ...production, [name]: value })).toThrow(message)
})
