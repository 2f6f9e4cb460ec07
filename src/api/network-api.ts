import { type OpenAPIHono, z } from '@hono/zod-openapi'
import { findNetworkStanding } from '#capabilities/placements/find-network-standing.ts'
import { listNetworkPlaces } from '#capabilities/placements/list-network-places.ts'
import { networkNumbers } from '#capabilities/placements/network.ts'
import { networkNumbersOf } from '#capabilities/placements/network-rules.ts'
import { stages } from '#capabilities/placements/placement.ts'
import { labelCriteria } from '#capabilities/placements/quality-label.ts'
import type { Services } from '#infrastructure/services.ts'
import { translator } from '#infrastructure/words/translator.ts'
import { reads } from './operation.ts'

const text = z.string()
const count = z.number().int()

const standingSchema = z.object({
  criterion: z.enum(labelCriteria),
  isMet: z.boolean(),
  count,
  outOf: count.nullable().openapi({ description: 'What the count is a part of, where it is a part' }),
})

const networkSchema = z
  .object({
    items: z.array(
      z.object({
        slug: text,
        url: text,
        name: text,
        nameCy: text.nullable(),
        stage: z.enum(stages),
        beginsOn: text.openapi({ description: 'The day of its first update' }),
        label: z.object({ isHeld: z.boolean(), standings: z.array(standingSchema) }),
      }),
    ),
    numbers: z.array(z.object({ id: z.enum(networkNumbers), value: count, definition: text, definitionCy: text })),
  })
  .openapi('Network')

/** The places of the Leadership Programme, for other programs. */
export function addNetworkOperations(app: OpenAPIHono, { database, site }: Pick<Services, 'database' | 'site'>) {
  const [en, cy] = [translator('en'), translator('cy')]
  app.openapi(
    reads({
      path: '/api/v1/network',
      summary: 'Places of the Leadership Programme with their quality labels, and the network’s numbers, computed now',
      params: z.object({}),
      query: z.object({}),
      answer: networkSchema,
    }),
    async (c) => {
      const places = await listNetworkPlaces({}, { database })
      const now = new Date()
      const found = await Promise.all(
        places.map(async (place) => ({ place, standing: await findNetworkStanding(place, { database, now }) })),
      )
      // It is made of what happens in all of them.
      c.set('shows', new Set<string>())
      const numbers = networkNumbersOf(found)
      const items = found.map(({ place: { slug, name, nameCy, stage, beginsOn }, standing: { label } }) => ({
        ...{ slug, name, nameCy, stage, beginsOn, label, url: `${site.origin}/programme/network/${slug}` },
      }))
      return c.json(
        {
          items,
          numbers: networkNumbers.map((id) => ({
            ...{
              id,
              value: numbers[id],
              definition: en(`network.define.${id}`),
              definitionCy: cy(`network.define.${id}`),
            },
          })),
        },
        200,
      )
    },
  )
}
