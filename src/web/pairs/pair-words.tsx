import type { TFunction } from 'i18next'
import type { PairFit, PairTopic } from '#capabilities/community/pair.ts'
import { leadDuties } from '#capabilities/programme/rubric.ts'

const isDuty = (topic: PairTopic) => leadDuties.some((one) => one === topic)

/** A duty or an attribute, as it is called elsewhere on the site. */
export function topicInWords(t: TFunction, topic: PairTopic): string {
  return isDuty(topic)
    ? t(`programme.duty.${topic as (typeof leadDuties)[number]}`)
    : t(`programme.attribute.${topic as Exclude<PairTopic, (typeof leadDuties)[number]>}.name`)
}

const listed = (t: TFunction, topics: PairTopic[]) => topics.map((topic) => topicInWords(t, topic)).join('; ')

/** Why two fit, in one sentence for each way: what the one who reads is given, and gives. */
export function FitForOne({ fit: { toOne, toOther }, name, t }: { fit: PairFit; name: string; t: TFunction }) {
  return (
    <>
      {toOne.length > 0 && <p>{t('pairs.givesYou', { name, topics: listed(t, toOne) })}</p>}
      {toOther.length > 0 && <p>{t('pairs.youGive', { name, topics: listed(t, toOther) })}</p>}
    </>
  )
}

/** The same for others who read of two. */
export function FitOfTwo({
  fit: { toOne, toOther },
  one,
  other,
  t,
}: {
  fit: PairFit
  one: string
  other: string
  t: TFunction
}) {
  return (
    <>
      {toOne.length > 0 && <p>{t('pairs.gives', { from: other, to: one, topics: listed(t, toOne) })}</p>}
      {toOther.length > 0 && <p>{t('pairs.gives', { from: one, to: other, topics: listed(t, toOther) })}</p>}
    </>
  )
}
