import { readMoment } from '#capabilities/feeds/date-rules.ts'
import { headingRow, tableIn } from '#infrastructure/files/table-in.ts'
import type { Services } from '#infrastructure/services.ts'
import { localParts } from '#infrastructure/words/local-time.ts'
import { mostAskedSkills } from './asked-skill.ts'
import { findNamedSkills } from './propose-skills.ts'
import type { VacancyContent } from './vacancy.ts'
import { isVacancyHeading, readVacancyLine, type VacancyLineProblem, vacancyColumnsOf } from './vacancy-table-rules.ts'

/** More lines than one list holds: they are read as several. */
export const mostVacancyLines = 100

export interface VacancyRead {
  /** As an editor counts. */
  line: number
  reference: string | null
  content: VacancyContent
  /** What it asks for that no framework and no badge of the place calls a skill: left out. */
  unknownSkills: string[]
}

export interface VacancyTableRead {
  read: VacancyRead[]
  problems: {
    line: number
    why: VacancyLineProblem | 'no-table' | 'no-title-column' | 'row-unreadable' | 'too-many-rows'
  }[]
}

/** What a list says, line by line. Nothing is kept. */
export async function readVacancyTable(
  { placeId, bytes }: { placeId: string; bytes: Uint8Array },
  { database, site, now }: Pick<Services, 'database' | 'site'> & { now: Date },
): Promise<VacancyTableRead> {
  const table = await tableIn(bytes, { mostRows: mostVacancyLines + 20 })
  const problems: VacancyTableRead['problems'] = table.problems.map(({ line, why }) => ({
    line,
    why: why === 'quote-not-closed' ? 'row-unreadable' : why,
  }))
  const heading = headingRow(table.rows, isVacancyHeading)
  const columns = vacancyColumnsOf(heading?.cells ?? [])
  if (!heading || !columns.has('title'))
    return { read: [], problems: [...problems, { line: heading?.line ?? 1, why: 'no-title-column' }] }
  const today = localParts(now).date
  const dayOf = (text: string) => {
    const moment = readMoment(text)
    return moment && localParts(moment.at).date
  }
  const read: VacancyRead[] = []
  for (const { line, cells } of table.rows.filter((row) => row.line > heading.line)) {
    if (read.length >= mostVacancyLines) {
      problems.push({ line, why: 'too-many-rows' })
      break
    }
    const said = readVacancyLine(cells, { columns, today, dayOf })
    if (!said.ok) {
      problems.push({ line, why: said.why })
      continue
    }
    const { content, skillNames: names, reference } = said.line
    const meant = names.length > 0 ? await findNamedSkills({ placeId, names }, { database, site }) : []
    const known = new Map(meant.flatMap((skill) => (skill ? [[skill.uri ?? skill.name.toLowerCase(), skill]] : [])))
    const skills = [...known.values()]
      .slice(0, mostAskedSkills)
      .map((skill) => ({ ...skill, weight: 'helps' as const }))
    const unknownSkills = names.filter((_, at) => !meant[at])
    read.push({ line, reference, content: { ...content, skills }, unknownSkills })
  }
  return { read, problems: problems.toSorted((one, other) => one.line - other.line) }
}
