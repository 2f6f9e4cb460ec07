import type { NeedContent } from '#capabilities/needs/need.ts'

interface DemoNeed extends NeedContent {
  /** The key of the figure that it quotes. */
  figure?: string
  /** By how many badges something is done about it. */
  badges: number
  becomes: 'proposed' | 'agreed' | 'addressed'
}

/** What the two pilots need, as their leads wrote it down. */
export const needsOfPilots: DemoNeed[] = [
  {
    title: 'A next step for young people who left school',
    titleCy: 'Cam nesaf i bobl ifanc sydd wedi gadael yr ysgol',
    about:
      'Some young people of 16 and 17 are in no course and no job. They want short things close by, with no forms.',
    aboutCy:
      'Nid yw rhai pobl ifanc 16 ac 17 oed ar gwrs nac mewn swydd. Maent eisiau pethau byr yn agos, heb ffurflenni.',
    ...{ figure: 'neet-or-not-known', heard: null, heardCy: null, badges: 2, becomes: 'addressed' },
  },
  {
    title: 'Skills for adults, near where they live',
    titleCy: 'Sgiliau i oedolion, yn agos at eu cartrefi',
    about: 'In some parts of the place few adults have had the chance to learn since school.',
    aboutCy: 'Mewn rhai rhannau o’r lle, ychydig o oedolion sydd wedi cael cyfle i ddysgu ers yr ysgol.',
    ...{ figure: 'adult-skills-decile', badges: 1, becomes: 'agreed' },
    ...{ heard: 'Two evenings in the library', heardCy: 'Dwy noson yn y llyfrgell' },
  },
  {
    title: 'Something to do after six',
    titleCy: 'Rhywbeth i’w wneud ar ôl chwech',
    about: 'Most of what is on ends before people are home from work.',
    aboutCy: 'Mae’r rhan fwyaf o bethau’n gorffen cyn i bobl ddod adref o’r gwaith.',
    ...{ heard: 'A meeting of employers', heardCy: 'Cyfarfod o gyflogwyr', badges: 0, becomes: 'proposed' },
  },
]
