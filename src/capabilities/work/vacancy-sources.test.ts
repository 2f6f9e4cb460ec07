import { expect, test } from 'vitest'
import type { FetchDocument } from '#infrastructure/guarded-fetch.ts'
import { needed } from '#infrastructure/needed.ts'
import { anOrganisation, aTown, now } from '#tests/support/town.ts'
import { addVacancySource } from './add-vacancy-source.ts'
import { confirmVacancies } from './confirm-vacancies.ts'
import { findVacancy } from './find-vacancy.ts'
import { findVacancySource } from './find-vacancy-source.ts'
import { listOpenVacancies, listVacancies } from './list-vacancies.ts'
import { listVacancySources, listWaitingVacancies } from './list-vacancy-sources.ts'
import { readVacancySource } from './read-vacancy-source.ts'
import { removeVacancy } from './remove-vacancy.ts'
import { reviseVacancy } from './revise-vacancy.ts'
import { startDueVacancyReadings, startVacancyReading } from './start-vacancy-reading.ts'
import { stopVacancySource } from './stop-vacancy-source.ts'

const later = (minutes: number) => new Date(now.getTime() + minutes * 60_000)

const posting = (number: string, title: string, more: object = {}) => ({
  ...{ '@context': 'https://schema.org', '@type': 'JobPosting', title, description: `<p>${title}, every day.</p>` },
  ...{ identifier: { '@type': 'PropertyValue', value: number }, validThrough: '2026-07-01T23:59:00Z' },
  ...{ url: `/jobs/${number}`, ...more },
})

/** An employer, a stranger, and what the employer's page says now. */
async function aSourceTown() {
  const town = await aTown({ warm: 4 })
  const { services, placeId } = town
  const hotel = await anOrganisation(town, { name: 'Hotel', kind: 'employer' })
  const stranger = await anOrganisation(town, { name: 'Stranger', kind: 'employer' })
  const page: { says: object[] | string | undefined; asked: { address: string; headers?: object }[] } = {
    says: [posting('1', 'Cook'), posting('2', 'Porter')],
    asked: [],
  }
  const fetchDocument: FetchDocument = async (address, bounds) => {
    page.asked.push({ address, ...(bounds?.headers && { headers: bounds.headers }) })
    if (page.says === undefined) return { ok: false, reason: 'no answer' }
    const text = typeof page.says === 'string' ? page.says : JSON.stringify(page.says)
    return { ok: true, body: Buffer.from(text), contentType: 'application/json' }
  }
  const by = (manager = hotel.manager, at = now) => ({ ...services, manager, now: at })
  const asked = { placeId, kind: 'job-postings' as const, address: 'https://hotel.example/jobs', employer: null }
  const added = await addVacancySource(asked, by())
  const sourceId = added.ok ? added.id : added.refusal
  const read = async (at = now, more = {}) => {
    await readVacancySource({ sourceId }, { ...services, fetchDocument, ...more, now: at })
    return needed(await findVacancySource({ id: sourceId }, services), 'the source')
  }
  const waiting = () => listWaitingVacancies({ sourceId, limit: 50 }, { ...services, now })
  const own = async () =>
    (await listVacancies({ organisationId: hotel.organisationId, limit: 50 }, { ...services, now })).rows
      .map(({ title, state }) => `${title} ${state}`)
      .toSorted()
  const open = async () =>
    (await listOpenVacancies({ placeId, limit: 50 }, { ...services, now })).rows.map(({ title }) => title).toSorted()
  const confirm = async (at = now, manager = hotel.manager) =>
    confirmVacancies(
      { chosen: (await waiting()).map(({ id, revision }) => ({ vacancyId: id, revision })) },
      by(manager, at),
    )
  return {
    town,
    services,
    placeId,
    hotel,
    stranger,
    page,
    fetchDocument,
    by,
    asked,
    sourceId,
    read,
    waiting,
    own,
    open,
    confirm,
  }
}

