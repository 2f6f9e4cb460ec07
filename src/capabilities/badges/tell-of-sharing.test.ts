import { expect, test } from 'vitest'
import type { Mail } from '#infrastructure/mail/mailer.ts'
import { aBadge, anOrganisation, aTown, now } from '#tests/support/town.ts'
import { answerSharedBadge } from './answer-shared-badge.ts'
import { badgeSharingMoved, type SharingMove } from './badge-jobs.ts'
import { shareBadge } from './share-badge.ts'
import { stopSharingBadge } from './stop-sharing-badge.ts'
import { tellOfSharing } from './tell-of-sharing.ts'

/** Two organisations, each with one manager; `tell` does the jobs that the last step caused. */
async function aSharing() {
  const town = await aTown()
  const owner = await anOrganisation(town, { name: 'Ash Library' })
  const partner = await anOrganisation(town, { name: 'Birch Library' })
  const { badgeId } = await aBadge(town, owner)
  await town.pool.query('update people set locale = $1 where id = $2', ['cy', partner.personId])
  const moves: SharingMove[] = []
  const queue: typeof town.services.queue = {
    async enqueue(_tx, job, payloads) {
      if (job.name === badgeSharingMoved.name) moves.push(...(payloads as unknown as SharingMove[]))
    },
  }
  const powersOf = ({ manager }: typeof owner) => ({ database: town.database, queue, manager, now })
  const tell = async () => {
    const mails: Mail[] = []
    for (const move of moves)
      await tellOfSharing(move, { ...town.services, mailer: async (mail) => void mails.push(mail), now })
    return mails.map(({ to, subject, text }) => ({
      to,
      subject,
      link: /https:\/\/waymark\.test\/\S+/.exec(text)?.[0] ?? '',
    }))
  }
  const emailOf = async (personId: string) =>
    (await town.pool.query('select email from people where id = $1', [personId])).rows[0].email
  return {
    badgeId,
    partner,
    owner,
    tell,
    moves,
    share: () => shareBadge({ badgeId, partnerSlug: partner.slug }, powersOf(owner)),
    answer: (agree: boolean) => answerSharedBadge({ badgeId, agree }, powersOf(partner)),
    stop: (by: typeof owner) => stopSharingBadge({ badgeId, partnerId: partner.organisationId }, powersOf(by)),
    emails: { owner: await emailOf(owner.personId), partner: await emailOf(partner.personId) },
  }
}

test('the partner’s managers are told in their language that they are asked, with the page of their answer', async () => {
  const { share, tell, emails, partner } = await aSharing()
  await share()
  expect(await tell()).toEqual([
    {
      to: emails.partner,
      subject: 'Mae Ash Library yn gofyn i chi roi ei fathodyn “Clwb Codio”',
      link: `https://waymark.test/organisations/${partner.slug}/manage/badges/shared`,
    },
  ])
})

test.each([
  [true, 'Birch Library agrees to give “Coding Club”'],
  [false, 'Birch Library does not want to give “Coding Club”'],
])('the owner’s managers are told of the answer: agreed %s', async (agree, subject) => {
  const { share, answer, tell, emails, owner, badgeId } = await aSharing()
  await share()
  await answer(agree)
  const link = `https://waymark.test/organisations/${owner.slug}/manage/badges/${badgeId}/sharing`
  // The question that was answered meanwhile is not sent any more.
  expect(await tell()).toEqual([{ to: emails.owner, subject, link }])
})

test('the other side is told that it ended, whichever ended it', async () => {
  for (const side of ['owner', 'partner'] as const) {
    const sharing = await aSharing()
    await sharing.share()
    await sharing.answer(true)
    sharing.moves.length = 0
    await sharing.stop(sharing[side])
    const told = side === 'owner' ? 'partner' : 'owner'
    expect((await sharing.tell()).map(({ to }) => to)).toEqual([sharing.emails[told]])
  }
})
