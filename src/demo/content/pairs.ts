import type { PairWords } from '#capabilities/community/pair.ts'

// What those who lead the places of the demonstration need and offer, by their names, and who is a pair.

export const wordsOfLeads: Record<string, PairWords> = {
  'Lena Example': { needs: ['carryOn', 'marketing'], offers: ['employers', 'content', 'convenor', 'meetings'] },
  'Piran Example': { needs: ['content', 'inquisitive'], offers: ['employers', 'events', 'carryOn', 'commitment'] },
  'Sana Example': { needs: ['employers', 'foresight', 'meetings'], offers: ['marketing', 'energy', 'ecosystem'] },
  'Owen Example': { needs: ['events', 'ecosystem', 'commitment'], offers: ['content', 'awareness', 'inquisitive'] },
  'Cerys Example': { needs: ['convenor', 'content', 'employers'], offers: ['foresight', 'marketing', 'inquisitive'] },
  'Felix Example': { needs: ['marketing', 'energy'], offers: ['meetings', 'strategy', 'collaborative'] },
}

interface PairOfLeads {
  /** Who asks; where the team made it, one of the two. */
  one: string
  other: string
  daysAgo: number
  becomes: 'asked' | 'paired' | 'made'
}

export const pairsOfLeads: PairOfLeads[] = [
  { one: 'Sana Example', other: 'Lena Example', daysAgo: 160, becomes: 'paired' },
  { one: 'Cerys Example', other: 'Lena Example', daysAgo: 150, becomes: 'paired' },
  { one: 'Piran Example', other: 'Owen Example', daysAgo: 120, becomes: 'made' },
  { one: 'Cerys Example', other: 'Piran Example', daysAgo: 90, becomes: 'paired' },
  { one: 'Felix Example', other: 'Sana Example', daysAgo: 40, becomes: 'paired' },
  { one: 'Owen Example', other: 'Cerys Example', daysAgo: 21, becomes: 'paired' },
  { one: 'Sana Example', other: 'Piran Example', daysAgo: 3, becomes: 'asked' },
]
