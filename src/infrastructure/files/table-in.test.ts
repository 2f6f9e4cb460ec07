import { crc32 } from 'node:zlib'
import { describe, expect, test } from 'vitest'
import { headingRow, tableIn } from './table-in.ts'

const cellsOf = async (bytes: Uint8Array | string) =>
  (await tableIn(typeof bytes === 'string' ? Buffer.from(bytes) : bytes)).rows.map(({ cells }) => cells)

describe('a table as spreadsheets write it', () => {
  test('is read in every encoding of Excel', async () => {
    const text = 'Name,Café\r\nSiân Ŵyn,£5\r\n'
    const expected = [
      ['Name', 'Café'],
      ['Siân Ŵyn', '£5'],
    ]
    const little = Buffer.from(text, 'utf16le')
    expect(await cellsOf(text), 'UTF-8').toEqual(expected)
    expect(await cellsOf(`\uFEFF${text}`), 'UTF-8 with a mark').toEqual(expected)
    expect(await cellsOf(Buffer.concat([Buffer.from([0xff, 0xfe]), little])), 'UTF-16 LE').toEqual(expected)
    expect(
      await cellsOf(Buffer.concat([Buffer.from([0xfe, 0xff]), Buffer.from(little).swap16()])),
      'UTF-16 BE',
    ).toEqual(expected)
    expect(await cellsOf(little), 'UTF-16 without a mark').toEqual(expected)
    const greek = Buffer.concat([Buffer.from([0xfe, 0xff]), Buffer.from('Ωραία', 'utf16le').swap16()])
    expect(await cellsOf(greek), 'UTF-16 BE without Latin letters').toEqual([['Ωραία']])
    const ansi = Buffer.from('Name,Caf\xe9\r\nJos\xe9\x92s,\xa35 \x96 \x8010\r\n', 'latin1')
    expect(await cellsOf(ansi), 'Windows-1252').toEqual([
      ['Name', 'Café'],
      ['José’s', '£5 – €10'],
    ])
  })

  test('is read with every separator, one that it names itself first', async () => {
    const expected = [
      ['a', 'b'],
      ['1,50', 'two'],
      ['3,75', 'four'],
    ]
    expect(await cellsOf('a;b\n1,50;two\n3,75;four\n')).toEqual(expected)
    expect(await cellsOf('a\tb\n1,50\ttwo\n3,75\tfour\n')).toEqual(expected)
    expect(await cellsOf('a|b\n1,50|two\n3,75|four\n')).toEqual(expected)
    expect(await cellsOf('a,b\n"1,50",two\n"3,75",four\n')).toEqual(expected)
    const declared = await tableIn(Buffer.from('sep=;\r\na,b,c;d,e,f\r\n1,2,3;4,5,6\r\n'))
    expect(declared.rows).toEqual([
      { line: 2, cells: ['a,b,c', 'd,e,f'] },
      { line: 3, cells: ['1,2,3', '4,5,6'] },
    ])
    expect(await cellsOf('Only one column\nAnn\nBob\n')).toEqual([['Only one column'], ['Ann'], ['Bob']])
  })

  test('counts lines as a person does, with breaks inside a cell', async () => {
    for (const end of ['\n', '\r\n', '\r']) {
      const { rows } = await tableIn(Buffer.from(['a,b', '', '"one', 'two",2', '3,4'].join(end)))
      expect(rows, JSON.stringify(end)).toEqual([
        { line: 1, cells: ['a', 'b'] },
        { line: 3, cells: ['one\ntwo', '2'] },
        { line: 5, cells: ['3', '4'] },
      ])
    }
  })

  test('loses one row by one bad quote, and says which', async () => {
    const read = await tableIn(Buffer.from('a,b\n1,"never closed\n2,two\n3,"th,ree"\n4,a "quoted" word\n5,"x\ny"\n'))
    expect(read.problems).toEqual([{ line: 2, why: 'quote-not-closed' }])
    expect(read.rows.slice(1)).toEqual([
      { line: 3, cells: ['2', 'two'] },
      { line: 4, cells: ['3', 'th,ree'] },
      { line: 5, cells: ['4', 'a "quoted" word'] },
      { line: 6, cells: ['5', 'x\ny'] },
    ])
  })

  test('says where it was cut, and what is no table', async () => {
    const long = await tableIn(Buffer.from('a\n1\n2\n3\n'), { mostRows: 2 })
    expect(long).toMatchObject({ rows: [{}, {}], problems: [{ line: 3, why: 'too-many-rows' }] })
    const picture = await tableIn(Buffer.from([0x89, 0x50, 0x4e, 0x47, 0, 1, 2, 0, 0, 255]))
    expect(picture).toMatchObject({ rows: [], problems: [{ line: 1, why: 'no-table' }] })
    const packed = await tableIn(Buffer.from('PK\u0003\u0004 and nothing'))
    expect(packed).toMatchObject({ rows: [], problems: [{ line: 1, why: 'no-table' }] })
  })

  test('is read from the first sheet of a workbook, dates too', async () => {
    const read = await tableIn(
      aWorkbook(
        '<row r="1"><c r="A1" t="inlineStr"><is><t>Title</t></is></c><c r="B1" t="inlineStr"><is><t>Date</t></is></c></row><row r="3"><c r="A3" t="inlineStr"><is><t>Café</t></is></c><c r="B3" s="1"><v>46399.75</v></c></row>',
      ),
    )
    expect(read).toMatchObject({ problems: [], encoding: 'xlsx' })
    expect(read.rows).toEqual([
      { line: 1, cells: ['Title', 'Date'] },
      { line: 3, cells: ['Café', '2027-01-12 18:00'] },
    ])
  })
})

