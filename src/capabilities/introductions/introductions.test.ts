import { expect, test } from 'vitest'
import { issueAwards } from '#capabilities/awards/issue-awards.ts'
import { keepAwards } from '#capabilities/awards/keep-awards.ts'
import { hideIntroductions } from '#capabilities/organisations/hide-introductions.ts'
import { addPeople } from '#capabilities/people/add-people.ts'
import { mintSignedIn } from '#capabilities/people/mint-authority.ts'
import type { AgeBand } from '#capabilities/people/person.ts'
import { startErasing } from '#capabilities/people/start-erasing.ts'
import { addToCollection } from '#capabilities/portfolio/add-to-collection.ts'
import { startCollection } from '#capabilities/portfolio/start-collection.ts'
import { newId } from '#infrastructure/ids.ts'
import { outboxMailer } from '#infrastructure/mail/mailer.ts'
import { needed } from '#infrastructure/needed.ts'
import { aBadge, anOrganisation, aTown, now } from '#tests/support/town.ts'
import { answerAsGuardian } from './answer-as-guardian.ts'
import { answerIntroduction } from './answer-introduction.ts'
import { findForGuardian, findIntroduction, findOwnIntroduction, listOwnIntroductions } from './find-introduction.ts'
import { guardianLinkOf } from './introduction-code.ts'
import { mostWaiting } from './introduction-rules.ts'
import { countIntroductionsWaiting, listIntroducedVacancies, listIntroductions } from './list-introductions.ts'
import { sendIntroduction, tryIntroduction } from './send-introduction.ts'
import { settleIntroductions } from './settle-introductions.ts'
import { takeIntroductionBack } from './take-introduction-back.ts'
import { tellOfEndingIntroductions, tellOfIntroduction } from './tell-of-introduction.ts'

const days = (count: number, from = now) => new Date(from.getTime() + count * 86_400_000)

async function aTownThatIntroduces() {
  const town = await aTown({ warm: 4 })
  const { services, database } = town
  const employer = await anOrganisation(town, { name: 'Harbour Kitchen', kind: 'employer' })
  const other = await anOrganisation(town, { name: 'Pier Bakery', kind: 'employer' })
  const { badgeId } = await aBadge(town, other, { name: 'Kitchen helper' })
  const learner = async (name: string, ageBand: AgeBand | null = '18-24') => {
    const email = `${name.toLowerCase()}.${newId(now).slice(-6)}@home.example`
    const personId = needed((await addPeople([{ name, email }], { database, now })).get(email), 'a person')
    await database.updateTable('people').set({ ageBand }).where('id', '=', personId).execute()
    const signedIn = mintSignedIn({ personId, email, name })
    const lines = [{ recipient: { name, email }, evidence: [] }]
    const given = await issueAwards({ badgeId, lines, notify: false }, { ...services, issuer: other.issuer, now })
    const [line] = given.ok ? given.lines : []
    if (!line?.ok) throw new Error('no badge was given')
    const powers = { ...services, signedIn, now }
    await keepAwards(powers)
    const begun = await startCollection({ content: { title: 'Kitchens', about: 'I cook.', nameShown: false } }, powers)
    if (!begun.ok) throw new Error(begun.refusal)
    const { collectionId } = begun
    const things = { awardIds: [line.awardId], broughtBadgeIds: [], experienceIds: [] }
    const added = await addToCollection({ collectionId, ...things }, powers)
    if (!added.ok) throw new Error(added.refusal)
    return { personId, name, email, awardId: line.awardId, collectionId, powers }
  }
  type Learner = Awaited<ReturnType<typeof learner>>
  const sending = (one: Learner, more: object = {}, to = employer.slug) => ({
    to: { organisationSlug: to, placeSlug: 'seatown' },
    collectionId: one.collectionId,
    content: { said: 'I like soup.', nameShown: true, addressShown: false, guardianEmail: null, ...more },
  })
  const send = async (one: Learner, more: object = {}, { at = now, to = employer.slug } = {}) => {
    const powers = { ...one.powers, now: at }
    const look = await tryIntroduction(sending(one, more, to), powers)
    return look.ok ? sendIntroduction({ ...sending(one, more, to), basedOn: look.revision }, powers) : look
  }
  const sent = async (...asked: Parameters<typeof send>) => {
    const outcome = await send(...asked)
    if (!outcome.ok) throw new Error(outcome.refusal)
    return outcome.introductionId
  }
  const read = async (at = now, isAnswered = false) =>
    (await listIntroductions({ organisationId: employer.organisationId, isAnswered, limit: 40 }, { database, now: at }))
      .rows
  const look = (id: string, at = now, { organisationId } = employer) =>
    findIntroduction({ id, organisationId }, { ...services, now: at, language: 'en' })
  const answer = (introductionId: string, more: object = {}, manager = employer.manager) =>
    answerIntroduction(
      { introductionId, accepts: true, reason: null, answer: 'We ring you on Friday.', ...more },
      { ...services, manager, now },
    )
  const letters = async () => {
    const { rows } = await town.pool.query<{ to: string; text: string }>(
      `select recipient as to, subject || ' ' || body_text as text from outbox_mails order by sent_at, recipient`,
    )
    return rows
  }
  const mailing = { ...services, mailer: outboxMailer({ database, from: 'site@waymark.test' }) }
  return { ...town, employer, other, learner, sending, send, sent, read, look, answer, letters, mailing }
}

