import type { ContextSet } from '../contexts/context-names.ts'
import type { JsonObject } from '../model/json.ts'
import { fillTemplate } from './fill-template.ts'
import type { Piece } from './kept-lines.ts'
import { learnTemplate } from './learn-template.ts'
import type { SharedSubgraphs } from './shared-subgraphs.ts'
import type { Template } from './template.ts'
import type { TermTables } from './term.ts'

/** Size of the LRU cache of templates for one context set. Issuers use few forms at a time; untrusted documents may have any. */
const MAX_TEMPLATES = 16
/** In a full cache, every so many misses evict the least recently used template: a stream of odd documents cannot flush it. */
const MISSES_BEFORE_CHANGE = 8

/** LRU cache of templates for one context set, most recently used first. */
type Store = { templates: Template[]; misses: number; isBusy: boolean }

const stores = new WeakMap<ContextSet, Store>()

/** Canonical N-Quads, in pieces, of a document whose form was learned before; `undefined` where the walk must read it. */
export function canonicalizeByTemplates(document: JsonObject, contexts: ContextSet): readonly Piece[] | undefined {
  const store = stores.get(contexts)
  // A field that runs code when it is read could come back here in the middle of a document.
  if (!store || store.isBusy) return undefined
  store.isBusy = true
  try {
    return fromTemplates(document, store.templates)
  } finally {
    store.isBusy = false
  }
}

function fromTemplates(document: JsonObject, templates: Template[]): readonly Piece[] | undefined {
  for (let at = 0; at < templates.length; at++) {
    const template = templates[at]
    if (!template?.root.fits(document)) continue
    if (at > 0) {
      templates.splice(at, 1)
      templates.unshift(template)
    }
    return fillTemplate(template)
  }
  return undefined
}

type Example = { document: JsonObject; contexts: ContextSet; tables: TermTables; shared: SharedSubgraphs }

/** Caches a template of a document that the walk turned into these texts. One that does not give the same texts is dropped. */
export function learnFrom({ document, contexts, tables, shared }: Example, texts: readonly Piece[]): void {
  const store = stores.get(contexts) ?? { templates: [], misses: 0, isBusy: false }
  stores.set(contexts, store)
  const { templates } = store
  if (store.isBusy || templates.some(({ root }) => root.fits(document))) return
  store.misses += 1
  if (templates.length >= MAX_TEMPLATES && store.misses % MISSES_BEFORE_CHANGE !== 0) return
  const template = learnTemplate(document, tables, shared)
  if (!template?.root.fits(document) || fillTemplate(template)?.join('') !== texts.join('')) return
  if (templates.length >= MAX_TEMPLATES) templates.pop()
  templates.unshift(template)
}
