import { expect, test } from 'vitest'
import { mintCityLead } from '#capabilities/people/mint-authority.ts'
import { aNextTown, anOrganisation, aTown, now } from '#tests/support/town.ts'
import { measureCameOf } from './measure-came-of.ts'

/** A town with an employer and a school, and what was noted of introductions there. */
async function aTownThatRecognises() {
  const town = await aTown()
  const employer = await anOrganisation(town, { name: 'Harbour Works', kind: 'employer' })
  const school = await anOrganisation(town, { name: 'Ash School', kind: 'school' })
  const noted = (
    organisationId: string,
    month: string,
    figures: { sent: number; accepted: number; declined: number },
  ) =>
    town.database
      .insertInto('introductionFigures')
      .values({ placeId: town.placeId, organisationId, month, ...figures })
      .execute()
  const measured = (lead = town.lead) => measureCameOf({ ...town.services, lead, now })
  return { town, employer, school, noted, measured }
}

test('who took part and what came of it in twelve months, by what is said of each number', async () => {
  const { town, employer, school, noted, measured } = await aTownThatRecognises()
  expect(await measured()).toMatchObject({ since: '2025-07-01', employers: 0, others: 0, introductionsSent: 0 })
  await noted(employer.organisationId, '2026-06-01', { sent: 20, accepted: 10, declined: 0 })
  await noted(employer.organisationId, '2026-01-01', { sent: 10, accepted: 10, declined: 0 })
  // Before the twelve months.
  await noted(school.organisationId, '2025-06-01', { sent: 40, accepted: 40, declined: 0 })
  expect(await measured()).toMatchObject({ employers: 1, others: 0, introductionsSent: 30, introductionsAccepted: 20 })
  // One that was asked and has not answered takes no part yet.
  await noted(school.organisationId, '2026-05-01', { sent: 1, accepted: 0, declined: 0 })
  expect(await measured()).toMatchObject({ employers: 1, others: 0 })
  await town.database
    .updateTable('introductionFigures')
    .set({ declined: 1 })
    .where('organisationId', '=', school.organisationId)
    .where('month', '=', '2026-05-01' as never)
    .execute()
  expect(await measured()).toMatchObject({ employers: 1, others: 1 })
  // Who has left the place counts no more, and another place sees nothing of it.
  await town.database
    .updateTable('organisationPlaces')
    .set({ status: 'left' })
    .where('organisationId', '=', employer.organisationId)
    .execute()
  expect(await measured()).toMatchObject({ employers: 0, others: 1 })
  const elsewhere = mintCityLead({ placeId: await aNextTown(town), personId: town.lead.personId })
  expect(await measured(elsewhere)).toMatchObject({ others: 0, introductionsSent: 0, introductionsAccepted: 0 })
})

test('numbers of what people did are shown from ten, and so is what is left over', async () => {
  const { employer, noted, measured } = await aTownThatRecognises()
  await noted(employer.organisationId, '2026-06-01', { sent: 9, accepted: 0, declined: 0 })
  expect(await measured()).toMatchObject({ introductionsSent: undefined, introductionsAccepted: undefined })
  await noted(employer.organisationId, '2026-05-01', { sent: 3, accepted: 10, declined: 0 })
  expect(await measured()).toMatchObject({ introductionsSent: 12, introductionsAccepted: undefined })
})
