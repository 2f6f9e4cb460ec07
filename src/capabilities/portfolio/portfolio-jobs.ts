import { defineJob } from '#infrastructure/jobs/queue.ts'

export interface CollectionDecided {
  collectionId: string
  news: 'stopped' | 'restored'
  /** When it happened, as text: the same news of another day is another mail. */
  at: string
}

/** A reported collection was taken down, or may be shown again: its owner is told. */
export const collectionDecided = defineJob<CollectionDecided>('portfolio.collection-decided')
