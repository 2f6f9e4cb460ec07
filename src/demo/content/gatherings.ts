import type { GatheringText } from '#capabilities/community/gathering.ts'

/** What the leads of the demonstration come to together; days count from the end of the replay. */
interface Planned extends Omit<GatheringText, 'startsAt'> {
  /** Whose meet-up it is; none of a training. */
  place?: string
  inDays: number
  /** As clocks in London show it. */
  hour: number
  /** By their places: who says that they come, and of these who was not there. */
  coming: string[]
  missed?: string
  calledOff?: string
  /** It was planned for another hour first. */
  movedFrom?: number
}

const [brighton, plymouth, southampton, cambridgeshire] = [
  ...['brighton-and-hove', 'plymouth', 'southampton', 'cambridgeshire'],
] as [string, string, string, string]

export const gatherings: Planned[] = [
  {
    ...{ title: 'Designing a badge that proves something', titleCy: 'Dylunio bathodyn sy’n profi rhywbeth' },
    about:
      'Bring one badge of your place. In pairs we read what it asks for, and say what we would still want to know.',
    aboutCy:
      'Dewch ag un bathodyn o’ch lle. Mewn parau darllenwn yr hyn y mae’n ei ofyn, a dweud beth hoffem ei wybod o hyd.',
    ...{ venue: 'Online: https://meet.example/badges', minutes: 120, inDays: -150, hour: 10 },
    coming: [southampton, cambridgeshire],
  },
  {
    ...{ title: 'Talking with employers', titleCy: 'Siarad â chyflogwyr' },
    about:
      'Three employers of Plymouth say what made them pledge. Then each writes the first letter to one of their own.',
    aboutCy:
      'Mae tri chyflogwr o Plymouth yn dweud beth wnaeth iddynt addo. Yna mae pawb yn ysgrifennu’r llythyr cyntaf.',
    ...{ venue: 'Online: https://meet.example/employers', minutes: 90, inDays: -62, hour: 14 },
    ...{ coming: [southampton, cambridgeshire, plymouth], missed: cambridgeshire },
  },
  {
    ...{ title: 'Carrying on after the twelfth month', titleCy: 'Parhau ar ôl y deuddegfed mis' },
    about: 'The eight things of the exit plan, with two places that settled them.',
    aboutCy: 'Wyth peth y cynllun gadael, gyda dau le a’u setlodd.',
    ...{ venue: 'Online: https://meet.example/carry-on', minutes: 90, inDays: 26, hour: 10 },
    coming: [southampton],
  },
  {
    ...{
      place: brighton,
      title: 'A day by the sea: what we would do again',
      titleCy: 'Diwrnod wrth y môr: beth wnaem eto',
    },
    about: 'Walk three hosts of badges, lunch at the library, then an hour on what did not work.',
    aboutCy: 'Ymweld â thri sefydliad, cinio yn y llyfrgell, yna awr ar yr hyn na weithiodd.',
    ...{ venue: 'Jubilee Library, Brighton', minutes: 300, inDays: -95, hour: 10 },
    ...{ coming: [plymouth, southampton, cambridgeshire], missed: plymouth },
  },
  {
    ...{ place: southampton, title: 'Docks and badges', titleCy: 'Dociau a bathodynnau' },
    about: 'The port shows what it looks for in those who apply. We bring badges that might answer it.',
    aboutCy: 'Mae’r porthladd yn dangos yr hyn y mae’n chwilio amdano. Down â bathodynnau a allai ateb hynny.',
    ...{ venue: 'Dock gate 4, Southampton', minutes: 240, inDays: 19, hour: 11, movedFrom: 9 },
    coming: [brighton, cambridgeshire],
  },
  {
    ...{ place: cambridgeshire, title: 'Learning between villages', titleCy: 'Dysgu rhwng pentrefi' },
    about: 'How do people come to what is on, where no bus runs after six?',
    aboutCy: 'Sut mae pobl yn dod i’r hyn sydd ymlaen, lle nad oes bws ar ôl chwech?',
    ...{ venue: 'Village hall, Ramsey', minutes: 180, inDays: 40, hour: 10, coming: [southampton, plymouth] },
    calledOff: 'The hall is being repaired. We look for another day.',
  },
]
