import { expect, test } from 'vitest'
import { mintCityLead } from '#capabilities/people/mint-authority.ts'
import { appointCityLead } from '#capabilities/places/appoint-city-lead.ts'
import type { Mail } from '#infrastructure/mail/mailer.ts'
import { needed } from '#infrastructure/needed.ts'
import { loggedWhere } from '#tests/support/logged-where.ts'
import { anOrganisation, aTown, now, organisationDefaults } from '#tests/support/town.ts'
import type { AskedSkill } from './asked-skill.ts'
import { closeVacancy } from './close-vacancy.ts'
import { draftJobRole } from './draft-job-role.ts'
import { draftVacancy } from './draft-vacancy.ts'
import { findPublicVacancy, findVacancy } from './find-vacancy.ts'
import { hideVacancy, showVacancyAgain } from './hide-vacancy.ts'
import { holdVacancies } from './hold-vacancies.ts'
import { importVacancies } from './import-vacancies.ts'
import {
  countAsking,
  listOfferingEmployers,
  listOpenVacancies,
  listVacancies,
  listVacanciesOfPlace,
} from './list-vacancies.ts'
import { publishVacancy, takeVacancyBack } from './publish-vacancy.ts'
import { readVacancyTable } from './read-vacancy-table.ts'
import { removeVacancy } from './remove-vacancy.ts'
import { reviseVacancy } from './revise-vacancy.ts'
import { settleVacancies } from './settle-vacancies.ts'
import { tellOfHeldVacancies } from './tell-of-held-vacancies.ts'
import { tellOfVacancy } from './tell-of-vacancy.ts'
import type { VacancyContent } from './vacancy.ts'
import { vacancyStandingOf } from './vacancy-rules.ts'

const notHere = { ok: false, refusal: 'not-here' }
const notNow = { ok: false, refusal: 'not-now' }
const bricks: AskedSkill = { name: 'Laying bricks', uri: 'https://skills.example/bricks', weight: 'must' }
const guests: AskedSkill = { name: 'Looking after guests', weight: 'helps' }
const on = (day: string) => new Date(`${day}T09:00:00Z`)

const bricklayer: VacancyContent = {
  ...{ kind: 'job', roleId: null, title: 'Bricklayer', titleCy: 'Briciwr', about: 'Lays bricks by the sea.' },
  ...{ aboutCy: null, pay: '£15 or so, ask us', payCy: null, whereabouts: 'Old Port', apply: 'Ring Bea.' },
  ...{ applyCy: 'Ffoniwch Bea.', applyUrl: null },
  ...{ ageMin: 16, closesOn: '2026-06-20', skills: [bricks] },
}
const mentor: VacancyContent = {
  ...bricklayer,
  ...{ kind: 'mentoring', title: 'A mentor', titleCy: null, pay: null, closesOn: '2026-06-08', skills: [guests] },
}

/** A town with two employers, and how they write what they offer. */
async function aHiringTown() {
  const town = await aTown({ warm: 8 })
  const { services, placeId } = town
  const builders = await anOrganisation(town, { name: 'Builders', kind: 'employer' })
  const hotel = await anOrganisation(town, { name: 'Hotel', kind: 'employer' })
  type Employer = typeof builders
  const by = ({ manager }: Employer, at = now) => ({ ...services, manager, now: at })
  const draft = async (content: VacancyContent, owner = builders) => {
    const drafted = await draftVacancy({ placeId, content }, by(owner))
    if (!drafted.ok) throw new Error(drafted.refusal)
    return drafted.id
  }
  const read = async (id: string, at = now) =>
    needed(await findVacancy({ id }, { ...services, now: at }), 'the vacancy')
  const publish = async (vacancyId: string, owner = builders, at = now) =>
    publishVacancy({ vacancyId, basedOn: (await read(vacancyId)).revision }, by(owner, at))
  const shown = async (content: VacancyContent, owner = builders, at = now) => {
    const vacancyId = await draft(content, owner)
    expect(await publish(vacancyId, owner, at)).toEqual({ ok: true })
    return vacancyId
  }
  const listed = async (filter: Partial<Parameters<typeof listOpenVacancies>[0]> = {}, at = now) =>
    (await listOpenVacancies({ placeId, limit: 9, ...filter }, { ...services, now: at })).rows.map(({ title }) => title)
  const seen = (id: string, at = now) => findPublicVacancy({ id, placeId }, { ...services, now: at })
  const standing = (status: string) =>
    town.pool.query(`update organisation_places set status = $1 where organisation_id = $2`, [
      ...[status, builders.organisationId],
    ])
  return { town, services, placeId, builders, hotel, by, draft, read, publish, shown, listed, seen, standing }
}

