export type Encoding = 'utf-8' | 'utf-16le' | 'utf-16be' | 'windows-1252' | (string & {})

/**
 * The text of a file as programs of all ages write it: by its byte order mark, as UTF-8 where it is valid, by what it
 * says of itself (XML, HTML), else as Windows-1252, which is what Excel's "CSV" is in Britain.
 */
export function decodeText(bytes: Uint8Array): { text: string; encoding: Encoding } {
  const encoding = encodingOf(bytes)
  return { text: new TextDecoder(encoding).decode(bytes), encoding }
}

function encodingOf(bytes: Uint8Array): Encoding {
  const [first, second] = bytes
  if (first === 0xff && second === 0xfe) return 'utf-16le'
  if (first === 0xfe && second === 0xff) return 'utf-16be'
  const unmarked = unmarkedUtf16(bytes)
  if (unmarked) return unmarked
  if (isUtf8(bytes)) return 'utf-8'
  return declaredEncoding(bytes) ?? 'windows-1252'
}

/** Latin letters in UTF-16 have a zero in every other byte, which no text in another encoding has. */
function unmarkedUtf16(bytes: Uint8Array): Encoding | undefined {
  const sample = bytes.subarray(0, 400)
  if (sample.length < 4) return undefined
  const zeros = (from: 0 | 1) => sample.filter((byte, at) => at % 2 === from && byte === 0).length
  const many = sample.length * 0.3
  if (zeros(1) > many && zeros(0) === 0) return 'utf-16le'
  if (zeros(0) > many && zeros(1) === 0) return 'utf-16be'
  return undefined
}

function isUtf8(bytes: Uint8Array): boolean {
  try {
    new TextDecoder('utf-8', { fatal: true }).decode(bytes)
    return true
  } catch {
    return false
  }
}

/** `<?xml encoding="…">` or `<meta charset="…">`, where the text is not what most texts are. */
function declaredEncoding(bytes: Uint8Array): Encoding | undefined {
  const start = new TextDecoder('windows-1252').decode(bytes.subarray(0, 2000))
  const named =
    /<\?xml[^>]*\bencoding\s*=\s*["']([\w-]+)/i.exec(start) ?? /<meta[^>]*\bcharset\s*=\s*["']?([\w-]+)/i.exec(start)
  const name = named?.[1]?.toLowerCase()
  // What calls itself UTF-8 and is not is Windows-1252 more often than anything else.
  if (!name || /^utf-?(8|16)/.test(name)) return undefined
  try {
    return new TextDecoder(name).encoding
  } catch {
    return undefined
  }
}
