import { randomUUID } from 'node:crypto'
import { expect, test } from 'vitest'
import { findBadge } from '#capabilities/badges/find-badge.ts'
import { draftPathway } from '#capabilities/pathways/draft-pathway.ts'
import { findPathwayDraft } from '#capabilities/pathways/find-pathway.ts'
import { publishPathway } from '#capabilities/pathways/publish-pathway.ts'
import { addPeople } from '#capabilities/people/add-people.ts'
import { mintCityLead, mintProgrammeTeam } from '#capabilities/people/mint-authority.ts'
import { appointCityLead } from '#capabilities/places/appoint-city-lead.ts'
import { listLog } from '#capabilities/places/list-log.ts'
import { closePlace } from '#capabilities/places/revise-place.ts'
import { type Mail, onceMailer } from '#infrastructure/mail/mailer.ts'
import { needed } from '#infrastructure/needed.ts'
import { aStep, badge, pathwayDefaults } from '#tests/support/pathways.ts'
import { aBadge, aNextTown, anOrganisation, aTown, now } from '#tests/support/town.ts'
import { answerOfferedBadge } from './answer-offered-badge.ts'
import { answerOwnSharing } from './answer-own-sharing.ts'
import { chooseAnswer } from './choose-answer.ts'
import { decideItem } from './decide-item.ts'
import { draftItem } from './draft-item.ts'
import { findAttribution, findItem, listOfferedBadges, listOwnSharings } from './find-item.ts'
import type { ItemKind, ItemText } from './library-item.ts'
import { countReportedItems, listItemReports, listItems, listRemovals } from './list-items.ts'
import { listAnswers, listQuestions } from './list-questions.ts'
import { removeDraftItem } from './remove-draft-item.ts'
import { reportItem } from './report-item.ts'
import { reviseItem } from './revise-item.ts'
import { shareItem } from './share-item.ts'
import { takeItem } from './take-item.ts'
import { tellOfItem } from './tell-of-item.ts'
import { tellOwnerOfItem } from './tell-owner-of-item.ts'
import { withdrawItem } from './withdraw-item.ts'

const said: ItemText = {
  title: 'An evening that works',
  titleCy: 'Noson sy’n gweithio',
  body: 'Doors at six. Tea. Three stories. Tables.',
  bodyCy: null,
}

/** Two places, each with a lead, and the programme team. */
async function twoPlaces({ warm = 0 } = {}) {
  const town = await aTown({ warm })
  const { services, administrator, database } = town
  const people = await addPeople(
    [
      { name: 'Nia Next', email: 'nia@waymark.test', locale: 'cy' },
      { name: 'Petra', email: 'petra@waymark.test' },
      { name: 'Nell Next', email: 'nell@waymark.test' },
    ],
    { database, now },
  )
  const idOf = (email: string) => needed(people.get(email), 'a person')
  const nextId = await aNextTown(town)
  await appointCityLead(
    { placeId: town.placeId, personId: needed(town.lead.personId, 'a lead') },
    { ...services, administrator, now },
  )
  const other = mintCityLead({ placeId: nextId, personId: idOf('nia@waymark.test') })
  const second = mintCityLead({ placeId: nextId, personId: idOf('nell@waymark.test') })
  const team = mintProgrammeTeam({ personId: idOf('petra@waymark.test') })
  const { lead } = town
  const draft = async (
    kind: ItemKind = 'agenda',
    { sourceId, by = lead, ...body }: Partial<ItemText> & { sourceId?: string; by?: typeof lead } = {},
  ) => {
    const asked = { requestId: randomUUID(), kind, sourceId, ...said, ...body }
    const drafted = await draftItem(asked, { ...services, lead: by, now })
    if (!drafted.ok) throw new Error(drafted.refusal)
    return drafted.itemId
  }
  const share = async (itemId: string, { agreed = true, by = lead, basedOn = '' } = {}) => {
    const found = await findItem({ itemId }, { ...services, of: by })
    return shareItem({ itemId, agreed, basedOn: basedOn || (found?.revision ?? '') }, { ...services, lead: by, now })
  }
  const shared = async (...asked: Parameters<typeof draft>) => {
    const itemId = await draft(...asked)
    expect(await share(itemId)).toEqual({ ok: true })
    return itemId
  }
  const take = (itemId: string, { by = other, organisationId }: { by?: typeof lead; organisationId?: string } = {}) =>
    takeItem({ itemId, organisationId }, { ...services, lead: by, now })
  const report = (itemId: string, { by = other, body = 'It names a learner' } = {}) =>
    reportItem({ itemId, said: body }, { ...services, lead: by, now })
  const decide = (itemId: string, decision: 'stays' | 'removed' | 'restored', reason = 'It named a learner') =>
    decideItem({ itemId, decision, reason }, { ...services, team, now })
  const withdraw = (itemId: string, by = lead) => withdrawItem({ itemId }, { ...services, lead: by, now })
  const find = (itemId: string, of: typeof lead | typeof team = other) => findItem({ itemId }, { ...services, of })
  const list = async (of: typeof lead | typeof team = other) =>
    (await listItems({ limit: 50 }, { ...services, of })).rows.map(({ title, state }) => `${title}: ${state}`)
  const nextTown = { ...town, placeId: nextId, lead: other }
  const acts = { draft, share, shared, take, report, decide, withdraw, find, list }
  return { ...town, ...acts, other, second, team, nextTown }
}

