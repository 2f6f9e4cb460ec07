import { expect, test } from 'vitest'
import { draftVacancy } from '#capabilities/work/draft-vacancy.ts'
import { findVacancy } from '#capabilities/work/find-vacancy.ts'
import { publishVacancy } from '#capabilities/work/publish-vacancy.ts'
import type { VacancyContent } from '#capabilities/work/vacancy.ts'
import { foldSearchTexts } from '#infrastructure/database/search-words.ts'
import { needed } from '#infrastructure/needed.ts'
import { aBadge, anOpportunity, anOrganisation, aTown } from '#tests/support/town.ts'
import { createApi } from './api.ts'

interface Answer {
  meant: string | null
  [kind: string]: unknown
}

async function aSearchedTown() {
  const town = await aTown()
  const library = await anOrganisation(town, { name: 'Coding Library' })
  await anOrganisation(town, { name: 'Coding Shed', approved: false })
  await aBadge(town, library, { name: 'Coding Club' })
  await aBadge(town, library, { name: 'Coding Draft', published: false })
  await anOpportunity(town, library, { title: 'Coding for all', badgeIds: [] })
  await foldSearchTexts(town.database)
  const api = createApi(town.services)
  const search = async (address: string) => {
    const answer = await api.request(address)
    return { status: answer.status, found: (await answer.json()) as Answer }
  }
  const names = (found: Answer, kind: string) =>
    (found[kind] as { name?: string; title?: string }[]).map(({ name, title }) => name ?? title)
  return { town, search, names }
}

test('finds everything published in a place that the words fit, and nothing that waits or is a draft', async () => {
  const { search, names } = await aSearchedTown()
  const { status, found } = await search('/api/v1/places/seatown/search?q=coding')
  expect(status).toBe(200)
  expect(names(found, 'opportunities')).toEqual(['Coding for all'])
  expect(names(found, 'badges')).toEqual(['Coding Club'])
  expect(names(found, 'organisations')).toEqual(['Coding Library'])
  expect(found).toMatchObject({ meant: null, pathways: [], alternatives: [] })
  expect(found.organisations).toMatchObject([{ url: 'https://waymark.test/seatown/organisations/coding-library' }])
})

test('finds the vacancies of a place that are shown there, whose own words nobody mends into others', async () => {
  const { town, search, names } = await aSearchedTown()
  const { services, placeId } = town
  const kiosk = await anOrganisation(town, { name: 'Kiosk', kind: 'employer' })
  const powers = { ...services, manager: kiosk.manager, now: new Date() }
  const content: VacancyContent = {
    ...{ kind: 'job', roleId: null, title: 'Codinge', titleCy: null, about: 'Serves.', aboutCy: null, pay: null },
    ...{ payCy: null, whereabouts: null, apply: 'Ask.', applyCy: null, applyUrl: null, ageMin: 16, skills: [] },
    closesOn: new Date(Date.now() + 30 * 86_400_000).toISOString().slice(0, 10),
  }
  const shown = new Date(Date.now() - 60_000)
  const drafted = await draftVacancy({ placeId, content }, { ...powers, now: shown })
  const vacancyId = drafted.ok ? drafted.id : drafted.refusal
  const inPlace = async () => (await search('/api/v1/places/seatown/search?q=codinge')).found
  expect(names(await inPlace(), 'vacancies')).toEqual([])
  expect((await inPlace()).meant).toBe('coding')
  const { revision: basedOn } = needed(await findVacancy({ id: vacancyId }, powers), 'the vacancy')
  expect(await publishVacancy({ vacancyId, basedOn }, { ...powers, now: shown })).toEqual({ ok: true })
  await foldSearchTexts(town.database)
  const found = await inPlace()
  expect([found.meant, names(found, 'vacancies')]).toEqual([null, ['Codinge']])
  expect(found.vacancies).toMatchObject([{ url: `https://waymark.test/seatown/vacancies/${vacancyId}`, kind: 'job' }])
  expect((await search('/api/v1/search?q=codinge')).found.vacancies).toEqual([])
})

test('searches every place, mends what is mistyped and says what it looked for', async () => {
  const { search, names } = await aSearchedTown()
  const { found } = await search('/api/v1/search?q=codign')
  expect(found.meant).toBe('coding')
  expect(names(found, 'badges')).toEqual(['Coding Club'])
  expect((await search('/api/v1/search?q=Seatown')).found).toMatchObject({
    places: [{ name: 'Seatown', nameCy: 'Tre’r Môr', url: 'https://waymark.test/seatown' }],
  })
})

test('refuses a search without words, one for too many and one in no place', async () => {
  const { search } = await aSearchedTown()
  expect((await search('/api/v1/search')).status).toBe(400)
  expect((await search('/api/v1/search?q=%20')).status).toBe(400)
  expect((await search('/api/v1/search?q=coding&limit=21')).status).toBe(400)
  expect((await search('/api/v1/places/atlantis/search?q=coding')).status).toBe(404)
})