test('is seen by everybody when its organisation has shown it, in the words that were read, until its last day', async () => {
  const { town, services, placeId, builders, hotel, by, draft, read, publish, listed, seen, standing } =
    await aHiringTown()
  const vacancyId = await draft(bricklayer)
  const move = { vacancyId }
  expect([await seen(vacancyId), await listed()]).toEqual([undefined, []])
  const revise = (content: VacancyContent, owner = builders, basedOn?: string) =>
    reviseVacancy({ ...move, content, basedOn }, by(owner))
  expect(await revise(bricklayer, hotel)).toEqual(notHere)
  expect(await publish(vacancyId, hotel)).toEqual(notHere)
  expect(await removeVacancy(move, by(hotel))).toEqual(notHere)
  const former = (await read(vacancyId)).revision
  expect(await revise({ ...bricklayer, apply: null }, builders, former)).toEqual({ ok: true })
  expect(await revise(bricklayer, builders, former)).toMatchObject({ refusal: 'changed-meanwhile' })
  expect(await publishVacancy({ ...move, basedOn: former }, by(builders))).toMatchObject({
    refusal: 'changed-meanwhile',
  })
  expect(await publish(vacancyId)).toMatchObject({ refusal: 'apply-is-missing' })
  expect(await revise({ ...bricklayer, closesOn: '2026-06-04' })).toMatchObject({ refusal: 'closes-too-soon' })
  expect(await revise(bricklayer)).toEqual({ ok: true })
  await standing('suspended')
  expect(await publish(vacancyId)).toMatchObject({ refusal: 'not-approved' })
  expect(await draftVacancy({ placeId, content: bricklayer }, by(builders))).toMatchObject({ refusal: 'not-approved' })
  await standing('approved')
  // A draft that has waited too long says so.
  expect(await publish(vacancyId, builders, on('2026-06-21'))).toMatchObject({ refusal: 'closes-too-soon' })

  // Two tabs at once: it is shown once.
  const { revision: basedOn } = await read(vacancyId)
  const outcomes = await Promise.all(
    Array.from({ length: 8 }, () => publishVacancy({ ...move, basedOn }, by(builders))),
  )
  expect(outcomes.filter(({ ok }) => ok)).toHaveLength(1)
  expect(await revise(bricklayer)).toEqual(notNow)
  expect(await removeVacancy(move, by(builders))).toEqual(notNow)
  expect(await listed()).toEqual(['Bricklayer'])
  expect(await seen(vacancyId)).toMatchObject({ pay: '£15 or so, ask us', apply: 'Ring Bea.', isClosed: false })
  expect(Object.keys((await seen(vacancyId)) ?? {})).not.toContain('organisationId')
  expect(await findPublicVacancy({ id: vacancyId, placeId: vacancyId }, { ...services, now })).toBeUndefined()
  await standing('suspended')
  expect([await seen(vacancyId), await listed()]).toEqual([undefined, []])
  await standing('approved')

  // Its last day is over: nobody can ask for it, before the clock has noted that and afterwards.
  expect(await listed({}, on('2026-06-20'))).toEqual(['Bricklayer'])
  const late = on('2026-06-21')
  expect(await listed({}, late)).toEqual([])
  expect(await seen(vacancyId, late)).toMatchObject({ isClosed: true, apply: null })
  await settleVacancies({ ...services, now: on('2026-06-20') })
  expect((await read(vacancyId)).vacancy.state).toBe('public')
  await settleVacancies({ ...services, now: late })
  expect((await read(vacancyId)).vacancy.state).toBe('closed')
  expect(await seen(vacancyId, late)).toMatchObject({ isClosed: true, apply: null })
  expect(await takeVacancyBack(move, by(hotel))).toEqual(notHere)
  expect(await takeVacancyBack(move, by(builders))).toEqual({ ok: true })
  expect([await seen(vacancyId), (await read(vacancyId)).vacancy.state]).toEqual([undefined, 'draft'])
  expect(await publish(vacancyId)).toEqual({ ok: true })
  expect(await closeVacancy(move, by(hotel))).toEqual(notHere)
  expect(await closeVacancy(move, by(builders))).toEqual({ ok: true })
  expect(await closeVacancy(move, by(builders))).toEqual(notNow)
  expect(await listed()).toEqual([])
  expect(await takeVacancyBack(move, by(builders))).toEqual({ ok: true })
  expect(await removeVacancy(move, by(builders))).toEqual({ ok: true })
  expect(await findVacancy({ id: vacancyId }, { ...services, now })).toBeUndefined()
  expect(await loggedWhere(town, 'vacancy')).toContain('vacancy.published here')
})

