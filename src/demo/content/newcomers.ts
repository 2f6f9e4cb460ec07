import type { LearningTemplate, OrganisationContent } from './content.ts'
import { skills } from './skills.ts'

// Who joined the two places that are in their seventh month, and when.

interface Newcomer extends Omit<OrganisationContent, 'neighbourhood' | 'offers'> {
  /** Before the end of the replay. */
  daysAgo: number
}

export const newcomers: Record<string, Newcomer[]> = {
  southampton: [
    {
      ...{ name: 'Itchen Quay Library', kind: 'library', daysAgo: 180 },
      description: ['Books, desks and a room to learn in.', 'Llyfrau, desgiau ac ystafell i ddysgu ynddi.'],
    },
    {
      ...{ name: 'Bargate Sixth Form', kind: 'college', daysAgo: 151 },
      description: ['A college in the old town.', 'Coleg yn yr hen dref.'],
    },
    {
      ...{ name: 'Solent Row Port', kind: 'employer', daysAgo: 96 },
      description: [
        'We load ships and train those who do it.',
        'Rydym yn llwytho llongau ac yn hyfforddi’r rhai sy’n gwneud hynny.',
      ],
    },
    {
      ...{ name: 'Woolston Carers', kind: 'charity', daysAgo: 11 },
      description: ['We stand by people who look after others.', 'Rydym yn gefn i bobl sy’n gofalu am eraill.'],
    },
  ],
  cambridgeshire: [
    {
      ...{ name: 'Fen Edge Libraries', kind: 'library', daysAgo: 170 },
      description: ['Eleven libraries and a van.', 'Un ar ddeg o lyfrgelloedd a fan.'],
    },
    {
      ...{ name: 'Ouse Valley College', kind: 'college', daysAgo: 118 },
      description: ['Three sites along the river.', 'Tri safle ar hyd yr afon.'],
    },
    {
      ...{ name: 'Wisbech Growers', kind: 'employer', daysAgo: 40 },
      description: ['Fruit, flowers and cold stores.', 'Ffrwythau, blodau a storfeydd oer.'],
    },
  ],
}

/** In whose name the programme badges those who lead places; its team member runs it. */
export const programmeOrganisation = {
  place: 'cambridgeshire',
  content: {
    ...{ name: 'Fen and Shore Leadership', kind: 'charity', neighbourhood: '', offers: [] },
    description: [
      'We run the Leadership Programme and badge those who lead places.',
      'Ni sy’n cynnal y Rhaglen Arweinyddiaeth ac yn rhoi bathodynnau i’r rhai sy’n arwain lleoedd.',
    ],
  } satisfies OrganisationContent,
  badge: {
    theme: 'community',
    level: 3,
    badge: {
      name: ['Talks with Employers', 'Siarad â Chyflogwyr'],
      description: [
        'Can win an employer for the learning of a place, and say what a badge is worth to them.',
        'Gall ennill cyflogwr dros ddysgu lle, a dweud beth yw gwerth bathodyn iddynt.',
      ],
      criteria: [
        'Come to the training. Write to one employer of your place, and say what came of it.',
        'Dewch i’r hyfforddiant. Ysgrifennwch at un cyflogwr yn eich lle, a dywedwch beth a ddaeth ohono.',
      ],
      skills: [skills.chairing, skills.decisions],
      hours: 4,
      assessment: ['The programme team reads the letter.', 'Mae tîm y rhaglen yn darllen y llythyr.'],
      evidenceRequired: false,
      artwork: { outline: 'pennant', ring: 'dashes', colour: 'violet', icon: 'vote' },
      imageAlt: ['A pennant with a tick', 'Penwn gyda thic'],
    },
  } satisfies Pick<LearningTemplate, 'theme' | 'level' | 'badge'>,
}
