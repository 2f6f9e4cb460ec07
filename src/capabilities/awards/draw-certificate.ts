import PDFDocument from 'pdfkit'
import type { Language } from '#infrastructure/words/languages.ts'
import { printedBold as bold, drawQr, printedRegular as regular } from './draw-qr.ts'

/** Everything that stands on a printed badge, in one language. */
export interface Certificate {
  language: Language
  place: string
  organisation: string
  title: string
  description: string
  /** Whose it is, where the learner lets it be seen. */
  earnedBy: string | undefined
  /** What a reader must know first: that it was withdrawn, or ran out. */
  warning: string | undefined
  /** The badge that took its place, or follows it. */
  successor: { text: string; address: string } | undefined
  facts: { term: string; detail: string }[]
  picture: { png: Uint8Array; alt: string; colour: string }
  check: { heading: string; text: string; address: string }
  /** The signed badge, which travels inside the file. */
  credential: { json: string; fileName: string }
}

/** Points, as everything here: A4 upright. */
const page = { width: 595.28, height: 841.89, margin: 56 }
const width = page.width - 2 * page.margin
const ink = '#1a2033'
const quiet = '#4d5468'
const warningInk = '#8a1c1c'
const codeSize = 92
const checkTop = page.height - page.margin - codeSize

/** Letters of the languages of Europe that are written in Latin letters, and their punctuation, as the typeface has them. */
const printable =
  /^[ -~\u00a0-\u00ac\u00ae-\u00b4\u00b6-\u0107\u010a-\u0113\u0116-\u011b\u011e-\u0123\u0126\u0127\u012a\u012b\u012e-\u0133\u0136\u0137\u0139-\u013e\u0141-\u0148\u0150-\u0155\u0158-\u015b\u015e-\u0165\u016a\u016b\u016e-\u017e\u0218-\u021b\u1e80-\u1e85\u1ef2\u1ef3\u2013\u2014\u2018-\u201a\u201c-\u201e\u2022\u2026\u20ac]*$/u

/** Whether the typeface has all signs of a text. */
export function isPrintable(text: string): boolean {
  return printable.test(text)
}

/** One badge as a page to print, tagged for screen readers (ISO 32000-1 §14.8), with the signed badge attached. */
export async function drawCertificate(certificate: Certificate): Promise<Uint8Array> {
  const { language, title, organisation, credential } = certificate
  const document = new PDFDocument({
    size: 'A4',
    margins: { top: page.margin, left: page.margin, right: page.margin, bottom: page.margin },
    font: regular,
    pdfVersion: '1.7',
    tagged: true,
    lang: language,
    displayTitle: true,
    info: { Title: title, Author: organisation },
  })
  const whole = bytesOf(document)
  document.file(Buffer.from(credential.json), { name: credential.fileName, type: 'application/vc' })
  draw(document, certificate)
  document.end()
  return whole
}

/** A document's bytes, once it has ended. Asked for before anything is drawn. */
export async function bytesOf(document: PDFKit.PDFDocument): Promise<Uint8Array> {
  const chunks: Buffer[] = []
  for await (const chunk of document) chunks.push(chunk as Buffer)
  return Buffer.concat(chunks)
}

type Drawing = PDFKit.PDFDocument

function draw(document: Drawing, certificate: Certificate): void {
  const { place, organisation, title, description, earnedBy, warning, successor, facts, picture } = certificate
  const root = document.struct('Document')
  document.addStructure(root)
  const write = (tag: string, text: string, style: TextStyle) =>
    root.add(document.struct(tag, {}, () => writeText(document, text, style)))
  decorate(document, () => document.rect(0, 0, page.width, 12).fill(picture.colour))
  document.y = 34
  write('P', place, { size: 11, colour: quiet })
  drawPicture(document, root, picture)
  if (warning) write('P', warning, { size: 12, font: bold, colour: warningInk, after: 6 })
  if (successor) {
    write('P', successor.text, { size: 12, font: bold, after: 0 })
    write('P', successor.address, { size: 10.5, colour: quiet, link: successor.address, after: 6 })
  }
  write('H1', title, { size: title.length > 40 ? 24 : 30, font: bold, after: 4 })
  write('P', organisation, { size: 13, font: bold, colour: quiet, after: 10 })
  if (earnedBy) write('P', earnedBy, { size: 16, after: 8 })
  write('P', description, { size: 12, inset: 50, after: 18 })
  for (const { term, detail } of facts) {
    // A term never stands alone at the foot of a page.
    if (document.y > page.height - page.margin - 40) document.addPage()
    write('H2', term, { size: 9.5, font: bold, colour: quiet, align: 'left', after: 1 })
    write('P', detail, { size: 11, align: 'left', after: 9 })
  }
  if (document.y > checkTop - 12) document.addPage()
  drawCheck(document, root, certificate.check)
  root.end()
}

interface TextStyle {
  size: number
  font?: string
  colour?: string
  align?: 'left' | 'center'
  inset?: number
  after?: number
  link?: string
}

function writeText(document: Drawing, text: string, style: TextStyle): void {
  const { size, font = regular, colour = ink, align = 'center', inset = 0, after = 0, link } = style
  document.font(font).fontSize(size).fillColor(colour)
  document.text(text, page.margin + inset, document.y, {
    width: width - 2 * inset,
    align,
    lineGap: size * 0.18,
    ...(link && { link }),
  })
  document.y += after
}

function drawPicture(document: Drawing, root: PDFKit.PDFStructureElement, { png, alt }: Certificate['picture']): void {
  const size = 190
  const [left, top] = [(page.width - size) / 2, document.y + 10]
  root.add(
    document.struct('Figure', { alt }, () => {
      document.image(Buffer.from(png), left, top, { width: size, height: size })
    }),
  )
  document.y = top + size + 12
}

/** At the foot of the last page: how to find out whether the paper tells the truth. */
function drawCheck(document: Drawing, root: PDFKit.PDFStructureElement, check: Certificate['check']): void {
  const { heading, text, address } = check
  const left = page.margin + codeSize + 18
  const column = { width: page.width - page.margin - left, lineGap: 2 }
  root.add(
    document.struct('Figure', { alt: address }, () =>
      drawQr(document, { address, left: page.margin, top: checkTop, size: codeSize }),
    ),
  )
  root.add(
    document.struct('H2', {}, () => {
      document.font(bold).fontSize(12).fillColor(ink).text(heading, left, checkTop, column)
    }),
  )
  root.add(
    document.struct('P', {}, () => {
      document
        .font(regular)
        .fontSize(10.5)
        .fillColor(ink)
        .text(text, left, document.y + 2, column)
    }),
  )
  root.add(
    document.struct('P', {}, () => {
      document.fillColor(quiet).text(address, left, document.y + 4, { ...column, link: address })
    }),
  )
}

/** What only looks nice is passed over by screen readers. */
function decorate(document: Drawing, drawing: () => void): void {
  document.markContent('Artifact', { type: 'Layout' })
  drawing()
  document.endMarkedContent()
}
