import type { ExitItem, ExitLine } from '#capabilities/placements/exit-plan.ts'
import type { LedgerCell } from '#capabilities/placements/ledger.ts'
import { leadDuties } from '#capabilities/programme/rubric.ts'

// What was said, decided and agreed in the updates of the two places that are in their seventh month.

interface SaidMeeting {
  notes: string
  decisions?: string
  /** Whose (0: who leads most of it, 1: who shares the role), and whether it was done by the next one. */
  action?: { text: string; owner: 0 | 1; fate: 'done' | 'dropped' | 'open' }
}

/** One after another, from the first update on. */
export const saidInUpdates: SaidMeeting[] = [
  {
    notes: 'Who is who, and who to ask. The college and the libraries are in; two employers want to see an example.',
    decisions: 'Begin with libraries and the college',
    action: { text: 'Show the libraries how a register works', owner: 0, fate: 'done' },
  },
  {
    notes: 'Fourteen conversations so far. Most ask the same: who signs, and what does it cost us?',
    action: { text: 'Write one page: who signs, what it costs, who looks after it', owner: 1, fate: 'done' },
  },
  {
    notes:
      'Needs of the place written down with 40 young people. Getting to interviews matters more than finding them.',
    decisions: 'Travel and confidence are our two themes\nAsk again in spring',
  },
  {
    notes: 'First evening of the network: 31 came, 22 of them from outside formal education.',
    action: { text: 'Thank all who came, and ask for one thing they would badge', owner: 0, fate: 'done' },
  },
  {
    notes: 'Three organisations have drafts. The standard of levels is read differently in sport and in care.',
    decisions: 'One example of each level, from three sectors',
    action: { text: 'Find an example of Demonstrate in care', owner: 1, fate: 'dropped' },
  },
  { notes: 'Quiet fortnight. Report to the cabinet member went well.' },
  {
    notes: 'Employers: the port and a builder will come to the launch and say what they look for.',
    action: { text: 'Agree the date of the launch with the port', owner: 0, fate: 'done' },
  },
  {
    notes: 'Launch held. 11 badges proposed on the evening, of which we think seven are real.',
    decisions: 'Seven badges go ahead, four wait',
  },
  {
    notes: 'Two of the seven are stuck on safeguarding: the review date had passed.',
    action: { text: 'Help both to a review before the month ends', owner: 1, fate: 'done' },
  },
  { notes: 'First awards. Learners ask what the badge is good for, which is a good question.' },
  {
    notes: 'A pathway from volunteering to care work, drawn on one sheet with the hospital trust.',
    action: { text: 'Put the pathway on the site and show it to the trust', owner: 0, fate: 'open' },
  },
  {
    notes: 'Sustaining: the council will keep the role at half time; the rest is open.',
    decisions: 'A second funder is asked before the new year',
    action: { text: 'Meet the community foundation', owner: 1, fate: 'open' },
  },
]

export const saidInRetrospectives = [
  {
    well: 'Libraries came first, and brought everyone else.',
    badly: 'We answered the same questions fourteen times.',
    change: 'One page that answers them, and one person who is asked.',
  },
  {
    well: 'The launch had learners on stage, not us.',
    badly: 'Safeguarding dates surprised us twice.',
    change: 'We look at them in every update.',
  },
]

export const skipped = { number: 8, reason: 'Half term, and both of us are away. What was due is in the next one.' }

export const ownWords: Record<string, string> = {
  southampton: 'Badges are moving; the port is keen. We need a second organisation that can sign for care.',
  cambridgeshire: 'Villages are harder to bring together than the city. An evening in Ely is next.',
}

/** What one of the two who share a role wrote of a week, by the number of the week: as even and as odd as weeks are. */
export function plannedWeek(week: number, who: number): LedgerCell[] {
  // The one who leads most of it is away for a week in summer.
  if (week === 14 && who === 0) return []
  const duty = leadDuties[(week * 2 + who * 3) % (leadDuties.length - 1)] ?? 'meetings'
  const second = leadDuties[(week + 5 + who) % (leadDuties.length - 1)] ?? 'content'
  const halfDays = who === 0 ? 2 + (week % 3) : 1
  const cells: LedgerCell[] = [
    ...(week % 2 === 0 ? [{ duty: 'meetings' as const, work: 'existing' as const, halfDays: 1 }] : []),
    ...(duty === 'meetings'
      ? []
      : [{ duty, work: who === 0 ? ('existing' as const) : ('additional' as const), halfDays }]),
  ]
  const isFree = !cells.some((cell) => cell.duty === second && cell.work === 'additional')
  return isFree && week % 3 === who ? [...cells, { duty: second, work: 'additional', halfDays: 1 }] : cells
}

/** How the pilots carry on without the programme. */
export const settledExits: Record<ExitItem, Pick<ExitLine, 'said' | 'state'>> = {
  carriesOn: { state: 'done', said: 'The role stays with the libraries, half a post; the college stands in.' },
  money: { state: 'done', said: 'Council and community foundation, until the end of the next financial year.' },
  keys: { state: 'done', said: 'The council’s digital team holds the master key; a sealed copy lies in the archive.' },
  address: { state: 'done', said: 'The council owns the domain and renews it five years ahead.' },
  mail: { state: 'done', said: 'The mail server is the council’s; the library desk reads what comes back.' },
  data: {
    state: 'done',
    said: 'A backup every night, and one restored each quarter. Questions go to the council’s data officer.',
  },
  safeguarding: { state: 'done', said: 'The youth service looks through review dates every month.' },
  network: { state: 'aside', said: 'Employers are told one by one at the spring fair instead of by a letter.' },
}
