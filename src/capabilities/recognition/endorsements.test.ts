import { expect, test } from 'vitest'
import { checkBadge } from '#capabilities/awards/check-badge.ts'
import { issueAwards } from '#capabilities/awards/issue-awards.ts'
import { badgeVersionUrl } from '#capabilities/badges/badge.ts'
import { badgeRevision, findBadge } from '#capabilities/badges/find-badge.ts'
import { reviseBadge } from '#capabilities/badges/revise-badge.ts'
import { shareBadge } from '#capabilities/badges/share-badge.ts'
import { decideOrganisation } from '#capabilities/organisations/decide-organisation.ts'
import type { OrganisationManager } from '#capabilities/people/authority.ts'
import { mintCityLead } from '#capabilities/people/mint-authority.ts'
import type { Mail } from '#infrastructure/mail/mailer.ts'
import { needed } from '#infrastructure/needed.ts'
import { loggedWhere } from '#tests/support/logged-where.ts'
import { aBadge, anOrganisation, aTown, badgeContent, now } from '#tests/support/town.ts'
import { askEndorsement } from './ask-endorsement.ts'
import { checkRecognition } from './check-recognition.ts'
import { findEndorsementCredential } from './find-endorsement.ts'
import { giveEndorsement } from './give-endorsement.ts'
import { countEndorsementsAsked, listEndorsements } from './list-endorsements.ts'
import { listRecognition } from './list-recognition.ts'
import { settleEndorsements } from './settle-endorsements.ts'
import { tellOfEndorsement } from './tell-of-endorsement.ts'
import { cancelEndorsement, declineEndorsement, withdrawEndorsement } from './withdraw-endorsement.ts'

const said = { comment: 'Who has it starts on our boats without a trial day.', commentCy: 'Da iawn.' }
const minutes = (count: number, from = now) => new Date(from.getTime() + count * 60_000)

/** A library's badge, an employer that is asked about it, and a museum that has nothing to do with it. */
async function aQuestion({ warm = 0 } = {}) {
  const town = await aTown({ warm })
  const owner = await anOrganisation(town, { name: 'Ash Library' })
  const works = await anOrganisation(town, { name: 'Harbour Works', kind: 'employer' })
  const museum = await anOrganisation(town, { name: 'Museum' })
  const { badgeId } = await aBadge(town, owner)
  const { services } = town
  const badge = async () => needed(await findBadge({ id: badgeId }, services), 'the badge')
  const by = (manager: OrganisationManager, at = now) => ({ ...services, manager, now: at })
  const ask = (asker: Parameters<typeof askEndorsement>[1]['by'] = owner.manager, endorserSlug = works.slug) =>
    askEndorsement({ endorsed: { kind: 'badge', id: badgeId }, endorserSlug }, { ...services, by: asker, now })
  const give = async (endorsementId: string, manager = works.manager, change: object = {}, at = now) =>
    giveEndorsement({ endorsementId, text: said, basedOn: badgeRevision(await badge()), ...change }, by(manager, at))
  const asked = async () => {
    const outcome = await ask()
    if (!outcome.ok) throw new Error(outcome.refusal)
    return outcome.endorsementId
  }
  const shown = async (versionId?: string) =>
    (await listRecognition({ badgeVersionId: versionId ?? (await badge()).versionId }, services)).map(
      ({ organisationName }) => organisationName,
    )
  return { town, services, owner, works, museum, badgeId, badge, by, ask, asked, give, shown }
}

