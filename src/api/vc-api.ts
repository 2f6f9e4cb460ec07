import { parseJson } from '@waymark/open-badges'
import { type Context, Hono } from 'hono'
import { bodyLimit } from 'hono/body-limit'
import { cors } from 'hono/cors'
import { checkCredential, checkPresentation } from '#capabilities/awards/check-credential.ts'
import { issueCredential } from '#capabilities/awards/issue-credential.ts'
import type { Services } from '#infrastructure/services.ts'
import { problem } from './problem.ts'
import { rateLimit } from './rate-limit.ts'
import { proveIssuer } from './token-gate.ts'

const mostBytes = 10_000_000

type Powers = Pick<Services, 'database' | 'masterKey' | 'site'>

/** The W3C VC-API: other programs issue and verify credentials here. */
export function createVcApi(services: Powers) {
  const app = new Hono()
  app.use('/vc/*', cors())
  // A suite of conformance tests stays below it; what costs seconds of work is soon beyond it.
  app.use('/vc/*', rateLimit({ points: 4_000 }))
  app.use(
    '/vc/*',
    bodyLimit({
      maxSize: mostBytes,
      onError: (c) =>
        problem(c, { status: 413, title: 'Too large', detail: `Send at most ${mostBytes / 1_000_000} MB.` }),
    }),
  )
  app.post('/vc/credentials/issue', (c) => issue(c, services))
  app.post('/vc/credentials/verify', async (c) => {
    const { status, ...answer } = await checkCredential(await bodyOf(c), { ...services, now: new Date() })
    return c.json(answer, status)
  })
  app.post('/vc/presentations/verify', async (c) => {
    const { status, ...answer } = await checkPresentation(await bodyOf(c), { ...services, now: new Date() })
    return c.json(answer, status)
  })
  for (const path of ['/vc/credentials/issue', '/vc/credentials/verify', '/vc/presentations/verify'])
    app.all(path, (c) => {
      c.header('allow', 'POST')
      return problem(c, { status: 405, title: 'Send it by POST', detail: `${path} takes a JSON document by POST.` })
    })
  app.all('/vc/*', (c) =>
    problem(c, { status: 404, title: 'Not found', detail: 'The addresses are /vc/credentials/issue and …/verify.' }),
  )
  return app
}

async function issue(c: Context, services: Powers) {
  const proof = await proveIssuer(c.req.header('authorization'), services)
  if (!proof.ok) return problem(c, explanation[proof.refusal])
  const outcome = await issueCredential(await bodyOf(c), { ...services, ...proof, now: new Date() })
  if (outcome.ok) return c.json({ verifiableCredential: outcome.verifiableCredential }, outcome.status)
  const [first] = outcome.problems
  return c.json({ ...first, status: outcome.status, problemDetails: outcome.problems }, outcome.status, {
    'content-type': 'application/problem+json',
  })
}

const explanation = {
  'token-is-wrong': {
    status: 401,
    title: 'A token is needed',
    detail: 'Send the operator’s token: Authorization: Bearer …',
  },
  'nobody-issues': {
    status: 403,
    title: 'Nobody issues here',
    detail: 'The operator names the organisation that issues over this API: WAYMARK_VC_ISSUER.',
  },
} as const

/** A presentation of many badges is below both. */
const bounds = { maxDepth: 64, maxNodes: 200_000 }

/** What cannot be read as JSON, or could be read in two ways, is no credential either: the answer says so as for any malformed one. */
async function bodyOf(c: Context): Promise<unknown> {
  const parsed = parseJson(await c.req.text(), bounds)
  return parsed.ok ? parsed.value : undefined
}
