import { expect, test } from 'vitest'
import { readDrawing } from './drawing-format.ts'
import type { DrawingRefusal } from './picture-rules.ts'
import { isSquare, picturesKeptSince } from './picture-rules.ts'

const svg = (inside: string, head = 'viewBox="0 0 100 100"') =>
  `<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" ${head}>${inside}</svg>`
const disc = '<circle cx="50" cy="50" r="40" fill="#336699"/>'

function drawn(text: string): string {
  const drawing = readDrawing(text)
  if (!drawing.ok) throw new Error(`${drawing.refusal} ${JSON.stringify(drawing.figures)}`)
  return drawing.svg
}

test('a drawing as programs write it is written anew: what it looks like stays, what was said about it goes', () => {
  const given = `<?xml version="1.0" encoding="utf-8"?>
    <!-- Generator: Adobe Illustrator 29.0 for jane@example.org -->
    <!DOCTYPE svg PUBLIC "-//W3C//DTD SVG 1.1//EN" "http://www.w3.org/Graphics/SVG/1.1/DTD/svg11.dtd">
    <svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" xmlns:inkscape="http://x"
      xmlns:sodipodi="http://y" width="100px" height="100px" xml:space="preserve">
      <metadata><who>jane@example.org</who></metadata><title>secret</title>
      <sodipodi:namedview inkscape:zoom="1"/>
      <style type="text/css">.st0{fill:url(#SVGID_1_);} .st1, .st2 {stroke:#112233;stroke-width:2}</style>
      <defs><linearGradient id="SVGID_1_" x1="0" y1="0" x2="1" y2="1"><stop offset="0" style="stop-color:#f00"/>
        <stop offset="100%" stop-color="blue"/></linearGradient>
        <clipPath id="c"><path id="s" d="M0 0h100v100H0z"/></clipPath></defs>
      <g clip-path="url(#c)" inkscape:label="Layer"><rect class="st0 st1" width="90" height="90" data-who="jane"/></g>
      <use xlink:href="#s" fill="none"/>
    </svg>`
  const after = drawn(given)
  expect(after).toContain('fill="url(#p1)"')
  expect(after).toContain('stroke="#112233" stroke-width="2"')
  expect(after).toContain('stop-color="#f00"')
  expect(after).toContain('<use href="#p2" fill="none"/>')
  for (const gone of ['jane', 'secret', 'inkscape', 'style', 'class', 'DOCTYPE', 'http://x', 'data-', '<!--'])
    expect(after).not.toContain(gone)
  expect(drawn(after)).toBe(after)
})

