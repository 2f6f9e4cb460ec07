import { createRequire } from 'node:module'
import encodeQr from 'qr'

const require = createRequire(import.meta.url)
/** The typeface of everything that is printed. */
export const printedRegular = require.resolve(
  '@expo-google-fonts/atkinson-hyperlegible-next/400Regular/AtkinsonHyperlegibleNext_400Regular.ttf',
)
export const printedBold = require.resolve(
  '@expo-google-fonts/atkinson-hyperlegible-next/700Bold/AtkinsonHyperlegibleNext_700Bold.ttf',
)

interface Place {
  address: string
  left: number
  top: number
  /** In points, as everything in a PDF. */
  size: number
}

/** The library draws an edge of light dots; the page has its own. */
const edge = 1

/** An address as a QR code on a page. */
export function drawQr(document: PDFKit.PDFDocument, { address, left, top, size }: Place): void {
  const rows = encodeQr(address, 'raw', { ecc: 'medium', border: edge })
    .slice(edge, -edge)
    .map((row) => row.slice(edge, -edge))
  const dot = size / rows.length
  for (const [down, row] of rows.entries())
    for (const [across, isDark] of row.entries())
      if (isDark) document.rect(left + across * dot, top + down * dot, dot, dot)
  document.fill('#1a2033')
}
