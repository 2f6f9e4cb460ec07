import PDFDocument from 'pdfkit'
import { bytesOf, isPrintable } from '#capabilities/awards/draw-certificate.ts'
import { printedBold as bold, drawQr, printedRegular as regular } from '#capabilities/awards/draw-qr.ts'
import type { Language } from '#infrastructure/words/languages.ts'

/** A text to print, part by part, in one language. */
export interface PrintedDocument {
  language: Language
  title: string
  lead: string
  parts: PrintedPart[]
  /** At the foot of every page, before its number. */
  foot: string
  /** Said where a sign was left out that the typeface lacks. */
  leftOut: string
  /** An address as a square code beside the title, with the words for it, which a screen reader reads. */
  code?: { address: string; text: string }
}

export interface PrintedPart {
  title: string
  rows: { term?: string; text: string }[]
}

/** Points, as everything here: A4 upright. */
const page = { width: 595.28, height: 841.89, margin: 62 }
const width = page.width - 2 * page.margin
const ink = '#1a2033'
const quiet = '#4d5468'
const foot = page.height - 40

/** The types of the library do not have it yet. */
const accessible = { subset: 'PDF/UA' } as object

/** The document as a PDF, tagged for screen readers (PDF/UA-1, ISO 14289-1): each part a section with its headings. */
export function drawDocument(printed: PrintedDocument): Promise<Uint8Array> {
  return drawn(printed).whole
}

/** How many pages a document needs. */
export async function countPages(printed: PrintedDocument): Promise<number> {
  const { whole, pages } = drawn(printed)
  await whole
  return pages
}

function drawn(printed: PrintedDocument): { whole: Promise<Uint8Array>; pages: number } {
  const { language, title, lead, parts } = printed
  const document = new PDFDocument({
    size: 'A4',
    margins: { top: page.margin, left: page.margin, right: page.margin, bottom: page.margin },
    font: regular,
    pdfVersion: '1.7',
    tagged: true,
    ...accessible,
    lang: language,
    displayTitle: true,
    bufferPages: true,
    info: { Title: title },
  })
  const whole = bytesOf(document)
  const root = document.struct('Document')
  document.addStructure(root)
  const beside = printed.code ? codeSide + 14 : 0
  write(document, root, { tag: 'H1', text: title, size: 24, font: bold, after: 6, beside })
  for (const line of lead.split('\n'))
    write(document, root, { tag: 'P', text: line, size: 12, colour: quiet, after: 2, beside })
  document.y += 8
  if (printed.code) drawCode(document, root, printed.code)
  for (const part of parts) drawPart(document, root, part)
  if (!isWhole(printed)) write(document, root, { tag: 'P', text: printed.leftOut, size: 10, colour: quiet })
  root.end()
  const pages = document.bufferedPageRange().count
  numberPages(document, printed.foot)
  document.end()
  return { whole, pages }
}

const codeSide = 84

/** At the upper right corner; its words stand under the lead. */
function drawCode(
  document: PDFKit.PDFDocument,
  root: PDFKit.PDFStructureElement,
  { address, text }: NonNullable<PrintedDocument['code']>,
) {
  const [left, top] = [page.width - page.margin - codeSide, page.margin]
  const figure = document.struct('Figure', { alt: text }, () =>
    drawQr(document, { address, left, top, size: codeSide }),
  )
  root.add(figure)
  write(document, root, { tag: 'P', text, size: 9, colour: quiet, after: 4, beside: codeSide + 14 })
  document.y = Math.max(document.y, top + codeSide + 6)
}

function drawPart(document: PDFKit.PDFDocument, root: PDFKit.PDFStructureElement, { title, rows }: PrintedPart) {
  const section = document.struct('Sect')
  root.add(section)
  // A heading never stands alone at the foot of a page.
  if (document.y > page.height - page.margin - 80) document.addPage()
  else document.y += 10
  write(document, section, { tag: 'H2', text: title, size: 15, font: bold, after: 4 })
  for (const { term, text } of rows) {
    if (term && document.y > page.height - page.margin - 50) document.addPage()
    if (term) write(document, section, { tag: 'H3', text: term, size: 10.5, font: bold, colour: quiet, after: 1 })
    for (const paragraph of text.split(/\n+/).filter(Boolean))
      write(document, section, { tag: 'P', text: paragraph, size: 11, after: 5 })
  }
  section.end()
}

interface Written {
  tag: 'H1' | 'H2' | 'H3' | 'P'
  text: string
  size: number
  font?: string
  colour?: string
  after?: number
  /** So much is left free at its right. */
  beside?: number
}

function write(document: PDFKit.PDFDocument, above: PDFKit.PDFStructureElement, written: Written): void {
  const { tag, text, size, font = regular, colour = ink, after = 0, beside = 0 } = written
  above.add(
    document.struct(tag, {}, () => {
      document.font(font).fontSize(size).fillColor(colour)
      document.text(printable(text), page.margin, document.y, { width: width - beside, lineGap: size * 0.22 })
    }),
  )
  document.y += after
}

/** Letters that the typeface lacks stand without their marks, other signs are left out; the last line says so. */
function printable(text: string): string {
  return [...text.normalize('NFC')]
    .map((letter) => {
      if (isPrintable(letter)) return letter
      const bare = letter.normalize('NFD').replace(/\p{M}/gu, '')
      return isPrintable(bare) ? bare : ''
    })
    .join('')
}

const isWhole = ({ title, lead, parts }: PrintedDocument) =>
  [title, lead, ...parts.flatMap((part) => [part.title, ...part.rows.flatMap(({ term = '', text }) => [term, text])])]
    .flatMap((text) => text.split('\n'))
    .every((line) => printable(line) === line.normalize('NFC'))

/** Not read out: every page says the same. */
function numberPages(document: PDFKit.PDFDocument, text: string): void {
  const { start, count } = document.bufferedPageRange()
  for (let index = start; index < start + count; index++) {
    document.switchToPage(index)
    // Below the margin a text would begin another page.
    document.page.margins.bottom = 0
    document.markContent('Artifact', { type: 'Pagination' })
    document.font(regular).fontSize(9).fillColor(quiet)
    document.text(`${printable(text)} · ${index + 1}/${count}`, page.margin, foot, { width, lineBreak: false })
    document.endMarkedContent()
  }
}
