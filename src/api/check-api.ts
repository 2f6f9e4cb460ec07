import { createRoute, type OpenAPIHono, z } from '@hono/zod-openapi'
import type { Context } from 'hono'
import {
  checkSubmittedBadge,
  type SubmittedCheck,
  type SubmittedResult,
} from '#capabilities/awards/check-submitted-badge.ts'
import type { Services } from '#infrastructure/services.ts'
import { isLanguage } from '#infrastructure/words/languages.ts'
import { problem } from './problem.ts'
import { problemSchema } from './schemas.ts'

const text = z.string()

const checkedSchema = z
  .object({
    verdict: z.enum([
      ...(['genuine', 'genuine-but-no-longer-valid', 'genuine-but-suspended', 'cannot-tell'] as const),
      ...(['not-genuine', 'no-badge', 'damaged'] as const),
    ]),
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
