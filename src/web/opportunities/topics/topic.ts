import type { ComponentType } from 'react'
import type { z } from 'zod'
import type { OpportunityEdit } from '#capabilities/opportunities/find-opportunity.ts'
import type { Opportunity, OpportunityContent, PlannedSession } from '#capabilities/opportunities/opportunity.ts'
import type { DateSpan } from '#capabilities/opportunities/repeat-rules.ts'
import type { Neighbourhood } from '#capabilities/places/place.ts'
import type { Language } from '#infrastructure/words/languages.ts'
import type { FormErrors } from '#infrastructure/words/message-key.ts'
import type { Codes } from '#web/site/changed-meanwhile.tsx'
import type { FieldLabels } from '#web/site/form-fields.tsx'
import { type ParsedForm, parseForm } from '#web/site/parse-form.ts'

/** What a page of an opportunity's form changes. */
export interface TopicChange {
  content: Partial<OpportunityContent>
  sessions?: PlannedSession[]
  badgeIds?: string[]
  /** What was read from words: the fields as they are written out, and whether that is not what was typed. */
  understood?: { isWorkedOut: boolean; typed: Record<string, string> }
}

/** What a page is read beside. */
export interface TopicContext {
  known: Opportunity
  neighbourhoods: Neighbourhood[]
  language: Language
  now: Date
  /** When the schools of the place are open. */
  terms: DateSpan[]
}

export interface TopicFieldsProps {
  typed: Record<string, string>
  errors: FormErrors
  neighbourhoods: Neighbourhood[]
  badges: { id: string; name: string }[]
  /** Whether the City Lead has said when schools are open. */
  hasTerms: boolean
}

export interface TopicPage {
  labels: FieldLabels
  codes: Codes
  read: (form: FormData, context: TopicContext) => ParsedForm<TopicChange>
  /** What stands in the form of an opportunity that exists. */
  typedFrom: (edit: OpportunityEdit, language: Language) => Record<string, string>
  Fields: ComponentType<TopicFieldsProps>
}

/** Reads a page by its schema; what only the rest of the opportunity can tell, `change` finds out. */
export function reader<Schema extends z.ZodType>(
  schema: Schema,
  change: (value: z.infer<Schema>, context: TopicContext) => TopicChange | { errors: FormErrors },
): TopicPage['read'] {
  return (form, context) => {
    const parsed = parseForm(schema, form)
    if (!parsed.ok) return parsed
    const changed = change(parsed.value, context)
    return 'errors' in changed
      ? { ok: false, errors: changed.errors, typed: parsed.typed }
      : { ...parsed, value: changed }
  }
}
