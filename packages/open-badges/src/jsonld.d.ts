declare module 'jsonld' {
  import type { JsonObject } from './model/json.ts'

  type LoadedDocument = { contextUrl: null; document: object; documentUrl: string }
  type DocumentLoader = (url: string) => Promise<LoadedDocument>
  type Options = {
    base: null
    safe: boolean
    rdfDirection: string
    produceGeneralizedRdf: boolean
    documentLoader: DocumentLoader
  }
  /** What a term means. `null` where a context takes a term away. */
  export type TermDefinition = {
    '@id'?: string | null
    '@type'?: string
    '@container'?: string[]
    '@context'?: object | null
    '@language'?: unknown
    '@direction'?: unknown
    '@index'?: unknown
    '@nest'?: unknown
    reverse?: boolean
    _prefix?: boolean
  }
  /** The processor's own form of a context. */
  export type ActiveContext = { mappings: Map<string, TermDefinition | null>; [keyword: `@${string}`]: unknown }
  const jsonld: {
    toRDF(document: object, options: Options & { format: 'application/n-quads' }): Promise<string>
    toRDF(document: object, options: Options): Promise<object[]>
    expand(document: object, options: Options): Promise<object[]>
    compact(document: object, context: unknown, options: Options): Promise<JsonObject>
    processContext(
      activeContext: ActiveContext | null,
      localContext: unknown,
      options: { base: null; documentLoader: DocumentLoader },
    ): Promise<ActiveContext>
  }
  // biome-ignore lint/style/noDefaultExport: the library exports it so
  export default jsonld
}

declare module 'rdf-canonize' {
  type Options = {
    algorithm: 'RDFC-1.0'
    format: 'application/n-quads'
    inputFormat?: 'application/n-quads'
    canonicalIdMap?: Map<string, string>
    messageDigestAlgorithm?: 'sha256' | 'sha384'
    maxDeepIterations?: number
  }
  const rdfCanonize: { canonize(dataset: object[] | string, options: Options): Promise<string> }
  export = rdfCanonize
}
