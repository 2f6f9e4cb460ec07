import type { Verdict } from '../verification/report.ts'

/** A badge as somebody else's software writes it, and what it is: with its web around it, and without any network. */
export type ForeignCase = {
  name: string
  input: string | Uint8Array
  verdict: Verdict
  offline?: Verdict
  web?: Record<string, unknown>
  /** What the file would be called. */
  extension?: 'json' | 'jwt' | 'png' | 'svg' | 'txt'
}
