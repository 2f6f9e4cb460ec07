import { Hero } from '../layout/hero.tsx'
import { patternKinds, renderPlacePattern } from '../pattern/render-place-pattern.ts'
import { asDataUri } from './data-uri.ts'
import type { Words } from './words.ts'

const places = [
  { name: 'Brighton', hue: 'sea' },
  { name: 'Plymouth', hue: 'brick' },
  { name: 'Caernarfon', hue: 'pine' },
]

export function PatternSection({ words: { patterns } }: { words: Words }) {
  return (
    <>
      <p>{patterns.text}</p>
      {patternKinds.map((kind) => (
        <div className="grid" key={kind}>
          {places.map(({ name, hue }) => (
            <div key={name} data-hue={hue}>
              <Hero slim level={3} title={name} patternUrl={asDataUri(renderPlacePattern({ seed: name, kind }))} />
            </div>
          ))}
        </div>
      ))}
    </>
  )
}
