import { nameKeyOf } from './recipient-rules.ts'

/** How two names at one address may belong together: the same, one a shorter form of the other, or two people's. */
export type Likeness = 'same' | 'shorter' | 'other'

const partsOf = (name: string) => nameKeyOf(name).replace(/[.’']/g, ' ').split(' ').filter(Boolean)

/** `R. Instance` and `Rhys Instance`, `Instance` alone, `Rhys` alone: perhaps the same person, to be asked. */
export function likenessOf(one: string, other: string): Likeness {
  const [a, b] = [partsOf(one), partsOf(other)]
  if (a.join(' ') === b.join(' ')) return 'same'
  const [few, many] = a.length <= b.length ? [a, b] : [b, a]
  const rest = [...many]
  const isShorter = few.every((part) => {
    const at = rest.findIndex((full) => full === part || full.startsWith(part) || part.startsWith(full))
    if (at === -1) return false
    rest.splice(at, 1)
    return true
  })
  return few.length > 0 && isShorter ? 'shorter' : 'other'
}
