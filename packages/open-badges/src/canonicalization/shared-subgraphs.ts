import type { JsonObject } from '../model/json.ts'
import type { Subgraph } from './graph.ts'
import { isAsKept, type KeptJson, keptJson } from './kept-json.ts'

/** Subgraphs that many badges share: who issued it and what was achieved. */
const SHARED = new Set([
  'https://www.w3.org/2018/credentials#issuer',
  'https://purl.imsglobal.org/spec/vc/ob/vocab.html#achievement',
])

const MAX_IDS = 128
/** An issuer or achievement changes its words now and then, and writers differ in the order of their fields. */
const MAX_VERSIONS = 4
const MAX_CHARACTERS = 65_536

type Version = { json: KeptJson; part: Subgraph }

/** Whether what a property leads to is shared by many badges. */
export function isSharedProperty(iri: string): boolean {
  return SHARED.has(iri)
}

/**
 * Subgraphs of the objects that many badges share, by id, with the JSON they came from: kept as it was, so that an object
 * that somebody changed in place is never mistaken for the old one.
 */
export class SharedSubgraphs {
  private readonly versions = new Map<unknown, Version[]>()

  /** What the same JSON gave before. */
  find(object: JsonObject): Subgraph | undefined {
    for (const { json, part } of this.versions.get(object.id) ?? []) if (isAsKept(object, json)) return part
    return undefined
  }

  /** Keeps what an object with an id gave. */
  keep(object: JsonObject, part: Subgraph): void {
    if (JSON.stringify(object).length > MAX_CHARACTERS) return
    const others = this.versions.get(object.id) ?? []
    if (this.versions.size >= MAX_IDS) this.versions.clear()
    this.versions.set(object.id, [{ json: keptJson(object), part }, ...others.slice(0, MAX_VERSIONS - 1)])
  }
}