test('what a page says waits until a person shows it, follows the page, and closes when that says it no more', async () => {
  const { services, hotel, stranger, page, by, sourceId, read, waiting, own, open, confirm } = await aSourceTown()
  expect(await read()).toMatchObject({ problem: null, found: 2, askedAt: null, readAt: now })
  expect([await own(), await open()]).toEqual([['Cook draft', 'Porter draft'], []])
  expect((await waiting()).map(({ applyUrl, closesOn }) => [applyUrl, closesOn])).toEqual([
    ['https://hotel.example/jobs/1', '2026-07-01'],
    ['https://hotel.example/jobs/2', '2026-07-01'],
  ])
  // A draft that nobody has touched follows; another order and a second reading change nothing.
  page.says = [posting('2', 'Night porter'), posting('1', 'Cook'), posting('1', 'Cook')]
  await read()
  expect(await own()).toEqual(['Cook draft', 'Night porter draft'])
  const [cook] = await waiting()
  const former = { chosen: [{ vacancyId: cook?.id ?? '', revision: 'former' }] }
  expect(await confirmVacancies(former, by())).toMatchObject({ shown: 0, refused: [{ refusal: 'changed-meanwhile' }] })
  expect((await confirm(now, stranger.manager)).refused.map(({ refusal }) => refusal)).toEqual(['not-here', 'not-here'])
  // Two presses at once show each once.
  const both = await Promise.all([confirm(later(1)), confirm(later(1))])
  expect(both.reduce((sum, { shown }) => sum + shown, 0)).toBe(2)
  expect(await open()).toEqual(['Cook', 'Night porter'])
  expect(await waiting()).toEqual([])
  await read(later(2))
  expect(await waiting()).toEqual([])

  // What is shown keeps its words until a person takes the new ones.
  page.says = [posting('1', 'Head cook'), posting('2', 'Night porter')]
  await read(later(3))
  expect(await open()).toEqual(['Cook', 'Night porter'])
  expect((await waiting()).map(({ sourceSays }) => sourceSays?.title)).toEqual(['Head cook'])
  page.says = [posting('1', 'Cook'), posting('2', 'Night porter')]
  await read(later(4))
  expect(await waiting()).toEqual([])
  page.says = [posting('1', 'Head cook')]
  await read(later(5))
  expect(await open()).toEqual(['Cook'])
  expect(await confirm(later(6))).toEqual({ shown: 1, refused: [] })
  expect([await open(), await own()]).toEqual([['Head cook'], ['Head cook public', 'Night porter closed']])
  // Said again, it waits as something new would.
  page.says = [posting('1', 'Head cook'), posting('2', 'Night porter')]
  await read(later(7))
  expect(await confirm(later(8))).toEqual({ shown: 1, refused: [] })
  expect(await open()).toEqual(['Head cook', 'Night porter'])

  // A page that cannot be read, or suddenly says nothing, closes nothing; the second time in a row it does.
  page.says = undefined
  expect(await read(later(9))).toMatchObject({ problem: 'not-reached', found: 2, askedAt: null })
  page.says = '<h1>Our jobs</h1>'
  expect(await read(later(10))).toMatchObject({ problem: 'nothing-found' })
  expect(await open()).toHaveLength(2)
  await read(later(11))
  expect(await open()).toEqual([])
  expect((await findVacancySource({ id: sourceId }, services))?.organisationId).toBe(hotel.organisationId)
})

