import { createRoute, z } from '@hono/zod-openapi'
import { problemSchema } from './schemas.ts'

export const placeParameter = z.object({
  place: z.string().openapi({ param: { in: 'path' }, example: 'brighton-and-hove' }),
})

/** An operation that reads: what its address takes, what it answers, and the problems that it may answer with. */
export function reads<
  Path extends string,
  Shape extends z.ZodObject,
  Query extends z.ZodObject,
  Answer extends z.ZodType,
>(route: { path: Path; summary: string; params: Shape; query: Query; answer: Answer }) {
  return createRoute({
    method: 'get',
    path: route.path,
    summary: route.summary,
    request: { params: route.params, query: route.query },
    responses: {
      200: { description: route.summary, content: { 'application/json': { schema: route.answer } } },
      400: {
        description: 'Something in the address cannot be read',
        content: { 'application/problem+json': { schema: problemSchema } },
      },
      404: { description: 'There is nothing here', content: { 'application/problem+json': { schema: problemSchema } } },
    },
  })
}

/** Answers that are the same for everybody and change with their place alone: they are kept until it does. */
export function isPublicList(path: string): boolean {
  return path.startsWith('/api/v1/places') || path === '/api/v1/network'
}
