import type { OrganisationManager } from '#capabilities/people/authority.ts'
import { alignSkills } from '#capabilities/skills/align-skills.ts'
import type { AskedSkill } from '#capabilities/work/asked-skill.ts'
import { draftJobRole } from '#capabilities/work/draft-job-role.ts'
import { findJobRole } from '#capabilities/work/find-job-role.ts'
import { publishJobRole } from '#capabilities/work/publish-job-role.ts'
import type { Services } from '#infrastructure/services.ts'
import { type Job, jobs, rolesOfTowns } from './content/jobs.ts'
import { skills } from './content/skills.ts'

export interface TownWithWork {
  town: string
  placeId: string
  managerOf: (employer: string) => OrganisationManager | undefined
  now: Date
}

/** The kinds of job that employers of a town describe, one a week until the end of the year. */
export async function replayRoles(services: Services, { town, placeId, managerOf, now }: TownWithWork): Promise<void> {
  const planned = rolesOfTowns[town] ?? []
  for (const [turn, [employer, key]] of planned.entries()) {
    const manager = managerOf(employer)
    // A scaled year has the same towns, not all of their organisations in each share.
    if (!manager) continue
    const job: Job = jobs[key]
    const [title, titleCy] = job.title
    const [about, aboutCy] = job.about
    const content = { title, titleCy, about, aboutCy, skills: await askedBy(job, services) }
    const at = new Date(now.getTime() - (planned.length - turn) * 7 * 86_400_000)
    const powers = { ...services, manager, now: at }
    const drafted = await draftJobRole({ placeId, content }, powers)
    if (!drafted.ok) throw new Error(`${employer}: ${drafted.refusal}`)
    const { roleId } = drafted
    const basedOn = (await findJobRole({ id: roleId }, services))?.revision ?? ''
    const published = await publishJobRole({ roleId, basedOn }, powers)
    if (!published.ok) throw new Error(`${employer}: ${published.refusal}`)
  }
}

/** What a job asks for, with the addresses of its skills. */
export async function askedBy(
  { must, helps, untaught = [] }: Pick<Job, 'must' | 'helps' | 'untaught'>,
  services: Services,
): Promise<AskedSkill[]> {
  const own = await alignSkills(
    untaught.map((name) => ({ name })),
    services,
  )
  return [
    ...must.map((key) => ({ ...skills[key], weight: 'must' as const })),
    ...own.map((skill) => ({ ...skill, weight: 'must' as const })),
    ...helps.map((key) => ({ ...skills[key], weight: 'helps' as const })),
  ]
}