test('a draft is its place’s alone, and is shared when its licence was agreed to and nobody can be reached by it', async () => {
  const { services, draft, share, find, list, lead, other, team, withdraw, database, placeId, administrator } =
    await twoPlaces()
  const itemId = await draft()
  expect([await find(itemId), await find(itemId, team), await list(), await list(team)]).toEqual([
    undefined,
    undefined,
    [],
    [],
  ])
  expect(await list(lead)).toEqual(['An evening that works: draft'])
  expect(await share(itemId, { agreed: false })).toEqual({ ok: false, refusal: 'licence-not-agreed' })
  expect(await share(itemId, { by: other })).toEqual({ ok: false, refusal: 'item-not-found' })
  const rung = await draft('campaign', { body: 'Ring 01273 290800' })
  expect(await share(rung)).toEqual({ ok: false, refusal: 'reaches-a-person' })
  expect(await share(itemId, { basedOn: 'older' })).toEqual({ ok: false, refusal: 'changed-meanwhile' })
  expect(await share(itemId)).toEqual({ ok: true })
  expect(await share(itemId)).toEqual({ ok: true })
  expect([await list(), await list(team)]).toEqual([
    ['An evening that works: shared'],
    ['An evening that works: shared'],
  ])

  // What others read does not move under them: it is taken back first, by its own place.
  const revise = (by: typeof lead, basedOn: string) =>
    reviseItem({ itemId, ...said, title: 'Better', basedOn }, { ...services, lead: by, now })
  const { revision } = needed(await find(itemId), 'an item')
  expect(await revise(lead, revision)).toEqual({ ok: false, refusal: 'is-shared' })
  expect(await withdraw(itemId, other)).toEqual({ ok: false, refusal: 'is-anothers' })
  expect(await withdraw(itemId)).toEqual({ ok: true })
  expect(await find(itemId)).toBeUndefined()
  expect(await revise(other, revision)).toEqual({ ok: false, refusal: 'item-not-found' })
  expect(await revise(lead, 'older')).toEqual({ ok: false, refusal: 'changed-meanwhile' })
  expect(await revise(lead, revision)).toEqual({ ok: true })
  await closePlace({ placeId, closed: true }, { database, administrator, now })
  expect(await share(itemId)).toEqual({ ok: false, refusal: 'place-is-closed' })
})

