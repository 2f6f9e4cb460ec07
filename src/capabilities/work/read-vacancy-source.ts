import { readMoment } from '#capabilities/feeds/date-rules.ts'
import { findStanding } from '#capabilities/organisations/find-standing.ts'
import { decodeText } from '#infrastructure/files/decode-text.ts'
import type { FetchDocument } from '#infrastructure/guarded-fetch.ts'
import type { Services } from '#infrastructure/services.ts'
import { localParts } from '#infrastructure/words/local-time.ts'
import { mostAskedSkills } from './asked-skill.ts'
import { readDisplayAdverts } from './display-advert-format.ts'
import { findVacancySource } from './find-vacancy-source.ts'
import { readJobPostings } from './job-posting-format.ts'
import { findNamedSkills } from './propose-skills.ts'
import { type SourceRecord, type SourceTaken, takeFromSource } from './take-from-source.ts'
import type { VacancyRecordRead } from './vacancy-record-rules.ts'
import type { VacancySource, VacancySourceProblem } from './vacancy-source.ts'

type Powers = Pick<Services, 'database' | 'site' | 'apprenticeships'> & { fetchDocument: FetchDocument; now: Date }

const bounds = { mostBytes: 5_000_000, timeoutMs: 20_000 }
/** More are no one employer's. */
const mostRecords = 200
const mostPages = 5

/** Reads a source: what is new waits as a draft, what it says no more is closed. Nothing is shown that nobody has read. */
export async function readVacancySource({ sourceId }: { sourceId: string }, powers: Powers): Promise<void> {
  const { database, now } = powers
  const source = await findVacancySource({ id: sourceId }, { database })
  if (!source) return
  const finish = async (ended: Partial<SourceTaken> & { problem: VacancySourceProblem | null }) => {
    const { problems = source.problems, found = source.found, emptyReadings = source.emptyReadings, problem } = ended
    await database
      .updateTable('vacancySources')
      .set({ askedAt: null, readAt: now, problem, found, emptyReadings, problems: JSON.stringify(problems) })
      .where('id', '=', sourceId)
      .execute()
  }
  try {
    const standing = await findStanding(source, { database })
    const read = standing === 'approved' ? await recordsOf(source, powers) : 'not-approved'
    // What could not be read closes nothing.
    if (typeof read === 'string') return await finish({ problem: read })
    const records = await withSkills(source, read, powers)
    const taken = await takeFromSource({ sourceId, records }, { database, now })
    await finish({ ...taken, problem: records.length === 0 ? 'nothing-found' : null })
  } catch (error) {
    // Whatever happens, a reading ends: one that goes on for ever keeps the next from beginning.
    await finish({ problem: 'unexpected' })
    throw error
  }
}

async function recordsOf(source: VacancySource, powers: Powers): Promise<VacancyRecordRead[] | VacancySourceProblem> {
  const { fetchDocument, apprenticeships, now } = powers
  const today = localParts(now).date
  const dayOf = (text: string) => {
    const moment = readMoment(text)
    // The day as it is written: one second before midnight in another zone is no day later.
    return moment && (/^\d{4}-\d{2}-\d{2}(?=T)/.exec(text)?.[0] ?? localParts(moment.at).date)
  }
  const { address, employer } = source
  if (source.kind === 'job-postings') {
    const accept = 'text/html, application/ld+json, application/json'
    const answer = address ? await fetchDocument(address, { ...bounds, accept }) : undefined
    if (!address || !answer?.ok) return 'not-reached'
    return readJobPostings(decodeText(answer.body).text, { page: address, employer, today, dayOf })
  }
  if (!apprenticeships || !employer) return 'no-key'
  const { url, key } = apprenticeships
  const records: VacancyRecordRead[] = []
  for (let page = 1, pages = 1; page <= Math.min(pages, mostPages); page++) {
    const asked = new URLSearchParams({ PageNumber: String(page), PageSize: '100', EmployerName: employer })
    const answer = await fetchDocument(`${url}/vacancy?${asked}`, {
      ...{ ...bounds, accept: 'application/json' },
      headers: { 'ocp-apim-subscription-key': key, 'x-version': '2' },
    })
    if (!answer.ok) return 'not-reached'
    const read = readDisplayAdverts(jsonIn(answer.body), { employer, today, dayOf })
    if (!read) return 'unreadable'
    records.push(...read.records)
    pages = read.pages
  }
  return records
}

function jsonIn(body: Buffer): unknown {
  try {
    return JSON.parse(decodeText(body).text)
  } catch {
    return undefined
  }
}

/** The skills that are named and known, as of a list: what a source calls a skill and nobody else does is left out. */
async function withSkills(
  { placeId }: VacancySource,
  read: VacancyRecordRead[],
  { database, site }: Powers,
): Promise<SourceRecord[]> {
  const found: SourceRecord[] = []
  for (const [at, one] of read.entries()) {
    if (!one.ok) {
      found.push(one)
      continue
    }
    const { reference, content, skillNames: names } = one.record
    if (at >= mostRecords) {
      found.push({ ok: false, reference, problem: { where: content.title, why: 'too-many' } })
      continue
    }
    const meant = names.length > 0 ? await findNamedSkills({ placeId, names }, { database, site }) : []
    const known = new Map(meant.flatMap((skill) => (skill ? [[skill.uri ?? skill.name.toLowerCase(), skill]] : [])))
    const skills = [...known.values()]
      .slice(0, mostAskedSkills)
      .map((skill) => ({ ...skill, weight: 'helps' as const }))
    found.push({ ok: true, reference, content: { ...content, skills } })
  }
  return found
}
