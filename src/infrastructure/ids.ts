import { v7 } from 'uuid'

/** A UUIDv7 (RFC 9562 §5.7): sorts by the moment it is given, so that new rows land together in an index. */
export function newId(now: Date): string {
  return v7({ msecs: now.getTime() })
}

const uuid = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i

/** Whether this text from an address can be an id at all: asking the database with anything else is a fault there. */
export function isId(text: string | undefined): text is string {
  return text !== undefined && uuid.test(text)
}
