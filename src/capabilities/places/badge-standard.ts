/** The levels of a badge, from a first try to leading others. A place words them; their order and number are shared. */
export const levels = [1, 2, 3, 4] as const
export type Level = (typeof levels)[number]

export const levelKeys = { 1: 'engage', 2: 'participate', 3: 'demonstrate', 4: 'lead' } as const satisfies Record<
  Level,
  string
>

/** How a place describes one level. */
export interface LevelWording {
  level: Level
  name: string
  nameCy: string
  expects: string
  expectsCy: string
}

export interface BadgeStandard {
  id: string
  placeId: string
  version: number
  levels: LevelWording[]
  publishedAt: Date
}

/** What a place starts with; its City Lead may publish another version. */
export const firstStandard: LevelWording[] = [
  {
    level: 1,
    name: 'Engage',
    nameCy: 'Ymgysylltu',
    expects: 'You came, tried it and know what it is about.',
    expectsCy: 'Daethoch chi, rhoi cynnig arni a gwybod beth yw hi.',
  },
  {
    level: 2,
    name: 'Participate',
    nameCy: 'Cymryd rhan',
    expects: 'You took part throughout and did the tasks with others.',
    expectsCy: 'Cymeroch chi ran o’r dechrau i’r diwedd a gwneud y tasgau gydag eraill.',
  },
  {
    level: 3,
    name: 'Demonstrate',
    nameCy: 'Dangos',
    expects: 'You showed the skill by yourself and somebody who knows it checked.',
    expectsCy: 'Dangosoch chi’r sgil ar eich pen eich hun ac fe wnaeth rhywun sy’n ei deall ei gwirio.',
  },
  {
    level: 4,
    name: 'Lead',
    nameCy: 'Arwain',
    expects: 'You led others in it and can say what you would do better.',
    expectsCy: 'Arweinioch chi eraill a gallwch ddweud beth fyddech chi’n ei wella.',
  },
]

export function isLevel(number: unknown): number is Level {
  return number === 1 || number === 2 || number === 3 || number === 4
}