test('an employer looks at those about one vacancy, of its own alone', async () => {
  const { learner, sent, database, services, placeId, employer, other } = await aTownThatIntroduces()
  const [ash, bo, cy] = [await learner('Ash'), await learner('Bo'), await learner('Cy')]
  const ofAsh = await sent(ash)
  await sent(bo, {}, { at: days(0.01) })
  const elsewhere = await sent(cy, {}, { to: other.slug })
  const times = { createdAt: now, changedAt: now, publicAt: now, closesOn: '2026-12-01' }
  const said = { kind: 'job', state: 'public', about: 'Cook.', apply: 'Ring us.', ageMin: 16, skills: '[]', ...times }
  const vacancy = async (organisationId: string, introductionId: string, title: string) => {
    const id = newId(now)
    await database
      .insertInto('vacancies')
      .values({ id, placeId, organisationId, title, ...said })
      .execute()
    await database.updateTable('introductions').set({ vacancyId: id }).where('id', '=', introductionId).execute()
    return id
  }
  const cook = await vacancy(employer.organisationId, ofAsh, 'Cook')
  const baker = await vacancy(other.organisationId, elsewhere, 'Baker')
  const powers = { ...services, now: days(0.02) }
  const owner = { organisationId: employer.organisationId }
  expect(await listIntroducedVacancies(owner, powers)).toMatchObject([{ id: cook, title: 'Cook' }])
  const about = async (vacancyId: string) =>
    (await listIntroductions({ ...owner, isAnswered: false, vacancyId, limit: 40 }, powers)).rows.map(({ id }) => id)
  expect(await about(cook)).toEqual([ofAsh])
  expect(await about(baker)).toEqual([])
})

