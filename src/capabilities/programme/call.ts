import type { Weights } from './rubric.ts'

/** Where a call stands. One is active at a time: the database holds that. */
export const callPhases = [
  ...(['draft', 'open', 'closed', 'scoring', 'shortlisting', 'interviews', 'deciding', 'announced'] as const),
  'archived',
] as const
export type CallPhase = (typeof callPhases)[number]

/** Who may do what while a phase lasts: columns of `call_phases`. */
export interface PhaseRights {
  /** The call is on the programme's pages. */
  publicSees: boolean
  /** Applications are begun, changed and sent, until the deadline. */
  applicantsWrite: boolean
  /** The programme team opens applications, to see whether they are eligible. */
  teamReads: boolean
  /** Assessors open applications and score them. */
  assessorsScore: boolean
  /** Those who were shortlisted are interviewed, and scored apart. */
  interviewersScore: boolean
  /** Outcomes are proposed and decided. */
  teamDecides: boolean
  /** Applicants see their own outcome. */
  outcomeShown: boolean
}

export const regions = [
  ...(['north-east', 'north-west', 'yorkshire', 'east-midlands', 'west-midlands', 'east', 'london'] as const),
  ...(['south-east', 'south-west', 'scotland', 'wales', 'northern-ireland'] as const),
] as const
export type Region = (typeof regions)[number]

/** An invitation to places to apply for the Leadership Programme of one year. */
export interface Call {
  id: string
  slug: string
  title: string
  titleCy: string
  lead: string
  leadCy: string
  opensAt: Date
  /** The last moment at which an application is taken, for everybody who was given no longer. */
  closesAt: Date
  placements: number
  valuePounds: number
  contributionPounds: number
  preferredRegions: Region[]
  shortlistSize: number
  /** So many must take part in the decision. */
  quorum: number
  weights: Weights
  interviewsOn: string
  announcedOn: string
  /** The twelve months begin. */
  beginsOn: string
}

export interface CallInPhase extends Call, PhaseRights {
  phase: CallPhase
}
