import type { EntryKind } from '#capabilities/network/network-entry.ts'
import type { NetworkStage } from '#capabilities/network/network-organisation.ts'

/** Whom the leads of the pilots know who is not on this site yet, as their table has it. People and addresses are invented. */
export const networkList = [
  'Organisation,Kind,Stage,Contact,Job,E-mail,Lawful basis,Next step,By when in days',
  'Tideway Boatyard,employer,met,Iris Quayle,Yard manager,iris@tideway.example,Legitimate interests,Show them the badge for hand tools,5',
  'Old Mill Repair Café,charity,known,,,,,,',
  'Northfield Sixth Form,school,met,Owen Tarrant,Head of careers,owen@northfield.example,Public task,Agree a date with the careers team,-3',
  'Lantern Street Studios,informal-educator,known,Priya Marsh,Producer,priya@lantern.example,Consent,,',
  'Coastline Coaches,employer,quiet,Gwen Ashby,Owner,gwen@coastline.example,Legitimate interests,,',
  'Harbourside Housing,employer,known,,,,,Ask for a talk about apprenticeships,12',
  'Greenway Growers,charity,active,Tom Ferris,Coordinator,tom@greenway.example,Consent,Visit the allotment class,20',
]

/** Where the first of those on this site stand, in the order of their names. */
export const stagesHere: NetworkStage[] = [
  ...(['champion', 'active', 'active', 'champion', 'met', 'active', 'quiet', 'active', 'champion', 'known'] as const),
  ...(['active', 'met', 'quiet', 'met', 'known', 'active', 'known', 'met', 'quiet', 'champion'] as const),
]

interface DemoEntry {
  kind: EntryKind
  daysAgo: number
  said: string
}

/** What happened with the first few. */
export const entriesHere: DemoEntry[][] = [
  [
    { kind: 'meeting', daysAgo: 96, said: 'They offered their hall for the spring event.' },
    { kind: 'visit', daysAgo: 34, said: 'Saw the Saturday club. They would share their badge with two others.' },
  ],
  [{ kind: 'call', daysAgo: 21, said: 'Wants help to write the badge so that an employer can read it.' }],
  [
    { kind: 'event', daysAgo: 60, said: 'Came to the breakfast and asked about young people in Year 10.' },
    { kind: 'message', daysAgo: 12, said: 'Sent two dates for a tour.' },
  ],
  [{ kind: 'meeting', daysAgo: 8, said: 'Agreed to speak for the network at the next meeting of head teachers.' }],
]
