import { expect, test } from 'vitest'
import { archiveBadge } from '#capabilities/badges/archive-badge.ts'
import { mintIssuer } from '#capabilities/people/mint-authority.ts'
import type { Mail } from '#infrastructure/mail/mailer.ts'
import { aStep, badge, pathwayDefaults } from '#tests/support/pathways.ts'
import { aBadge, anOrganisation, aTown, now } from '#tests/support/town.ts'
import { checkPathways, lookAfterPathways } from './check-pathways.ts'
import { countCuratorsWork } from './count-curators-work.ts'
import { draftPathway } from './draft-pathway.ts'
import { listCuratedPathways } from './list-pathways.ts'
import { publishPathway } from './publish-pathway.ts'

const actFor = (organisationId: string) => mintIssuer({ organisationId, personId: undefined })

async function aWatchedPathway() {
  const town = await aTown()
  const library = await anOrganisation(town)
  const sent: Mail[] = []
  const services = {
    ...town.services,
    mailer: async (mail: Mail) => {
      sent.push(mail)
    },
  }
  const { badgeId } = await aBadge(town, library)
  const steps = [aStep('a', badge(badgeId), { title: 'Learn to code' })]
  const powers = { ...services, curator: library.manager, now }
  const drafted = await draftPathway(
    { placeId: town.placeId, content: { ...pathwayDefaults, choices: [], steps } },
    powers,
  )
  if (!drafted.ok) throw new Error(drafted.refusal)
  const { pathwayId } = drafted
  await publishPathway({ pathwayId, changeNote: null, changeNoteCy: null }, powers)
  return { town, library, services, sent, badgeId, pathwayId }
}

test('the owner is told of a problem once, and of the next one when it comes', async () => {
  const { town, library, services, sent, badgeId, pathwayId } = await aWatchedPathway()
  const problems = async () =>
    (await listCuratedPathways({ owner: library, limit: 5 }, { database: town.database })).rows.map(
      (row) => row.problems,
    )
  expect(await problems()).toEqual([0])
  await checkPathways({ ...services, now })
  await checkPathways({ ...services, now })
  expect(sent).toHaveLength(1)
  expect(sent[0]).toMatchObject({
    to: expect.stringContaining('jubilee.library'),
    subject: expect.stringContaining('Web maker'),
  })
  expect(sent[0]?.text).toContain('Learn to code: no open opportunity earns what it asks for.')
  expect(sent[0]?.text).toContain(`https://waymark.test/organisations/jubilee-library/manage/pathways/${pathwayId}`)
  expect(await problems()).toEqual([1])
  expect(await countCuratorsWork(library, { database: town.database })).toEqual({ broken: 1, asking: 0 })
  expect(await countCuratorsWork({ placeId: town.placeId }, { database: town.database })).toEqual({
    broken: 0,
    asking: 0,
  })
  await archiveBadge({ badgeId }, { ...services, manager: library.manager, now })
  await checkPathways({ ...services, now })
  expect(sent).toHaveLength(2)
  expect(sent[1]?.text).toContain('its badge is archived')
  expect(sent[1]?.text).not.toContain('no open opportunity')
  expect(await problems()).toEqual([1])
})

test('the round is made once a day by one of many, and again at once when it failed', async () => {
  const { services, sent } = await aWatchedPathway()
  const broken = { ...services, mailer: () => Promise.reject(new Error('no mail server')) }
  await expect(lookAfterPathways({ ...broken, actFor, now })).rejects.toThrow('no mail server')
  expect(sent).toHaveLength(0)
  await Promise.all(Array.from({ length: 4 }, () => lookAfterPathways({ ...services, actFor, now })))
  expect(sent).toHaveLength(1)
})
