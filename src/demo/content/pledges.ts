import type { PledgeAct } from '#capabilities/recognition/pledge.ts'
import type { Both } from './content.ts'

/** What became of a pledge by the end of the year. */
type Fate = 'live' | 'due' | 'lapsed' | 'withdrawn' | 'offered' | 'refused' | 'suspended' | 'reported'

export interface PledgeOfTown {
  employer: string
  act: PledgeAct
  about: { badge: string } | { pathway: string } | { skill: Both } | { job: Both }
  /** In English, and in Welsh where its employer said it so. */
  said: readonly [en: string | null, cy: string | null]
  fate: Fate
  /** Asked for and kept, in the quarter before the last, and in the last. */
  used?: readonly [asked: number, met: number][]
}

/** What employers of the two towns promise those who learned something there. */
export const pledgesOfTowns: Record<string, PledgeOfTown[]> = {
  'brighton-and-hove': [
    {
      ...{ employer: 'Marram Grocers', act: 'interview', about: { badge: 'customer-service' }, fate: 'live' },
      said: [
        'Show us this badge and you are interviewed within two weeks, for any shop of ours that is hiring.',
        'Dangoswch y bathodyn hwn i ni a chewch gyfweliad o fewn pythefnos, ar gyfer unrhyw siop sy’n cyflogi.',
      ],
      used: [
        [14, 14],
        [17, 17],
      ],
    },
    {
      ...{ employer: 'The Larkmere Hotel', act: 'talk', about: { badge: 'customer-service' }, fate: 'due' },
      said: [
        'Our front desk manager has half an hour for you. Ring and say that you have the badge.',
        'Mae gan reolwr ein derbynfa hanner awr i chi. Ffoniwch a dywedwch fod y bathodyn gennych.',
      ],
      used: [
        [6, 6],
        [3, 2],
      ],
    },
    {
      ...{ employer: 'Ovenlight Bakery', act: 'requirement', about: { badge: 'food-hygiene' }, fate: 'live' },
      said: [
        'It counts as the hygiene certificate that we ask for. You do not sit another course.',
        'Mae’n cyfrif fel y dystysgrif hylendid yr ydym yn gofyn amdani. Nid oes angen cwrs arall.',
      ],
      used: [[22, 12]],
    },
    {
      ...{ employer: 'Twelve Bells Coffee', act: 'pay-step', about: { badge: 'barista-basics' }, fate: 'live' },
      said: ['Start with this badge and you start one step up: 40p more an hour from the first day.', null],
    },
    {
      ...{ employer: 'Samphire Steps', act: 'mentor', about: { pathway: 'into-care' }, fate: 'live' },
      said: [
        'Finish this pathway and one of our carers meets you every fortnight for half a year.',
        'Gorffennwch y llwybr hwn a bydd un o’n gofalwyr yn cwrdd â chi bob pythefnos am hanner blwyddyn.',
      ],
    },
    {
      ...{ employer: 'Brightkelp Web Studio', act: 'visit', fate: 'live' },
      about: { skill: ['use a programming language', 'defnyddio iaith raglennu'] },
      said: [
        'Spend a day with us: sit in on a review, ask everything, have lunch.',
        'Treuliwch ddiwrnod gyda ni: eistedd mewn adolygiad, holi am bopeth, cael cinio.',
      ],
    },
    {
      ...{ employer: 'Tull & Marrable Builders', act: 'interview', fate: 'reported' },
      about: { job: ['Site assistant', 'Cynorthwyydd safle'] },
      said: ['Any badge from this city and a pair of boots gets you an interview on site.', null],
      used: [[4, 4]],
    },
    {
      ...{ employer: 'Southbeam Buses', act: 'recognise', about: { badge: 'bike-maintenance' }, fate: 'withdrawn' },
      said: ['We read it when we hire for the workshop.', 'Rydym yn ei ddarllen wrth gyflogi i’r gweithdy.'],
    },
    {
      ...{ employer: 'Seven Gulls Hotel', act: 'visit', about: { badge: 'hotel-front-of-house' }, fate: 'offered' },
      said: [
        'See a hotel from behind: one morning with the housekeeping team.',
        'Gweld gwesty o’r tu ôl: un bore gyda’r tîm cadw tŷ.',
      ],
    },
  ],
  plymouth: [
    {
      ...{ employer: 'Halyard and Pike Shipyard', act: 'interview', fate: 'live' },
      about: { badge: 'shipyard-welding-taster' },
      said: [
        'Who has it is interviewed for our apprenticeships, whatever their grades are.',
        'Caiff y sawl sydd ag ef gyfweliad am ein prentisiaethau, beth bynnag yw eu graddau.',
      ],
      used: [
        [12, 12],
        [11, 11],
      ],
    },
    {
      ...{ employer: 'Greyheron Boatbuilders', act: 'mentor', about: { pathway: 'boatyard' }, fate: 'live' },
      said: ['Eleven people and a dog. One of us shows you the trade, an evening a week.', null],
    },
    {
      ...{ employer: 'Lantern Quay Marina', act: 'requirement', about: { badge: 'boat-handling' }, fate: 'live' },
      said: [
        'It counts as the practical test for our dock hands.',
        'Mae’n cyfrif fel y prawf ymarferol i’n gweithwyr doc.',
      ],
      used: [[7, 7]],
    },
    {
      ...{ employer: 'Tallow Tree Care Home', act: 'talk', about: { badge: 'first-aid' }, fate: 'due' },
      said: [
        'Come for tea and a talk with our manager. You leave knowing whether care is for you.',
        'Dewch am baned a sgwrs gyda’n rheolwr. Byddwch yn gadael gan wybod a yw gofal i chi.',
      ],
    },
    {
      ...{ employer: 'Penhollow Construction', act: 'pay-step', about: { badge: 'site-safety-day' }, fate: 'lapsed' },
      said: ['Start with it and you start on the second step of our pay scale.', null],
    },
    {
      ...{
        employer: 'Northmoor Hospital Kitchens',
        act: 'recognise',
        about: { badge: 'food-hygiene' },
        fate: 'suspended',
      },
      said: ['It is on our list of what we look for in every application.', null],
    },
    {
      ...{ employer: 'Westering Solar', act: 'visit', about: { badge: 'site-safety-day' }, fate: 'refused' },
      said: ['A day on a roof with our fitters.', 'Diwrnod ar do gyda’n gosodwyr.'],
    },
    {
      ...{ employer: 'Crumbledown Bakery', act: 'interview', about: { badge: 'food-hygiene' }, fate: 'live' },
      said: [null, 'Dewch â’r bathodyn a chewch gyfweliad yr un wythnos.'],
    },
  ],
}