test('one bad record costs nothing but itself, and what a person deleted or wrote in is theirs', async () => {
  const { services, page, by, read, waiting, own, confirm, town, hotel, sourceId } = await aSourceTown()
  page.says = [
    posting('1', 'Cook'),
    posting('2', 'Porter', { validThrough: 'some day' }),
    posting('3', 'Waiter', { validThrough: undefined }),
    posting('4', 'Old', { validThrough: '2025-01-01' }),
    posting('5', 'Helper', { employmentType: 'VOLUNTEER' }),
    posting('6', '', {}),
    { '@type': 'Event', name: 'Open day' },
  ]
  const { problems } = await read()
  expect(problems).toEqual([
    { where: 'Porter', why: 'day-unreadable' },
    { where: 'Waiter', why: 'day-is-missing' },
    { where: 'Old', why: 'closes-too-soon' },
    { where: 'Helper', why: 'kind-unknown' },
    { where: '6', why: 'title-is-missing' },
  ])
  expect(await own()).toEqual(['Cook draft'])
  expect(await confirm()).toEqual({ shown: 1, refused: [] })
  // A date that became unreadable is still a job that is there.
  page.says = [posting('1', 'Cook', { validThrough: 'soon' }), posting('2', 'Porter'), posting('3', 'Waiter')]
  await read(later(1))
  expect(await own()).toEqual(['Cook public', 'Porter draft', 'Waiter draft'])
  const idOf = async (name: string) => (await waiting()).find(({ title }) => title === name)?.id ?? ''
  const porter = await idOf('Porter')
  const { vacancy } = needed(await findVacancy({ id: porter }, { ...services, now }), 'the porter')
  const content = { ...vacancy, title: 'Porter, evenings' }
  expect(await reviseVacancy({ vacancyId: porter, content }, by(hotel.manager, later(2)))).toEqual({ ok: true })
  expect(await removeVacancy({ vacancyId: await idOf('Waiter') }, by())).toEqual({ ok: true })
  await read(later(3))
  expect(await own()).toEqual(['Cook public', 'Porter, evenings draft'])
  page.says = [posting('9', 'Gardener')]
  await read(later(4))
  expect(await own()).toEqual(['Cook closed', 'Gardener draft', 'Porter, evenings draft'])
  // Where its organisation takes part no more, nothing is read and nothing changes.
  await town.pool.query(`update organisation_places set status = 'suspended' where organisation_id = $1`, [
    hotel.organisationId,
  ])
  page.says = []
  expect(await read(later(5))).toMatchObject({ problem: 'not-approved', askedAt: null })
  expect(await own()).toHaveLength(3)
  expect(await confirm()).toMatchObject({ shown: 0, refused: [{ refusal: 'not-approved' }] })
  // A reading that fails in the middle ends all the same.
  await town.pool.query(`update organisation_places set status = 'approved' where organisation_id = $1`, [
    hotel.organisationId,
  ])
  await town.pool.query('update vacancy_sources set asked_at = $1', [now])
  const broken = { fetchDocument: () => Promise.reject(new Error('broken')) }
  await expect(read(later(6), broken)).rejects.toThrow('broken')
  expect(await findVacancySource({ id: sourceId }, services)).toMatchObject({ problem: 'unexpected', askedAt: null })
})

test('apprenticeships are read with the key of the site, and those of others left out', async () => {
  const { services, placeId, page, fetchDocument, by, hotel } = await aSourceTown()
  const asked = { placeId, kind: 'display-adverts' as const, address: null, employer: 'The Hôtel Ltd' }
  expect(await addVacancySource({ ...asked, employer: ' ' }, by())).toMatchObject({ refusal: 'employer-is-missing' })
  const added = await addVacancySource(asked, by())
  const sourceId = added.ok ? added.id : ''
  const read = async (apprenticeships?: { url: string; key: string }) => {
    await readVacancySource({ sourceId }, { ...services, apprenticeships, fetchDocument, now })
    return needed(await findVacancySource({ id: sourceId }, services), 'the source')
  }
  expect(await read()).toMatchObject({ problem: 'no-key' })
  expect(page.asked).toEqual([])
  const advert = (vacancyReference: string, employerName: string, more: object = {}) => ({
    ...{ vacancyReference, employerName, title: 'Commis chef apprentice', description: 'Cooks and learns.' },
    ...{ closingDate: '2026-06-30T23:59:59', vacancyUrl: `https://find.example/${vacancyReference}` },
    ...{ wage: { wageType: 'Custom', wageUnit: 'Annually', wageAdditionalInformation: '£15,704 a year' } },
    ...{ address: { addressLine1: '1 Sea Road', addressLine4: 'Seatown', postcode: 'SE1 1AA' }, ...more },
  })
  page.says = JSON.stringify({
    vacancies: [
      advert('100', 'Hotel'),
      advert('100', 'Hotel'),
      advert('200', 'Hotel Group'),
      advert('300', 'HOTEL LIMITED', { title: null }),
    ],
    totalPages: 1,
  })
  expect(await read({ url: 'https://adverts.example', key: 'secret' })).toMatchObject({
    ...{ problem: null, found: 1, problems: [{ where: '300', why: 'title-is-missing' }] },
  })
  expect(page.asked).toEqual([
    {
      address: 'https://adverts.example/vacancy?PageNumber=1&PageSize=100&EmployerName=The+H%C3%B4tel+Ltd',
      headers: { 'ocp-apim-subscription-key': 'secret', 'x-version': '2' },
    },
  ])
  const { rows } = await listVacancies({ organisationId: hotel.organisationId, limit: 9 }, { ...services, now })
  expect(rows).toMatchObject([
    {
      ...{ kind: 'apprenticeship', state: 'draft', pay: '£15,704 a year', closesOn: '2026-06-30', ageMin: 16 },
      ...{ whereabouts: '1 Sea Road, Seatown, SE1 1AA', applyUrl: 'https://find.example/100' },
    },
  ])
  page.says = 'not JSON'
  expect(await read({ url: 'https://adverts.example', key: 'secret' })).toMatchObject({ problem: 'unreadable' })
})

