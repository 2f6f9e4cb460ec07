import { asList, asObject, asText, firstObject, type Json, objectsIn } from '#capabilities/feeds/json-rules.ts'
import { linkedDataIn } from '#capabilities/feeds/linked-data-rules.ts'
import { namesIn, namesInText, plainText, shortened, webAddress } from '#capabilities/feeds/plain-rules.ts'
import { nodesOf } from '#capabilities/feeds/schema-format.ts'
import { longestAbout, longestTitle } from './asked-skill-rules.ts'
import type { VacancyKind } from './vacancy.ts'
import { isSameEmployer, recordOf, type VacancyRecordRead } from './vacancy-record-rules.ts'
import { longestPay, longestWhereabouts } from './vacancy-rules.ts'

// What a page or a JSON document says of jobs (schema.org JobPosting).

interface Reading {
  /** The address of the page: what its own addresses are told from. */
  page: string
  /** As the page calls the employer; without it every job of the page is its own. */
  employer: string | null
  today: string
  /** The day that a text names, as `2026-06-05`. */
  dayOf: (text: string) => string | undefined
}

/** Every job of a page, each by itself. */
export function readJobPostings(body: string, reading: Reading): VacancyRecordRead[] {
  const { documents, marked, problems } = linkedDataIn(body, reading.page)
  const postings = (from: unknown[]) => nodesOf(from).filter((node) => typesOf(node).includes('JobPosting'))
  const said = postings(documents)
  // What was mended is read; what could not be is said.
  const unread = problems.filter(({ why }) => why === 'unreadable')
  return [
    ...(said.length > 0 ? said : postings(marked)).map((node) => readPosting(node, reading)),
    ...unread.map(({ where }) => ({
      ok: false as const,
      reference: null,
      problem: { where, why: 'unreadable' as const },
    })),
  ]
}

const typesOf = (node: Json) => asList(node['@type']).map((type) => asText(type)?.replace(/^.*[/:]/, ''))

function readPosting(node: Json, { page, employer, today, dayOf }: Reading): VacancyRecordRead {
  const title = plainText(asText(node.title) ?? asText(node.name))?.replace(/\s+/g, ' ') ?? ''
  const reference = referenceOf(node, page)
  const where = shortened(title || reference || page, longestTitle)
  const refused = (why: 'kind-unknown' | 'other-employer'): VacancyRecordRead => ({
    ...{ ok: false, reference, problem: { where, why } },
  })
  const hiring = plainText(asText(firstObject(node.hiringOrganization)?.name) ?? asText(node.hiringOrganization))
  if (employer && hiring && !isSameEmployer(employer, hiring)) return refused('other-employer')
  const kind = kindOf(node)
  if (!kind) return refused('kind-unknown')
  const day = asText(node.validThrough)
  const pay = payOf(node)
  return recordOf(
    {
      ...{ reference, where, hasDay: day !== undefined, closesOn: day && dayOf(day) },
      content: {
        ...{ kind, roleId: null, title: shortened(title, longestTitle), titleCy: null, aboutCy: null },
        about: shortened(plainText(asText(node.description)) ?? '', longestAbout),
        ...{ pay: pay && shortened(pay, longestPay), payCy: null, whereabouts: whereOf(node) },
        ...{ apply: null, applyCy: null, applyUrl: addressOf(node, page), ageMin: 16 },
      },
      skillNames: namesIn([
        ...asList(node.skills).flatMap((one) => asText(asObject(one)?.name) ?? namesInText(asText(one) ?? null)),
      ]),
    },
    today,
  )
}

function referenceOf(node: Json, page: string): string | null {
  const identifier = firstObject(node.identifier)
  const number = asText(identifier?.value) ?? asText(identifier?.name) ?? asText(asList(node.identifier)[0])
  return (
    number ??
    asText(node['@id']) ??
    addressOf(node, '') ??
    (page && asText(node.title) ? `${page}#${asText(node.title)}` : null)
  )
}

function addressOf(node: Json, page: string): string | null {
  const said = asText(node.url) ?? asText(node['@id'])
  const meant = said && URL.canParse(said, page || undefined) ? new URL(said, page || undefined).href : undefined
  return webAddress(meant) ?? webAddress(page)
}

/** A place for a volunteer is none of these; what says nothing of it is a job. */
function kindOf(node: Json): VacancyKind | undefined {
  const types = asList(node.employmentType).flatMap(
    (one) =>
      asText(one)
        ?.toUpperCase()
        .replace(/[^A-Z]+/g, '_') ?? [],
  )
  if (types.includes('VOLUNTEER')) return undefined
  if (types.some((type) => /APPRENTICE/.test(type))) return 'apprenticeship'
  return types.some((type) => /WORK_EXPERIENCE|^INTERN(SHIP)?$/.test(type)) ? 'work-experience' : 'job'
}

const units: Record<string, string> = {
  HOUR: 'an hour',
  DAY: 'a day',
  WEEK: 'a week',
  MONTH: 'a month',
  YEAR: 'a year',
}
const signs: Record<string, string> = { GBP: '£', EUR: '€', USD: '$' }

/** In the source's words where it has some, else its figures and unit, and nothing worked out of them. */
function payOf(node: Json): string | null {
  const salary = firstObject(node.baseSalary)
  const words = plainText(asText(salary?.description) ?? asText(node.baseSalary))?.replace(/\s+/g, ' ')
  if (words) return words
  if (!salary) return null
  const value = firstObject(salary.value) ?? salary
  const currency = asText(salary.currency) ?? asText(salary.priceCurrency) ?? ''
  const unit = units[(asText(value.unitText) ?? '').toUpperCase()]
  const money = (amount: string) => (signs[currency] ? `${signs[currency]}${amount}` : `${amount} ${currency}`.trim())
  const [low, high] = [asText(value.minValue), asText(value.maxValue)]
  const single = asText(value.value) ?? (typeof salary.value === 'object' ? undefined : asText(salary.value))
  const amount = low && high && low !== high ? `${money(low)} to ${money(high)}` : (single ?? low ?? high)
  if (!amount) return null
  const said = low && high && low !== high ? amount : money(amount)
  return unit ? `${said} ${unit}` : said
}

function whereOf(node: Json): string | null {
  const places = objectsIn(node.jobLocation).map((location) => {
    const address = asObject(location.address)
    const parts = address
      ? [location.name, address.streetAddress, address.addressLocality, address.postalCode]
      : [location.name, location.address]
    return [...new Set(parts.flatMap((part) => plainText(asText(part))?.replace(/\s+/g, ' ') ?? []))].join(', ')
  })
  const said = places.filter(Boolean).join('; ')
  return said ? shortened(said, longestWhereabouts) : null
}
