import { listAwards } from '#capabilities/awards/list-awards.ts'
import { answerIntroduction } from '#capabilities/introductions/answer-introduction.ts'
import { listOwnIntroductions } from '#capabilities/introductions/find-introduction.ts'
import type { ReceiverAsked } from '#capabilities/introductions/find-receiver.ts'
import { sendIntroduction, tryIntroduction } from '#capabilities/introductions/send-introduction.ts'
import { takeIntroductionBack } from '#capabilities/introductions/take-introduction-back.ts'
import { findOrganisation } from '#capabilities/organisations/find-organisation.ts'
import type { OrganisationManager, SignedIn } from '#capabilities/people/authority.ts'
import { addToCollection } from '#capabilities/portfolio/add-to-collection.ts'
import { listCollections } from '#capabilities/portfolio/list-collections.ts'
import { startCollection } from '#capabilities/portfolio/start-collection.ts'
import { listVacancies } from '#capabilities/work/list-vacancies.ts'
import { needed } from '#infrastructure/needed.ts'
import type { Services } from '#infrastructure/services.ts'
import { type IntroductionOfTown, introductionsOfTowns } from './content/introductions.ts'
import type { TownWithWork } from './replay-roles.ts'

const dayMs = 86_400_000

interface Learner {
  signedIn: SignedIn
  isUnder18: boolean
}

/** Learners of a town who introduce themselves to its employers, each to one. */
export async function replayIntroductions(
  services: Services,
  { town, managerOf, now, learners }: TownWithWork & { learners: Learner[] },
): Promise<void> {
  const waiting = [...learners]
  for (const planned of introductionsOfTowns[town] ?? []) {
    const manager = managerOf(planned.employer)
    const at = waiting.findIndex(({ isUnder18 }) => isUnder18 === (planned.isUnder18 ?? false))
    const [learner] = at < 0 ? [] : waiting.splice(at, 1)
    // A scaled year has the same towns, not all of their organisations in each share.
    if (!manager || !learner) continue
    const powers = { ...services, signedIn: learner.signedIn, now: new Date(now.getTime() - planned.daysAgo * dayMs) }
    const collectionId = await begun(planned.title, powers)
    const to = await receiverOf(planned, { town, manager, services, now: powers.now })
    const introductionId = await sent({ to, collectionId, ...planned }, powers)
    await settled(introductionId, planned, { services, manager, learner, now: new Date(powers.now.getTime() + dayMs) })
  }
}

/** What the demonstration's learner sent: one that was answered, one that waits. */
export async function replayOwnIntroductions(
  services: Services,
  {
    signedIn,
    managerOf,
    now,
  }: { signedIn: SignedIn; managerOf: (of: { organisationId: string }) => OrganisationManager; now: Date },
): Promise<void> {
  const powers = { ...services, signedIn, now: new Date(now.getTime() - 5 * dayMs) }
  const collections = await listCollections({ personId: signedIn.personId }, { ...services, now })
  const collectionId = collections.find(({ title }) => title === 'A job with visitors')?.id
  if (!collectionId) return
  const choices = { nameShown: true, addressShown: true }
  for (const [employer, said] of [
    ['brightkelp-web-studio', 'I would like to learn how you talk with the people whose sites you build.'],
    ['the-larkmere-hotel', 'I have shown visitors round the pier for a year, in two languages.'],
  ] as const) {
    const to = { organisationSlug: employer, placeSlug: 'brighton-and-hove' }
    if (await findOrganisation({ slug: employer }, services)) await sent({ to, collectionId, said, ...choices }, powers)
  }
  const [, first] = await listOwnIntroductions({ personId: signedIn.personId }, { ...services, now })
  if (!first) return
  const answer = 'We liked what you showed. We write to you this week, and you can come for a day in January.'
  const said = { accepts: true, reason: null, answer }
  const at = new Date(now.getTime() - 2 * dayMs)
  const manager = managerOf({ organisationId: first.organisationId })
  const outcome = await answerIntroduction({ introductionId: first.id, ...said }, { ...services, manager, now: at })
  if (!outcome.ok) throw new Error(`an introduction was not answered: ${outcome.refusal}`)
}

type Powers = Services & { signedIn: SignedIn; now: Date }

async function begun(title: string, powers: Powers): Promise<string> {
  const begins = await startCollection({ content: { title, about: '', nameShown: true } }, powers)
  if (!begins.ok) throw new Error(`${title}: ${begins.refusal}`)
  const { collectionId } = begins
  const { rows } = await listAwards({ personId: powers.signedIn.personId, state: 'kept', limit: 3 }, powers)
  await addToCollection({ collectionId, awardIds: rows.map(({ id }) => id) }, powers)
  return collectionId
}

interface Known {
  town: string
  manager: OrganisationManager
  services: Services
  now: Date
}

async function receiverOf(
  { vacancy, employer }: IntroductionOfTown,
  { town, manager: { organisationId }, services, now }: Known,
): Promise<ReceiverAsked> {
  const { rows } = vacancy ? await listVacancies({ organisationId, limit: 20 }, { ...services, now }) : { rows: [] }
  const about = rows.find(({ title, state }) => title === vacancy && state === 'public')
  if (about) return { vacancyId: about.id }
  const { slug } = needed(await findOrganisation({ id: organisationId }, services), employer)
  return { organisationSlug: slug, placeSlug: town }
}

type Sent = Pick<IntroductionOfTown, 'said' | 'nameShown' | 'addressShown'> & {
  to: ReceiverAsked
  collectionId: string
}

async function sent({ to, collectionId, said, nameShown, addressShown }: Sent, powers: Powers): Promise<string> {
  const choices = { nameShown: nameShown === true, addressShown: addressShown === true }
  const guardianEmail = `guardian.${powers.signedIn.email}`
  const sending = { to, collectionId, content: { said, ...choices, guardianEmail } }
  const look = await tryIntroduction(sending, powers)
  const outcome = look.ok ? await sendIntroduction({ ...sending, basedOn: look.revision }, powers) : look
  if (!outcome.ok) throw new Error(`an introduction was not sent: ${outcome.refusal}`)
  return outcome.introductionId
}

async function settled(
  introductionId: string,
  { fate }: IntroductionOfTown,
  { services, manager, learner, now }: Omit<Known, 'town'> & { learner: Learner },
): Promise<void> {
  if (fate === 'sent') return
  if (fate === 'taken-back') {
    await takeIntroductionBack({ introductionId }, { ...services, signedIn: learner.signedIn, now })
    return
  }
  const said =
    'yes' in fate
      ? { accepts: true, reason: null, answer: fate.yes }
      : { accepts: false, reason: fate.no, answer: fate.beside }
  const outcome = await answerIntroduction({ introductionId, ...said }, { ...services, manager, now })
  if (!outcome.ok) throw new Error(`an introduction was not answered: ${outcome.refusal}`)
}
