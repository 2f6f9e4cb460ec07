import type { ReadRefusal } from '../reading/read-badge.ts'

const SENTENCES: Record<ReadRefusal, string> = {
  empty: 'there is nothing in it',
  'too-large': 'it is too large for a badge',
  'too-deep': 'it is nested too deeply for a badge',
  'not-text': 'it is neither text nor a PNG',
  'json-unreadable': 'its JSON is broken',
  'json-ambiguous': 'it says one name twice, which readers take differently',
  'jwt-unreadable': 'its JWT is broken',
  'disclosures-wrong': 'it shows parts that do not belong to what was signed',
  'envelope-wrong': 'what it wraps is not what its media type says',
  'not-a-badge': 'it is no badge',
  'not-a-png': 'it is no PNG',
  'not-an-svg': 'it is neither a PNG nor an SVG',
  'picture-too-large': 'the picture is too large',
  'no-badge-in-picture': 'there is no badge in the picture',
  'no-badge-in-document': 'no badge is attached to the document',
  'document-damaged': 'it is cut short or broken',
  'baked-text-unreadable': 'what is baked into it cannot be read',
}

/** Why nothing was read, in words for the one at the keyboard, with the stable code behind. */
export function refusalSentence(refusal: ReadRefusal): string {
  return `${SENTENCES[refusal]} (${refusal})`
}
