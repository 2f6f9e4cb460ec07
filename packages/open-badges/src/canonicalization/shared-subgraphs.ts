import type { JsonObject } from '../model/json.ts'
import type { Subgraph } from './graph.ts'
import { isAsKept, type KeptJson, keptJson } from './kept-json.ts'

/** Subgraphs that many badges share: who issued it and what was achieved. */
const SHARED = new Set([
  'https://www.w3.org/2018/credentials#issuer',
  'https://purl.imsglobal.org/spec/vc/ob/vocab.html#achievement',
])

const MAX_IDS = 128
/** Cached versions of one id: texts are edited, and writers differ in the order of fields. */
const MAX_VERSIONS = 4
const MAX_CHARACTERS = 65_536

type Version = { json: KeptJson; part: Subgraph }

/** Whether what a property leads to is shared by many badges. */
export function isSharedProperty(iri: string): boolean {
  return SHARED.has(iri)
}

/**
 * Subgraphs of the objects that many badges share, by id, with the JSON they came from: a snapshot of it, so
 * that an object mutated in place is a cache miss.
 */
export class SharedSubgraphs {
  private readonly versions = new Map<unknown, Version[]>()

  /** The cached subgraph of equal JSON. */
  find(object: JsonObject): Subgraph | undefined {
    for (const { json, part } of this.versions.get(object.id) ?? []) if (isAsKept(object, json)) return part
    return undefined
  }

  /** Caches the subgraph of an object with an id. */
  keep(object: JsonObject, part: Subgraph): void {
    if (JSON.stringify(object).length > MAX_CHARACTERS) return
    const others = this.versions.get(object.id) ?? []
    if (this.versions.size >= MAX_IDS) this.versions.clear()
    this.versions.set(object.id, [{ json: keptJson(object), part }, ...others.slice(0, MAX_VERSIONS - 1)])
  }
}
