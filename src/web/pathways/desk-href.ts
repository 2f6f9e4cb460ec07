import { finishKey, type PathwayContent } from '#capabilities/pathways/pathway.ts'

/** Where a step, a choice or the end of a pathway is worked on. */
export function deskHref(base: string, { content, key }: { content: PathwayContent; key: string }): string {
  if (key === finishKey) return `${base}/details`
  return content.choices.some((choice) => choice.key === key) ? `${base}/choices/${key}` : `${base}/steps/${key}`
}
