import type { ContextSet } from '../contexts/context-names.ts'
import type { JsonObject } from '../model/json.ts'
import { fillTemplate } from './fill-template.ts'
import type { Piece } from './kept-lines.ts'
import { learnTemplate } from './learn-template.ts'
import type { SharedSubgraphs } from './shared-subgraphs.ts'
import type { Template } from './template.ts'
import type { TermTables } from './term.ts'

/** Badges of few forms are issued at one time; strangers may show any, so there is a bound. */
const MAX_TEMPLATES = 16
/** With all places taken, so many documents must fit none of the templates before the one used least gives way. */
const MISSES_BEFORE_CHANGE = 8

/** Templates of documents under one set of contexts, the one used last first. */
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

/** Learns the form of a document that was walked to these texts. A template that would not give the very same is not kept. */
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