test('is begun once by two presses at once, and again when other words are sent', async () => {
  const { services, placeId, hotel, by, draft, publish } = await aHiringTown()
  const ids = await Promise.all(Array.from({ length: 8 }, () => draft(bricklayer)))
  expect(new Set(ids).size).toBe(1)
  const [first = ''] = ids
  expect(await draft({ ...bricklayer, titleCy: null })).not.toBe(first)
  expect(await draft(bricklayer, hotel)).not.toBe(first)
  const later = await draftVacancy({ placeId, content: bricklayer }, by(hotel, new Date(now.getTime() + 700_000)))
  expect(later).not.toMatchObject({ id: first })
  // What was shown is no press that is still under way.
  expect(await publish(first)).toEqual({ ok: true })
  expect(await draft(bricklayer)).not.toBe(first)
  expect(
    (await listVacancies({ organisationId: hotel.organisationId, limit: 9 }, { ...services, now })).rows,
  ).toHaveLength(2)
})

test('lets nobody under 18 in to learn with an organisation that does not meet what it owes them', async () => {
  const { town, services, placeId, publish, read, shown, listed, seen, draft, builders } = await aHiringTown()
  const reviewed = (day: string | null) =>
    town.pool.query(`update organisations set safeguarding_reviewed_on = $1 where id = $2`, [
      ...[day, builders.organisationId],
    ])
  await reviewed('2024-06-04')
  const waiting = await draft(mentor)
  expect(await publish(waiting)).toMatchObject({ refusal: 'no-safeguarding' })
  await reviewed(organisationDefaults.safeguardingReviewedOn)
  expect(await publish(waiting)).toEqual({ ok: true })
  await shown({ ...mentor, title: 'A mentor for adults', ageMin: 18 })
  await shown(bricklayer)
  expect((await listed()).toSorted()).toEqual(['A mentor', 'A mentor for adults', 'Bricklayer'])
  // The condition holds as long as it is seen.
  await reviewed(null)
  expect((await listed()).toSorted()).toEqual(['A mentor for adults', 'Bricklayer'])
  expect(await countAsking({ placeId, skills: [guests] }, { ...services, now })).toBe(1)
  await reviewed(organisationDefaults.safeguardingReviewedOn)
  const young = await shown({ ...bricklayer, title: 'Paper round', ageMin: 14, skills: [guests] })
  expect(await countAsking({ placeId, skills: [guests] }, { ...services, now })).toBe(3)
  await reviewed(null)
  expect(await countAsking({ placeId, skills: [guests] }, { ...services, now })).toBe(1)
  expect(vacancyStandingOf((await read(young)).vacancy, '2026-06-05')).toBe('held')
  expect(await seen(waiting)).toBeUndefined()
})

test('both sides are told once that it is shown no more when safeguarding lapses, and again the next time', async () => {
  const { town, services, placeId, builders, shown, draft } = await aHiringTown()
  const reviewed = (day: string) =>
    town.pool.query(`update organisations set safeguarding_reviewed_on = $1 where id = $2`, [
      ...[day, builders.organisationId],
    ])
  const { database, administrator, lead } = town
  await appointCityLead({ placeId, personId: lead.personId ?? '' }, { database, administrator, now })
  const hold = async () => (await holdVacancies({ ...services, now })).held
  await shown(mentor)
  await shown({ ...mentor, title: 'Another mentor' })
  await shown({ ...mentor, title: 'A mentor for adults', ageMin: 18 })
  await shown(bricklayer)
  await draft({ ...mentor, title: 'A draft' })
  expect(await hold()).toBe(0)
  await reviewed('2024-06-04')
  // Two clocks at once tell of each once.
  expect((await Promise.all([hold(), hold()])).reduce((sum, held) => sum + held)).toBe(2)
  expect(await hold()).toBe(0)
  const mails: Mail[] = []
  const held = { organisationId: builders.organisationId, placeId, at: now.toISOString() }
  const tell = () => tellOfHeldVacancies(held, { ...services, mailer: async (mail) => void mails.push(mail), now })
  await tell()
  const toLead = mails.find(({ subject }) => subject.startsWith('Safeguarding'))
  expect(mails.find(({ to }) => to.startsWith('builders'))?.text).toContain('2 vacancies are hidden')
  expect([mails.length, toLead?.text.includes('2 vacancies for young people')]).toEqual([2, true])
  // Mended before the mail went: there is nothing to tell. The next lapse is news.
  await reviewed(organisationDefaults.safeguardingReviewedOn)
  await tell()
  expect(mails).toHaveLength(2)
  expect(await hold()).toBe(0)
  await reviewed('2024-06-04')
  expect(await hold()).toBe(2)
})

