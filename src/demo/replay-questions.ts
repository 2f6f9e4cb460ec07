import { randomUUID } from 'node:crypto'
import { chooseAnswer } from '#capabilities/community/choose-answer.ts'
import { draftItem } from '#capabilities/community/draft-item.ts'
import { itemRevision } from '#capabilities/community/find-item.ts'
import type { ItemKind, ItemText } from '#capabilities/community/library-item.ts'
import { shareItem } from '#capabilities/community/share-item.ts'
import type { CityLead } from '#capabilities/people/authority.ts'
import type { Services } from '#infrastructure/services.ts'
import { allowed } from './allowed.ts'
import { questions } from './content/questions.ts'

interface Replay {
  services: Services
  /** By the slugs of their places. */
  leads: Map<string, CityLead>
  at: (daysAgo: number) => Date
}

interface Said extends ItemText {
  kind: ItemKind
  sourceId?: string
  daysAgo: number
}

/** What those who lead places asked each other, what was answered, and what helped. */
export async function replayQuestions({ services, leads, at }: Replay): Promise<void> {
  // Long ago: nobody is mailed of it now.
  const queue = { ...services.queue, enqueue: async () => {} }
  const share = async (lead: CityLead, { daysAgo, ...said }: Said) => {
    const powers = { ...services, queue, lead, now: at(daysAgo) }
    const { itemId } = allowed(await draftItem({ requestId: randomUUID(), ...said }, powers))
    allowed(await shareItem({ itemId, agreed: true, basedOn: itemRevision(said) }, powers))
    return itemId
  }
  for (const { place, daysAgo, answers, ...said } of questions) {
    const lead = leads.get(place)
    // A smaller replay has fewer places.
    if (!lead) continue
    const questionId = await share(lead, { kind: 'question', daysAgo, ...said })
    for (const [index, { by, helped, body, bodyCy }] of answers.entries()) {
      const other = leads.get(by)
      if (!other) continue
      const { title, titleCy } = said
      // A question is answered within a few days, and never before it is asked or after today.
      const on = Math.max(0, daysAgo - 2 - index * 3)
      const answer = { kind: 'answer' as const, sourceId: questionId, title, titleCy, body, bodyCy, daysAgo: on }
      const answerId = await share(other, answer)
      const kept = { questionId, answerId, isKept: true }
      if (helped) allowed(await chooseAnswer(kept, { ...services, lead, now: at(Math.max(0, on - 1)) }))
    }
  }
}
