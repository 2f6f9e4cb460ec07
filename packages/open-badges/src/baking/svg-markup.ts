/** A start tag: where it stands, its name, and whether it closes itself. */
export type RootTag = { start: number; end: number; text: string; name: string; isEmpty: boolean }

/** An element found by name: its attributes as written, and everything between its tags. */
export type SvgElement = { start: number; end: number; attributes: string; content: string }

/**
 * Where the next piece of markup ends. Comments, CDATA, declarations and quoted attribute values may hold `<` and
 * `>` of their own; each step moves forward, so a hostile file costs one pass.
 */
function endOfMarkup(svg: string, start: number): number {
  if (svg.startsWith('<!--', start)) return after(svg, '-->', start + 4)
  if (svg.startsWith('<![CDATA[', start)) return after(svg, ']]>', start + 9)
  if (svg.startsWith('<?', start)) return after(svg, '?>', start + 2)
  if (svg.startsWith('<!DOCTYPE', start)) return endOfDoctype(svg, start)
  for (let i = start + 1; i < svg.length; i++) {
    const character = svg[i]
    if (character === '>') return i + 1
    if (character === '"' || character === "'") {
      const close = svg.indexOf(character, i + 1)
      if (close < 0) return -1
      i = close
    }
  }
  return -1
}

function endOfDoctype(svg: string, start: number): number {
  const close = svg.indexOf('>', start)
  const subset = svg.indexOf('[', start)
  return subset >= 0 && subset < close ? after(svg, ']>', subset) : close < 0 ? -1 : close + 1
}

function after(text: string, mark: string, from: number): number {
  const at = text.indexOf(mark, from)
  return at < 0 ? -1 : at + mark.length
}

type Tag = { start: number; end: number; text: string }

function* tagsOf(svg: string, from: number): Generator<Tag> {
  for (let start = svg.indexOf('<', from); start >= 0; ) {
    const end = endOfMarkup(svg, start)
    if (end < 0) return
    if (svg[start + 1] !== '!' && svg[start + 1] !== '?') yield { start, end, text: svg.slice(start, end) }
    start = svg.indexOf('<', end)
  }
}

function nameOf(tag: Tag): string | undefined {
  return /^<([A-Za-z_][\w:.-]*)/.exec(tag.text.slice(0, 100))?.[1]
}

/** The tag of the root element, where the root is `svg`. */
export function findRootTag(svg: string): RootTag | undefined {
  for (const tag of tagsOf(svg, 0)) {
    const name = nameOf(tag)
    if (name !== 'svg' && !name?.endsWith(':svg')) return undefined
    return { ...tag, name, isEmpty: tag.text.endsWith('/>') }
  }
  return undefined
}

/** The first element of a name at or after `from`. Elements of the name are taken not to nest. */
export function findElement(svg: string, name: string, from: number): SvgElement | undefined {
  let opening: Tag | undefined
  for (const tag of tagsOf(svg, from)) {
    if (!opening && nameOf(tag) === name) {
      const isEmpty = tag.text.endsWith('/>')
      const attributes = tag.text.slice(name.length + 1, isEmpty ? -2 : -1)
      if (isEmpty) return { start: tag.start, end: tag.end, attributes, content: '' }
      opening = tag
    } else if (opening && tag.text.startsWith(`</${name}`)) {
      const attributes = opening.text.slice(name.length + 1, -1)
      return { start: opening.start, end: tag.end, attributes, content: svg.slice(opening.end, tag.start) }
    }
  }
  return undefined
}

/** An SVG without the elements of the given names; `undefined` where there are too many to be a badge. */
export function removeElements(svg: string, names: string[]): string | undefined {
  let rest = svg
  for (const name of names) {
    for (let removed = 0; ; removed++) {
      const element = findElement(rest, name, 0)
      if (!element) break
      if (removed === 16) return undefined
      rest = rest.slice(0, element.start) + rest.slice(element.end)
    }
  }
  return rest
}