const hostile: [string, string, DrawingRefusal][] = [
  ['a script', svg(`<script>alert(1)</script>${disc}`), 'drawing-has-a-program'],
  ['a script with a prefix', svg(`<svg:script>alert(1)</svg:script>${disc}`), 'drawing-has-a-program'],
  ['a handler on the whole', svg(disc, 'viewBox="0 0 100 100" onload="alert(1)"'), 'drawing-has-a-program'],
  ['a handler on a part', svg('<circle r="9" ONCLICK="alert(1)"/>'), 'drawing-has-a-program'],
  ['a link that runs', svg(`<a href="javascript:alert(1)">${disc}</a>`), 'drawing-has-more'],
  ['a repeat that runs', svg('<use href="javascript:alert(1)"/>'), 'drawing-reaches-out'],
  ['a page inside', svg('<foreignObject><iframe src="//evil"/></foreignObject>'), 'drawing-has-more'],
  ['a picture elsewhere', svg('<image href="https://evil.example/x.png"/>'), 'drawing-has-a-picture'],
  ['a picture inside', svg('<image xlink:href="data:image/svg+xml;base64,AAAA"/>'), 'drawing-has-a-picture'],
  ['a part elsewhere', svg('<use xlink:href="https://evil.example/x.svg#a"/>'), 'drawing-reaches-out'],
  ['a part of another data', svg('<use href="data:image/svg+xml,x#a"/>'), 'drawing-reaches-out'],
  [
    'a colour elsewhere',
    svg('<rect width="9" height="9" fill="url(https://evil.example/#a)"/>'),
    'drawing-reaches-out',
  ],
  ['a mask elsewhere', svg('<rect width="9" height="9" style="mask:url(//evil/#a)"/>'), 'drawing-reaches-out'],
  ['a font elsewhere', svg(`<style>@font-face{src:url(//evil/f.woff)}</style>${disc}`), 'drawing-reaches-out'],
  ['a style sheet elsewhere', svg(`<style>@import "//evil/x.css";</style>${disc}`), 'drawing-reaches-out'],
  ['an import spelled otherwise', svg(`<style>@\\69mport "//evil/x.css";</style>${disc}`), 'drawing-reaches-out'],
  ['a background elsewhere', svg(`<style>.a{background:url("//evil")}</style>${disc}`), 'drawing-reaches-out'],
  ['a style with a state', svg(`<style>circle:hover{fill:red}</style>${disc}`), 'drawing-has-other-style'],
  [
    'a style sheet by instruction',
    `<?xml-stylesheet href="//evil/x.css"?>${svg('<text>A</text>')}`,
    'drawing-has-text',
  ],
  ['letters', svg('<text x="9" y="9">A</text>'), 'drawing-has-text'],
  ['a filter', svg(`<filter id="f"><feImage href="//evil"/></filter>${disc}`), 'drawing-has-more'],
  ['a look by a filter', svg('<rect width="9" height="9" filter="url(#f)"/>'), 'drawing-has-more'],
  ['something that moves', svg(`<circle r="9"><animate attributeName="r"/></circle>`), 'drawing-has-more'],
  [
    'a set attribute',
    svg('<circle r="9"><set attributeName="href" to="javascript:alert(1)"/></circle>'),
    'drawing-has-more',
  ],
  ['entities', `<!DOCTYPE svg [<!ENTITY a "x">]>${svg('<g>&a;</g>')}`, 'drawing-has-entities'],
  [
    'a billion laughs',
    `<!DOCTYPE svg [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;"><!ENTITY c "&b;&b;&b;&b;">]>${svg('<g>&c;</g>')}`,
    'drawing-has-entities',
  ],
  [
    'a file of the server',
    `<!DOCTYPE svg [<!ENTITY a SYSTEM "file:///etc/passwd">]>${svg('&a;')}`,
    'drawing-has-entities',
  ],
  ['a huge page', svg(disc, 'viewBox="0 0 1e30 1e30"'), 'drawing-cannot-be-read'],
  ['a page of nothing', svg(disc, 'viewBox="0 0 0 0"'), 'drawing-cannot-be-read'],
  ['a page without size', svg(disc, ''), 'drawing-cannot-be-read'],
  ['an oblong page', svg(disc, 'viewBox="0 0 200 100"'), 'drawing-is-not-square'],
  ['deep nesting', svg('<g>'.repeat(30) + disc + '</g>'.repeat(30)), 'drawing-is-too-complex'],
  ['very deep nesting', svg('<g>'.repeat(20_000) + '</g>'.repeat(20_000)), 'drawing-is-too-complex'],
  ['too many parts', svg('<rect/>'.repeat(3001)), 'drawing-is-too-complex'],
  [
    'repeats of repeats',
    svg('<g id="a"><path d="M0 0"/></g><g id="b"><use href="#a"/><use href="#a"/></g><use href="#b"/>'),
    'drawing-has-more',
  ],
  [
    'masks in masks',
    svg('<mask id="a"><rect/></mask><mask id="b"><rect mask="url(#a)"/></mask><rect mask="url(#b)"/>'),
    'drawing-has-more',
  ],
  [
    'one mask for very many',
    svg(`<mask id="a">${'<rect/>'.repeat(100)}</mask>${'<rect mask="url(#a)"/>'.repeat(100)}`),
    'drawing-is-too-complex',
  ],
  [
    'gradients in a circle',
    svg(
      '<linearGradient id="a" href="#b"/><linearGradient id="b" href="#a"/><rect fill="url(#a)" width="9" height="9"/>',
    ),
    'drawing-has-more',
  ],
  [
    'a million dashes',
    svg('<path d="M0 0L90000 90000" stroke="red" stroke-dasharray="0.0001"/>'),
    'drawing-is-too-complex',
  ],
  ['HTML behind a drawing', `${svg(disc)}<html><script>alert(1)</script></html>`, 'drawing-cannot-be-read'],
  [
    'a value that ends its attribute',
    svg(`<rect width="9" height="9" fill='red" onload="alert(1)'/>`),
    'drawing-cannot-be-read',
  ],
  [
    'an escaped value',
    svg('<rect width="9" height="9" fill="red&quot; onload=&quot;alert(1)"/>'),
    'drawing-cannot-be-read',
  ],
]

test.each(hostile)('a drawing with %s is refused', (_, text, refusal) => {
  const begun = performance.now()
  expect(readDrawing(text)).toMatchObject({ ok: false, refusal })
  expect(performance.now() - begun).toBeLessThan(5000)
})

test('sides may differ by what programs round', () => {
  expect([isSquare(600, 600), isSquare(600, 596), isSquare(600, 590), isSquare(0.5, 1)]).toEqual([
    true,
    true,
    false,
    false,
  ])
})

test('a picture that no badge shows is kept for thirty days', () => {
  expect(picturesKeptSince(new Date('2026-07-31T09:00:00Z'))).toEqual(new Date('2026-07-01T09:00:00Z'))
})
