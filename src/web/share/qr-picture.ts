import encodeQr from 'qr'

/** An address as a picture of a code to scan, to stand in a page. */
export function qrPicture(address: string): string {
  return `data:image/svg+xml,${encodeURIComponent(encodeQr(address, 'svg', { ecc: 'low', border: 2 }))}`
}
