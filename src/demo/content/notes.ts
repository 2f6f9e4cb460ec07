interface NoteOfTeam {
  /** Of the place. */
  slug: string
  /** One who leads it, by name; nobody where it is about the place. */
  about?: string
  daysAgo: number
  said: string
}

export const notesOfTeam: NoteOfTeam[] = [
  {
    ...{ slug: 'southampton', about: 'Sana Example', daysAgo: 96 },
    said: 'Sana carries most of the meetings herself. We asked whether Owen could chair every other one. She will try it in the autumn.',
  },
  {
    ...{ slug: 'southampton', daysAgo: 33 },
    said: 'The port and the college now sit at one table. Next thing: who keeps the badge list once the year is over.',
  },
  {
    ...{ slug: 'cambridgeshire', about: 'Felix Example', daysAgo: 61 },
    said: 'Felix took over the employers from Cerys. He would like to see how Plymouth asks them. We put him in touch.',
  },
  {
    ...{ slug: 'cambridgeshire', daysAgo: 12 },
    said: 'Travel from the fens is what keeps people away, not the dates. Ask about the village hall at the next update.',
  },
]
