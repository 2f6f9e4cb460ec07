import { defineJob } from '#infrastructure/jobs/queue.ts'

/** What the programme team, a report, an answer or its owner did to something that a place shared: those who lead the place are told. */
export type ItemNews = 'hidden' | 'stays' | 'removed' | 'restored' | 'answered' | 'owner-withdrew'

export const itemMoved = defineJob<{ itemId: string; news: ItemNews; at: string }>('library.item-moved')

/** A badge or pathway of an organisation was shared by those who lead its place: its managers are told. */
export const itemOfOwnerShared = defineJob<{ itemId: string; at: string }>('library.item-of-owner-shared')

/** A training or meet-up is at another time or venue, is called off or on again: those who come are told. */
export const gatheringChanged = defineJob<{ gatheringId: string; sequence: number }>('gathering.changed')

/** One asked another to be a pair, agreed, or ended it, or the programme team made it: the other is told. */
export type PairNews = 'asked' | 'agreed' | 'made' | 'ended'

export const pairMoved = defineJob<{ pairId: string; to: string; news: PairNews }>('community.pair-moved')
