import type { OpportunityTopic } from '#capabilities/opportunities/opportunity.ts'
import { badges } from './badges.tsx'
import { how } from './how.tsx'
import type { TopicPage } from './topic.ts'
import { what } from './what.tsx'
import { when } from './when.tsx'
import { where } from './where.tsx'
import { who } from './who.tsx'

/** The pages of an opportunity's form, in the order in which they are gone through. */
export const topicPages: Record<OpportunityTopic, TopicPage> = { what, where, when, who, how, badges }

/** The page after this one; none after the last. */
export function topicAfter(topic: OpportunityTopic): OpportunityTopic | undefined {
  const topics = Object.keys(topicPages) as OpportunityTopic[]
  return topics[topics.indexOf(topic) + 1]
}