test('is found by what it is, by what it asks for, by whose it is and by when it closes', async () => {
  const { town, services, placeId, builders, hotel, by, draft, shown, listed } = await aHiringTown()
  const role = await draftJobRole({ placeId, content: { ...bricklayer, about: 'Lays bricks.' } }, by(builders))
  const roleId = role.ok ? role.roleId : ''
  expect(await draftVacancy({ placeId, content: { ...bricklayer, roleId } }, by(hotel))).toMatchObject({
    refusal: 'role-elsewhere',
  })
  await shown({ ...bricklayer, roleId }, builders, on('2026-06-01'))
  await shown(mentor, hotel, on('2026-06-02'))
  await shown(
    { ...bricklayer, title: 'Porter', titleCy: null, closesOn: '2026-06-21', skills: [guests] },
    hotel,
    on('2026-06-03'),
  )
  await draft({ ...bricklayer, title: 'Draft' })
  expect(await listed()).toEqual(['Porter', 'A mentor', 'Bricklayer'])
  expect(await listed({ kind: 'mentoring' })).toEqual(['A mentor'])
  expect(await listed({ organisationId: hotel.organisationId })).toEqual(['Porter', 'A mentor'])
  expect(await listed({ roleId })).toEqual(['Bricklayer'])
  expect(await listed({ skills: [guests] })).toEqual(['Porter', 'A mentor'])
  expect(await listed({ skills: [] })).toEqual([])
  expect(await listed({ terms: 'briciwr' })).toEqual(['Bricklayer'])
  expect(await listed({ terms: 'guests' })).toEqual(['Porter', 'A mentor'])
  expect(await listed({ closesWithinDays: 7 })).toEqual(['A mentor'])
  expect(await listed({ closesWithinDays: 28 })).toEqual(['A mentor', 'Bricklayer', 'Porter'])
  const pages: string[] = []
  for (let after: { at: Date; id: string } | undefined, turn = 0; turn < 4; turn++) {
    const page = await listOpenVacancies({ placeId, limit: 1, ...(after && { after }) }, { ...services, now })
    pages.push(...page.rows.map(({ title }) => title))
    const last = page.rows.at(-1)
    if (!page.next || !last) break
    after = { at: last.publicAt ?? now, id: last.id }
  }
  expect(pages).toEqual(['Porter', 'A mentor', 'Bricklayer'])
  const asking = (skills: AskedSkill[]) => countAsking({ placeId, skills }, { ...services, now })
  // One that asks for both counts once.
  await shown({ ...bricklayer, title: 'Both', skills: [bricks, guests] })
  expect([await asking([bricks]), await asking([guests]), await asking([bricks, guests]), await asking([])]).toEqual([
    ...[2, 3, 4, 0],
  ])
  expect((await listOfferingEmployers({ placeId, limit: 9 }, { ...services, now })).map(({ name }) => name)).toEqual([
    ...['Builders', 'Hotel'],
  ])
  expect(await listOfferingEmployers({ placeId, limit: 9 }, { ...services, now: on('2027-01-01') })).toEqual([])
  const own = await listVacancies({ organisationId: hotel.organisationId, limit: 9 }, { ...services, now })
  expect(own.rows).toHaveLength(2)
  const ofPlace = await listVacanciesOfPlace({ lead: town.lead, limit: 9 }, { ...services, now })
  expect(ofPlace.rows.map(({ title }) => title)).not.toContain('Draft')
  expect(ofPlace.rows).toHaveLength(4)
})

