declare module 'jsonld' {
  type LoadedDocument = { contextUrl: null; document: object; documentUrl: string }
  type Options = {
    base: null
    safe: boolean
    rdfDirection: string
    produceGeneralizedRdf: boolean
    documentLoader: (url: string) => Promise<LoadedDocument>
  }
  const jsonld: { toRDF(document: object, options: Options): Promise<object[]> }
  export = jsonld
}

declare module 'rdf-canonize' {
  type Options = {
    algorithm: 'RDFC-1.0'
    format: 'application/n-quads'
    inputFormat?: 'application/n-quads'
    maxWorkFactor?: number
  }
  const rdfCanonize: { canonize(dataset: object[] | string, options: Options): Promise<string> }
  export = rdfCanonize
}
