import { expect, test } from 'vitest'
import { checkBadge } from '#capabilities/awards/check-badge.ts'
import { findOrganisation, organisationRevision } from '#capabilities/organisations/find-organisation.ts'
import { draftPathway } from '#capabilities/pathways/draft-pathway.ts'
import { publishPathway } from '#capabilities/pathways/publish-pathway.ts'
import { revisePathway } from '#capabilities/pathways/revise-pathway.ts'
import { mintCityLead } from '#capabilities/people/mint-authority.ts'
import type { Mail } from '#infrastructure/mail/mailer.ts'
import { needed } from '#infrastructure/needed.ts'
import { loggedWhere } from '#tests/support/logged-where.ts'
import { aStep, badge, pathwayDefaults } from '#tests/support/pathways.ts'
import { aBadge, anOrganisation, aTown, now } from '#tests/support/town.ts'
import { askEndorsement } from './ask-endorsement.ts'
import type { Endorsed } from './endorsement.ts'
import { findEndorsement, findEndorsementCredential } from './find-endorsement.ts'
import { giveEndorsement } from './give-endorsement.ts'
import { listEmployers, listQuietEmployers } from './list-employers.ts'
import { countEndorsementsAsked, listEndorsements } from './list-endorsements.ts'
import { listRecognised, listRecognition } from './list-recognition.ts'
import { settleEndorsements } from './settle-endorsements.ts'
import { tellOfEndorsement } from './tell-of-endorsement.ts'
import { declineEndorsement, withdrawEndorsement } from './withdraw-endorsement.ts'

const minutes = (count: number) => new Date(now.getTime() + count * 60_000)
const note = { changeNote: null, changeNoteCy: null }

/** A college with a pathway and an employer that is asked about both. */
async function aTownThatLearns() {
  const town = await aTown()
  const { services, placeId, lead } = town
  const college = await anOrganisation(town, { name: 'Ash College' })
  const works = await anOrganisation(town, { name: 'Harbour Works', kind: 'employer' })
  const { badgeId } = await aBadge(town, college)
  const curator = { ...services, curator: college.manager, now }
  const content = { ...pathwayDefaults, steps: [aStep('a', badge(badgeId))], choices: [] }
  const drafted = await draftPathway({ placeId, content }, curator)
  const pathwayId = drafted.ok ? drafted.pathwayId : ''
  await publishPathway({ pathwayId, ...note }, curator)
  const pathway: Endorsed = { kind: 'pathway', id: pathwayId }
  const itself: Endorsed = { kind: 'organisation', id: college.organisationId }
  const ask = (endorsed: Endorsed, by: Parameters<typeof askEndorsement>[1]['by'] = lead, endorserSlug = works.slug) =>
    askEndorsement({ endorsed, endorserSlug }, { ...services, by, now })
  const asked = async (endorsed: Endorsed) => {
    const outcome = await ask(endorsed)
    if (!outcome.ok) throw new Error(outcome.refusal)
    return outcome.endorsementId
  }
  const read = async ({ kind, id }: Endorsed) => {
    if (kind === 'organisation')
      return organisationRevision(needed(await findOrganisation({ id }, services), 'the college'))
    const { rows } = await town.pool.query('select current_version_id from pathways where id = $1', [id])
    return String(rows[0]?.current_version_id)
  }
  const give = async (endorsementId: string, endorsed: Endorsed, basedOn?: string) =>
    giveEndorsement(
      {
        endorsementId,
        text: { comment: 'We hire from there.', commentCy: '' },
        basedOn: basedOn ?? (await read(endorsed)),
      },
      { ...services, manager: works.manager, now },
    )
  const suspend = (organisationId: string, status = 'suspended') =>
    town.pool.query('update organisation_places set status = $2 where organisation_id = $1', [organisationId, status])
  return { town, college, works, pathway, itself, curator, ask, asked, read, give, suspend }
}

test('a pathway and an organisation are spoken for with a signature, shown with it, and taken back', async () => {
  const { town, college, works, pathway, itself, asked, read, give } = await aTownThatLearns()
  const { services, placeId } = town
  const quiet = async () =>
    (await listQuietEmployers({ placeId, limit: 9 }, { ...services, now })).map(({ name }) => name)
  expect(await quiet()).toEqual(['Harbour Works'])
  const [ofPathway, ofCollege] = [await asked(pathway), await asked(itself)]
  expect((await countEndorsementsAsked({ organisationId: works.organisationId }, services)).count).toBe(2)
  expect(await give(ofPathway, pathway, 'other words')).toMatchObject({ refusal: 'changed-meanwhile' })
  expect(await give(ofCollege, itself, 'other words')).toMatchObject({ refusal: 'changed-meanwhile' })
  for (const [id, of] of [
    [ofPathway, pathway],
    [ofCollege, itself],
  ] as const)
    expect(await give(id, of)).toEqual({ ok: true })

  const about = async (id: string) => {
    const credential = needed(await findEndorsementCredential({ id }, services), 'the credential')
    const { verdict } = (await checkBadge(credential, { ...services, now })).report
    return [verdict, JSON.parse(credential).credentialSubject.id]
  }
  expect(await about(ofPathway)).toEqual(['genuine', 'https://waymark.test/seatown/pathways/web-maker?version=1'])
  expect(await about(ofCollege)).toEqual(['genuine', `https://waymark.test/seatown/organisations/${college.slug}`])
  const byPathway = async () => listRecognition({ pathwayVersionId: await read(pathway) }, services)
  const byCollege = (where = placeId) =>
    listRecognition({ organisationId: college.organisationId, placeId: where }, services)
  expect(await byPathway()).toMatchObject([{ organisationName: 'Harbour Works', comment: 'We hire from there.' }])
  expect(await byCollege()).toHaveLength(1)
  expect(await byCollege(works.organisationId)).toEqual([])
  const recognised = async (filter: object = {}) =>
    (await listRecognised({ placeId, ...filter }, services)).rows.map((one) => `${one.about.kind} ${one.about.name}`)
  expect((await recognised()).toSorted()).toEqual(['organisation Ash College', 'pathway Web maker'])
  expect(await recognised({ kind: 'pathway' })).toEqual(['pathway Web maker'])
  expect(await recognised({ organisationId: college.organisationId })).toEqual([])
  expect(await quiet()).toEqual([])
  const counted = async () =>
    (await listEmployers({ placeId, limit: 9 }, { ...services, now })).rows.map(({ name, recognises }) => [
      name,
      recognises,
    ])
  expect(await counted()).toEqual([['Harbour Works', { badges: 0, pathways: 1, organisations: 1 }]])
  const first = await listRecognised({ placeId, limit: 1 }, services)
  expect([first.rows.length, first.next === undefined]).toEqual([1, false])

  const by = { ...services, manager: works.manager, now }
  for (const endorsementId of [ofPathway, ofCollege])
    expect(await withdrawEndorsement({ endorsementId }, by)).toEqual({ ok: true })
  expect([await byPathway(), await byCollege(), await recognised()]).toEqual([[], [], []])
  expect(await counted()).toEqual([['Harbour Works', { badges: 0, pathways: 0, organisations: 0 }]])
  expect((await about(ofPathway))[0]).toBe('genuine-but-no-longer-valid')
  for (const kind of ['pathway', 'organisation'])
    expect((await loggedWhere(town, kind)).filter((one) => one.startsWith('endorsement'))).toEqual(
      ['asked', 'given', 'revoked'].map((what) => `endorsement.${what} here`),
    )
})