test('one form sent twice is one draft, and one about another place’s badge is none', async () => {
  const { services, lead, other, list, nextTown } = await twoPlaces()
  const asked = { requestId: randomUUID(), kind: 'agenda' as const, ...said }
  const [first, second] = [
    await draftItem(asked, { ...services, lead, now }),
    await draftItem(asked, { ...services, lead, now }),
  ]
  expect(first).toEqual(second)
  expect(await list(lead)).toHaveLength(1)
  const { badgeId: sourceId } = await aBadge(nextTown, await anOrganisation(nextTown))
  const about = { ...asked, requestId: randomUUID(), kind: 'badge' as const, sourceId }
  expect(await draftItem(about, { ...services, lead, now })).toEqual({ ok: false, refusal: 'source-not-found' })
  expect(await draftItem(about, { ...services, lead: other, now })).toMatchObject({ ok: true })
  const empty = { ...asked, requestId: randomUUID(), body: ' ' }
  expect(await draftItem(empty, { ...services, lead, now })).toEqual({ ok: false, refusal: 'words-are-missing' })
})

test('a text taken over eight times at once is one draft, which says where it comes from', async () => {
  const { services, shared, take, list, other, find, draft, withdraw, lead } = await twoPlaces({ warm: 8 })
  const itemId = await shared()
  const outcomes = await Promise.all(Array.from({ length: 8 }, () => take(itemId)))
  expect(new Set(outcomes.map((one) => one.ok && one.textId)).size).toBe(1)
  expect((await list(other)).toSorted()).toEqual(['An evening that works: draft', 'An evening that works: shared'])
  const [copy] = outcomes
  const textId = needed(copy?.ok ? copy.textId : undefined, 'a text')
  const attribution = { title: said.title, titleCy: said.titleCy, placeName: 'Seatown', placeNameCy: 'Tre’r Môr' }
  expect((await find(textId))?.attribution).toEqual({ ...attribution, organisationName: null })
  expect((await find(itemId))?.item.copies).toBe(1)
  expect(await take(itemId, { by: lead })).toEqual({ ok: false, refusal: 'is-ones-own' })
  expect(await take(await draft())).toEqual({ ok: false, refusal: 'item-not-found' })

  // Taken back, others cannot take it any more; what was taken stays and still says so, and so the item stays.
  await withdraw(itemId)
  expect(await take(itemId)).toEqual({ ok: false, refusal: 'item-not-found' })
  expect(await findAttribution({ textId }, services)).toMatchObject({ title: said.title })
  const remove = (id: string, by = lead) => removeDraftItem({ itemId: id }, { ...services, lead: by, now })
  expect(await remove(itemId)).toEqual({ ok: false, refusal: 'others-took-it' })
  expect(await remove(textId)).toEqual({ ok: false, refusal: 'item-not-found' })
  expect(await remove(textId, other)).toEqual({ ok: true })
  expect(await remove(itemId)).toEqual({ ok: true })
})

test('a pathway is taken over as it was shared, as a draft of the place without what binds it to where it was made', async () => {
  const { services, shared, take, lead, other, find, database, placeId, ...town } = await twoPlaces()
  const library = await anOrganisation({ ...town, services, database, lead, placeId })
  const { badgeId } = await aBadge({ ...town, services, database, lead, placeId }, library)
  const given = { ...aStep('b', { kind: 'attend', opportunityId: randomUUID() }), after: ['a'] }
  const made = { ...pathwayDefaults, choices: [], title: 'Into welding', steps: [aStep('a', badge(badgeId))] }
  const powers = { ...services, curator: lead, now }
  const drafted = await draftPathway({ placeId, content: made }, powers)
  if (!drafted.ok) throw new Error(drafted.refusal)
  const { pathwayId: sourceId } = drafted
  const published = await publishPathway({ pathwayId: sourceId, changeNote: null, changeNoteCy: null }, powers)
  expect(published).toMatchObject({ ok: true })
  const itemId = await shared('pathway', { sourceId })
  // As if it had named what takes place there, and had changed since.
  const frozen = { ...made, finishBadgeId: badgeId, steps: [...made.steps, given] }
  await town.pool.query('update library_items set content = $1', [JSON.stringify(frozen)])
  const outcome = await take(itemId)
  expect(await take(itemId)).toEqual(outcome)
  const pathwayId = needed(outcome.ok ? outcome.pathwayId : undefined, 'a pathway')
  const taken = needed(await findPathwayDraft(pathwayId, services), 'a draft')
  expect(taken).toMatchObject({ status: 'draft', placeSlug: 'nextown', organisationId: null })
  expect(taken.draft.finishBadgeId).toBeNull()
  expect(taken.draft.steps.map(({ requirement }) => requirement)).toEqual([
    { kind: 'badges', options: [{ badgeId }], needed: 1 },
    { kind: 'milestone', badgeId: null },
  ])
  expect(await findAttribution({ pathwayId }, services)).toMatchObject({ placeName: 'Seatown', title: said.title })
  expect((await find(itemId, other))?.copies).toMatchObject([{ state: 'taken', pathwayId }])
})