test('what was looked at is sent; its employer reads that, says yes once, and learns an address only where that was chosen', async () => {
  const { learner, sent, read, look, answer, services, other, database, employer } = await aTownThatIntroduces()
  const [ash, bo] = [await learner('Ash'), await learner('Bo')]
  const ofAsh = await sent(ash, { addressShown: true })
  const ofBo = await sent(bo, { nameShown: false }, { at: days(0.01) })
  expect(await read(days(0.02))).toMatchObject([
    { id: ofAsh, name: 'Ash', address: null },
    { id: ofBo, name: null },
  ])
  expect(await countIntroductionsWaiting(employer, { database, now })).toMatchObject({ count: 2, since: now })
  const seen = needed(await look(ofAsh), 'the introduction')
  expect(seen).toMatchObject({
    introduction: { said: 'I like soup.', name: 'Ash', address: null },
    shown: { title: 'Kitchens', about: 'I cook.', name: 'Ash', badges: [{ id: ash.awardId, verdict: 'genuine' }] },
  })
  for (const one of [seen, await look(ofBo)]) {
    expect(JSON.stringify(one)).not.toContain('home.example')
    expect(JSON.stringify(one)).not.toMatch(new RegExp(`${ash.personId}|${bo.personId}`))
  }
  // Another organisation has it neither to read nor to answer.
  expect(await look(ofAsh, now, other)).toBeUndefined()
  expect(await answer(ofAsh, {}, other.manager)).toEqual({ ok: false, refusal: 'not-here' })

  expect(await answer(ofAsh, { answer: '' })).toEqual({ ok: false, refusal: 'answer-is-missing' })
  const both = await Promise.all([answer(ofAsh), answer(ofAsh, { accepts: false, reason: 'filled' })])
  expect(both.filter(({ ok }) => ok)).toHaveLength(1)
  expect(both).toContainEqual({ ok: false, refusal: 'answered-already' })
  await database.updateTable('introductions').set({ state: 'accepted', reason: null }).where('id', '=', ofAsh).execute()
  expect((await look(ofAsh))?.introduction.address).toBe(ash.email)
  expect(await answer(ofBo)).toEqual({ ok: true })
  expect((await look(ofBo))?.introduction).toMatchObject({ state: 'accepted', address: null })
  expect(await read(now, true)).toHaveLength(2)
  expect(await read()).toEqual([])
  const own = { id: ofBo, personId: bo.personId }
  expect(await findOwnIntroduction(own, { ...services, now, language: 'en' })).toMatchObject({
    introduction: { state: 'accepted', answer: 'We ring you on Friday.', isHeld: false },
  })
  expect(await findOwnIntroduction({ ...own, personId: ash.personId }, { ...services, now })).toBeUndefined()
})

test('the order is when they were sent, whatever is true of who sent them', async () => {
  const { learner, sent, read, database } = await aTownThatIntroduces()
  const people = [await learner('Zoe'), await learner('Abe', '25-plus'), await learner('Mia', '16-17')]
  const ids: string[] = []
  for (const [at, one] of people.entries()) ids.push(await sent(one, {}, { at: days(at) }))
  const order = async () => (await read(days(5))).map(({ id }) => id)
  expect(await order()).toEqual(ids)
  // All that the site knows of them turned about: names, ages, who has what, what they wrote.
  const turned = ['25-plus', '16-17', '18-24']
  for (const [at, { personId, collectionId }] of people.entries()) {
    const name = ['Mia', 'Zoe', 'Abe'][at] ?? ''
    await database
      .updateTable('people')
      .set({ name, ageBand: turned[at] ?? null, createdAt: days(-at) })
      .where('id', '=', personId)
      .execute()
    await database
      .updateTable('introductions')
      .set({ said: name, title: name })
      .where('personId', '=', personId)
      .execute()
    if (at > 0) await database.deleteFrom('collections').where('id', '=', collectionId).execute()
  }
  await database
    .deleteFrom('introductionItems')
    .where('introductionId', '=', ids[1] ?? '')
    .execute()
  expect(await order()).toEqual(ids)
  // Sent in another order they stand in another order.
  await database
    .updateTable('introductions')
    .set({ sentAt: days(4) })
    .where('id', '=', ids[0] ?? '')
    .execute()
  expect(await order()).toEqual([ids[1], ids[2], ids[0]])
})

test('taken back, nothing of it is read or kept, and who was answered is not written to again', async () => {
  const { learner, sent, send, read, look, answer, database } = await aTownThatIntroduces()
  const [ash, bo] = [await learner('Ash'), await learner('Bo')]
  const id = await sent(ash)
  expect(await takeIntroductionBack({ introductionId: id }, bo.powers)).toEqual({ ok: false, refusal: 'not-yours' })
  expect(await takeIntroductionBack({ introductionId: id }, ash.powers)).toEqual({ ok: true })
  expect(await takeIntroductionBack({ introductionId: id }, ash.powers)).toEqual({ ok: false, refusal: 'not-yours' })
  expect(await look(id)).toBeUndefined()
  expect(await read()).toEqual([])
  expect(await answer(id)).toEqual({ ok: false, refusal: 'not-here' })
  expect(await listOwnIntroductions(ash, { database, now })).toEqual([])
  const kept = await database.selectFrom('introductions').select(['said', 'title', 'about']).execute()
  expect(kept).toEqual([{ said: '', title: '', about: '' }])
  expect(await database.selectFrom('introductionItems').select('id').execute()).toEqual([])
  // A slip is mended at once; it counts for the day.
  const again = await sent(ash)
  expect(await answer(again)).toEqual({ ok: true })
  expect(await takeIntroductionBack({ introductionId: again }, ash.powers)).toEqual({ ok: true })
  expect(await look(again)).toBeUndefined()
  expect(await send(ash)).toEqual({ ok: false, refusal: 'sent-already' })

  const ofBo = await sent(bo)
  await database.transaction().execute((tx) => startErasing({ personId: bo.personId }, { tx, now }))
  expect(await look(ofBo)).toBeUndefined()
  expect(await read()).toEqual([])
  expect(await answer(ofBo)).toEqual({ ok: false, refusal: 'not-here' })
})

