import { describe, expect, test } from 'vitest'
import { namesIn, namesInText, plainText, shortened, webAddress } from './plain-rules.ts'

describe('the words of a text', () => {
  test.each<[unknown, string | null]>([
    ['Plain', 'Plain'],
    ['  Plain \t ', 'Plain'],
    ['', null],
    [' \n ', null],
    [7, null],
    [null, null],
    [undefined, null],
    ['One  \t two', 'One two'],
    ['One \u00a0two', 'One two'],
    ['One \n two', 'One\ntwo'],
    ['One\n\n\n\n\ntwo', 'One\n\ntwo'],
    ['One<br>two<br/>three', 'One\ntwo\nthree'],
    ['<p>One</p><p>two</p>', 'One\ntwo'],
    ['<ul><li>One</li><li>two</li></ul>', 'One\ntwo'],
    ['<B>bold</B> and <a href="javascript:alert(1)">link</a>', 'bold and link'],
    ['<script>alert(1)</script>Text', 'Text'],
    ['Text<style>p { color: red }', 'Text'],
    ['<!-- hidden -->Text<!-- cut off', 'Text'],
    ['<![CDATA[Inside]]>', 'Inside'],
    ['a < b and b > c', 'a < b and b > c'],
    ['Maths: x <y> z', 'Maths: x <y> z'],
    ['Pipes &amp; taps', 'Pipes & taps'],
    ['&lt;b&gt;Bold&lt;/b&gt;', 'Bold'],
    ['&amp;lt;b&amp;gt;', '<b>'],
    ['Caf&eacute; &#8364;5', 'Café €5'],
    ['Zero&#0;width&#x00;', 'Zerowidth'],
    ['Soft\u00adhyphen\u200b\ufeff', 'Softhyphen'],
    ['Bell\u0007 and tab\tand', 'Bell and tab and'],
    ['Half \ud800 sign', 'Half \ufffd sign'],
  ])('%j are %j', (text, plain) => {
    expect(plainText(text)).toBe(plain)
  })

  test('are cut where nobody reads on', () => {
    expect(plainText('x'.repeat(200_000))).toHaveLength(100_000)
  })
})

describe('names', () => {
  test('are clean, each once, short and not too many', () => {
    expect(namesIn(['<b>Coding</b>', ' Coding ', 'Two\nlines', 7, '', null])).toEqual(['Coding', 'Two lines'])
    expect(namesIn(['x'.repeat(120), 'y'.repeat(121)])).toEqual(['x'.repeat(120)])
    expect(namesIn(Array.from({ length: 30 }, (_, at) => `Name ${at}`))).toHaveLength(20)
  })

  test.each<[string | null, string[]]>([
    ['Coding, repair, sewing', ['Coding', 'repair', 'sewing']],
    ['Coding; cooking, baking', ['Coding', 'cooking, baking']],
    ['Coding|repair', ['Coding', 'repair']],
    ['Coding\nrepair, sewing', ['Coding', 'repair, sewing']],
    ['', []],
    [null, []],
  ])('in %j are %j', (text, names) => {
    expect(namesInText(text)).toEqual(names)
  })
})

test.each([
  ['as long as it may be', 22, 'as long as it may be'],
  ['exactly', 7, 'exactly'],
  ['one two three four', 12, 'one two…'],
  ['one two three four', 14, 'one two three…'],
  ['unbreakable-word-of-length', 10, 'unbreakab…'],
  ['a unbreakablewordthatislong', 10, 'a unbreak…'],
])('%j in %d signs is %j', (text, longest, short) => {
  expect(shortened(text, longest)).toBe(short)
})

test.each<[unknown, string | null]>([
  ['https://a.example/1', 'https://a.example/1'],
  [' http://a.example ', 'http://a.example'],
  ['javascript:alert(1)', null],
  ['data:text/html,x', null],
  ['xhttps://a.example', null],
  ['httpsx://a.example', null],
  ['a.example', null],
  ['/path', null],
  [7, null],
  [null, null],
])('the address %j is %j', (text, address) => {
  expect(webAddress(text)).toBe(address)
})
