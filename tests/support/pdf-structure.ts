import { needed } from '#infrastructure/needed.ts'

/** The tags of a PDF as a screen reader meets them, each with those below it, read back from the file alone. */
export function structureOf(pdf: Uint8Array): string {
  const file = Buffer.from(pdf).toString('latin1')
  const objects = new Map(
    [...file.matchAll(/(\d+) 0 obj\n(.*?)\nendobj/gs)].map(([, id = '', body = '']) => [id, body] as const),
  )
  const kidsOf = (body: string) =>
    [...needed(/\/K (\[[^\]]*\]|\d+ 0 R)/.exec(body)?.[1], 'kids').matchAll(/(\d+) 0 R/g)].map(([, id = '']) => id)
  const tagOf = (id: string): string => {
    const body = needed(objects.get(id), 'an object')
    const tag = /\/S \/(\w+)/.exec(body)?.[1]
    if (!tag) return ''
    const below = kidsOf(body).map(tagOf).filter(Boolean)
    return below.length === 0 ? tag : `${tag}(${below.join(' ')})`
  }
  const root = [...objects.values()].find((body) => body.includes('/Type /StructTreeRoot'))
  return kidsOf(needed(root, 'a structure')).map(tagOf).join(' ')
}
