import PDFDocument from 'pdfkit'
import type { Language } from '#infrastructure/words/languages.ts'
import { isPrintable } from './draw-certificate.ts'
import { drawQr, printedBold, printedRegular } from './draw-qr.ts'

/** What one card says. */
export interface CodeCard {
  name: string
  letters: string
  /** In words: `PIN 123456`. */
  pin: string
  address: string
}

/** Cards to cut out, or a sheet by name for the issuer who hands them out. */
export interface CodeCards {
  language: Language
  title: string
  organisation: string
  /** What to do with a card. */
  steps: string
  cards: CodeCard[]
  sheet: {
    heading: string
    name: string
    letters: string
    kept: string
    /** Stands for a name that the typeface lacks. */
    nameless: string
  }
}

/** A4 in points: two cards beside each other, five below each other, with a line to cut along. */
const page = { width: 595.28, height: 841.89, margin: 28 }
const across = 2
const down = 5
const card = { width: (page.width - 2 * page.margin) / across, height: (page.height - 2 * page.margin) / down }
const ink = '#1a2033'
const quiet = '#4d5468'
const codeSize = 84
const sheetLine = 20

/** Cards by ten on a page, and after them a sheet of all names with their codes, to be kept by the issuer. */
export async function drawCodeCards(request: CodeCards): Promise<Uint8Array> {
  const document = new PDFDocument({
    size: 'A4',
    margin: 0,
    font: printedRegular,
    pdfVersion: '1.7',
    tagged: true,
    lang: request.language,
    displayTitle: true,
    info: { Title: request.title, Author: request.organisation },
    autoFirstPage: false,
  })
  const chunks: Buffer[] = []
  document.on('data', (chunk: Buffer) => chunks.push(chunk))
  const ended = new Promise<void>((resolve) => document.on('end', resolve))
  const root = document.struct('Document')
  document.addStructure(root)
  for (const [index, one] of request.cards.entries()) {
    const place = index % (across * down)
    if (place === 0) document.addPage()
    drawCard(document, root, { request, one, place })
  }
  drawSheet(document, root, request)
  root.end()
  document.end()
  await ended
  return Buffer.concat(chunks)
}

type Drawing = PDFKit.PDFDocument

/**
 * A name as the typeface can print it: a letter whose marks it lacks stands without them. One that it lacks altogether
 * leaves the name out: the code tells the cards apart, and the list on screen has both.
 */
export function printedName(name: string): string {
  const letters = [...name.normalize('NFC')].map((letter) =>
    isPrintable(letter) ? letter : letter.normalize('NFD').replace(/\p{M}/gu, ''),
  )
  return isPrintable(letters.join('')) ? letters.join('') : ''
}

interface Placed {
  request: CodeCards
  one: CodeCard
  place: number
}

function drawCard(document: Drawing, root: PDFKit.PDFStructureElement, { request, one, place }: Placed): void {
  const left = page.margin + (place % across) * card.width
  const top = page.margin + Math.floor(place / across) * card.height
  document.markContent('Artifact', { type: 'Layout' })
  document.rect(left, top, card.width, card.height).dash(3, { space: 3 }).lineWidth(0.5).stroke('#9aa0b0').undash()
  document.endMarkedContent()
  const inner = { left: left + 14, top: top + 14, width: card.width - 28 - codeSize - 10 }
  root.add(
    document.struct('Figure', { alt: one.address }, () =>
      drawQr(document, {
        address: one.address,
        left: left + card.width - codeSize - 14,
        top: inner.top,
        size: codeSize,
      }),
    ),
  )
  const write = (text: string, { y, size, lines = 1, font = printedRegular, colour = ink, width }: CardText) =>
    root.add(
      document.struct('P', {}, () => {
        document.font(font).fontSize(size).fillColor(colour)
        // What is longer ends in three dots, and never runs into what stands below.
        const height = lines * document.currentLineHeight(true) + 1
        document.text(text, inner.left, y, { width: width ?? inner.width, height, ellipsis: true })
      }),
    )
  write(printedName(one.name), { y: inner.top, size: 13, font: printedBold, lines: 2 })
  write(request.title, { y: inner.top + 37, size: 10, lines: 2 })
  write(request.organisation, { y: inner.top + 66, size: 9, lines: 2, colour: quiet })
  write(`${one.letters}   ${one.pin}`, {
    ...{ y: inner.top + codeSize + 8, size: 15, font: printedBold, width: card.width - 28 },
  })
  write(request.steps, {
    ...{ y: inner.top + codeSize + 32, size: 8, lines: 2, colour: quiet, width: card.width - 28 },
  })
}

interface CardText {
  y: number
  size: number
  /** As many as there is room for. */
  lines?: number
  font?: string
  colour?: string
  width?: number
}

function drawSheet(document: Drawing, root: PDFKit.PDFStructureElement, request: CodeCards): void {
  const { sheet, cards } = request
  const columns = [48, 270, 450] as const
  // What stands in one column never reaches the next.
  const widths = [214, 172, page.width - 48 - columns[2]] as const
  let y = page.height
  const row = (texts: readonly string[], font: string) => {
    for (const [index, text] of texts.entries())
      root.add(
        document.struct('P', {}, () => {
          document.font(font).fontSize(10).fillColor(ink)
          document.text(text, columns[index], y, {
            width: widths[index] ?? 0,
            height: sheetLine,
            ellipsis: true,
            lineBreak: false,
          })
        }),
      )
    y += sheetLine
  }
  for (const one of [...cards].sort((a, b) => a.name.localeCompare(b.name, request.language))) {
    if (y > page.height - 60) {
      document.addPage()
      y = 48
      root.add(
        document.struct('H1', {}, () => {
          document.font(printedBold).fontSize(15).fillColor(ink)
          document.text(`${sheet.heading}: ${request.title}`, columns[0], y, { width: 500, height: 22, ellipsis: true })
        }),
      )
      y += 34
      row([sheet.name, sheet.letters, sheet.kept], printedBold)
    }
    row([printedName(one.name) || sheet.nameless, `${one.letters}  ${one.pin}`, '________'], printedRegular)
  }
}
