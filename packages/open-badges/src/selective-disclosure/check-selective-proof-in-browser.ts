import type { SelectiveInput, SelectiveProblem } from './check-selective-proof.ts'

/** Browsers do not carry the JSON-LD processor that these proofs need: the server is to be asked. */
export async function problemOfSelectiveProof(_input: SelectiveInput): Promise<SelectiveProblem | undefined> {
  return { reason: 'outside-compiled-shapes', detail: 'ecdsa-sd-2023' }
}
