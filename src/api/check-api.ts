import { createRoute, type OpenAPIHono, z } from '@hono/zod-openapi'
import { parseJson } from '@waymark/open-badges'
import type { Context } from 'hono'
import { checkManyBadges, type ManyChecked } from '#capabilities/awards/check-many-badges.ts'
import {
  checkSubmittedBadge,
  type SubmittedCheck,
  type SubmittedResult,
} from '#capabilities/awards/check-submitted-badge.ts'
import { type CheckedLine, checkingMs, lineProblems, mostChecked } from '#capabilities/awards/submitted-list-rules.ts'
import type { Services } from '#infrastructure/services.ts'
import { isLanguage } from '#infrastructure/words/languages.ts'
import { problem } from './problem.ts'
import { problemSchema } from './schemas.ts'
import { isOperatorsProgram } from './token-gate.ts'

const text = z.string()
const maybe = text.nullable()

const verdictSchema = z.enum([
  ...(['genuine', 'genuine-but-no-longer-valid', 'genuine-but-suspended', 'cannot-tell'] as const),
  ...(['not-genuine', 'no-badge', 'damaged'] as const),
])

const checkedSchema = z
  .object({
    verdict: verdictSchema,
    withdrawn: z.boolean(),
    /** What the badge says; of no worth unless it is genuine. */
    says: z.object({
      name: text.nullable(),
      description: text.nullable(),
      criteria: text.nullable(),
      issuer: text.nullable(),
      awarded: text.nullable(),
      validUntil: text.nullable(),
    }),
    /** The organisation of this site that signed it. */
    issuedHere: z.object({ slug: text, name: text }).nullable(),
    cautions: z.array(text),
    checks: z.array(z.object({ id: text, outcome: text, explanation: text })),
    /** The badge that took the place of this one, or follows it. */
    successor: z.object({ kind: z.enum(['corrected', 'renewed']), url: text }).nullable(),
  })
  .openapi('CheckedBadge')

const refused = (description: string) => ({
  description,
  content: { 'application/problem+json': { schema: problemSchema } },
})

const check = createRoute({
  method: 'post',
  path: '/verify',
  summary:
    'Checks a badge, from here or elsewhere: what the page /verify says, for programs that accept application/json',
  request: {
    body: {
      description: 'The badge itself, or its address',
      content: {
        'application/json': { schema: z.looseObject({}) },
        'application/jwt': { schema: text },
        'image/png': { schema: text },
        'image/svg+xml': { schema: text },
        'application/pdf': { schema: text },
        'application/octet-stream': { schema: text },
      },
    },
  },
  responses: {
    200: { description: 'The result of the check', content: { 'application/json': { schema: checkedSchema } } },
    400: refused('There is no badge in it'),
    413: refused('It is too large'),
    422: refused('It leads to no badge that could be checked'),
    429: refused('Too many requests'),
  },
})

const manySchema = z
  .object({
    addresses: z.array(z.url()).default([]),
    badges: z
      .array(z.union([z.looseObject({}), text]))
      .default([])
      .openapi({ description: 'Badges themselves' }),
  })
  .openapi('ManyBadges')

const lineSchema = z
  .object({
    given: text.openapi({ description: 'The address, or which of the badges' }),
    verdict: verdictSchema.nullable(),
    problem: z.enum(lineProblems).nullable().openapi({ description: 'Why there is no verdict' }),
    why: maybe,
    name: maybe.openapi({ description: 'What the badge says, where its signature proves it' }),
    issuer: maybe,
    isFromHere: z.boolean(),
    isNameless: z.boolean().openapi({
      description: 'Its signature holds, and nothing says whose key it is: the issuer’s name proves nothing',
    }),
    awarded: maybe,
    validUntil: maybe,
  })
  .openapi('CheckedLine')

const checkMany = createRoute({
  method: 'post',
  path: '/verify/many',
  summary: `Checks up to ${mostChecked} badges at once, one line for each, for programs with the operator’s token`,
  request: { body: { required: true, content: { 'application/json': { schema: manySchema } } } },
  responses: {
    200: {
      description: 'The result of each check, in the order in which they were given: addresses first',
      content: { 'application/json': { schema: z.object({ items: z.array(lineSchema) }) } },
    },
    400: refused('There is nothing to check in it, or too much'),
    401: refused('A token is needed'),
    413: refused('It is too large'),
    429: refused('Too many requests'),
  },
})

const problems = {
  nothing: [400, 'Nothing to check', 'Send the badge itself as the body, or its address.'],
  'too-large': [413, 'Too large', 'A badge has at most 5 MB.'],
  'photo-too-large': [413, 'Too large', 'A photograph has at most 15 MB.'],
  'no-code': [422, 'No badge in the picture', 'There is neither a badge nor a QR code of one in this picture.'],
  unreachable: [422, 'Not reached', 'What lies at this address could not be fetched.'],
} as const satisfies Record<
  Extract<SubmittedCheck, { ok: false }>['refusal'],
  readonly [400 | 413 | 422, string, string]
