import type { AchievementCredential, SignedCredential } from '../model/credential.ts'
import { type Signable, type SigningOptions, signCredential } from './sign-credential.ts'

/** After so many badges the event loop gets a turn, so that a server keeps answering while it signs. */
const BADGES_BETWEEN_TURNS = 64

/**
 * Signs many credentials, one after the other, as they are asked for (Open Badges 3.0 §8.3). Takes the next credential
 * only when the one before was handed on, so ten thousand need no more memory than one. Stop whenever you like.
 *
 * @throws {@link SigningFault} or {@link KeyFault} at the first credential that cannot be signed
 */
export async function* signCredentials<T extends Signable = AchievementCredential>(
  credentials: Iterable<T> | AsyncIterable<T>,
  options: SigningOptions,
): AsyncGenerator<SignedCredential<T>, void, void> {
  let signed = 0
  for await (const credential of credentials) {
    yield await signCredential(credential, options)
    signed += 1
    if (signed % BADGES_BETWEEN_TURNS === 0) await new Promise((resolve) => setTimeout(resolve))
  }
}
