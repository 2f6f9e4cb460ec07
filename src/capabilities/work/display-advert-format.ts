import { asNumber, asObject, asText, type Json, objectsIn } from '#capabilities/feeds/json-rules.ts'
import { plainText, shortened, webAddress } from '#capabilities/feeds/plain-rules.ts'
import { longestAbout, longestTitle } from './asked-skill-rules.ts'
import { isSameEmployer, recordOf, type VacancyRecordRead } from './vacancy-record-rules.ts'
import { longestPay, longestWhereabouts } from './vacancy-rules.ts'

// Apprenticeships of Find an apprenticeship: the answer of `GET /vacancies/vacancy`, version 2 of the Display Advert API.

interface Reading {
  employer: string
  today: string
  dayOf: (text: string) => string | undefined
}

/** The adverts of one employer and how many pages there are; none where this is no such answer. */
export function readDisplayAdverts(
  answer: unknown,
  reading: Reading,
): { records: VacancyRecordRead[]; pages: number } | undefined {
  const said = asObject(answer)
  if (!said || !Array.isArray(said.vacancies)) return undefined
  // The service also answers with employers whose names are like it; an advert in several towns comes once for each.
  const own = objectsIn(said.vacancies).filter((one) =>
    isSameEmployer(asText(one.employerName) ?? '', reading.employer),
  )
  const once = new Map(own.map((one, at) => [asText(one.vacancyReference) ?? `at ${at}`, one] as const).toReversed())
  return {
    records: [...once.values()].toReversed().map((one) => readAdvert(one, reading)),
    pages: asNumber(said.totalPages) ?? 1,
  }
}

function readAdvert(advert: Json, { today, dayOf }: Reading): VacancyRecordRead {
  const reference = asText(advert.vacancyReference) ?? null
  const title = plainText(asText(advert.title))?.replace(/\s+/g, ' ') ?? ''
  const day = asText(advert.closingDate)
  const wage = asObject(advert.wage)
  const pay = plainText(asText(wage?.wageAdditionalInformation))?.replace(/\s+/g, ' ') ?? null
  const address = asObject(advert.address)
  const lines = [1, 2, 3, 4].map((line) => address?.[`addressLine${line}`])
  const where = [...lines, address?.postcode].flatMap((line) => plainText(asText(line)) ?? []).join(', ')
  return recordOf(
    {
      ...{ reference, where: title || reference || '?', hasDay: day !== undefined, closesOn: day && dayOf(day) },
      content: {
        ...{
          kind: 'apprenticeship',
          roleId: null,
          title: shortened(title, longestTitle),
          titleCy: null,
          aboutCy: null,
        },
        about: shortened(plainText(asText(advert.description)) ?? '', longestAbout),
        ...{ pay: pay && shortened(pay, longestPay), payCy: null },
        ...{ whereabouts: where ? shortened(where, longestWhereabouts) : null, apply: null, applyCy: null },
        applyUrl: webAddress(advert.applicationUrl) ?? webAddress(advert.vacancyUrl),
        ageMin: 16,
      },
      skillNames: [],
    },
    today,
  )
}
