import { renderToString } from 'react-dom/server'
import { describe, expect, test } from 'vitest'
import { DesignGallery } from './design-gallery.tsx'

const all = (html: string, pattern: RegExp) => [...html.matchAll(pattern)].map(([, found = '']) => found)

describe.each(['en', 'cy'] as const)('every component in every state, %s', (language) => {
  const html = renderToString(<DesignGallery language={language} otherLanguageHref="?language=other" />)
  const ids = all(html, / id="([^"]+)"/g)

  test('needs no inline style and no script', () => {
    expect(html).not.toMatch(/ style="|<style|<script| on[a-z]+="/)
  })

  test('has no id twice', () => {
    expect(ids.filter((id, index) => ids.indexOf(id) !== index)).toEqual([])
  })

  test('points only at things that are there', () => {
    const pointed = [
      ...all(html, / for="([^"]+)"/g),
      ...all(html, / aria-(?:describedby|labelledby)="([^"]+)"/g).flatMap((list) => list.split(' ')),
    ]
    expect(pointed.length).toBeGreaterThan(50)
    expect(pointed.filter((id) => !ids.includes(id))).toEqual([])
  })

  test('leads from each line of an error summary to its control', () => {
    const summary = /class="error-summary"[\s\S]*?<\/ul>/.exec(html)?.[0] ?? ''
    const targets = all(summary, /href="#([^"]+)"/g)
    expect(targets.length).toBe(8)
    for (const id of targets) {
      expect(html).toMatch(new RegExp(`<(input|textarea|select)[^>]* id="${id}"`))
    }
  })

  test('gives every picture words or hides it', () => {
    const bare = all(html, /<(svg [^>]*)>/g).filter(
      (svg) => !/aria-hidden="true"|role="img" aria-label="[^"]+"/.test(svg),
    )
    expect(bare).toEqual([])
    expect(all(html, /<(img [^>]*)>/g).filter((img) => !/ alt="/.test(img))).toEqual([])
  })
})
