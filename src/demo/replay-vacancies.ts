import { draftVacancy } from '#capabilities/work/draft-vacancy.ts'
import { findVacancy } from '#capabilities/work/find-vacancy.ts'
import { listJobRoles } from '#capabilities/work/list-job-roles.ts'
import { publishVacancy } from '#capabilities/work/publish-vacancy.ts'
import { settleVacancies } from '#capabilities/work/settle-vacancies.ts'
import type { VacancyContent } from '#capabilities/work/vacancy.ts'
import { needed } from '#infrastructure/needed.ts'
import type { Services } from '#infrastructure/services.ts'
import { localParts } from '#infrastructure/words/local-time.ts'
import { jobs } from './content/jobs.ts'
import { posts, vacanciesOfTowns } from './content/vacancies.ts'
import { askedBy, type TownWithWork } from './replay-roles.ts'

const dayMs = 86_400_000
/** So long before its last day each was shown, those that are open for longer lately. */
const shownDays = 35

/** What employers of a town offer: most of it open at the end of the year, some of it over. */
export async function replayVacancies(
  services: Services,
  { town, placeId, managerOf, now }: TownWithWork,
): Promise<void> {
  for (const [turn, planned] of (vacanciesOfTowns[town] ?? []).entries()) {
    const manager = managerOf(planned.employer)
    // A scaled year has the same towns, not all of their organisations in each share.
    if (!manager) continue
    const { kind, title, about, asks, age = 16 } = posts[planned.post]
    const job = typeof asks === 'string' ? jobs[asks] : asks
    const { rows: roles } = await listJobRoles({ organisationId: manager.organisationId, limit: 9 }, services)
    const content: VacancyContent = {
      ...{ kind, title: title[0], titleCy: title[1], about: about[0], aboutCy: about[1] },
      roleId: (typeof asks === 'string' && roles.find((role) => role.title === jobs[asks].title[0])?.id) || null,
      ...{ pay: planned.pay, payCy: null, whereabouts: planned.whereabouts, ageMin: age },
      apply: 'Write two sentences about yourself, or come by and ask. Bring the badges that you want us to see.',
      applyCy:
        'Ysgrifennwch ddwy frawddeg amdanoch eich hun, neu dewch i mewn i holi. Dewch â’r bathodynnau yr hoffech i ni eu gweld.',
      applyUrl: null,
      closesOn: localParts(new Date(now.getTime() + planned.closesInDays * dayMs)).date,
      skills: await askedBy(job, services),
    }
    const began = Math.min(planned.closesInDays - shownDays, -1 - (turn % 12))
    const powers = { ...services, manager, now: new Date(now.getTime() + began * dayMs) }
    const drafted = await draftVacancy({ placeId, content }, powers)
    if (!drafted.ok) throw new Error(`${planned.employer}: ${drafted.refusal}`)
    const { id: vacancyId } = drafted
    const { revision: basedOn } = needed(await findVacancy({ id: vacancyId }, powers), 'the vacancy')
    const published = await publishVacancy({ vacancyId, basedOn }, powers)
    if (!published.ok) throw new Error(`${planned.employer}: ${published.refusal}`)
  }
  await settleVacancies({ ...services, now })
}
