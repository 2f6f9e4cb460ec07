import type { TFunction } from 'i18next'
import {
  type OpportunityListing,
  type OpportunityTopic,
  oldestWithoutLimit,
  youngestWithoutLimit,
} from '#capabilities/opportunities/opportunity.ts'
import {
  agesInWords,
  costInWords,
  nextInWords,
  placeInWords,
} from '#capabilities/opportunities/ui/opportunity-words.ts'
import { inLanguage, type Language } from '#infrastructure/words/languages.ts'
import type { Gap } from '../opportunity-refusals.ts'
import { topicPages } from './topic-pages.ts'

interface Tasks {
  opportunity: OpportunityListing
  /** The way in is shown. */
  hasEntrance: boolean
  gaps: Gap[]
  /** How many of its dates are to come, and over. */
  upcoming: number
  past: number
  /** Names of the badges that it earns. */
  earned: string[]
  /** The address of the task list. */
  here: string
  language: Language
  t: TFunction
}

const states = {
  todo: (t: TFunction) => ({ label: t('manage.task.todo'), tone: 'warn' as const }),
  done: (t: TFunction) => ({ label: t('manage.task.done'), tone: 'good' as const }),
  open: (t: TFunction) => ({ label: t('manage.task.optional'), tone: 'plain' as const }),
}

/** As every draft begins: nobody has said for whom it is. */
const isForAnybody = ({ ageMin, ageMax, ageNote, costPence, access }: OpportunityListing) =>
  ageMin === youngestWithoutLimit &&
  ageMax === oldestWithoutLimit &&
  !ageNote &&
  costPence === null &&
  access.length === 0

/** Each page of the form with what stands on it, and whether something is missing there. */
export function topicTasks({ opportunity, hasEntrance, gaps, upcoming, past, earned, here, language, t }: Tasks) {
  const { mode, address, neighbourhoodId, theme, audience } = opportunity
  const summary = inLanguage(language, opportunity.summary, opportunity.summaryCy)
  const booking = inLanguage(language, opportunity.booking, opportunity.bookingCy)
  const isOnlyOnline = mode === 'online'
  const dates = [
    upcoming > 0 && t('manage.datesToCome', { count: upcoming }),
    upcoming > 0 && nextInWords(opportunity, language, t),
    past > 0 && upcoming === 0 && t('manage.datesOver', { count: past }),
  ]
  const says: Record<OpportunityTopic, (string | false | null)[]> = {
    what: [t(`common.theme.${theme}`), summary],
    where: [
      t(`opportunities.mode.${mode}`),
      !isOnlyOnline && address,
      !isOnlyOnline && Boolean(neighbourhoodId) && placeInWords(opportunity, language, t),
    ],
    when: dates,
    who: [
      audience === 'network' && t('events.forNetwork'),
      agesInWords(opportunity, t),
      costInWords(opportunity, language, t),
    ],
    how: [booking.split('\n')[0] ?? ''],
    badges: earned,
  }
  const picture = {
    title: t('photos.task'),
    href: `${here}/picture`,
    hint: t(opportunity.photo ? 'photos.taskShown' : 'photos.taskNone'),
    status: states[opportunity.photo ? 'done' : 'open'](t),
  }
  const entrance = {
    title: t('photos.title.entrance'),
    href: `${here}/entrance`,
    hint: t(hasEntrance ? 'photos.taskShown' : 'photos.lead.entrance'),
    status: states[hasEntrance ? 'done' : 'open'](t),
  }
  const tasks = (Object.keys(topicPages) as OpportunityTopic[]).map((topic) => {
    const hint = says[topic].filter(Boolean).join(' · ')
    const isMissing = gaps.some((gap) => gap.topic === topic)
    const isUnsaid = topic === 'who' && isForAnybody(opportunity)
    const state = isMissing ? 'todo' : hint && !isUnsaid ? 'done' : 'open'
    return {
      title: t(`manage.topic.${topic}.title`),
      href: `${here}/${topic}`,
      hint: hint.length > 160 ? `${hint.slice(0, 159)}…` : hint || undefined,
      status: states[state](t),
    }
  })
  return [...tasks, picture, ...(isOnlyOnline ? [] : [entrance])]
}
