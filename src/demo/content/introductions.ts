import type { DeclineReason } from '#capabilities/introductions/introduction.ts'

/** What a learner of a town sent to an employer, and what became of it. */
export interface IntroductionOfTown {
  employer: string
  /** The title of what the employer offers, where it is about that. */
  vacancy?: string
  /** What the collection is called that goes with it. */
  title: string
  said: string
  daysAgo: number
  isUnder18?: boolean
  nameShown?: boolean
  addressShown?: boolean
  fate: 'sent' | 'taken-back' | { yes: string } | { no: DeclineReason; beside: string }
}

const library = { employer: 'Larkhill Road Library', vacancy: 'A Saturday in the library' }

export const introductionsOfTowns: Record<string, IntroductionOfTown[]> = {
  'brighton-and-hove': [
    {
      ...{ ...library, title: 'Reading with children', daysAgo: 11, nameShown: true, addressShown: true },
      said: 'I read to my two cousins every week, and I would like to learn how a library chooses its books.',
      fate: { yes: 'Thank you, we would like to show you round. Ask for Marek at the desk on any Saturday after ten.' },
    },
    {
      ...{ ...library, title: 'Helping people with phones', daysAgo: 6, isUnder18: true, nameShown: true },
      said: 'People in our house ask me when their phone does not work. I am patient.',
      fate: 'sent',
    },
    {
      ...{ ...library, title: 'Quiet work with order', daysAgo: 3 },
      said: 'I like sorting things, and I can come every Saturday until the summer.',
      fate: 'sent',
    },
    {
      ...{ employer: 'Twelve Bells Coffee', vacancy: 'Barista, part time', title: 'Coffee and customers', daysAgo: 20 },
      ...{ nameShown: true, said: 'I made coffee at our school fair for two hundred people.' },
      fate: { no: 'filled', beside: 'Two people began last week. Please come to our open evening in March.' },
    },
    {
      ...{ employer: 'Twelve Bells Coffee', title: 'Mornings in a café', daysAgo: 4, nameShown: true },
      ...{ said: 'I am up at five anyway.', fate: 'sent' },
    },
    {
      ...{ employer: 'Pixelmoth Games', title: 'Games I have made', daysAgo: 9, said: 'May I show you one?' },
      fate: 'taken-back',
    },
  ],
  plymouth: [
    {
      ...{ employer: 'Halyard and Pike Shipyard', title: 'Working with metal', daysAgo: 13, nameShown: true },
      said: 'I have mended bicycles for two years and would like to learn welding.',
      fate: { yes: 'Come to the gate on Tuesday at nine and ask for Jo. Bring boots.' },
    },
    {
      ...{ employer: 'Trueplumb Digital', title: 'Sites that I have built', daysAgo: 2, isUnder18: true },
      ...{ nameShown: true, said: 'I built the site of our football club.', fate: 'sent' },
    },
    {
      ...{
        employer: 'The Gannet House Hotel',
        title: 'Meeting people',
        daysAgo: 16,
        said: 'I speak Welsh and Polish.',
      },
      fate: { no: 'other-time', beside: 'We look for people from April on. Write again then.' },
    },
    {
      ...{ employer: 'Harvest Row Stores', title: 'Early shifts', daysAgo: 1, said: 'I can begin at any time.' },
      fate: 'sent',
    },
  ],
}
