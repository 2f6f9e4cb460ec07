import { classNames } from '../ui/class-names.ts'

const hues = ['sea', 'lagoon', 'pine', 'olive', 'copper', 'brick', 'rose', 'plum', 'heather'] as const

/** Stands where a logo would: the first letters of a name, always in the same colour. Who reads the page aloud hears the name beside it. */
export function Monogram({ name, large }: { name: string; large?: boolean }) {
  return (
    <span className={classNames('monogram', large && 'monogram-large')} data-hue={hueOf(name)} aria-hidden="true">
      {initialsOf(name)}
    </span>
  )
}

/** Of the first two words that begin with a letter or a figure. */
export function initialsOf(name: string): string {
  const words = name.split(/\s+/).flatMap((word) => /[\p{L}\p{N}]/u.exec(word)?.[0] ?? [])
  return words.slice(0, 2).join('').toLocaleUpperCase('en-GB')
}

function hueOf(name: string) {
  let sum = 0
  for (const letter of name) sum = (sum * 31 + (letter.codePointAt(0) ?? 0)) % 10_007
  return hues[sum % hues.length]
}
