import { Fault } from '#infrastructure/fault.ts'
import type { MessageKey } from './message-key.ts'
import { wordsIn } from './translator.ts'

/**
 * A key whose last part was stored as text, such as the reason that an earlier run noted.
 *
 * @throws Fault `no-words` where the words have no such key
 */
export function knownKey(key: string): MessageKey {
  if (!isKey(key)) throw new Fault('no-words', `No words for "${key}": add them to locales/`)
  return key
}

function isKey(key: string): key is MessageKey {
  const words = wordsIn('en')
  return words.exists(key) || words.exists(`${key}_other`)
}
