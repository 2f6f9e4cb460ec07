import { z } from 'zod'
import { slugOf } from '#capabilities/organisations/organisation-rules.ts'
import { freeKey } from '#capabilities/pathways/edit-rules.ts'
import {
  type BadgeOption,
  type PathwayContent,
  type Requirement,
  type Step,
  type StepKind,
  stepKinds,
} from '#capabilities/pathways/pathway.ts'
import { themes } from '#capabilities/places/theme.ts'
import { isId } from '#infrastructure/ids.ts'
import type { FormErrors, MessageKey } from '#infrastructure/words/message-key.ts'
import { basedOnField } from '#web/site/changed-meanwhile.tsx'
import { numberBetween, optionalText, requiredText, wholeNumberBetween } from '#web/site/fields.ts'
import { errorsOf } from '#web/site/parse-form.ts'

/** What stands in the form of a step. */
export interface StepTyped {
  kind: StepKind
  texts: Record<string, string>
  /** Badges, or the one opportunity or pathway. */
  picked: string[]
  after: string[]
}

export const stepSchema = z.object({
  title: requiredText(80),
  titleCy: optionalText(80),
  reason: requiredText(400),
  reasonCy: optionalText(400),
  branch: optionalText(80),
  needed: wholeNumberBetween(1, 100).default(1),
  hours: numberBetween(0.1, 5000).optional(),
  theme: z.enum(themes).optional(),
  elsewhere: optionalText(2000),
})

export function isStepKind(text: unknown): text is StepKind {
  return stepKinds.some((kind) => kind === text)
}

export function readStepForm(form: FormData): StepTyped {
  const texts = Object.fromEntries(
    [...Object.keys(stepSchema.shape), 'q', basedOnField].flatMap((name) => {
      const text = String(form.get(name) ?? '').trim()
      return text ? [[name, text]] : []
    }),
  )
  const kind = form.get('kind')
  return {
    kind: isStepKind(kind) ? kind : 'badges',
    texts,
    picked: form.getAll('picked').map(String).filter(isId),
    after: form.getAll('after').map(String),
  }
}

export function typedFromStep(step: Step): StepTyped {
  const { title, titleCy, reason, reasonCy, branch, requirement, after } = step
  const texts = { title, titleCy, reason, reasonCy, branch, ...textsOf(requirement) }
  return {
    kind: requirement.kind,
    texts: Object.fromEntries(Object.entries(texts).flatMap(([name, text]) => (text ? [[name, text]] : []))),
    picked: pickedOf(requirement),
    after,
  }
}

function textsOf(requirement: Requirement): Record<string, string> {
  if (requirement.kind === 'hours') return { hours: String(requirement.hours), theme: requirement.theme ?? '' }
  if (requirement.kind !== 'badges') return {}
  const elsewhere = requirement.options.flatMap((option) =>
    'achievementId' in option ? [`${option.achievementId} ${option.name}`] : [],
  )
  return { needed: String(requirement.needed), elsewhere: elsewhere.join('\n') }
}

function pickedOf(requirement: Requirement): string[] {
  switch (requirement.kind) {
    case 'badges':
      return requirement.options.flatMap((option) => ('badgeId' in option ? [option.badgeId] : []))
    case 'attend':
      return [requirement.opportunityId]
    case 'pathway':
      return [requirement.pathwayId]
    case 'milestone':
      return requirement.badgeId ? [requirement.badgeId] : []
    case 'hours':
      return []
  }
}

type ParsedStep = { ok: true; step: Step } | { ok: false; errors: FormErrors }

/** The step that the form means. `key` is that of the step being changed; a new one gets its own. */
export function parseStep(
  typed: StepTyped,
  { content, key }: { content: PathwayContent; key: string | undefined },
): ParsedStep {
  const parsed = stepSchema.safeParse(typed.texts)
  if (!parsed.success) {
    return { ok: false, errors: errorsOf(parsed.error.issues, typed.texts) }
  }
  const asked = requirementOf(typed, parsed.data)
  if (!asked.ok) return asked
  const { title, titleCy, reason, reasonCy, branch } = parsed.data
  const known = new Set([...content.steps, ...content.choices].map((one) => one.key))
  return {
    ok: true,
    step: {
      key: key ?? freeKey(content, slugOf(title)),
      ...{ title, titleCy, reason, reasonCy, branch },
      after: typed.after.filter((one) => known.has(one) && one !== key),
      requirement: asked.requirement,
    },
  }
}

type Asked = { ok: true; requirement: Requirement } | { ok: false; errors: FormErrors }

function requirementOf({ kind, picked }: StepTyped, fields: z.infer<typeof stepSchema>): Asked {
  const refuse = (field: string, message: MessageKey): Asked => ({ ok: false, errors: { [field]: message } })
  const [first] = picked
  switch (kind) {
    case 'badges': {
      const elsewhere = readElsewhere(fields.elsewhere)
      if (!elsewhere) return refuse('elsewhere', 'pathways.form.badElsewhere')
      const options = [...picked.map((badgeId) => ({ badgeId })), ...elsewhere]
      if (options.length === 0) return refuse('picked', 'pathways.form.chooseBadge')
      if (fields.needed > options.length) return refuse('needed', 'pathways.form.neededTooMany')
      return { ok: true, requirement: { kind, options, needed: fields.needed } }
    }
    case 'hours':
      return fields.hours
        ? { ok: true, requirement: { kind, hours: fields.hours, theme: fields.theme ?? null } }
        : refuse('hours', 'forms.required')
    case 'attend':
      return first ? { ok: true, requirement: { kind, opportunityId: first } } : refuse('picked', 'forms.choose')
    case 'pathway':
      return first ? { ok: true, requirement: { kind, pathwayId: first } } : refuse('picked', 'forms.choose')
    case 'milestone':
      return { ok: true, requirement: { kind, badgeId: first ?? null } }
  }
}

/** Lines like `https://issuer.example/achievements/1 First Aid`; nothing where one of them is not. */
function readElsewhere(text: string | null): BadgeOption[] | undefined {
  const lines = (text ?? '')
    .split('\n')
    .map((line) => line.trim())
    .filter(Boolean)
  const options = lines.map((line) => {
    const [, achievementId = '', name = ''] = /^(https?:\/\/\S+)\s+(.+)$/.exec(line) ?? []
    return URL.canParse(achievementId) ? { achievementId, name: name.slice(0, 120) } : undefined
  })
  return options.includes(undefined) ? undefined : options.filter((option) => option !== undefined)
}