>

/** A browser takes pages, a program says that it wants JSON. */
const wantsJson = (c: Context) => {
  const accept = c.req.header('accept') ?? ''
  return accept.includes('application/json') && !accept.includes('text/html')
}

/** `POST /verify` for programs: the same facts as the page gives. */
export function addCheckOperation(app: OpenAPIHono, services: Pick<Services, 'database' | 'masterKey' | 'site'>) {
  app.openAPIRegistry.registerPath(check)
  app.post('/verify', async (c, next) => {
    if (!wantsJson(c)) return next()
    const asked = c.req.query('language')
    const language = isLanguage(asked) ? asked : 'en'
    const checked = await checkSubmittedBadge(c.req.raw, { ...services, now: new Date(), language, isProgram: true })
    c.header('cache-control', 'no-store')
    if (!checked.ok) {
      const [status, title, detail] = problems[checked.refusal]
      return problem(c, { status, title, detail })
    }
    if ('claimPath' in checked)
      return problem(c, {
        status: 422,
        title: 'Not kept yet',
        detail: 'This code leads to a badge that waits to be kept.',
      })
    if (checked.isOwn) c.set('costsNothing', true)
    return c.json(answer(checked.result), 200)
  })
}

/** `POST /verify/many` for programs that have a token: what the page of that address says, a line each. */
export function addCheckManyOperation(app: OpenAPIHono, services: Pick<Services, 'database' | 'masterKey' | 'site'>) {
  app.openAPIRegistry.registerPath(checkMany)
  app.post('/verify/many', async (c, next) => {
    if (!wantsJson(c)) return next()
    c.header('cache-control', 'no-store')
    if (!isOperatorsProgram(c.req.header('authorization'), services.site))
      return problem(c, {
        ...{ status: 401, title: 'A token is needed' },
        detail: 'Send the operator’s token: Authorization: Bearer …',
      })
    const read = parseJson(await c.req.text(), bounds)
    const asked = manySchema.safeParse(read.ok ? read.value : undefined)
    if (!asked.success)
      return problem(c, {
        ...{ status: 400, title: 'This request cannot be read' },
        detail: 'Send {"addresses": ["https://…"], "badges": [{…}]}, with either or both.',
      })
    const { addresses, badges } = asked.data
    const files = badges.map(
      (badge, at) => new File([typeof badge === 'string' ? badge : JSON.stringify(badge)], `badges[${at}]`),
    )
    const inLanguage = c.req.query('language')
    const language = isLanguage(inLanguage) ? inLanguage : 'en'
    const powers = { ...services, now: new Date(), language, patience: AbortSignal.timeout(checkingMs) }
    const checked = await checkManyBadges({ list: addresses.join('\n'), files }, powers)
    if (checked.ok) return c.json({ items: checked.lines.map(lineAnswer) }, 200)
    const detail = unchecked[checked.refusal]
    return problem(c, { status: 400, title: 'Nothing was checked', detail })
  })
}

const unchecked = {
  nothing: 'Send addresses, or badges.',
  'too-many': `Send at most ${mostChecked} at once.`,
} as const satisfies Record<Extract<ManyChecked, { ok: false }>['refusal'], string>

/** Many badges in one body are below both. */
const bounds = { maxDepth: 64, maxNodes: 200_000 }

function lineAnswer({ verdict, problem, why, name, issuer, awarded, validUntil, isTangled: _, ...line }: CheckedLine) {
  return {
    ...line,
    ...{ verdict: verdict ?? null, problem: problem ?? null, why: why ?? null },
    ...{ name: name ?? null, issuer: issuer ?? null },
    ...{ awarded: awarded?.toISOString() ?? null, validUntil: validUntil?.toISOString() ?? null },
  } satisfies z.infer<typeof lineSchema>
}

function answer({ verdict, withdrawn, summary, issuedHere, cautions, checks, successor }: SubmittedResult) {
  return {
    ...{ verdict, withdrawn },
    says: {
      name: summary.name ?? null,
      description: summary.description ?? null,
      criteria: summary.criteria ?? null,
      issuer: issuedHere?.name ?? summary.issuerName ?? summary.issuerId ?? null,
      awarded: summary.awardedDate ?? summary.validFrom ?? null,
      validUntil: summary.validUntil ?? null,
    },
    issuedHere: issuedHere ? { slug: issuedHere.slug, name: issuedHere.name } : null,
    cautions,
    checks: checks.map(({ id, outcome, explanation }) => ({ id, outcome, explanation })),
    successor: successor ? { kind: successor.kind, url: successor.url } : null,
  } satisfies z.infer<typeof checkedSchema>
}