test('who is asked says it once, signed with its own key, and everybody can check it; taken back it says so', async () => {
  const { town, services, owner, works, museum, badge, by, asked, give, shown } = await aQuestion({ warm: 8 })
  const endorsementId = await asked()
  const notAsked = { ok: false, refusal: 'not-asked' }
  expect(await give(endorsementId, museum.manager)).toEqual(notAsked)
  expect(await give(endorsementId, owner.manager)).toEqual(notAsked)
  expect(await declineEndorsement({ endorsementId }, by(museum.manager))).toEqual(notAsked)
  expect(await give(endorsementId, works.manager, { text: { comment: '', commentCy: '' } })).toMatchObject({
    refusal: 'comment-is-missing',
  })
  expect(await give(endorsementId, works.manager, { basedOn: 'other words' })).toMatchObject({
    refusal: 'changed-meanwhile',
  })
  expect(await shown()).toEqual([])
  const outcomes = await Promise.all(Array.from({ length: 8 }, () => give(endorsementId)))
  expect(outcomes.filter(({ ok }) => ok)).toHaveLength(1)
  expect(outcomes.filter(({ ok }) => !ok)).toEqual(Array.from({ length: 7 }, () => notAsked))
  expect(await shown()).toEqual(['Harbour Works'])

  const read = () => findEndorsementCredential({ id: endorsementId }, services)
  const credential = needed(await read(), 'the credential')
  const { versionId } = await badge()
  const document = JSON.parse(credential)
  expect(document).toMatchObject({
    id: `https://waymark.test/endorsements/${endorsementId}`,
    type: ['VerifiableCredential', 'EndorsementCredential'],
    issuer: { name: 'Harbour Works' },
    credentialSubject: { id: badgeVersionUrl('https://waymark.test', versionId) },
  })
  // Not who of the organisation signed it.
  expect(credential).not.toMatch(/manager|@waymark\.test/)
  const verdict = async (text = credential) => (await checkBadge(text, { ...services, now })).report.verdict
  expect(await verdict()).toBe('genuine')
  expect(await verdict(credential.replace('trial day', 'free day'))).toBe('not-genuine')
  // A badge that its learner shows leads to the same words.
  const given = await issueAwards(
    { badgeId: (await badge()).id, lines: [{ recipient: { name: 'Ava' }, evidence: [] }], notify: false },
    { ...services, issuer: owner.issuer, now },
  )
  expect(given).toMatchObject({ ok: true })
  expect(await checkRecognition({ badgeVersionId: versionId }, { ...services, now })).toMatchObject([
    { id: endorsementId, ...said },
  ])
  // What its signature does not prove is not shown as checked.
  const change = (from: string, to: string) =>
    town.pool.query(`update endorsements set credential = replace(credential, $1, $2)`, [from, to])
  await change('trial day', 'free day')
  expect(await checkRecognition({ badgeVersionId: versionId }, { ...services, now })).toEqual([])
  await change('free day', 'trial day')

  const notGiven = { ok: false, refusal: 'not-given' }
  for (const { manager } of [museum, owner])
    expect(await withdrawEndorsement({ endorsementId }, by(manager))).toEqual(notGiven)
  expect(await withdrawEndorsement({ endorsementId }, by(works.manager))).toEqual({ ok: true })
  expect(await withdrawEndorsement({ endorsementId }, by(works.manager))).toEqual(notGiven)
  expect(await shown()).toEqual([])
  expect(await read()).toBe(credential)
  expect(await verdict()).toBe('genuine-but-no-longer-valid')
  expect((await loggedWhere(town, 'badge')).filter((one) => one.startsWith('endorsement'))).toEqual(
    ['asked', 'given', 'revoked'].map((what) => `endorsement.${what} here`),
  )
})

test('asks for its own badge or in its own place alone, whom it makes sense to ask, and takes the question back', async () => {
  const { town, services, owner, works, museum, badgeId, by, ask, asked, give, shown } = await aQuestion()
  const notFound = { ok: false, refusal: 'subject-not-found' }
  expect(await ask(museum.manager)).toEqual(notFound)
  const elsewhere = mintCityLead({ placeId: badgeId, personId: undefined })
  expect(await ask(elsewhere)).toEqual(notFound)
  expect(await ask(owner.manager, owner.slug)).toMatchObject({ refusal: 'endorser-is-the-owner' })
  expect(await ask(owner.manager, 'nobody')).toMatchObject({ refusal: 'endorser-not-approved' })
  await shareBadge({ badgeId, partnerSlug: museum.slug }, by(owner.manager))
  expect(await ask(owner.manager, museum.slug)).toMatchObject({ refusal: 'endorser-gives-it-too' })
  const first = await asked()
  expect(await ask(town.lead)).toMatchObject({ refusal: 'already-asked' })
  const count = (organisationId: string) => countEndorsementsAsked({ organisationId }, services)
  expect(await count(works.organisationId)).toMatchObject({ count: 1, since: now })
  expect(await count(museum.organisationId)).toMatchObject({ count: 0 })
  const cancel = (by: Parameters<typeof cancelEndorsement>[1]['by'], endorsementId = first) =>
    cancelEndorsement({ endorsementId }, { ...services, by, now })
  for (const one of [museum.manager, works.manager, elsewhere])
    expect(await cancel(one)).toEqual({ ok: false, refusal: 'not-asked' })
  expect(await cancel(owner.manager)).toEqual({ ok: true })
  expect(await give(first)).toEqual({ ok: false, refusal: 'not-asked' })
  const again = await ask(town.lead)
  const endorsementId = again.ok ? again.endorsementId : ''
  // Who is not of the place any more says nothing there, and what it said is not shown.
  const decide = (decision: 'suspended' | 'restored') =>
    decideOrganisation({ organisationId: works.organisationId, decision, note: 'Look' } as never, {
      ...services,
      lead: town.lead,
      now,
    })
  await decide('suspended')
  expect(await give(endorsementId)).toEqual({ ok: false, refusal: 'endorser-not-approved' })
  await town.pool.query(`update organisation_places set status = 'approved' where organisation_id = $1`, [
    works.organisationId,
  ])
  expect(await give(endorsementId)).toEqual({ ok: true })
  expect(await ask(town.lead)).toMatchObject({ refusal: 'already-endorsed' })
  expect(await shown()).toEqual(['Harbour Works'])
  await town.pool.query(`update organisation_places set status = 'suspended' where organisation_id = $1`, [
    works.organisationId,
  ])
  expect(await shown()).toEqual([])
  const states = async (whose: Parameters<typeof listEndorsements>[0]) =>
    (await listEndorsements(whose, services)).rows.map(({ state }) => state).toSorted()
  expect(await states({ badgeId, limit: 9 })).toEqual(['cancelled', 'given'])
  expect(await states({ organisationId: works.organisationId, limit: 9 })).toEqual(['cancelled', 'given'])
  expect(await states({ organisationId: museum.organisationId, limit: 9 })).toEqual([])
  expect(await states({ placeId: museum.organisationId, limit: 9 })).toEqual([])
})