test('a badge is offered to an organisation of the place, whose managers alone make it their draft', async () => {
  const { services, shared, take, nextTown, other, database, withdraw, find, ...town } = await twoPlaces()
  const maker = await anOrganisation({ ...town, services, database }, { name: 'Makers' })
  const { badgeId: sourceId } = await aBadge({ ...town, services, database }, maker, { name: 'Sail' })
  const itemId = await shared('badge', { sourceId })
  const college = await anOrganisation(nextTown, { name: 'College' })
  const waiting = await anOrganisation(nextTown, { name: 'Waiting', approved: false })
  const none = { ok: false, refusal: 'organisation-not-found' }
  expect(await take(itemId)).toEqual(none)
  expect(await take(itemId, { organisationId: maker.organisationId })).toEqual(none)
  expect(await take(itemId, { organisationId: waiting.organisationId })).toEqual(none)
  const offer = () => take(itemId, { organisationId: college.organisationId })
  expect([await offer(), await offer()]).toEqual([{ ok: true }, { ok: true }])
  const offered = () => listOfferedBadges({ organisationId: college.organisationId, limit: 9 }, services)
  expect(await offered()).toMatchObject([{ id: itemId, organisationName: 'Makers', placeName: 'Seatown' }])
  const answer = (agree: boolean, by = college) =>
    answerOfferedBadge({ itemId, agree }, { ...services, manager: by.manager, now })
  expect(await answer(true, maker)).toEqual({ ok: false, refusal: 'not-offered' })
  expect(await answer(false)).toEqual({ ok: true })
  expect(await answer(true)).toEqual({ ok: false, refusal: 'not-offered' })
  await offer()
  const taken = await answer(true)
  expect(await answer(true)).toEqual(taken)
  const badgeId = needed(taken.ok ? taken.badgeId : undefined, 'a badge')
  const { organisationId } = college
  expect(await findBadge({ id: badgeId }, services)).toMatchObject({ name: 'Sail', status: 'draft', organisationId })
  expect(await findAttribution({ badgeId }, services)).toMatchObject({ organisationName: 'Makers', title: said.title })
  expect((await find(itemId, other))?.copies).toMatchObject([{ state: 'taken', organisationName: 'College' }])
  // An offer ends when what is offered is taken back.
  const school = await anOrganisation(nextTown, { name: 'School' })
  await take(itemId, { organisationId: school.organisationId })
  await withdraw(itemId)
  expect(await answer(true, school)).toEqual({ ok: false, refusal: 'not-offered' })
})