test('a source is its organisation’s own: added once, read once at a time, and stopped with what nobody has touched', async () => {
  const { services, stranger, hotel, by, asked, sourceId, read, own, confirm, page, town } = await aSourceTown()
  expect(await Promise.all([addVacancySource(asked, by()), addVacancySource(asked, by())])).toEqual([
    ...[
      { ok: true, id: sourceId },
      { ok: true, id: sourceId },
    ],
  ])
  expect(await listVacancySources({ organisationId: hotel.organisationId }, services)).toHaveLength(1)
  expect(await addVacancySource({ ...asked, address: null }, by())).toMatchObject({ refusal: 'address-is-missing' })
  expect(await addVacancySource({ ...asked, placeId: sourceId }, by())).toMatchObject({ refusal: 'not-approved' })
  const start = (manager = hotel.manager, at = now) => startVacancyReading({ sourceId }, by(manager, at))
  expect(await start()).toMatchObject({ refusal: 'is-busy' })
  expect(await start(stranger.manager, later(200))).toMatchObject({ refusal: 'not-here' })
  // One that was given up by its machine does not stand in the way.
  expect(await start(hotel.manager, later(200))).toEqual({ ok: true })
  await read()
  expect(await start()).toEqual({ ok: true })
  await read()
  const dueAt = async () => (await findVacancySource({ id: sourceId }, services))?.askedAt
  await startDueVacancyReadings({ ...services, now: later(60) })
  expect(await dueAt()).toBeNull()
  const tomorrow = later(24 * 60)
  await Promise.all([1, 2].map(() => startDueVacancyReadings({ ...services, now: tomorrow })))
  expect(await dueAt()).toEqual(tomorrow)

  await confirm(later(1))
  page.says = [posting('1', 'Cook'), posting('2', 'Porter'), posting('3', 'Waiter')]
  await read(later(2))
  expect(await own()).toEqual(['Cook public', 'Porter public', 'Waiter draft'])
  expect(await stopVacancySource({ sourceId }, by(stranger.manager))).toEqual({ ok: false, refusal: 'not-here' })
  expect(await stopVacancySource({ sourceId }, by())).toEqual({ ok: true })
  expect(await own()).toEqual(['Cook public', 'Porter public'])
  const { rows } = await town.pool.query<{ action: string }>(
    `select action from audit_entries where subject_type = 'vacancy-source' order by action`,
  )
  expect(rows.map(({ action }) => action)).toEqual(['vacancy-source.added', 'vacancy-source.stopped'])
  expect(await stopVacancySource({ sourceId }, by())).toEqual({ ok: false, refusal: 'not-here' })
})
