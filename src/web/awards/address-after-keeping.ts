import type { KeepOutcome } from '#capabilities/awards/keep-awards.ts'

/** Where the learner goes on after keeping awards: their badges show what was kept or withdrawn meanwhile. */
export function addressAfterKeeping(outcome: KeepOutcome): string {
  return outcome.ok ? `/me?kept=${outcome.awardIds.length}` : afterRefusal[outcome.refusal]
}

const afterRefusal: Record<Extract<KeepOutcome, { ok: false }>['refusal'], string> = {
  'nothing-to-keep': '/me',
  'award-is-kept': '/me',
}
