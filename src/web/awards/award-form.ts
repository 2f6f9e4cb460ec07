import { z } from 'zod'
import type { Evidence } from '#capabilities/awards/award.ts'
import type { ListRow } from '#capabilities/awards/award-list.ts'
import { type TableIn, tableIn } from '#infrastructure/files/table-in.ts'
import { isId } from '#infrastructure/ids.ts'
import { isLanguage, type Language } from '#infrastructure/words/languages.ts'
import type { FormErrors } from '#infrastructure/words/message-key.ts'

export const mostLines = 20_000
export const mostListBytes = 4_000_000

type AskedAward = AskedOfAll &
  (
    | { rows: ListRow[]; typed: boolean; fromRunId?: undefined }
    | { rows?: undefined; typed?: undefined; fromRunId: string }
  )

interface AskedOfAll {
  id: string | undefined
  badgeId: string
  opportunityId: string | null
  evidence: Evidence[]
  locale: Language
  notify: boolean
  fileName: string | null
}

export interface AwardForm {
  typed: Record<string, string>
  errors: FormErrors
  /** Lines of the file that could not be read at all. */
  asked: AskedAward | undefined
}

/** Reads the badge and who gets it: from the box, one person a line, or from a table as a spreadsheet saves it. */
export async function readAwardForm(form: FormData): Promise<AwardForm> {
  const typed = Object.fromEntries(
    [...form].flatMap(([name, value]) => (typeof value === 'string' ? [[name, value.trim()]] : [])),
  )
  const list = form.get('list')
  const file = list instanceof File && list.size > 0 ? list : undefined
  const fromRunId = isId(typed.fromRun) ? typed.fromRun : undefined
  const { errors, table } = fromRunId ? ofRun({ typed, file }) : await tableOf({ typed, file })
  if (!isId(typed.badgeId)) errors.badgeId = 'forms.choose'
  if (typed.evidenceUrl && !z.url({ protocol: /^https?$/ }).safeParse(typed.evidenceUrl).success)
    errors.evidenceUrl = 'forms.badUrl'
  if (!(table || fromRunId) || !isId(typed.badgeId) || Object.keys(errors).length > 0)
    return { typed, errors, asked: undefined }
  const { evidence: shown, evidenceUrl } = typed
  return {
    typed,
    errors,
    asked: {
      id: isId(typed.requestId) ? typed.requestId : undefined,
      badgeId: typed.badgeId,
      opportunityId: isId(typed.opportunityId) ? typed.opportunityId : null,
      evidence:
        shown || evidenceUrl ? [{ name: shown || evidenceUrl || '', ...(evidenceUrl && { url: evidenceUrl }) }] : [],
      locale: isLanguage(typed.language) ? typed.language : 'en',
      notify: typed.notify === 'yes',
      fileName: file?.name ?? null,
      ...(fromRunId === undefined && table
        ? { rows: table.rows, typed: file === undefined }
        : { fromRunId: fromRunId ?? '' }),
    },
  }
}

/** The people of an earlier run: nobody else beside. */
function ofRun({ typed, file }: { typed: Record<string, string>; file: File | undefined }) {
  const errors: FormErrors = typed.people || file ? { fromRun: 'manage.awards.oneSource' } : {}
  return { errors, table: undefined }
}

/** The table of the box or the file; what stands in the way is said at the field. */
export async function tableOf({ typed, file }: { typed: Record<string, string>; file: File | undefined }) {
  const errors: FormErrors = {}
  const box = typed.people ?? ''
  if (file && box) return { errors: { list: 'manage.awards.boxAndFile' } as FormErrors, table: undefined }
  if (file && file.size > mostListBytes)
    return { errors: { list: 'manage.awards.listTooLarge' } as FormErrors, table: undefined }
  const field = file ? 'list' : 'people'
  const bytes = file ? new Uint8Array(await file.arrayBuffer()) : Buffer.from(box)
  const table: TableIn = await tableIn(bytes, { mostRows: mostLines + 1 })
  const [problem] = table.problems
  if (problem?.why === 'no-table') errors[field] = 'manage.awards.noTable'
  else if (problem?.why === 'too-many-rows')
    errors[field] = { message: 'manage.awards.listTooLong', figures: { most: mostLines } }
  else if (problem) {
    const lines = table.problems.slice(0, 10).map((one) => one.line)
    errors[field] = { message: 'manage.awards.badLines', figures: { lines: lines.join(', ') } }
  } else if (table.rows.length === 0) errors[field] = 'manage.awards.nobody'
  return { errors, table }
}