test('two presses make one; one employer has one, a day has five, and a changed collection is looked at again', async () => {
  const { learner, sending, send, sent, other, read, database } = await aTownThatIntroduces()
  const ash = await learner('Ash')
  const look = await tryIntroduction(sending(ash), ash.powers)
  if (!look.ok) throw new Error(look.refusal)
  const pressed = { ...sending(ash), basedOn: look.revision }
  const both = await Promise.all([sendIntroduction(pressed, ash.powers), sendIntroduction(pressed, ash.powers)])
  expect(both[0]).toMatchObject({ ok: true })
  expect(both[1]).toEqual(both[0])
  expect(await read()).toHaveLength(1)
  expect(await send(ash)).toEqual({ ok: false, refusal: 'sent-already' })
  expect(await send(ash, {}, { to: other.slug })).toMatchObject({ ok: true })

  const bo = await learner('Bo')
  const before = await tryIntroduction(sending(bo), bo.powers)
  if (!before.ok) throw new Error(before.refusal)
  await database.updateTable('collections').set({ about: 'No.' }).where('id', '=', bo.collectionId).execute()
  expect(await sendIntroduction({ ...sending(bo), basedOn: before.revision }, bo.powers)).toEqual({
    ok: false,
    refusal: 'changed-meanwhile',
  })
  for (let turn = 0; turn < 5; turn++) await takeIntroductionBack({ introductionId: await sent(bo) }, bo.powers)
  expect(await send(bo)).toEqual({ ok: false, refusal: 'too-many-today' })
  expect(await send(bo, {}, { at: days(1.1) })).toMatchObject({ ok: true })
  // What is another's is nobody's to send.
  const foreign = { ...sending(await learner('Cy')), collectionId: ash.collectionId }
  expect(await tryIntroduction(foreign, bo.powers)).toEqual({ ok: false, refusal: 'nothing-in-it' })
})

test('an employer receives and reads only while it takes part, takes introductions and is safe for young people', async () => {
  const { learner, send, sent, read, look, answer, employer, services, database } = await aTownThatIntroduces()
  const [ash, bo] = [await learner('Ash'), await learner('Bo')]
  const id = await sent(ash)
  const isShut = async (refusal: string) => {
    expect(await send(bo)).toEqual({ ok: false, refusal })
    expect(await read()).toEqual([])
    expect(await look(id)).toBeUndefined()
    expect(await answer(id)).toEqual({ ok: false, refusal: 'not-here' })
    expect(await countIntroductionsWaiting(employer, { database, now })).toMatchObject({ count: 0 })
    expect(await listOwnIntroductions(ash, { database, now })).toMatchObject([{ id, isHeld: true }])
  }
  const powers = { ...services, manager: employer.manager, now }
  await hideIntroductions({ isHidden: true }, powers)
  await isShut('hides-introductions')
  await hideIntroductions({ isHidden: false }, powers)
  expect(await read()).toHaveLength(1)
  const its = ['organisationId', '=', employer.organisationId] as const
  await database
    .updateTable('organisationPlaces')
    .set({ status: 'suspended' })
    .where(...its)
    .execute()
  await isShut('takes-no-part')
  await database
    .updateTable('organisationPlaces')
    .set({ status: 'approved' })
    .where(...its)
    .execute()
  await database
    .updateTable('organisations')
    .set({ safeguardingReviewedOn: '2020-01-01' })
    .where('id', '=', employer.organisationId)
    .execute()
  await isShut('not-safe')
})

