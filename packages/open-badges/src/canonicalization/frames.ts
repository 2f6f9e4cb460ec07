import type { ContextSet } from '../contexts/context-names.ts'
import type { JsonObject } from '../model/json.ts'
import { fillFrame } from './fill-frame.ts'
import type { Frame } from './frame.ts'
import type { Piece } from './kept-lines.ts'
import { learnFrame } from './learn-frame.ts'
import type { SharedSubgraphs } from './shared-subgraphs.ts'
import type { TermTables } from './term.ts'

/** Badges of few forms are issued at one time; strangers may show any, so there is a bound. */
const MAX_FRAMES = 16
/** With all places taken, so many documents must fit none of the frames before the one used least gives way. */
const MISSES_BEFORE_CHANGE = 8

/** Frames of documents under one set of contexts, the one used last first. */
type Store = { frames: Frame[]; misses: number; isBusy: boolean }

const stores = new WeakMap<ContextSet, Store>()

/** Canonical N-Quads, in pieces, of a document whose form was learned before; `undefined` where the walk must read it. */
export function canonicalizeByFrames(document: JsonObject, contexts: ContextSet): readonly Piece[] | undefined {
  const store = stores.get(contexts)
  // A field that runs code when it is read could come back here in the middle of a document.
  if (!store || store.isBusy) return undefined
  store.isBusy = true
  try {
    return fromFrames(document, store.frames)
  } finally {
    store.isBusy = false
  }
}

function fromFrames(document: JsonObject, frames: Frame[]): readonly Piece[] | undefined {
  for (let at = 0; at < frames.length; at++) {
    const frame = frames[at]
    if (!frame?.root.fits(document)) continue
    if (at > 0) {
      frames.splice(at, 1)
      frames.unshift(frame)
    }
    return fillFrame(frame)
  }
  return undefined
}

type Example = { document: JsonObject; contexts: ContextSet; tables: TermTables; shared: SharedSubgraphs }

/** Learns the form of a document that was walked to these texts. A frame that would not give the very same is not kept. */
export function learnFrom({ document, contexts, tables, shared }: Example, texts: readonly Piece[]): void {
  const store = stores.get(contexts) ?? { frames: [], misses: 0, isBusy: false }
  stores.set(contexts, store)
  const { frames } = store
  if (store.isBusy || frames.some(({ root }) => root.fits(document))) return
  store.misses += 1
  if (frames.length >= MAX_FRAMES && store.misses % MISSES_BEFORE_CHANGE !== 0) return
  const frame = learnFrame(document, tables, shared)
  if (!frame?.root.fits(document) || fillFrame(frame)?.join('') !== texts.join('')) return
  if (frames.length >= MAX_FRAMES) frames.pop()
  frames.unshift(frame)
}
