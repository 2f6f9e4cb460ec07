import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { expect, onTestFinished, test } from 'vitest'
import { readContexts } from '#infrastructure/read-contexts.ts'
import { anOrganisation, aTown, now } from '#tests/support/town.ts'
import { checkBadge } from './check-badge.ts'
import { checkCredential } from './check-credential.ts'
import { issueCredential } from './issue-credential.ts'

const address = 'https://sea.example/words/v1'
const ownContext = { '@context': { '@protected': true, knots: 'https://sea.example/words#knots' } }

async function aFile(text: string): Promise<string> {
  const folder = await mkdtemp(path.join(tmpdir(), 'waymark-contexts-'))
  onTestFinished(() => rm(folder, { recursive: true, force: true }))
  const file = path.join(folder, 'contexts.json')
  await writeFile(file, text)
  return file
}

test('words that an operator adds can be signed and checked, and are unknown to everybody else', async () => {
  const town = await aTown()
  const library = await anOrganisation(town)
  const { slug } = await town.database.selectFrom('organisations').select('slug').executeTakeFirstOrThrow()
  const contexts = await readContexts(await aFile(JSON.stringify({ [address]: ownContext })))
  const without = { ...town.services, issuer: library.issuer, organisationSlug: slug, now }
  const withWords = { ...without, site: { ...town.services.site, contexts } }
  const credential = {
    '@context': ['https://www.w3.org/ns/credentials/v2', address],
    type: ['VerifiableCredential'],
    issuer: { name: 'Whoever issues here' },
    credentialSubject: { id: 'did:example:sailor', knots: '12' },
  }
  const refused = await issueCredential({ credential }, without)
  expect(JSON.stringify(refused)).toContain(address)
  expect(refused).toMatchObject({ ok: false })

  const issued = await issueCredential({ credential }, withWords)
  if (!issued.ok) throw new Error(JSON.stringify(issued))
  const verifiableCredential = issued.verifiableCredential
  expect(await checkCredential({ verifiableCredential }, withWords)).toMatchObject({ verified: true })
  expect(await checkCredential({ verifiableCredential }, without)).toMatchObject({ verified: false })
  const text = JSON.stringify(verifiableCredential)
  expect((await checkBadge(text, withWords)).report.verdict).toBe('genuine')
  expect((await checkBadge(text, without)).report.verdict).not.toBe('genuine')
})

test.each([
  ['no JSON', 'hello'],
  ['a list', '[]'],
  ['no address', '{"words": {"@context": {}}}'],
  ['no context', '{"https://sea.example/words": {}}'],
])('a file that is %s is refused with the form that it should have', async (_, text) => {
  await expect(readContexts(await aFile(text))).rejects.toMatchObject({ code: 'settings-invalid' })
})
