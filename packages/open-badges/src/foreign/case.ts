import type { Verdict } from '../verification/report.ts'

/** A badge in the form that other software writes, with the expected verdict: with the documents it links to, and offline. */
export type ForeignCase = {
  name: string
  input: string | Uint8Array
  verdict: Verdict
  offline?: Verdict
  web?: Record<string, unknown>
  /** What the file would be called. */
  extension?: 'json' | 'jwt' | 'png' | 'svg' | 'txt'
}