test('the organisation whose badge is shared is told, and what it withdraws is not shared again before it allows it', async () => {
  const { services, shared, share, draft, take, withdraw, decide, report, lead, other, nextTown, find, ...town } =
    await twoPlaces({ warm: 8 })
  const maker = await anOrganisation({ ...town, services, lead }, { name: 'Makers' })
  const { badgeId: sourceId } = await aBadge({ ...town, services, lead }, maker, { name: 'Sail' })
  const itemId = await shared('badge', { sourceId })
  const mails: Mail[] = []
  const mailer = onceMailer({ database: services.database, mailer: async (mail) => void mails.push(mail) })
  const powers = { ...services, mailer, now }
  const told = () => tellOwnerOfItem({ itemId, at: now.toISOString() }, powers)
  const owned = async (by = maker) =>
    (await listOwnSharings({ organisationId: by.organisationId, limit: 9 }, services)).map(
      ({ ownerAnswer }) => ownerAnswer,
    )
  const say = (answer: 'agreed' | 'withdrew' | 'allowed', { by = maker, id = itemId } = {}) =>
    answerOwnSharing({ itemId: id, answer }, { ...services, manager: by.manager, now })
  await told()
  await told()
  expect(mails.map(({ subject }) => subject)).toEqual(['“An evening that works” of Makers is shared in the library'])
  const college = await anOrganisation(nextTown, { name: 'College' })
  const none = { ok: false, refusal: 'item-not-found' }
  for (const answer of ['agreed', 'withdrew', 'allowed'] as const) {
    expect(await say(answer, { by: college })).toEqual(none)
    expect(await say(answer, { id: randomUUID() })).toEqual(none)
  }
  // Nothing was withdrawn that could be allowed; a text of the place is no organisation's.
  expect(await say('allowed')).toEqual(none)
  expect(await say('withdrew', { id: await shared('agenda') })).toEqual(none)
  expect([await say('agreed'), await owned(), await owned(college)]).toEqual([{ ok: true }, ['agreed'], []])

  // A second item shares the same badge: both go, once, and those who lead the place are told why.
  const second = await shared('badge', { sourceId, title: 'The same' })
  const third = await draft('badge', { sourceId, title: 'Not yet' })
  expect(await say('withdrew', { id: third })).toEqual(none)
  const atOnce = await Promise.all([say('withdrew'), say('withdrew', { id: second }), share(third)])
  expect(atOnce.slice(0, 2).every(({ ok }) => ok)).toBe(true)
  expect(await say('withdrew', { id: third })).toEqual(atOnce[2]?.ok ? { ok: true } : none)
  for (const id of [itemId, second, third]) {
    expect(await share(id)).toEqual({ ok: false, refusal: 'owner-withdrew' })
    expect(await find(id, other)).toBeUndefined()
  }
  expect(await share(await draft('badge', { sourceId }))).toEqual({ ok: false, refusal: 'owner-withdrew' })
  expect(await take(itemId)).toEqual(none)
  expect(await find(itemId, lead)).toMatchObject({ item: { ownerAnswer: 'withdrew', organisationName: 'Makers' } })
  const moved = { itemId, news: 'owner-withdrew' as const, at: now.toISOString() }
  await tellOfItem(moved, powers)
  expect(mails.at(-1)?.subject).toBe('Makers withdrew “An evening that works” from the library')
  mails.length = 0
  await told()
  expect(mails).toEqual([])

  // Allowed again it is still a draft of the place, and shared when its lead shares it.
  expect(await say('allowed')).toEqual({ ok: true })
  expect(await find(itemId, other)).toBeUndefined()
  expect(await share(itemId)).toEqual({ ok: true })
  // What the team removed is the team's to decide on.
  await report(itemId)
  await decide(itemId, 'removed')
  expect(await say('withdrew')).toEqual({ ok: false, refusal: 'was-removed' })
  expect(await withdraw(itemId)).toEqual({ ok: false, refusal: 'was-removed' })
})