test('is hidden by who leads the place with a reason, which its organisation is told, and shown again', async () => {
  const { town, services, builders, hotel, by, draft, read, shown, listed, seen } = await aHiringTown()
  const vacancyId = await shown(bricklayer)
  const powers = (lead = town.lead) => ({ ...services, lead, now })
  const hide = async (note: string, lead = town.lead, basedOn?: string) =>
    hideVacancy({ vacancyId, note, basedOn: basedOn ?? (await read(vacancyId)).revision }, powers(lead))
  expect(await hide(' ')).toMatchObject({ refusal: 'note-is-missing' })
  expect(await hide('No.', mintCityLead({ placeId: vacancyId, personId: undefined }))).toEqual(notHere)
  expect(await hide('No.', town.lead, 'former')).toMatchObject({ refusal: 'changed-meanwhile' })
  // Nobody decides about what their own organisation offers.
  const own = mintCityLead({ placeId: town.placeId, personId: builders.personId })
  expect(await hide('No.', own)).toMatchObject({ refusal: 'lead-is-of-the-organisation' })
  expect(await showVacancyAgain({ vacancyId }, powers())).toEqual(notNow)
  expect(await hide('Says nothing of pay.')).toEqual({ ok: true })
  expect(await hide('Again.')).toEqual(notNow)
  expect(await countAsking({ placeId: town.placeId, skills: [bricks] }, { ...services, now })).toBe(0)
  expect([await seen(vacancyId), await listed()]).toEqual([undefined, []])
  const hidden = (await read(vacancyId)).vacancy
  expect([hidden.hiddenNote, vacancyStandingOf(hidden, '2026-06-05')]).toEqual(['Says nothing of pay.', 'hidden'])
  // It stays hidden when its organisation takes it back and shows it anew.
  expect(await takeVacancyBack({ vacancyId }, by(builders))).toEqual({ ok: true })
  const { revision } = await read(vacancyId)
  expect(await publishVacancy({ vacancyId, basedOn: revision }, by(builders))).toEqual({ ok: true })
  expect(await seen(vacancyId)).toBeUndefined()
  const mails: Mail[] = []
  const tell = (news: 'hidden' | 'shown-again') =>
    tellOfVacancy(
      { vacancyId, news, at: now.toISOString() },
      { ...services, mailer: async (mail) => void mails.push(mail), now },
    )
  await tell('hidden')
  await tell('shown-again')
  expect(mails.map(({ to }) => to.split('.')[0])).toEqual(['builders'])
  expect(mails[0]?.text).toContain('Says nothing of pay.')
  expect(await showVacancyAgain({ vacancyId }, powers(own))).toMatchObject({ refusal: 'lead-is-of-the-organisation' })
  expect(await showVacancyAgain({ vacancyId }, powers())).toEqual({ ok: true })
  expect(await listed()).toEqual(['Bricklayer'])
  // A draft is its organisation's alone.
  const drafted = await draft(mentor, hotel)
  const based = (await read(drafted)).revision
  expect(await hideVacancy({ vacancyId: drafted, note: 'No.', basedOn: based }, powers())).toEqual(notHere)
})

test('reads a list line by line, keeps what it says as drafts, and makes each of them once', async () => {
  const { services, placeId, builders, hotel, by, listed } = await aHiringTown()
  const list = `Our vacancies,,,
Title,About,Closing date,How to apply,Pay,Skills
Cook,Cooks.,30/06/2026,Ring us.,"£12, or more",Flying
Porter,Carries.,30 June 2025,Ring us.,,
,Nothing.,30/06/2026,Ring us.,,
Baker,Bakes.,30 June 2026,Ring us.,,`
  const read = await readVacancyTable({ placeId, bytes: Buffer.from(list) }, { ...services, now })
  expect(
    read.read.map(({ line, content, unknownSkills }) => [line, content.title, content.closesOn, unknownSkills]),
  ).toEqual([
    [3, 'Cook', '2026-06-30', ['Flying']],
    [6, 'Baker', '2026-06-30', []],
  ])
  expect(read.problems).toEqual([
    { line: 4, why: 'closes-too-soon' },
    { line: 5, why: 'title-is-missing' },
  ])
  const bring = (owner = builders) => importVacancies({ placeId, lines: read.read }, by(owner))
  const both = await Promise.all([bring(), bring()])
  expect(both.map(({ made }) => made).reduce((sum, made) => sum + made)).toBe(2)
  expect(both.map(({ known }) => known).reduce((sum, known) => sum + known)).toBe(2)
  expect(await bring(hotel)).toEqual({ made: 2, known: 0, refused: 0 })
  // Nobody sees what was read until a person shows it.
  expect(await listed()).toEqual([])
  const other = await readVacancyTable(
    { placeId, bytes: Buffer.from('Name of cat,Colour\nMiaw,grey') },
    { ...services, now },
  )
  expect(other).toMatchObject({ read: [], problems: [{ why: 'no-title-column' }] })
})
