/** What `@digitalcredentials/verifier-core` says of a credential, in the words of this package. */
export interface WitnessReport {
  /** The signature holds; false too where nothing could be said. */
  signed: boolean
  /** The status list says that it stands; undefined where it was not looked at. */
  standing: boolean | undefined
  /** The names of registries that list its issuer. */
  knownBy: string[]
}

/**
 * Has the verifier of the Digital Credentials Consortium check a credential: signature, DID, status list, and issuer
 * registry. It fetches all that it needs by the global `fetch`, which a test may lead to where the files are.
 */
export async function reportOfVerifierCore(credential: object, registryUrl?: string): Promise<WitnessReport> {
  const { verifyCredential } = await import('@digitalcredentials/verifier-core')
  const registries = registryUrl ? [{ name: 'the place', type: 'dcc-legacy', url: registryUrl }] : []
  const { log = [] } = await verifyCredential({
    credential: structuredClone(credential) as never,
    knownDIDRegistries: registries as never,
  })
  const said = (id: string) => log.find((entry) => entry.id === id)
  const known = said('registered_issuer') as { matchingIssuers?: { registry: { name: string } }[] } | undefined
  return {
    signed: said('valid_signature')?.valid === true,
    standing: said('revocation_status')?.valid,
    knownBy: (known?.matchingIssuers ?? []).map(({ registry }) => JSON.stringify(registry)),
  }
}

/** Whether a place of a list is set, as `@digitalcredentials/vc-bitstring-status-list` reads it. */
export async function isSetByDigitalCredentials(encodedList: string, index: number): Promise<boolean> {
  const { BitstringStatusList } = await import('@digitalcredentials/vc-bitstring-status-list')
  return (await BitstringStatusList.decode({ encodedList })).getStatus(index)
}
