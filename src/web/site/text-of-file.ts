/**
 * The text of a file that a spreadsheet saved. Excel saves "Unicode text" as UTF-16 and plain CSV in the old Windows
 * letters; read as UTF-8 they would put broken letters into people's names.
 */
export async function textOfFile(file: Blob): Promise<string> {
  const bytes = new Uint8Array(await file.arrayBuffer())
  return new TextDecoder(lettersOf(bytes)).decode(bytes).replaceAll('\0', '')
}

function lettersOf(bytes: Uint8Array): string {
  const [first, second] = bytes
  if (first === 0xff && second === 0xfe) return 'utf-16le'
  if (first === 0xfe && second === 0xff) return 'utf-16be'
  try {
    new TextDecoder('utf-8', { fatal: true }).decode(bytes)
    return 'utf-8'
  } catch {
    return 'windows-1252'
  }
}