describe('the row of headings', () => {
  const rows = [
    ['Spring programme 2027', '', ''],
    ['Title', 'Date', 'Price'],
    ['Pottery', '12/01/2027', '£5'],
  ].map((cells, at) => ({ line: at + 1, cells }))

  test('is the one with known headings, below a title', () => {
    expect(headingRow(rows, (cell) => ['title', 'price'].includes(cell.toLowerCase()))?.line).toBe(2)
  })

  test('is the first full one where no heading is known', () => {
    expect(headingRow(rows, () => false)?.line).toBe(2)
    expect(headingRow([], () => false)).toBeUndefined()
  })
})

/** The smallest workbook: one sheet, one style for dates; a ZIP archive whose files are stored as they are. */
function aWorkbook(rows: string): Buffer {
  const main = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main'
  const relations = 'http://schemas.openxmlformats.org/package/2006/relationships'
  const office = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships'
  return stored({
    '[Content_Types].xml': '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"/>',
    '_rels/.rels': `<Relationships xmlns="${relations}"><Relationship Id="r1" Type="${office}/officeDocument" Target="xl/workbook.xml"/></Relationships>`,
    'xl/workbook.xml': `<workbook xmlns="${main}" xmlns:r="${office}"><sheets><sheet name="One" sheetId="1" r:id="r1"/></sheets></workbook>`,
    'xl/_rels/workbook.xml.rels': `<Relationships xmlns="${relations}"><Relationship Id="r1" Type="${office}/worksheet" Target="worksheets/sheet1.xml"/></Relationships>`,
    'xl/styles.xml': `<styleSheet xmlns="${main}"><cellXfs count="2"><xf numFmtId="0"/><xf numFmtId="22" applyNumberFormat="1"/></cellXfs></styleSheet>`,
    'xl/worksheets/sheet1.xml': `<worksheet xmlns="${main}"><sheetData>${rows}</sheetData></worksheet>`,
  })
}

function stored(files: Record<string, string>): Buffer {
  const [parts, list]: [Buffer[], Buffer[]] = [[], []]
  let at = 0
  for (const [name, text] of Object.entries(files)) {
    const [title, body] = [Buffer.from(name), Buffer.from(text)]
    const facts = Buffer.alloc(26)
    facts.writeUInt16LE(20, 0)
    facts.writeUInt32LE(crc32(body), 10)
    facts.writeUInt32LE(body.length, 14)
    facts.writeUInt32LE(body.length, 18)
    facts.writeUInt16LE(title.length, 22)
    const [where, ends] = [Buffer.alloc(4), Buffer.alloc(10)]
    where.writeUInt32LE(at)
    list.push(Buffer.from('PK\x01\x02\x14\x00', 'latin1'), facts, ends, where, title)
    parts.push(Buffer.from('PK\x03\x04'), facts, title, body)
    at += 30 + title.length + body.length
  }
  const [directory, end] = [Buffer.concat(list), Buffer.alloc(18)]
  end.writeUInt16LE(Object.keys(files).length, 4)
  end.writeUInt16LE(Object.keys(files).length, 6)
  end.writeUInt32LE(directory.length, 8)
  end.writeUInt32LE(at, 12)
  return Buffer.concat([...parts, directory, Buffer.from('PK\x05\x06'), end])
}
