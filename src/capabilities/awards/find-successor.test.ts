import { randomUUID } from 'node:crypto'
import { expect, test } from 'vitest'
import { addPeople } from '#capabilities/people/add-people.ts'
import { mintSignedIn } from '#capabilities/people/mint-authority.ts'
import { correctNow } from '#tests/support/corrections.ts'
import { aBadge, anOrganisation, aTown, now, type Town } from '#tests/support/town.ts'
import { checkCredential } from './check-credential.ts'
import { findAward, findCredential } from './find-award.ts'
import { findSuccessor } from './find-successor.ts'
import { issueAwards } from './issue-awards.ts'
import { keepAwards } from './keep-awards.ts'
import { prepareCertificate } from './prepare-certificate.ts'
import { renewAwards } from './renew-awards.ts'
import { hurryRunMails } from './send-run-mails.ts'
import { showAward } from './show-award.ts'
import { withdrawAward } from './withdraw-award.ts'

const email = 'ava@example.org'

async function kept(town: Town) {
  const library = await anOrganisation(town)
  const { badgeId } = await aBadge(town, library, { validForMonths: 12 })
  const powers = { ...town.services, issuer: library.issuer, now }
  const line = { recipient: { name: 'Eva', email }, evidence: [] }
  const outcome = await issueAwards({ badgeId, lines: [line], notify: false }, powers)
  const [given] = outcome.ok ? outcome.lines : []
  if (!given?.ok) throw new Error('not awarded')
  const people = await addPeople([{ name: 'Ava', email }], { database: town.database, now })
  const signedIn = mintSignedIn({ personId: people.get(email) ?? '', email, name: 'Ava' })
  await keepAwards({ ...town.services, signedIn, now })
  return { powers, signedIn, awardId: given.awardId }
}

type Kept = Awaited<ReturnType<typeof kept>>

/** What a program, a reader of the paper and the page are told of the badge that comes after. */
async function told({ services }: Town, awardId: string) {
  const powers = { ...services, now, language: 'en' as const }
  const [award, credential = ''] = await Promise.all([findAward(awardId, services), findCredential(awardId, services)])
  if (!award) throw new Error('no award')
  const verifiableCredential = JSON.parse(credential)
  const answer = await checkCredential({ verifiableCredential }, powers)
  const paper = await prepareCertificate({ award, credential, language: 'en' }, powers)
  const found = await findSuccessor({ subject: `urn:uuid:${awardId}` }, powers)
  return { answer, verifiableCredential, program: answer.successor, paper: paper.successor?.address, found }
}

async function renewed({ powers, awardId, signedIn }: Kept) {
  const requestId = randomUUID()
  await renewAwards({ requestId, awardIds: [awardId], reason: 'Again.' }, powers)
  await hurryRunMails({ runId: requestId }, powers)
  const { id } = await powers.database
    .selectFrom('awards')
    .select('id')
    .where('renews', '=', awardId)
    .executeTakeFirstOrThrow()
  const keep = () => keepAwards({ ...powers, signedIn })
  const show = (visibility: 'public' | 'private') =>
    showAward({ awardId: id, visibility, nameShown: false }, { ...powers, signedIn })
  return { id, keep, show }
}

test('programs and the paper learn which badge took the place of a corrected one; what is forged learns nothing', async () => {
  const town = await aTown()
  const { powers, awardId } = await kept(town)
  expect(await told(town, awardId)).toMatchObject({ program: undefined, paper: undefined })
  const corrected = await correctNow({ awardId, name: 'Ava', email }, powers)
  const next = corrected.ok ? corrected.awardId : ''
  const { answer, verifiableCredential, ...rest } = await told(town, awardId)
  const url = `${town.services.site.origin}/awards/${next}`
  expect(answer).toMatchObject({ verified: false, status: 400 })
  expect(rest).toEqual({
    program: { kind: 'corrected', url },
    paper: url,
    found: { kind: 'corrected', url, awardId: next },
  })
  const check = (request: object) => checkCredential(request, { ...town.services, now, language: 'en' })
  const forged = { ...verifiableCredential, name: 'Another' }
  expect((await check({ verifiableCredential: forged })).successor).toBeUndefined()
  const unproven = { verifiableCredential: forged, options: { checks: ['validity'] } }
  expect((await check(unproven)).successor).toBeUndefined()
  expect((await check({})).successor).toBeUndefined()
})

test('a renewed badge leads to the one that follows it only while its learner shows that one to everybody', async () => {
  const town = await aTown()
  const one = await kept(town)
  const { id, keep, show } = await renewed(one)
  const found = async () => (await told(town, one.awardId)).found?.awardId
  await town.pool.query(`update awards set visibility = 'public' where id = $1`, [id]).catch(() => undefined)
  expect(await found()).toBeUndefined()
  await town.pool.query(`update awards set visibility = 'private' where id = $1`, [id])
  await keep()
  expect(await found()).toBeUndefined()
  await show('public')
  const { program, paper } = await told(town, one.awardId)
  expect(program).toMatchObject({ kind: 'renewed' })
  expect(paper).toBe(program?.url)
  expect(await found()).toBe(id)
  await town.pool.query(
    `with other as (insert into recipients (id, email, name, name_key, created_at)
      values (gen_random_uuid(), 'ben@example.org', 'Ben', 'ben', now()) returning id)
    update awards set recipient_id = other.id from other where awards.id = $1`,
    [id],
  )
  expect(await found()).toBeUndefined()
})

test('a renewal that was withdrawn follows nothing', async () => {
  const town = await aTown()
  const one = await kept(town)
  const { id, keep, show } = await renewed(one)
  await keep()
  await show('public')
  await withdrawAward({ awardId: id, reason: 'x' }, one.powers)
  expect((await told(town, one.awardId)).found).toBeUndefined()
})