test('the City Lead of the place asks, once, and nobody to praise what is their own; none is praised who is not there', async () => {
  const { town, college, works, pathway, itself, ask, asked, give, suspend } = await aTownThatLearns()
  const notFound = { ok: false, refusal: 'subject-not-found' }
  const elsewhere = mintCityLead({ placeId: works.organisationId, personId: undefined })
  for (const of of [pathway, itself]) {
    // Neither does the college for itself, nor a lead of another place.
    expect(await ask(of, college.manager)).toEqual(notFound)
    expect(await ask(of, works.manager)).toEqual(notFound)
    expect(await ask(of, elsewhere)).toEqual(notFound)
    expect(await ask(of, town.lead, college.slug)).toMatchObject({ refusal: 'endorser-is-the-owner' })
    const endorsementId = await asked(of)
    expect(await ask(of)).toMatchObject({ refusal: 'already-asked' })
    await suspend(works.organisationId)
    expect(await give(endorsementId, of)).toMatchObject({ refusal: 'endorser-not-approved' })
    await suspend(works.organisationId, 'approved')
    expect(await give(endorsementId, of)).toEqual({ ok: true })
    expect(await ask(of)).toMatchObject({ refusal: 'already-endorsed' })
  }
  const recognised = async () => (await listRecognised({ placeId: town.placeId }, town.services)).rows.length
  expect(await recognised()).toBe(2)
  // Who was spoken for and is suspended is not spoken for any more, nor asked about.
  await suspend(college.organisationId)
  expect(await recognised()).toBe(1)
  const museum = await anOrganisation(town, { name: 'Museum' })
  expect(await ask(itself, town.lead, museum.slug)).toMatchObject({ refusal: 'subject-is-not-public' })
  expect(await ask({ kind: 'organisation', id: town.placeId })).toEqual(notFound)
  await town.pool.query(`update pathways set status = 'archived'`)
  expect(await ask(pathway, town.lead, museum.slug)).toEqual(notFound)
  expect(await recognised()).toBe(0)
})

test('a newer pathway is endorsed anew, once; its owner hears what was said of it, and not that nothing was', async () => {
  const { town, works, pathway, itself, curator, asked, read, give } = await aTownThatLearns()
  const { services, placeId } = town
  const endorsementId = await asked(pathway)
  await give(endorsementId, pathway)
  await revisePathway({ pathwayId: pathway.id, change: (content) => ({ ...content, title: 'Site maker' }) }, curator)
  await publishPathway({ pathwayId: pathway.id, ...note }, { ...curator, now: minutes(1) })
  expect(await listRecognition({ pathwayVersionId: await read(pathway) }, services)).toEqual([])
  expect(await findEndorsement({ id: endorsementId }, services)).toMatchObject({ name: 'Web maker', isStale: true })
  const questions = async () =>
    (await listEndorsements({ placeId, limit: 9 }, services)).rows.map(({ askedFor, state }) => `${askedFor} ${state}`)
  for (const at of [30, 31, 32]) await settleEndorsements({ ...services, now: minutes(at) })
  expect((await questions()).toSorted()).toEqual(['lead given', 'new-words asked'])

  const mails: Mail[] = []
  const tell = async (id: string, state: 'given' | 'declined') => {
    mails.length = 0
    const mailer = async (mail: Mail) => {
      mails.push(mail)
    }
    await tellOfEndorsement({ endorsementId: id, state }, { ...services, mailer, now })
    return mails.map(({ to, subject }) => `${to.split('@')[0]}: ${subject}`)
  }
  expect(await tell(endorsementId, 'given')).toEqual([expect.stringContaining('recognises “Web maker”')])
  expect(mails[0]?.text).toContain('/seatown/pathways/web-maker')
  const unsaid = await asked(itself)
  await declineEndorsement({ endorsementId: unsaid }, { ...services, manager: works.manager, now })
  expect(await tell(unsaid, 'declined')).toEqual([])
})