test('below 16 nothing is sent or read; at 16 and 17 nothing says how to reach a child', async () => {
  const { learner, send, sent, read, look, database, sending } = await aTownThatIntroduces()
  expect(await send(await learner('Cy', '13-15'))).toEqual({ ok: false, refusal: 'not-at-your-age' })
  expect(await send(await learner('Nu', null))).toEqual({ ok: false, refusal: 'age-is-missing' })
  const di = await learner('Di', '16-17')
  expect(await send(di, { addressShown: true })).toEqual({ ok: false, refusal: 'address-of-a-child' })
  expect(await send(di, { said: 'Ring me on 07700 900123' })).toEqual({ ok: false, refusal: 'reaches-a-child' })
  await database
    .updateTable('collections')
    .set({ about: 'Write to di@home.example' })
    .where('id', '=', di.collectionId)
    .execute()
  expect(await send(di)).toEqual({ ok: false, refusal: 'reaches-a-child' })
  await database.updateTable('collections').set({ about: 'I cook.' }).where('id', '=', di.collectionId).execute()
  const id = await sent(di)
  const inCare = mintSignedIn({ ...di.powers.signedIn, guardianId: di.personId })
  expect(await tryIntroduction(sending(di), { ...di.powers, signedIn: inCare })).toEqual({
    ok: false,
    refusal: 'not-yours',
  })
  expect(await look(id)).toBeDefined()
  // An age that was wrong is put right.
  await database.updateTable('people').set({ ageBand: '13-15' }).where('id', '=', di.personId).execute()
  expect(await look(id)).toBeUndefined()
  expect(await read()).toEqual([])
})

test('where the place says so a guardian of a person of 16 or 17 agrees first, and can stop it later', async () => {
  const { learner, send, sent, read, look, answer, services, database, placeId, letters, mailing, pool } =
    await aTownThatIntroduces()
  const [di, ed] = [await learner('Di', '16-17'), await learner('Ed', '16-17')]
  const before = await sent(ed)
  await database.updateTable('places').set({ introductionConsent: 'guardian' }).where('id', '=', placeId).execute()
  // What was sent without is not read any more.
  expect(await look(before)).toBeUndefined()
  expect(await send(di)).toEqual({ ok: false, refusal: 'guardian-is-missing' })
  expect(await send(di, { guardianEmail: di.email })).toEqual({ ok: false, refusal: 'guardian-is-you' })
  const id = await sent(di, { guardianEmail: 'Mum@home.example' })
  expect(await read()).toEqual([])
  expect(await look(id)).toBeUndefined()
  await tellOfIntroduction({ introductionId: id, news: 'guardian-asked' }, { ...mailing, now })
  const [letter] = (await letters()).filter(({ to }) => to === 'mum@home.example')
  expect(letter?.text).toContain('/introductions/')

  const code = guardianLinkOf(id, services.masterKey)
  const powers = { ...services, now, language: 'en' as const }
  const asGuardian = (agrees: boolean) => answerAsGuardian({ code, agrees }, powers)
  expect(await findForGuardian({ code: `${code}x` }, powers)).toBeUndefined()
  expect(await answerAsGuardian({ code: 'eA.x', agrees: true }, powers)).toEqual({ ok: false, refusal: 'no-such-link' })
  expect(await findForGuardian({ code }, powers)).toMatchObject({ introduction: { ownName: 'Di', state: 'waiting' } })
  const twice = await Promise.all([asGuardian(true), asGuardian(true)])
  expect(twice.filter(({ ok }) => ok)).toHaveLength(1)
  expect(await look(id)).toBeDefined()
  const told = async (news: 'guardian-agreed' | 'guardian-refused') => {
    await tellOfIntroduction({ introductionId: id, news }, { ...mailing, now })
    return (await letters()).filter(({ to }) => to === di.email).map(({ text }) => text)
  }
  // What did not come about is not told, nor what went on since.
  expect(await told('guardian-refused')).toEqual([])
  expect(await told('guardian-agreed')).toEqual([expect.stringContaining('Your guardian said yes')])
  const { rows } = await pool.query(
    'select sent, guardian_email from introductions, introduction_figures where id = $1',
    [id],
  )
  expect(rows).toEqual([{ sent: 2, guardian_email: null }])
  expect(await answer(id)).toEqual({ ok: true })
  expect(await asGuardian(false)).toEqual({ ok: true })
  expect(await look(id)).toBeUndefined()
  expect(await asGuardian(true)).toEqual({ ok: false, refusal: 'answered-already' })
  expect(await listOwnIntroductions(di, { database, now })).toMatchObject([{ state: 'refused', answer: '' }])
  await database.deleteFrom('outboxMails').execute()
  expect(await told('guardian-agreed')).toEqual([])
  expect(await told('guardian-refused')).toEqual([expect.stringContaining('Your guardian said no')])
})

