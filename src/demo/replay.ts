import { sql } from 'kysely'
import { addPeople } from '#capabilities/people/add-people.ts'
import {
  mintCityLead,
  mintIssuer,
  mintOrganisationManager,
  mintPlatformAdministrator,
  mintSignedIn,
} from '#capabilities/people/mint-authority.ts'
import { importGazetteer } from '#capabilities/places/import-gazetteer.ts'
import { nameCohort } from '#capabilities/places/name-cohort.ts'
import { audit } from '#infrastructure/database/audit.ts'
import type { Reader } from '#infrastructure/database/database.ts'
import type { Services } from '#infrastructure/services.ts'
import { outcodes } from './content/outcodes.ts'
import { progressBar } from './progress.ts'
import { replayFigures } from './replay-figures.ts'
import { replayOwnIntroductions } from './replay-introductions.ts'
import { replayLibrary } from './replay-library.ts'
import { replayNeeds } from './replay-needs.ts'
import { replayNetwork } from './replay-network.ts'
import { replayLeadsBadge } from './replay-newcomers.ts'
import { replayPortfolio } from './replay-portfolio.ts'
import { replayProgramme } from './replay-programme.ts'
import { replayYears } from './replay-years.ts'
import { found, idOf, TownReplay } from './town-replay.ts'
import { planYear } from './year.ts'

export interface ReplayRequest {
  services: Services
  until: Date
  seed?: string
  scale?: number
  showProgress: boolean
}

const finished = 'replay.finished'
/** Whether this database holds a whole replay: one that was cut short must not be taken for a town. */
export async function hasReplay(database: Reader): Promise<boolean> {
  const entry = await database
    .selectFrom('auditEntries')
    .select('id')
    .where('action', '=', finished)
    .limit(1)
    .executeTakeFirst()
  return entry !== undefined
}

/**
 * Lives the pilots' year through the same use cases that the pages call, day by day, with `now` as it was then:
 * organisations ask and are let in, badges and opportunities are published, awards signed, kept and shown.
 */
export async function runReplay({ services, until, seed = 'waymark', scale = 1, showProgress }: ReplayRequest) {
  const year = planYear({ seed, scale, until })
  const steps = year.towns.reduce((sum, town) => sum + town.happenings, 0)
  const progress = progressBar({ label: 'Replaying a year of learning', steps, shown: showProgress })
  const people = await addPeople([...demoPeople], { database: services.database, now: year.begins })
  const administrator = mintPlatformAdministrator({ personId: idOf(people, 'administrator@demo.example') })
  await nameCohort(
    { slug: 'pilots', name: 'The pilots', nameCy: 'Y cynlluniau peilot' },
    { ...services, administrator, now: year.begins },
  )
  // The towns know nothing of each other: they live their year side by side.
  await Promise.all(
    year.towns.map((town) =>
      new TownReplay({ services, town, administrator, people, progress, ends: year.ends }).run(year.begins),
    ),
  )
  const team = await replayProgramme({ services, now: year.ends })
  await knowOutcodes(services)
  for (const place of year.newcomers) await found(place, { services, administrator, cohorts: [], now: year.ends })
  await replayYears({ services, team, administrator, leadOf: mintCityLead, signedInAs: mintSignedIn, now: year.ends })
  await replayFigures({ services, leadOf: mintCityLead, now: year.ends })
  await replayNeeds({ services, leadOf: mintCityLead, now: year.ends })
  await replayNetwork({ services, leadOf: mintCityLead, now: year.ends })
  await replayLibrary({ services, team, leadOf: mintCityLead, now: year.ends })
  await replayLeadsBadge({
    ...{ services, team, leadOf: mintCityLead, signedInAs: mintSignedIn, now: year.ends },
    ...{ managerOf: mintOrganisationManager, issuerOf: mintIssuer },
  })
  const [, , { name, email }] = demoPeople
  const learner = mintSignedIn({ personId: idOf(people, email), email, name })
  await replayPortfolio(services, { signedIn: learner, now: year.ends })
  const managerOf = (of: { organisationId: string }) => mintOrganisationManager({ ...of, personId: undefined })
  await replayOwnIntroductions(services, { signedIn: learner, managerOf, now: year.ends })
  await services.database
    .transaction()
    .execute((tx) =>
      audit(
        tx,
        { actorId: administrator.personId, action: finished, subjectType: 'person', subjectId: administrator.personId },
        year.ends,
      ),
    )
  // A year came in at once: without fresh statistics the first queries would be planned for empty tables.
  await sql`analyze`.execute(services.database)
  progress.done()
}

/** As the command brings a gazetteer in, from a table of first halves alone. */
async function knowOutcodes({ database }: Services) {
  const rows = [['outcode', 'lat', 'lon'], ...outcodes.map((cells) => cells.map(String))]
  const outcome = await importGazetteer({ source: 'demonstration', rows: numbered(rows) }, { database })
  if (!outcome.ok || outcome.report.postcodes !== outcodes.length) throw new Error('the outcodes were not read')
}

async function* numbered(rows: string[][]) {
  for (const [index, cells] of rows.entries()) yield { line: index + 1, cells }
}

const demoPeople = [
  { name: 'Lena Example', email: 'lead@demo.example', ageBand: '25-plus' },
  { name: 'Marek Example', email: 'manager@demo.example', ageBand: '25-plus' },
  { name: 'Ash Example', email: 'learner@demo.example', ageBand: '18-24' },
  { name: 'Ada Example', email: 'administrator@demo.example', ageBand: '25-plus', isPlatformAdministrator: true },
  { name: 'Piran Example', email: 'plymouth.lead@demo.example', ageBand: '25-plus' },
] as const
