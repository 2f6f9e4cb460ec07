import { Tags } from '../cards/tags.tsx'
import { Button, ButtonGroup, ButtonLink } from '../forms/button.tsx'
import { Stack } from '../layout/arrange.tsx'
import { hues } from './specimens.ts'
import type { Words } from './words.ts'

export function ColourSection({ words }: { words: Words }) {
  return (
    <>
      {(['light', 'dark'] as const).map((scheme) => (
        <div key={scheme} className="card" data-scheme={scheme}>
          <h3>{scheme === 'light' ? words.colour.day : words.colour.night}</h3>
          <ul className="grid">
            {hues.map((hue) => (
              <li key={hue} data-hue={hue}>
                <Stack space="small">
                  <div className="confirm">
                    <p className="lead">
                      <strong>{hue}</strong>
                    </p>
                  </div>
                  <p>
                    <a href={`#${scheme}-${hue}`}>{words.colour.link}</a>
                  </p>
                  <Tags tags={[{ label: words.colour.tag }]} />
                  <ButtonGroup>
                    <Button type="button">{words.colour.next}</Button>
                    <ButtonLink kind="quiet" href={`#${scheme}-${hue}-other`}>
                      {words.colour.other}
                    </ButtonLink>
                  </ButtonGroup>
                </Stack>
              </li>
            ))}
          </ul>
        </div>
      ))}
    </>
  )
}