test('what is reported is hidden until the team decides, and why something was removed stands in the log of removals', async () => {
  const { services, shared, report, decide, find, list, lead, other, second, team, share, take, withdraw, placeId } =
    await twoPlaces()
  const itemId = await shared()
  expect(await report(itemId, { by: lead })).toEqual({ ok: false, refusal: 'is-ones-own' })
  expect(await report(itemId, { body: ' ' })).toEqual({ ok: false, refusal: 'words-are-missing' })
  expect(await report(itemId)).toEqual({ ok: true })
  expect(await report(itemId)).toEqual({ ok: false, refusal: 'said-already' })
  expect([await find(itemId), await list()]).toEqual([undefined, []])
  expect([await list(lead), await list(team)]).toEqual([
    ['An evening that works: hidden'],
    ['An evening that works: hidden'],
  ])
  expect(await take(itemId)).toEqual({ ok: false, refusal: 'item-not-found' })
  expect(await countReportedItems({}, { ...services, team })).toEqual({ count: 1, since: now })
  expect(await listItemReports({ itemId }, { ...services, team })).toMatchObject([
    { name: 'Nia Next', settledAt: null },
  ])
  // Its own place learns that it was reported, and not by whom.
  const log = (await listLog({ placeId, limit: 20 }, services)).entries.find(
    ({ action }) => action === 'library.reported',
  )
  expect(log).toMatchObject({ actorName: null, subjectName: said.title })

  // It stays: a lead who reports it again is heard, and it is not hidden any more.
  expect(await decide(itemId, 'stays')).toEqual({ ok: true })
  expect(await report(itemId, { by: second })).toEqual({ ok: true })
  expect(await list()).toEqual(['An evening that works: shared'])
  expect(await decide(itemId, 'removed', ' ')).toEqual({ ok: false, refusal: 'reason-is-missing' })
  expect([await decide(itemId, 'removed'), await decide(itemId, 'removed')]).toEqual([{ ok: true }, { ok: true }])
  expect(await decide(itemId, 'stays')).toEqual({ ok: false, refusal: 'decided-meanwhile' })
  expect(await countReportedItems({}, { ...services, team })).toMatchObject({ count: 0 })
  expect(await find(itemId)).toBeUndefined()
  expect((await find(itemId, lead))?.reason).toBe('It named a learner')
  expect([await share(itemId), await withdraw(itemId)].map((one) => !one.ok && one.refusal)).toEqual([
    'was-removed',
    'was-removed',
  ])
  const removals = () => listRemovals({ limit: 9 }, { ...services, of: other })
  expect(await removals()).toMatchObject([{ title: said.title, reason: 'It named a learner', restoredAt: null }])
  expect(await decide(itemId, 'restored')).toEqual({ ok: true })
  expect(await removals()).toMatchObject([{ restoredAt: now }])
  expect(await list()).toEqual(['An evening that works: shared'])
})

test('those who lead the place are told what became of it, once, and not of what was overtaken', async () => {
  const { services, shared, report, decide } = await twoPlaces()
  const itemId = await shared()
  const mails: Mail[] = []
  const mailer = onceMailer({ database: services.database, mailer: async (mail) => void mails.push(mail) })
  const tell = (news: 'hidden' | 'removed') =>
    tellOfItem({ itemId, news, at: now.toISOString() }, { ...services, mailer, now })
  await report(itemId)
  await tell('hidden')
  await tell('hidden')
  expect(mails.map(({ to }) => to)).toEqual(['lena@waymark.test'])
  await decide(itemId, 'removed')
  await tell('hidden')
  await tell('removed')
  expect(mails.map(({ subject }) => subject)).toEqual([
    '“An evening that works” was reported and is hidden for now',
    '“An evening that works” was removed from the library',
  ])
  expect(mails[1]?.text).toContain('It named a learner')
})

