import { isId } from '#infrastructure/ids.ts'

/** What is asked about badges of a run: who was chosen, why they are withdrawn, and whether that was confirmed. */
export interface RunForm {
  verb: string
  chosen: string[]
  reason: string
  isMistake: boolean
  isSure: boolean
}

export function readRunForm(form: FormData): RunForm {
  const text = (name: string) => String(form.get(name) ?? '').trim()
  return {
    verb: text('do'),
    chosen: form.getAll('award').map(String).filter(isId),
    reason: text('reason'),
    isMistake: form.has('mistake'),
    isSure: form.has('sure'),
  }
}
