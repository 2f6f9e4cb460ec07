import { sql } from 'kysely'
import { writeLetter } from '#infrastructure/mail/letter.ts'
import type { Services } from '#infrastructure/services.ts'
import { inLanguage, type Language } from '#infrastructure/words/languages.ts'
import { translator } from '#infrastructure/words/translator.ts'
import { findNamedThings, listAgreedBadges } from './find-named-things.ts'
import { type ActFor, giveMilestoneBadges } from './give-milestone-badges.ts'
import type { PathwayContent, PublishedPathway } from './pathway.ts'
import { publishedQuery } from './pathway-query-store.ts'
import { type ProblemCode, problemsOf } from './problem-rules.ts'
import { recountProgress } from './recount-progress.ts'

type Powers = Pick<Services, 'database' | 'queue' | 'mailer' | 'masterKey' | 'site'> & { actFor: ActFor; now: Date }
type Looking = Omit<Powers, 'actFor' | 'queue' | 'masterKey'>

const round = 'pathways'
const dayMs = 86_400_000
const atOnce = 50

/** Once a day, in one process: recounts progress, finds broken pathways and tells their owners. */
export async function lookAfterPathways(powers: Powers): Promise<void> {
  const { database, now } = powers
  const turn = await sql`
    insert into pathway_rounds values (${round}, ${now}) on conflict (name)
    do update set last_at = excluded.last_at where pathway_rounds.last_at <= ${new Date(now.getTime() - dayMs)}
    returning name`.execute(database)
  if (turn.rows.length === 0) return
  try {
    await recountProgress(powers)
    // Badges that could not be given when their milestone was reached: an archived one may be back.
    await giveMilestoneBadges({ everybody: true }, powers)
    await checkPathways(powers)
  } catch (error) {
    // What failed is tried again in the next minutes, not only tomorrow.
    await database.deleteFrom('pathwayRounds').where('name', '=', round).execute()
    throw error
  }
}

/** Looks through every published pathway; its owner is told of a problem once, when it appears. */
export async function checkPathways(powers: Looking): Promise<void> {
  let after = '00000000-0000-0000-0000-000000000000'
  for (;;) {
    const pathways = await publishedQuery(powers.database)
      .where('pathways.status', '=', 'published')
      .where('pathways.id', '>', after)
      .orderBy('pathways.id')
      .limit(atOnce)
      .execute()
    for (const pathway of pathways) await checkPathway(pathway, powers)
    const last = pathways.at(-1)
    if (!last || pathways.length < atOnce) return
    after = last.id
  }
}

async function checkPathway(pathway: PublishedPathway, powers: Looking): Promise<void> {
  const { database, now } = powers
  const { id: pathwayId, content, organisationId } = pathway
  const facts = {
    ...(await findNamedThings([content], { database, now })),
    agreedBadgeIds: await listAgreedBadges(pathwayId, { database }),
  }
  const found = problemsOf({ content, facts, organisationId, pathwayId, now }).map(
    ({ code, at }) => `${code} ${at ?? '*'}`,
  )
  await sql`delete from pathway_problems where pathway_id = ${pathwayId} and problem <> all(${found}::text[])`.execute(
    database,
  )
  await sql`
    insert into pathway_problems (pathway_id, problem, found_at)
    select ${pathwayId}, problem, ${now} from unnest(${found}::text[]) as problem
    on conflict do nothing`.execute(database)
  const news = await database
    .selectFrom('pathwayProblems')
    .select('problem')
    .where('pathwayId', '=', pathwayId)
    .where('toldAt', 'is', null)
    .orderBy('problem')
    .execute()
  if (news.length === 0) return
  const problems = news.map((row) => row.problem)
  for (const owner of await listOwners(pathway, powers)) await tellOwner({ pathway, problems, owner }, powers)
  await sql`update pathway_problems set told_at = ${now}
    where pathway_id = ${pathwayId} and problem = any(${problems}::text[])`.execute(database)
}

interface Owner {
  email: string
  locale: Language
}

async function listOwners({ organisationId, placeId }: PublishedPathway, { database }: Looking): Promise<Owner[]> {
  const { rows } = await sql<Owner>`
    select people.email, people.locale from organisation_members join people on people.id = person_id
    where organisation_id = ${organisationId} and role = 'manager'
    union
    select people.email, people.locale from place_leads join people on people.id = person_id
    where place_id = ${placeId} and ${organisationId}::uuid is null
    order by email limit 20`.execute(database)
  return rows
}

interface Telling {
  pathway: PublishedPathway
  problems: string[]
  owner: Owner
}

async function tellOwner({ pathway, problems, owner }: Telling, { mailer, site, now }: Looking): Promise<void> {
  const language = owner.locale
  const t = translator(language)
  const title = inLanguage(language, pathway.content.title, pathway.content.titleCy)
  const base = pathway.organisationSlug
    ? `/organisations/${pathway.organisationSlug}/manage/pathways`
    : `/${pathway.placeSlug}/lead/pathways`
  const letter = writeLetter({
    language,
    heading: t('mail.pathway.heading', { title }),
    paragraphs: [
      t('mail.pathway.found'),
      ...problems.map((problem) => inWords(problem, pathway.content)),
      t('mail.pathway.keep'),
    ],
    action: { label: t('mail.pathway.action'), url: `${site.origin}${base}/${pathway.id}` },
    footer: t('mail.pathway.footer'),
  })
  await mailer({ to: owner.email, subject: t('mail.pathway.subject', { title }), ...letter }, now)

  function inWords(problem: string, { steps, choices }: PathwayContent): string {
    const [code = '', at] = problem.split(' ')
    const wording = t(`pathways.problem.${code as ProblemCode}`)
    const found = steps.find((step) => step.key === at) ?? choices.find((choice) => choice.key === at)
    return found ? `${inLanguage(language, found.title, found.titleCy)}: ${wording}` : wording
  }
}
