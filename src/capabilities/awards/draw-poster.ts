import PDFDocument from 'pdfkit'
import type { Language } from '#infrastructure/words/languages.ts'
import { drawQr, printedBold, printedRegular } from './draw-qr.ts'

/** Everything that stands on a poster, in one language. */
export interface Poster {
  size: 'A4' | 'A5'
  language: Language
  place: string
  organisation: string
  title: string
  description: string
  picture: { png: Uint8Array; alt: string; colour: string }
  /** What to do: scan, or type the code at an address. */
  steps: string
  address: string
  letters: string
  /** From when to when, for how many. */
  limits: string | undefined
}

const sizes = { A4: { width: 595.28, height: 841.89 }, A5: { width: 419.53, height: 595.28 } }
const ink = '#1a2033'
const quiet = '#4d5468'

/** A page to hang up, by which learners keep a badge; tagged for screen readers (ISO 32000-1 §14.8). */
export async function drawPoster(poster: Poster): Promise<Uint8Array> {
  const { size, language, title, organisation } = poster
  const document = new PDFDocument({
    size,
    margin: 0,
    font: printedRegular,
    pdfVersion: '1.7',
    tagged: true,
    lang: language,
    displayTitle: true,
    info: { Title: title, Author: organisation },
  })
  const chunks: Buffer[] = []
  document.on('data', (chunk: Buffer) => chunks.push(chunk))
  const ended = new Promise<void>((resolve) => document.on('end', resolve))
  layOut(document, poster)
  document.end()
  await ended
  return Buffer.concat(chunks)
}

function layOut(document: PDFKit.PDFDocument, poster: Poster): void {
  const { width, height } = sizes[poster.size]
  const unit = width / 595.28
  const margin = 48 * unit
  const root = document.struct('Document')
  document.addStructure(root)
  const write = (tag: string, text: string, style: { size: number; font?: string; colour?: string; after?: number }) =>
    root.add(
      document.struct(tag, {}, () => {
        const { size, font = printedRegular, colour = ink, after = 8 } = style
        document
          .font(font)
          .fontSize(size * unit)
          .fillColor(colour)
          .text(text, margin, document.y, { width: width - 2 * margin, align: 'center' })
        document.y += after * unit
      }),
    )
  document.markContent('Artifact', { type: 'Layout' })
  document.rect(0, 0, width, 18 * unit).fill(poster.picture.colour)
  document.endMarkedContent()
  document.y = 40 * unit
  write('P', `${poster.organisation} · ${poster.place}`, { size: 14, colour: quiet })
  const art = 190 * unit
  const top = document.y
  root.add(
    document.struct('Figure', { alt: poster.picture.alt }, () => {
      document.image(Buffer.from(poster.picture.png), (width - art) / 2, top, { width: art, height: art })
    }),
  )
  document.y = top + art + 10 * unit
  write('H1', poster.title, { size: poster.title.length > 32 ? 30 : 38, font: printedBold, after: 4 })
  write('P', poster.description, { size: 15, after: 14 })
  const code = 210 * unit
  const codeTop = Math.max(document.y, height - code - 190 * unit)
  root.add(
    document.struct('Figure', { alt: poster.address }, () =>
      drawQr(document, { address: poster.address, left: (width - code) / 2, top: codeTop, size: code }),
    ),
  )
  document.y = codeTop + code + 12 * unit
  write('P', poster.steps, { size: 15, after: 4 })
  write('P', poster.letters, { size: 34, font: printedBold, after: 4 })
  if (poster.limits) write('P', poster.limits, { size: 12, colour: quiet })
  root.end()
}