test('a question is answered by other places, those who asked say what helped, and nobody takes either over', async () => {
  const { services, shared, share, take, find, list, lead, other, second, team, withdraw, report, decide } =
    await twoPlaces()
  const ask = async (title: string, body = 'We tried twice.') => shared('question', { title, titleCy: null, body })
  const question = await ask('Who pays for tea?')
  const answer = async (body: string, { by = other, to = question } = {}) => {
    const draft = { requestId: randomUUID(), kind: 'answer' as const, sourceId: to, title: '', titleCy: null }
    const drafted = await draftItem({ ...draft, body, bodyCy: null }, { ...services, lead: by, now })
    return drafted.ok ? drafted.itemId : drafted.refusal
  }
  const answers = (of: typeof lead | typeof team = lead) =>
    listAnswers({ questionId: question }, { ...services, of }).then((all) =>
      all.map(({ body, keptAt }) => [body, !!keptAt]),
    )
  const keep = (answerId: string, isKept = true, by = lead) =>
    chooseAnswer({ questionId: question, answerId, isKept }, { ...services, lead: by, now })
  // Asked and answered under no licence, looked at first; read in a list of its own.
  const tea = await answer('The church hall does.')
  expect([await answers(), await answers(other), await answers(team)]).toEqual([
    [],
    [['The church hall does.', false]],
    [],
  ])
  expect(await keep(tea)).toEqual({ ok: false, refusal: 'answer-not-found' })
  expect(await share(tea, { by: other, agreed: false })).toEqual({ ok: true })
  expect([await answers(), await list(), await list(team)]).toEqual([[['The church hall does.', false]], [], []])
  expect((await find(tea, lead))?.item).toMatchObject({ title: 'Who pays for tea?', answersId: question })
  expect([await take(question), await take(tea, { by: lead })]).toEqual([
    { ok: false, refusal: 'is-a-question' },
    { ok: false, refusal: 'is-a-question' },
  ])
  // Nothing but a question that can be read is answered.
  const agenda = await shared('agenda')
  expect(await answer('To an agenda', { to: agenda })).toBe('question-not-found')

  // Those who asked choose, one of a question, in place of the one before.
  const cake = await answer('Ask the baker.', { by: second })
  await share(cake, { by: second })
  expect(await keep(tea, true, other)).toEqual({ ok: false, refusal: 'item-not-found' })
  expect(await keep(agenda)).toEqual({ ok: false, refusal: 'answer-not-found' })
  expect([await keep(tea), await keep(cake), await keep(cake)]).toEqual([{ ok: true }, { ok: true }, { ok: true }])
  expect(await answers()).toEqual([
    ['Ask the baker.', true],
    ['The church hall does.', false],
  ])
  const questions = async (of: typeof lead | typeof team = other) =>
    (await listQuestions({ limit: 9 }, { ...services, of })).rows.map((one) => [one.title, one.answers, one.isAnswered])
  expect([await questions(), await questions(team)]).toEqual([
    [['Who pays for tea?', 2, true]],
    [['Who pays for tea?', 2, true]],
  ])
  // An answer that is reported is hidden like all else, and helps nobody meanwhile.
  expect(await report(cake, { by: lead })).toEqual({ ok: true })
  expect(await questions()).toEqual([['Who pays for tea?', 1, false]])
  expect(new Set(await list(team))).toEqual(new Set(['Who pays for tea?: hidden', 'An evening that works: shared']))
  expect([await find(cake, lead), (await find(cake, team))?.item.state]).toEqual([undefined, 'hidden'])
  expect(await decide(cake, 'stays')).toEqual({ ok: true })
  expect(await keep(cake, false)).toEqual({ ok: true })
  expect(await questions()).toEqual([['Who pays for tea?', 2, false]])

  // Taken back, it is read by its own place alone, with its answers, and its words stay as they were answered.
  expect(await withdraw(question)).toEqual({ ok: true })
  expect([await find(question), await find(tea, team), (await find(tea))?.item.id, await questions()]).toEqual([
    undefined,
    undefined,
    tea,
    [],
  ])
  expect(await answer('Late')).toBe('question-not-found')
  const basedOn = needed((await find(question, lead))?.revision, 'a revision')
  const changed = { itemId: question, title: 'Who pays for cake?', titleCy: null, body: 'New', bodyCy: null, basedOn }
  expect(await reviseItem(changed, { ...services, lead, now })).toEqual({ ok: false, refusal: 'was-answered' })
  expect(await removeDraftItem({ itemId: question }, { ...services, lead, now })).toEqual({
    ok: false,
    refusal: 'was-answered',
  })
  // An answer that was begun meanwhile waits until the question is there again.
  expect(await withdraw(tea, other)).toEqual({ ok: true })
  expect(await share(tea, { by: other })).toEqual({ ok: false, refusal: 'question-not-found' })
  expect(await share(question)).toEqual({ ok: true })
  expect(await share(tea, { by: other })).toEqual({ ok: true })
  expect(await questions()).toEqual([['Who pays for tea?', 2, false]])
})

