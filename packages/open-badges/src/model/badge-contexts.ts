import {
  CREDENTIALS_V2_CONTEXT,
  LEARNER_RECORD_CONTEXT,
  OPEN_BADGES_CONTEXT,
  OPEN_BADGES_EXTENSIONS_CONTEXT,
} from '../contexts/context-names.ts'

/** Kinds of schema, revocation list and refresh service that only the extensions' context knows. */
const EXTENSIONS = ['1EdTechJsonSchemaValidator2019', '1EdTechRevocationList', '1EdTechCredentialRefresh']

/** What a credential points at: each says of what kind it is. */
type Pointed = { type: string | string[] }

/** What a built credential may point at. */
export type Pointers = {
  status?: Pointed | Pointed[]
  links?: {
    credentialSchema?: Pointed | Pointed[]
    refreshService?: Pointed | Pointed[]
    termsOfUse?: Pointed | Pointed[]
  }
}

/** The contexts that a built badge needs: those of the extensions only where it uses one, for they would change its bytes. */
export function badgeContexts({ status, links }: Pointers, { isRecord }: { isRecord?: boolean } = {}): string[] {
  const pointed = [status, links?.credentialSchema, links?.refreshService, links?.termsOfUse].flat()
  const isExtended = pointed.flatMap((one) => one?.type ?? []).some((type) => EXTENSIONS.includes(type))
  return [
    CREDENTIALS_V2_CONTEXT,
    ...(isRecord ? [LEARNER_RECORD_CONTEXT] : []),
    OPEN_BADGES_CONTEXT,
    ...(isExtended ? [OPEN_BADGES_EXTENSIONS_CONTEXT] : []),
  ]
}