test('new words of a badge are endorsed anew or not at all; what was said stays with the old ones', async () => {
  const { services, owner, works, badgeId, badge, by, asked, give, shown } = await aQuestion()
  await give(await asked())
  const old = (await badge()).versionId
  await reviseBadge(
    { badgeId, content: { ...badgeContent, criteria: 'Make two games.' } },
    by(owner.manager, minutes(1)),
  )
  expect(await shown()).toEqual([])
  expect(await shown(old)).toEqual(['Harbour Works'])
  const rows = async () =>
    (await listEndorsements({ badgeId, limit: 9 }, services)).rows.map(({ askedFor, state, isStale }) => [
      askedFor,
      isStale ? 'stale' : state,
    ])
  const settle = (at: Date) => settleEndorsements({ ...services, now: at })
  await settle(minutes(30))
  expect(await rows()).toEqual([['owner', 'stale']])
  await settle(minutes(31))
  await settle(minutes(32))
  expect(await rows()).toEqual([
    ['new-words', 'asked'],
    ['owner', 'stale'],
  ])
  const [question] = (await listEndorsements({ badgeId, limit: 1 }, services)).rows
  expect(await give(question?.id ?? '', works.manager, {}, minutes(40))).toEqual({ ok: true })
  expect(await shown()).toEqual(['Harbour Works'])
  // Changed again and declined: nobody is asked a third time.
  await reviseBadge({ badgeId, content: badgeContent }, by(owner.manager, minutes(50)))
  await settle(minutes(90))
  const [third] = (await listEndorsements({ badgeId, limit: 1 }, services)).rows
  expect(await declineEndorsement({ endorsementId: third?.id ?? '' }, by(works.manager, minutes(91)))).toEqual({
    ok: true,
  })
  await settle(minutes(200))
  expect((await rows()).map(([, state]) => state)).toEqual(['declined', 'stale', 'stale'])
  expect(await shown()).toEqual([])
})

test('each side hears what the other did, in its language, and nothing that holds no more', async () => {
  const { town, services, owner, works, asked, give, by } = await aQuestion()
  const mails: Mail[] = []
  const tell = async (endorsementId: string, state: 'asked' | 'given' | 'declined' | 'revoked') => {
    mails.length = 0
    const mailer = async (mail: Mail) => void mails.push(mail)
    await tellOfEndorsement({ endorsementId, state }, { ...services, mailer, now })
    return mails.map(({ to, subject }) => `${to.split('.')[0]}: ${subject}`)
  }
  // A wrong press: taken back in ten minutes, nobody has read of it.
  const wrong = await asked()
  const { rows } = await town.pool.query<{ start_after: Date }>(
    `select start_after from pgboss.job where name = 'recognition.endorsement-moved' and data->>'state' = 'asked'`,
  )
  expect(rows.map(({ start_after }) => start_after)).toEqual([minutes(10)])
  expect(await tell(wrong, 'asked')).toHaveLength(1)
  const [{ key } = { key: undefined }] = mails
  await cancelEndorsement({ endorsementId: wrong }, { ...services, by: owner.manager, now })
  expect(await tell(wrong, 'asked')).toEqual([])
  const endorsementId = await asked()
  expect(await tell(endorsementId, 'asked')).toEqual(['harbour: What is “Coding Club” worth to Harbour Works?'])
  expect(mails[0]?.text).toContain(`/organisations/${works.slug}/manage/recognition/${endorsementId}`)
  // However often it is asked on one day, it is one mail.
  expect(key && mails[0]?.key).toBe(key)
  await give(endorsementId)
  expect(await tell(endorsementId, 'asked')).toEqual([])
  expect(await tell(endorsementId, 'given')).toEqual(['ash: Harbour Works recognises “Coding Club”'])
  // The City Lead who asked reads the answer, too, while they lead the place.
  await town.pool.query(`update endorsements set asked_for = 'lead', asked_by = $1`, [town.lead.personId])
  expect(await tell(endorsementId, 'given')).toHaveLength(1)
  await town.pool.query('insert into place_leads (place_id, person_id, since) values ($1, $2, $3)', [
    ...[town.placeId, town.lead.personId, now],
  ])
  expect(await tell(endorsementId, 'given')).toEqual([
    'ash: Harbour Works recognises “Coding Club”',
    'lena@waymark: Harbour Works recognises “Coding Club”',
  ])
  await withdrawEndorsement({ endorsementId }, by(works.manager))
  expect(await tell(endorsementId, 'revoked')).toEqual([
    'ash: Harbour Works has taken back what it said of “Coding Club”',
    'lena@waymark: Harbour Works has taken back what it said of “Coding Club”',
  ])
})