test('two answers that are chosen at once leave one chosen', async () => {
  const { services, shared, share, lead, other } = await twoPlaces({ warm: 6 })
  const questionId = await shared('question', { title: 'Who pays?' })
  const given = await Promise.all(
    ['One', 'Two', 'Three'].map(async (body) => {
      const draft = { requestId: randomUUID(), kind: 'answer' as const, sourceId: questionId, title: '', titleCy: null }
      const drafted = await draftItem({ ...draft, body, bodyCy: null }, { ...services, lead: other, now })
      return drafted.ok ? drafted.itemId : ''
    }),
  )
  for (const itemId of given) await share(itemId, { by: other })
  const chosen = await Promise.all(
    given.map((answerId) => chooseAnswer({ questionId, answerId, isKept: true }, { ...services, lead, now })),
  )
  expect(chosen.every(({ ok }) => ok)).toBe(true)
  const answers = await listAnswers({ questionId }, { ...services, of: lead })
  expect(answers.filter(({ keptAt }) => keptAt)).toHaveLength(1)
})

test('who asked is told that an answer came, and not of their own', async () => {
  const { services, shared, share, lead, other } = await twoPlaces()
  const questionId = await shared('question', { title: 'Who pays?', titleCy: null })
  const enqueued: unknown[] = []
  const queue = { ...services.queue, enqueue: async (...[, , news]: unknown[]) => void enqueued.push(news) }
  for (const by of [lead, other]) {
    const draft = { requestId: randomUUID(), kind: 'answer' as const, sourceId: questionId, title: '', titleCy: null }
    const drafted = await draftItem({ ...draft, body: 'We do', bodyCy: null }, { ...services, lead: by, now })
    const itemId = drafted.ok ? drafted.itemId : ''
    const basedOn = needed((await findItem({ itemId }, { ...services, of: by }))?.revision, 'a revision')
    await shareItem({ itemId, agreed: false, basedOn }, { ...services, queue, lead: by, now })
  }
  expect(enqueued).toEqual([[{ itemId: questionId, news: 'answered', at: now.toISOString() }]])
  expect(await share(questionId)).toEqual({ ok: true })
  const mails: Mail[] = []
  const mailer = onceMailer({ database: services.database, mailer: async (mail) => void mails.push(mail) })
  await tellOfItem({ itemId: questionId, news: 'answered', at: now.toISOString() }, { ...services, mailer, now })
  expect(mails.map(({ to, subject }) => [to, subject])).toEqual([
    ['lena@waymark.test', 'Your question was answered: Who pays?'],
  ])
})

test('a person has three reports waiting at most, however many are sent at once', async () => {
  const { shared, report, decide, list, other, second } = await twoPlaces({ warm: 8 })
  const items: string[] = []
  for (const title of ['One', 'Two', 'Three', 'Four', 'Five']) items.push(await shared('agenda', { title }))
  const outcomes = await Promise.all(items.map((itemId) => report(itemId)))
  expect(outcomes.filter(({ ok }) => ok)).toHaveLength(3)
  expect(outcomes.filter((one) => !one.ok && one.refusal === 'too-many-open')).toHaveLength(2)
  expect((await list(other)).filter((one) => one.endsWith('shared'))).toHaveLength(2)
  const [left] = items.filter((_, index) => !outcomes[index]?.ok)
  const [done] = items.filter((_, index) => outcomes[index]?.ok)
  // Another person has three of their own; what was reported already is said so; what is decided makes room.
  expect(await report(needed(done, 'a reported one'))).toEqual({ ok: false, refusal: 'said-already' })
  expect(await report(needed(done, 'a reported one'), { by: second })).toEqual({ ok: true })
  await decide(needed(done, 'a reported one'), 'stays')
  expect(await report(needed(left, 'one left'))).toEqual({ ok: true })
})