test('so many wait at one employer and no more', async () => {
  const { learner, send, sent, database } = await aTownThatIntroduces()
  const id = await sent(await learner('Ash'))
  const like = await database.selectFrom('introductions').selectAll().where('id', '=', id).executeTakeFirstOrThrow()
  const others = Array.from({ length: mostWaiting - 2 }, (_, at) => ({
    name: `No ${at}`,
    email: `no.${at}@home.example`,
  }))
  const people = [...(await addPeople(others, { database, now })).values()]
  await database
    .insertInto('introductions')
    .values(people.map((personId) => ({ ...like, id: newId(now), personId })))
    .execute()
  await sent(await learner('Bo'))
  expect(await send(await learner('Cy'))).toEqual({ ok: false, refusal: 'too-many-wait' })
  // What was answered waits no longer.
  await database.updateTable('introductions').set({ state: 'accepted', answeredAt: now }).where('id', '=', id).execute()
  expect(await send(await learner('Di'))).toMatchObject({ ok: true })
})

test('after 90 days it is gone; both sides are told before, and no mail to the employer names a person', async () => {
  const { learner, sent, look, database, services, employer, letters, mailing, pool } = await aTownThatIntroduces()
  const ash = await learner('Ash')
  const id = await sent(ash, { nameShown: true })
  await tellOfIntroduction({ introductionId: id, news: 'sent' }, { ...mailing, now })
  expect(await look(id, days(89.9))).toBeDefined()
  expect(await look(id, days(90))).toBeUndefined()
  const asked = async () =>
    (
      await pool.query(
        `select name, data from pgboss.job where name like 'introductions.%' and data->>'news' is distinct from 'sent'
      and (data->>'introductionId' = $1 or data->>'organisationId' = $2) order by name`,
        [id, employer.organisationId],
      )
    ).rows
  await settleIntroductions({ ...services, now: days(82) })
  expect(await asked()).toEqual([])
  await settleIntroductions({ ...services, now: days(83.5) })
  await settleIntroductions({ ...services, now: days(84) })
  expect(await asked()).toMatchObject([
    { name: 'introductions.end', data: { organisationId: employer.organisationId } },
    { name: 'introductions.moved', data: { introductionId: id, news: 'ends' } },
  ])
  const late = { ...mailing, now: days(84) }
  await tellOfIntroduction({ introductionId: id, news: 'ends' }, late)
  await tellOfEndingIntroductions({ organisationId: employer.organisationId, day: '2026-01-01' }, late)
  const mails = await letters()
  expect(mails.filter(({ to }) => to === ash.email)).toHaveLength(1)
  const toEmployer = mails.filter(({ to }) => to !== ash.email)
  expect(toEmployer.length).toBeGreaterThanOrEqual(2)
  for (const { text } of toEmployer) expect(text).not.toMatch(/Ash|soup|Kitchens|Kitchen helper|home\.example/)

  await settleIntroductions({ ...services, now: days(90) })
  expect(await database.selectFrom('introductions').select('id').execute()).toEqual([])
  // Their number stays.
  expect(await database.selectFrom('introductionFigures').select('sent').execute()).toEqual([{ sent: 1 }])
})
