import { createHash } from 'node:crypto'
import type { Evidence } from '#capabilities/awards/award.ts'
import type { EvidenceContent, EvidenceFile } from './evidence-piece.ts'

/**
 * What the hash in a badge is of: the learner keeps this text and can hand it on with the files: a checker computes the same
 * hash. The salt keeps a short text from being found by guessing.
 */
export function evidenceManifest(
  { title, body, links }: Pick<EvidenceContent, 'title' | 'body' | 'links'>,
  { files, salt }: { files: readonly Pick<EvidenceFile, 'name' | 'mediaType' | 'sha256'>[]; salt: string },
): string {
  const listed = files
    .map(({ name, mediaType, sha256 }) => ({ name, mediaType, sha256 }))
    .sort((one, other) => (one.sha256 < other.sha256 ? -1 : 1))
  return `${JSON.stringify({ title, body, links, files: listed, salt }, null, 2)}\n`
}

/** SHA-256 in base64url, as RFC 6920 writes it. */
export function digestOf(manifest: string): string {
  return createHash('sha256').update(manifest).digest('base64url')
}

/** A private piece of evidence by its hash alone (RFC 6920): an address that leads nowhere and names exactly this. */
export const digestAddress = (digest: string) => `ni:///sha-256;${digest}`

/** What the signed badge says of the evidence: its hash, and more where the learner allowed it. */
export function evidenceInBadge(
  { title, links, isShown }: Pick<EvidenceContent, 'title' | 'links' | 'isShown'>,
  { digest, unnamed }: { digest: string; unnamed: string },
): Evidence[] {
  const named = { name: isShown ? title : unnamed, url: digestAddress(digest) }
  return isShown ? [named, ...links.map((url) => ({ name: url, url }))] : [named]
}
