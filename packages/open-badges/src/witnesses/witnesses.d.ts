declare module '@digitalbazaar/vc' {
  type DocumentLoader = (url: string) => Promise<{ contextUrl: null; document: object; documentUrl: string }>
  export function issue(options: { credential: object; suite: object; documentLoader: DocumentLoader }): Promise<object>
  export function derive(options: {
    verifiableCredential: object
    suite: object
    documentLoader: DocumentLoader
  }): Promise<object>
  export function verifyCredential(options: {
    credential: object
    suite: object
    documentLoader: DocumentLoader
    now?: Date
    checkStatus?: (options: object) => Promise<{ verified: boolean }>
  }): Promise<{ verified: boolean; error?: unknown }>
}

declare module '@digitalbazaar/data-integrity' {
  export class DataIntegrityProof {
    constructor(options: { cryptosuite: object; signer?: object; date?: Date | string })
  }
}

declare module '@digitalbazaar/eddsa-rdfc-2022-cryptosuite' {
  export const cryptosuite: object
}

declare module '@digitalbazaar/ed25519-multikey' {
  type Multikey = { signer(): object }
  export function from(key: object): Promise<Multikey>
}

declare module '@digitalbazaar/ecdsa-multikey' {
  type Multikey = {
    publicKeyMultibase: string
    id: string
    controller: string
    signer(): object
    export(options: { publicKey: boolean; secretKey: boolean }): Promise<{
      publicKeyMultibase: string
      secretKeyMultibase: string
    }>
  }
  export function generate(options: { curve: 'P-256' | 'P-384' }): Promise<Multikey>
  export function fromJwk(options: { jwk: object; id: string; controller: string }): Promise<{
    verifier(): { verify(options: { data: Uint8Array; signature: Uint8Array }): Promise<boolean> }
  }>
}

declare module '@digitalbazaar/ecdsa-rdfc-2019-cryptosuite' {
  export const cryptosuite: object
}

declare module '@digitalbazaar/ecdsa-sd-2023-cryptosuite' {
  export function createSignCryptosuite(options: { mandatoryPointers: string[] }): object
  export function createDiscloseCryptosuite(options: { selectivePointers: string[] }): object
  export function createVerifyCryptosuite(): object
}

declare module '@digitalcredentials/vc-bitstring-status-list' {
  type List = { getStatus(index: number): boolean }
  export const BitstringStatusList: { decode(options: { encodedList: string }): Promise<List> }
}
