import { readBadge } from '@waymark/open-badges'
import { Unzip, UnzipInflate } from 'fflate'
import { mostBadgeBytes } from '#capabilities/awards/award-format.ts'
import { readCodeInPicture } from '#capabilities/awards/read-code-in-picture.ts'
import { isWorkbook as isArchive } from '#infrastructure/files/read-workbook.ts'
import { badgesInText, documentAddress, signedParts } from './badge-export-rules.ts'
import { type HandedIn, mostAtOnce } from './brought-badge.ts'

export type UnreadRefusal = 'no-badge' | 'too-large' | 'archive-unreadable' | 'too-many'

export interface ReadHandedIn {
  handed: HandedIn[]
  /** Files in which no badge was found, by their names. */
  unread: { from: string; refusal: UnreadRefusal }[]
}

interface NamedFile {
  name: string
  /** Absent where there are more of them than a badge has. */
  bytes: Uint8Array | undefined
}

/** A picture without a badge may show the code of one: looking for it costs up to a second each. */
const mostCodesLookedFor = 3

/** Archives with more files than this were not made by taking badges out. */
const mostFiles = 2000
const mostUnpackedBytes = 60_000_000

/**
 * The badges in what was handed in: files of one badge, exports of other systems, archives of both, and pasted badges and
 * addresses. Nothing is verified, and nothing is asked of the web.
 */
export async function readHandedIn({ files, text }: { files: NamedFile[]; text: string }): Promise<ReadHandedIn> {
  const read: Reading = { handed: [], unread: [], codesLookedFor: 0 }
  for (const file of files) {
    const unpacked = file.bytes && isArchive(file.bytes) ? unpack(file.bytes) : [file]
    if (!unpacked?.length) read.unread.push({ from: file.name, refusal: 'archive-unreadable' })
    for (const one of unpacked ?? []) await readFile(one, read)
  }
  if (text.trim()) readPasted(text.trim(), read)
  const over = read.handed.splice(mostAtOnce)
  read.unread.push(...over.map(({ from }) => ({ from, refusal: 'too-many' as const })))
  const { handed, unread } = read
  return { handed, unread }
}

/** What was read so far, and how often a picture was searched for a code. */
type Reading = ReadHandedIn & { codesLookedFor: number }

/** So much of an archive is unpacked at a time: it grows by a thousand at most before it is looked at again. */
const sliceBytes = 16_384

/**
 * What is in an archive, counted while it is unpacked: what an archive says of its files is not relied on. `undefined`
 * where it cannot be read, has too many files, or grows too large.
 */
function unpack(bytes: Uint8Array): NamedFile[] | undefined {
  const files: NamedFile[] = []
  let [listed, whole, isOver] = [0, 0, false]
  const archive = new Unzip((file) => {
    listed += 1
    if (listed > mostFiles) isOver = true
    // Folders, and what a Mac lays beside each file.
    if (isOver || /(^|\/)(__MACOSX\/|\.)|\/$/.test(file.name)) return
    const parts: Uint8Array[] = []
    let length = 0
    file.ondata = (error, part, isLast) => {
      length += part?.length ?? 0
      whole += part?.length ?? 0
      if (error || whole > mostUnpackedBytes) isOver = true
      if (length <= mostBadgeBytes) parts.push(part)
      const bytes = () => (length <= mostBadgeBytes ? Buffer.concat(parts) : undefined)
      if (isLast && !isOver) files.push({ name: file.name, bytes: bytes() })
    }
    file.start()
  })
  archive.register(UnzipInflate)
  try {
    for (let at = 0; at < bytes.length && !isOver; at += sliceBytes)
      archive.push(bytes.subarray(at, at + sliceBytes), at + sliceBytes >= bytes.length)
  } catch {
    return undefined
  }
  return isOver ? undefined : files
}

async function readFile({ name, bytes }: NamedFile, read: Reading): Promise<void> {
  const { handed, unread } = read
  if (!bytes || bytes.length > mostBadgeBytes) {
    unread.push({ from: name, refusal: 'too-large' })
    return
  }
  const found = await badgesInFile(bytes, read)
  handed.push(...found.map((one) => ({ from: typeof one === 'string' && isAddress(one) ? one : name, badge: one })))
  if (found.length === 0) unread.push({ from: name, refusal: 'no-badge' })
}

async function badgesInFile(bytes: Uint8Array, read: Reading): Promise<HandedIn['badge'][]> {
  const badge = readBadge(bytes)
  if (badge.ok) return signedParts(badge.document) ?? [bytes]
  const text = textOf(bytes)
  if (text !== undefined) return badgesInText(text, mostAtOnce + 1)
  if (read.codesLookedFor >= mostCodesLookedFor) return []
  read.codesLookedFor += 1
  return badgesInText((await readCodeInPicture(bytes)) ?? '', mostAtOnce + 1)
}

function readPasted(text: string, { handed, unread }: ReadHandedIn): void {
  const found = new Set(badgesInPasted(text))
  handed.push(...[...found].map((badge) => ({ from: shortened(badge), badge })))
  if (found.size === 0) unread.push({ from: shortened(text), refusal: 'no-badge' })
}

function badgesInPasted(text: string): string[] {
  const badge = readBadge(text)
  if (badge.ok) return signedParts(badge.document) ?? [text]
  const lines = text.split(/\s+/)
  // Alone on its line an address is meant as one, whatever it looks like.
  return lines.every(isAddress) ? lines.map(documentAddress) : badgesInText(text, mostAtOnce + 1)
}

const isAddress = (text: string) => /^https?:\/\/\S+$/i.test(text)

const shortened = (text: string) => (text.length > 80 ? `${text.slice(0, 79)}…` : text)

function textOf(bytes: Uint8Array): string | undefined {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes)
  } catch {
    return undefined
  }
}
