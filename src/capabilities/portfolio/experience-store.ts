import { sql } from 'kysely'
import type { Reader } from '#infrastructure/database/database.ts'
import type { Experience, ExperienceContent } from './experience.ts'

/** Experiences with their months as they are typed: `2026-09`. */
export const selectExperiences = (reader: Reader) =>
  reader
    .selectFrom('experiences')
    .select(['id', 'kind', 'title', 'whereabouts', 'story'])
    .select([
      sql<string | null>`to_char(began_on, 'YYYY-MM')`.as('began'),
      sql<string | null>`to_char(ended_on, 'YYYY-MM')`.as('ended'),
    ])
    .$castTo<Experience>()

const firstDay = (month: string | null) => (month === null ? null : `${month}-01`)

/** All that a person wrote of it. */
export const wordsOfExperience = ({
  title,
  whereabouts,
  story,
}: Pick<ExperienceContent, 'title' | 'whereabouts' | 'story'>) => [title, whereabouts, story].join('\n')

/** What is written of an experience. */
export function experienceColumns({ kind, title, whereabouts, began, ended, story }: ExperienceContent) {
  return {
    ...{ kind, title: title.trim(), whereabouts: whereabouts.trim(), story: story.trim() },
    ...{ beganOn: firstDay(began), endedOn: firstDay(ended) },
  }
}
