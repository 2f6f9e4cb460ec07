import type { AttributeView, GrowthMonth } from '#capabilities/placements/growing.ts'

/** What a lead said of themselves at one time, by whom a peer was asked, and what the peer said. */
interface Grown {
  /** By their mail addresses. */
  lead: string
  peer: string
  month: GrowthMonth
  own: (Omit<AttributeView, 'wantsHelp'> & { wantsHelp?: true })[]
  said: Omit<AttributeView, 'wantsHelp'>[]
  isShared: boolean
}

const sana = 'southampton.lead@demo.example'
const cerys = 'cambridgeshire.lead@demo.example'

export const grown: Grown[] = [
  {
    ...{ lead: sana, peer: cerys, month: 0, isShared: true },
    own: [
      { attribute: 'awareness', said: 'I know the docks and the east of the city. I know too little of the west.' },
      { attribute: 'convenor', said: 'I ask people one by one. I have not yet had all of them in one room.' },
      {
        ...{ attribute: 'foresight', wantsHelp: true },
        said: 'I have many aims. I would like three, with a way to see whether we get there.',
      },
    ],
    said: [
      { attribute: 'energy', said: 'You rang the port on your second day. None of us had dared.' },
      { attribute: 'convenor', said: 'People come because you asked them yourself. Let Owen ask some of them too.' },
    ],
  },
  {
    ...{ lead: sana, peer: cerys, month: 6, isShared: false },
    own: [
      { attribute: 'foresight', said: 'Three aims stand on one page, and each update looks at them.' },
      { attribute: 'commitment', said: 'Half of it is my job now. That was agreed in month four.' },
      { attribute: 'inquisitive', said: 'I still answer too fast.', wantsHelp: true },
    ],
    said: [],
  },
  {
    ...{ lead: cerys, peer: sana, month: 0, isShared: true },
    own: [
      { attribute: 'collaborative', said: 'We try things small. The village hall was the third place we tried.' },
      { attribute: 'awareness', said: 'Peterborough and the fens are two worlds.', wantsHelp: true },
    ],
    said: [{ attribute: 'awareness', said: 'You name villages I had to look up. That is a strength.' }],
  },
]
