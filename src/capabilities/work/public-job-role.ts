import { only, type PublicView, publicView } from '#infrastructure/public-view.ts'
import type { JobRole } from './job-role.ts'

const shown = [
  ...(['id', 'title', 'titleCy', 'about', 'aboutCy', 'skills', 'publicAt'] as const),
  ...(['placeSlug', 'organisationName', 'organisationSlug'] as const),
] as const

/** A kind of job as everybody may see it. */
export type PublicJobRole = PublicView<Pick<JobRole, (typeof shown)[number]>>

/** Nothing of a draft, nor of an organisation that does not take part in the place. */
export function publicJobRole(role: JobRole): PublicJobRole | undefined {
  return role.state === 'public' && role.isApproved ? publicView(only(role, shown)) : undefined
}
