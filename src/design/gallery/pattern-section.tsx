import { Hero } from '../layout/hero.tsx'
import { renderPlacePattern } from '../pattern/render-place-pattern.ts'
import { asDataUri } from './data-uri.ts'
import type { Words } from './words.ts'

const places = [
  { name: 'Brighton', hue: 'sea', kind: 'contours' },
  { name: 'Plymouth', hue: 'harbour', kind: 'waves' },
  { name: 'Southampton', hue: 'brick', kind: 'streets' },
  { name: 'Caernarfon', hue: 'pine', kind: 'contours' },
] as const

export function PatternSection({ words: { patterns } }: { words: Words }) {
  return (
    <>
      <p>{patterns.text}</p>
      {places.map(({ name, hue, kind }) => (
        <div key={name} data-hue={hue}>
          <Hero slim level={3} title={name} patternUrl={asDataUri(renderPlacePattern({ seed: name, kind }))} />
        </div>
      ))}
    </>
  )
}
