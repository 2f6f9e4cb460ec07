/** An organisation that one person describes page by page, before it is sent to the City Lead. */
export interface Application {
  id: string
  /** What it is called by, on the telephone too. */
  reference: string
  placeId: string
  /** What was typed on each page, as it was typed; only sending reads it. */
  typed: ApplicationTyped
  savedAt: Date
  sentAt: Date | null
  organisationId: string | null
}

/** By page: the page's fields by name. */
export type ApplicationTyped = Record<string, Record<string, string>>

/** In characters: a form asks for less in words of its own; more of one answer is not kept, and never cut to fit. */
export const longestAnswer = 20_000

/** The first answer that is too long to be kept. */
export function overlongAnswer(typed: Record<string, string>): string | undefined {
  return Object.entries(typed).find(([, text]) => text.length > longestAnswer)?.[0]
}
