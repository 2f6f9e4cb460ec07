import { validate } from '@jsonresume/schema'
import { expect, test } from 'vitest'
import { publicCollection } from './public-collection.ts'
import { asResume } from './resume-format.ts'

const now = new Date('2026-06-05T09:00:00Z')

const badge = {
  ...{ id: '01a229c0-5400-73b6-9534-4e6e9a559195', badgeName: 'Kitchen helper', badgeNameCy: 'Helpu yn y gegin' },
  ...{
    placeSlug: 'seatown',
    badgeSlug: 'kitchen-helper',
    organisationName: 'Pier Café',
    organisationSlug: 'pier-cafe',
  },
  ...{ awardedAt: now, earnedOn: '2026-05-30', validUntil: null, level: 1, skills: [{ name: 'Cooking' }] },
  ...{ imageAlt: '', imageAltCy: null, description: 'Helps.', descriptionCy: null, revokedAt: null, suspendedAt: null },
  verdict: 'genuine',
}
const elsewhere = {
  ...{ id: '01a229c0-5400-73b6-9534-4e6e9a559196', name: 'First aid', description: '', issuerName: 'Red Cross' },
  ...{ issuerHost: 'redcross.example', awardedOn: '2025-01-31', validUntil: null, skills: [{ name: 'cooking' }] },
  ...{ naming: 'theirs', verdict: 'genuine', genuineAt: now, picture: null },
}
const told = { title: 'Saturday job', whereabouts: 'Pier', began: '2025-05', ended: null, story: 'Plates.' }

function aResume(more: { nameShown?: boolean } = {}) {
  const collection = { title: 'Kitchen jobs', about: '', nameShown: true, endsAt: null, ...more }
  const badges = [badge, { ...badge, badgeName: 'Old one', verdict: 'genuine-but-no-longer-valid' }]
  const experiences = (['work', 'volunteering', 'learning', 'caring', 'activity'] as const).map((kind) => ({
    ...{ id: kind, kind, ...told },
  }))
  const contents = { frame: collection, ownerName: 'Asha', badges, brought: [elsewhere], experiences } as never
  const shown = publicCollection(contents, now)
  return asResume({
    ...{ collection: shown, email: 'asha@home.example', language: 'cy', origin: 'https://waymark.test', now },
  })
}

/** What the schema of JSON Resume says is wrong with a résumé. */
const faultsOf = (resume: unknown) => new Promise<unknown>((done) => validate(resume, (faults) => done(faults)))

test('a résumé is one for the schema of JSON Resume', async () => {
  expect(await faultsOf(aResume())).toBeNull()
  expect(await faultsOf({ ...aResume(), work: 'none' })).not.toBeNull()
})

test('only badges that count are certificates, each with the address of its check', () => {
  expect(aResume().certificates).toEqual([
    {
      ...{ name: 'Helpu yn y gegin', date: '2026-05-30', issuer: 'Pier Café' },
      url: 'https://waymark.test/awards/01a229c0-5400-73b6-9534-4e6e9a559195',
    },
    { name: 'First aid', date: '2025-01-31', issuer: 'Red Cross' },
  ])
  expect(aResume().skills).toEqual([{ name: 'Cooking', keywords: ['Helpu yn y gegin', 'First aid'] }])
})

test('what was done is told as what it was, and what is not known is left out', () => {
  const { basics, work, volunteer, education, interests } = aResume({ nameShown: false })
  expect(basics).toEqual({ email: 'asha@home.example', label: 'Kitchen jobs' })
  expect(work).toEqual([{ name: 'Pier', position: 'Saturday job', startDate: '2025-05', summary: 'Plates.' }])
  expect([volunteer.length, education.length, interests.length]).toEqual([2, 1, 1])
})
