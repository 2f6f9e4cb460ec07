interface Equivalent {
  /** The end of the file's name. */
  file: string
  before: string
  after: string
  /** Why nobody could tell it from what is written. */
  reason: string
}

/** Mutants that do what the original does, or what no caller can see. Each with its reason; nothing else belongs here. */
export const equivalent: Equivalent[] = [
  {
    file: 'impact/small-numbers-rules.ts',
    before: 'published[second] ?? 0',
    after: 'published[second]',
    reason: 'second is the index of a count that is shown, so there is always one.',
  },
  {
    file: 'organisations/organisation-rules.ts',
    before: '!organisation.safeguardingReviewedOn',
    after: 'false',
    reason: 'No date read as a date is 1970, which is older than every review that counts: the same refusal.',
  },
]
