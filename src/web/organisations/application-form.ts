import { z } from 'zod'
import type { Application } from '#capabilities/organisations/application.ts'
import { checkLevels, organisationKinds } from '#capabilities/organisations/organisation.ts'
import type { OrganisationRequest, StatedCheck } from '#capabilities/organisations/register-organisation.ts'
import type { FormErrors } from '#infrastructure/words/message-key.ts'
import { optionalText, optionalUrl, requiredText, says } from '#web/site/fields.ts'
import type { FieldLabels } from '#web/site/form-fields.tsx'
import { errorsOf } from '#web/site/parse-form.ts'

// What an organisation is asked before it is let in, one topic a page. What was typed is kept as it was typed; a page is
// done when its schema takes it.

const day = z.iso.date({ error: says('forms.badDate') })
const optionalDay = day.optional().transform((typed) => typed ?? null)

const start = z.object({
  name: requiredText(120),
  kind: z.enum(organisationKinds, { error: says('forms.choose') }),
})

const offer = z.object({
  description: requiredText(400),
  descriptionCy: optionalText(400),
  offer: requiredText(1000),
  offerCy: optionalText(1000),
  website: optionalUrl,
})

const contact = z.object({
  contactName: requiredText(120),
  contactEmail: z.email({ error: says('forms.badEmail') }).max(254, says('forms.tooLong')),
})

const safeguarding = z
  .object({
    withUnder18s: z.enum(['yes', 'no'], { error: says('forms.choose') }),
    safeguardingLead: optionalText(200),
    safeguardingPolicyUrl: optionalUrl,
    safeguardingReviewedOn: optionalDay,
  })
  .superRefine((typed, context) => {
    if (typed.withUnder18s === 'no') return
    for (const field of ['safeguardingLead', 'safeguardingPolicyUrl', 'safeguardingReviewedOn'] as const)
      if (typed[field] === null) context.addIssue({ code: 'custom', path: [field], message: says('forms.required') })
  })

export const checkRows = [1, 2, 3, 4, 5] as const
const checkFields = checkRows.flatMap((row) => [`role${row}`, `level${row}`, `seenOn${row}`])

/** A row is whole or empty: half of one says nothing. */
const checks = z.record(z.string(), z.string()).transform((typed, context): StatedCheck[] =>
  checkRows.flatMap((row) => {
    const [role, level, seenOn] = [typed[`role${row}`], typed[`level${row}`], typed[`seenOn${row}`]]
    if (!role && !level && !seenOn) return []
    const known = checkLevels.find((one) => one === level)
    if (!role) context.addIssue({ code: 'custom', path: [`role${row}`], message: says('forms.required') })
    else if (role.length > 80)
      context.addIssue({
        code: 'custom',
        path: [`role${row}`],
        message: says('forms.tooLong'),
        params: { limit: 80, length: role.length },
      })
    if (!known) context.addIssue({ code: 'custom', path: [`level${row}`], message: says('forms.choose') })
    if (!seenOn || !day.safeParse(seenOn).success)
      context.addIssue({ code: 'custom', path: [`seenOn${row}`], message: says('forms.badDate') })
    return role && known && seenOn ? [{ role, level: known, seenOn }] : []
  }),
)

const insurance = z
  .object({
    insured: z.enum(['yes', 'no'], { error: says('forms.choose') }),
    insuredUntil: optionalDay,
  })
  .superRefine(({ insured, insuredUntil }, context) => {
    if (insured === 'yes' && !insuredUntil)
      context.addIssue({ code: 'custom', path: ['insuredUntil'], message: says('forms.required') })
  })

const schemas = { start, offer, contact, safeguarding, checks, insurance }
export type ApplicationPage = keyof typeof schemas
export const applicationPages = Object.keys(schemas) as ApplicationPage[]
export const isApplicationPage = (text: string | undefined): text is ApplicationPage =>
  applicationPages.some((page) => page === text)

/** The fields of each page, in the order in which they are asked. */
export const pageFields: Record<ApplicationPage, readonly string[]> = {
  start: Object.keys(start.shape),
  offer: Object.keys(offer.shape),
  contact: Object.keys(contact.shape),
  safeguarding: ['withUnder18s', 'safeguardingLead', 'safeguardingPolicyUrl', 'safeguardingReviewedOn'],
  checks: checkFields,
  insurance: ['insured', 'insuredUntil'],
}

const checkLabels = Object.fromEntries(
  checkRows.flatMap((row) => [
    [`role${row}`, 'organisations.apply.check.role'],
    [`level${row}`, 'organisations.apply.check.level'],
    [`seenOn${row}`, 'organisations.apply.check.seenOn'],
  ]),
) as FieldLabels

export const applicationLabels: FieldLabels = {
  name: 'manage.organisation.name',
  kind: 'manage.organisation.kind',
  description: 'manage.organisation.description',
  descriptionCy: 'manage.organisation.descriptionCy',
  offer: 'manage.organisation.offer',
  offerCy: 'manage.organisation.offerCy',
  website: 'manage.organisation.website',
  contactName: 'manage.organisation.contactName',
  contactEmail: 'manage.organisation.contactEmail',
  withUnder18s: 'organisations.apply.withUnder18s',
  safeguardingLead: 'manage.organisation.safeguardingLead',
  safeguardingPolicyUrl: 'manage.organisation.safeguardingPolicy',
  safeguardingReviewedOn: 'manage.organisation.safeguardingReviewed',
  insured: 'organisations.apply.insured',
  insuredUntil: 'manage.organisation.insuredUntil',
  ...checkLabels,
}

export function pageErrors(page: ApplicationPage, typed: Record<string, string>): FormErrors {
  const parsed = schemas[page].safeParse(typed)
  return parsed.success ? {} : errorsOf(parsed.error.issues, typed)
}

export type PageState = 'done' | 'begun' | 'todo'

export function stateOf(page: ApplicationPage, { typed }: Pick<Application, 'typed'>): PageState {
  const fields = typed[page]
  // Nothing is asked of checks: an empty page that was saved is an answer.
  if (!fields) return 'todo'
  return Object.keys(pageErrors(page, fields)).length === 0 ? 'done' : 'begun'
}

export const isWhole = (application: Pick<Application, 'typed'>) =>
  applicationPages.every((page) => stateOf(page, application) === 'done')

/** All pages as one request; undefined while something is missing. */
export function requestOf({
  typed,
  placeId,
}: Pick<Application, 'typed' | 'placeId'>): (OrganisationRequest & { checks: StatedCheck[] }) | undefined {
  const pages = {
    start: start.safeParse(typed.start),
    offer: offer.safeParse(typed.offer),
    contact: contact.safeParse(typed.contact),
    safeguarding: safeguarding.safeParse(typed.safeguarding),
    checks: checks.safeParse(typed.checks),
    insurance: insurance.safeParse(typed.insurance),
  }
  if (
    !pages.start.success ||
    !pages.offer.success ||
    !pages.contact.success ||
    !pages.safeguarding.success ||
    !pages.checks.success ||
    !pages.insurance.success
  )
    return undefined
  const { withUnder18s, ...safe } = pages.safeguarding.data
  const nobody = { safeguardingLead: null, safeguardingPolicyUrl: null, safeguardingReviewedOn: null }
  return {
    placeId,
    ...pages.start.data,
    ...pages.offer.data,
    ...pages.contact.data,
    ...(withUnder18s === 'yes' ? safe : nobody),
    insuredUntil: pages.insurance.data.insured === 'yes' ? pages.insurance.data.insuredUntil : null,
    checks: pages.checks.data,
  }
}
