import { settleJoins } from '#capabilities/accounts/settle-joins.ts'
import { removeEndedAnswers } from '#capabilities/asks/remove-ended-answers.ts'
import {
  awardIssued,
  awardsExtended,
  awardsGiven,
  awardsHeld,
  awardsWithdrawn,
  correctionDue,
  endingDue,
  extensionDue,
  holdingsChanged,
  reminderDue,
  renewalLapsed,
  runAsked,
  runMailsDue,
} from '#capabilities/awards/award-jobs.ts'
import { issueAwardRun } from '#capabilities/awards/issue-award-run.ts'
import { removeOldLists } from '#capabilities/awards/issue-checked-list.ts'
import { sendRunMails } from '#capabilities/awards/send-run-mails.ts'
import { settleEndings } from '#capabilities/awards/settle-endings.ts'
import { settleRenewalRequests } from '#capabilities/awards/settle-renewal-requests.ts'
import { signCorrection } from '#capabilities/awards/sign-correction.ts'
import { signExtensions } from '#capabilities/awards/sign-extensions.ts'
import { tellExtended } from '#capabilities/awards/tell-extended.ts'
import { tellHeld } from '#capabilities/awards/tell-held.ts'
import { tellOfEnding } from '#capabilities/awards/tell-of-ending.ts'
import { tellOfLapse } from '#capabilities/awards/tell-of-lapse.ts'
import { tellRecipient } from '#capabilities/awards/tell-recipient.ts'
import { tellReminded } from '#capabilities/awards/tell-reminded.ts'
import { tellWithdrawn } from '#capabilities/awards/tell-withdrawn.ts'
import { badgeReviewMoved, badgeSharingMoved } from '#capabilities/badges/badge-jobs.ts'
import { removeUnusedPictures } from '#capabilities/badges/remove-unused-pictures.ts'
import { tellOfReview } from '#capabilities/badges/tell-of-review.ts'
import { tellOfSharing } from '#capabilities/badges/tell-of-sharing.ts'
import { gatheringChanged, itemMoved, itemOfOwnerShared, pairMoved } from '#capabilities/community/community-jobs.ts'
import { tellOfGathering } from '#capabilities/community/tell-of-gathering.ts'
import { tellOfItem } from '#capabilities/community/tell-of-item.ts'
import { tellOfPair } from '#capabilities/community/tell-of-pair.ts'
import { tellOwnerOfItem } from '#capabilities/community/tell-owner-of-item.ts'
import { recountEarners } from '#capabilities/earning/recount-earners.ts'
import { erasureAsked } from '#capabilities/erasure/erasure-jobs.ts'
import { noteErasures } from '#capabilities/erasure/note-erasures.ts'
import { settleErasures } from '#capabilities/erasure/settle-erasures.ts'
import { tellOfErasure } from '#capabilities/erasure/tell-of-erasure.ts'
import { bookingMailDue } from '#capabilities/events/booking-jobs.ts'
import { removeOldNames } from '#capabilities/events/remove-old-names.ts'
import { settleBookings } from '#capabilities/events/settle-bookings.ts'
import { tellBooker } from '#capabilities/events/tell-booker.ts'
import { evidenceAccepted, evidenceMoved } from '#capabilities/evidence/evidence-jobs.ts'
import { giveAcceptedBadge } from '#capabilities/evidence/give-accepted-badge.ts'
import { removeOldEvidence } from '#capabilities/evidence/remove-old-evidence.ts'
import { tellOfEvidence } from '#capabilities/evidence/tell-of-evidence.ts'
import { feedRunAsked } from '#capabilities/feeds/feed-jobs.ts'
import { startDueFeeds } from '#capabilities/feeds/start-feed-run.ts'
import { foldDigests } from '#capabilities/following/fold-digests.ts'
import { digestDue } from '#capabilities/following/following-jobs.ts'
import { tellFollower } from '#capabilities/following/tell-follower.ts'
import { guardianChanged, handoverOffered } from '#capabilities/guardians/guardian-jobs.ts'
import { settleGuardians } from '#capabilities/guardians/settle-guardians.ts'
import { tellGuardian } from '#capabilities/guardians/tell-guardian.ts'
import { tellYoungPerson } from '#capabilities/guardians/tell-young-person.ts'
import { foldImpact } from '#capabilities/impact/fold-impact.ts'
import { reportSent } from '#capabilities/impact/impact-jobs.ts'
import { takeSnapshots } from '#capabilities/impact/take-snapshots.ts'
import { tellReport } from '#capabilities/impact/tell-report.ts'
import { interestMailDue } from '#capabilities/interests/interest-jobs.ts'
import { removeOldInterests } from '#capabilities/interests/remove-old-interests.ts'
import { tellOfInterest } from '#capabilities/interests/tell-of-interest.ts'
import { introductionMoved, introductionsEnd } from '#capabilities/introductions/introduction-jobs.ts'
import { settleIntroductions } from '#capabilities/introductions/settle-introductions.ts'
import { tellOfEndingIntroductions, tellOfIntroduction } from '#capabilities/introductions/tell-of-introduction.ts'
import { leaverMailDue } from '#capabilities/leaving/leaving-jobs.ts'
import { sendLeaverMails } from '#capabilities/leaving/send-leaver-mails.ts'
import { settleLeavings } from '#capabilities/leaving/settle-leavings.ts'
import { tellLeaver } from '#capabilities/leaving/tell-leaver.ts'
import { settleNetwork } from '#capabilities/network/settle-network.ts'
import { foldFreshness } from '#capabilities/opportunities/fold-freshness.ts'
import { foldMapChanges } from '#capabilities/opportunities/fold-map-changes.ts'
import { holdOpportunities } from '#capabilities/opportunities/hold-opportunities.ts'
import { confirmationDue, safeguardingLapsed } from '#capabilities/opportunities/opportunity-jobs.ts'
import { tellOfHeld } from '#capabilities/opportunities/tell-of-held.ts'
import { tellOwners } from '#capabilities/opportunities/tell-owners.ts'
import {
  memberInvited,
  organisationReminded,
  organisationStepTaken,
} from '#capabilities/organisations/organisation-jobs.ts'
import { removeOldApplications } from '#capabilities/organisations/remove-application.ts'
import { tellInvited } from '#capabilities/organisations/tell-invited.ts'
import { tellOfStep } from '#capabilities/organisations/tell-of-step.ts'
import { tellOfTasks } from '#capabilities/organisations/tell-of-tasks.ts'
import { lookAfterPathways } from '#capabilities/pathways/check-pathways.ts'
import { explainNext } from '#capabilities/pathways/explain-next.ts'
import { giveMilestoneBadges } from '#capabilities/pathways/give-milestone-badges.ts'
import { goalsChanged, milestoneBadgeAgreed } from '#capabilities/pathways/pathway-jobs.ts'
import { settleGoals } from '#capabilities/pathways/settle-goals.ts'
import { addressChanged, signInCodeDue } from '#capabilities/people/people-jobs.ts'
import { removeOldTraces } from '#capabilities/people/remove-old-traces.ts'
import { sendLateSignInLetter } from '#capabilities/people/send-sign-in-letter.ts'
import { tellOfAddress } from '#capabilities/people/tell-of-address.ts'
import { removeUnusedPhotos } from '#capabilities/photos/remove-unused-photos.ts'
import { growthPeerAsked, meetingChanged } from '#capabilities/placements/placement-jobs.ts'
import { tellGrowthPeer } from '#capabilities/placements/tell-growth-peer.ts'
import { tellOfMeeting } from '#capabilities/placements/tell-of-meeting.ts'
import { roleOffered } from '#capabilities/places/place-jobs.ts'
import { tellOfRole } from '#capabilities/places/tell-of-role.ts'
import { collectionDecided } from '#capabilities/portfolio/portfolio-jobs.ts'
import { tellOfCollection } from '#capabilities/portfolio/tell-of-collection.ts'
import {
  applicationMailDue,
  assessorAppointed,
  callExtended,
  callOpened,
  coapplicantInvited,
  partnerAsked,
  programmeInterestDue,
} from '#capabilities/programme/programme-jobs.ts'
import { removeNamedPeople } from '#capabilities/programme/remove-named-people.ts'
import { removeOldDrafts } from '#capabilities/programme/remove-old-drafts.ts'
import { removeOldProgrammeInterests } from '#capabilities/programme/remove-old-programme-interests.ts'
import { settleOffers } from '#capabilities/programme/settle-offers.ts'
import { tellAssessor } from '#capabilities/programme/tell-assessor.ts'
import { tellOfApplication } from '#capabilities/programme/tell-of-application.ts'
import { tellOfCall, tellOfProgrammeInterest } from '#capabilities/programme/tell-of-call.ts'
import { tellOfExtension } from '#capabilities/programme/tell-of-extension.ts'
import { tellOfInvitation } from '#capabilities/programme/tell-of-invitation.ts'
import { tellPartner } from '#capabilities/programme/tell-partner.ts'
import { endorsementMoved, pledgeMoved } from '#capabilities/recognition/recognition-jobs.ts'
import { settleEndorsements } from '#capabilities/recognition/settle-endorsements.ts'
import { settlePledges } from '#capabilities/recognition/settle-pledges.ts'
import { tellOfEndorsement } from '#capabilities/recognition/tell-of-endorsement.ts'
import { tellOfPledge } from '#capabilities/recognition/tell-of-pledge.ts'
import { settleSuccessions } from '#capabilities/succession/settle-successions.ts'
import { holdersToTell, successionMoved } from '#capabilities/succession/succession-jobs.ts'
import { tellHolders } from '#capabilities/succession/tell-holders.ts'
import { tellOfSuccession } from '#capabilities/succession/tell-of-succession.ts'
import { removeOldWalletOffers } from '#capabilities/wallets/remove-old-wallet-offers.ts'
import { holdVacancies } from '#capabilities/work/hold-vacancies.ts'
import { readVacancySource } from '#capabilities/work/read-vacancy-source.ts'
import { settleVacancies } from '#capabilities/work/settle-vacancies.ts'
import { startDueVacancyReadings } from '#capabilities/work/start-vacancy-reading.ts'
import { tellOfHeldVacancies } from '#capabilities/work/tell-of-held-vacancies.ts'
import { tellOfVacancy } from '#capabilities/work/tell-of-vacancy.ts'
import { vacanciesHeld, vacancyDecided, vacancySourceAsked } from '#capabilities/work/vacancy-jobs.ts'
import { removeOldAttempts } from '#infrastructure/database/attempts.ts'
import { foldSearchTexts } from '#infrastructure/database/search-words.ts'
import { guardedFetch } from '#infrastructure/guarded-fetch.ts'
import type { RunningQueue } from '#infrastructure/jobs/queue.ts'
import type { Log } from '#infrastructure/log.ts'
import { noteInterruptedMails } from '#infrastructure/mail/mailer.ts'
import type { Services } from '#infrastructure/services.ts'
import { actForOrganisation } from './platform-gate.ts'
import { workFeedRun } from './work-feeds.ts'

/** How often the scheduled jobs run. */
const everyMs = 60_000

/** Ties every kind of job to what does it. Returns how to stop what runs by the clock. */
export async function workJobs(queue: RunningQueue, services: Services, log: Log): Promise<() => Promise<void>> {
  await workAwards(queue, services)
  await workPathways(queue, services)
  await queue.work(digestDue, (due) => tellFollower(due, { ...services, now: new Date() }))
  await queue.work(confirmationDue, (due) => tellOwners(due, { ...services, now: new Date() }))
  await queue.work(safeguardingLapsed, (lapsed) => tellOfHeld(lapsed, { ...services, now: new Date() }))
  await queue.work(memberInvited, (invited) => tellInvited(invited, { ...services, now: new Date() }))
  await queue.work(organisationReminded, (reminded) => tellOfTasks(reminded, { ...services, now: new Date() }))
  await queue.work(organisationStepTaken, (taken) => tellOfStep(taken, { ...services, now: new Date() }))
  await queue.work(roleOffered, (offered) => tellOfRole(offered, { ...services, now: new Date() }))
  await queue.work(growthPeerAsked, (asked) => tellGrowthPeer(asked, { ...services, now: new Date() }))
  await queue.work(meetingChanged, (changed) => tellOfMeeting(changed, { ...services, now: new Date() }))
  await queue.work(gatheringChanged, (changed) => tellOfGathering(changed, { ...services, now: new Date() }))
  await queue.work(pairMoved, (moved) => tellOfPair(moved, { ...services, now: new Date() }))
  await queue.work(itemMoved, (moved) => tellOfItem(moved, { ...services, now: new Date() }))
  await queue.work(itemOfOwnerShared, (shared) => tellOwnerOfItem(shared, { ...services, now: new Date() }))
  await queue.work(reportSent, (sent) => tellReport(sent, { ...services, now: new Date() }))
  await queue.work(badgeReviewMoved, (moved) => tellOfReview(moved, { ...services, now: new Date() }))
  await queue.work(badgeSharingMoved, (moved) => tellOfSharing(moved, { ...services, now: new Date() }))
  await queue.work(holdersToTell, (told) => tellHolders(told, { ...services, now: new Date() }))
  await queue.work(successionMoved, (moved) => tellOfSuccession(moved, { ...services, now: new Date() }))
  await queue.work(endorsementMoved, (moved) => tellOfEndorsement(moved, { ...services, now: new Date() }))
  await queue.work(pledgeMoved, (moved) => tellOfPledge(moved, { ...services, now: new Date() }))
  await queue.work(vacancyDecided, (decided) => tellOfVacancy(decided, { ...services, now: new Date() }))
  await queue.work(vacanciesHeld, (held) => tellOfHeldVacancies(held, { ...services, now: new Date() }))
  await queue.work(collectionDecided, (decided) => tellOfCollection(decided, { ...services, now: new Date() }))
  await queue.work(addressChanged, (changed) => tellOfAddress(changed, { ...services, now: new Date() }))
  await queue.work(signInCodeDue, (due) => sendLateSignInLetter(due, { ...services, now: new Date() }))
  await queue.work(leaverMailDue, (due) => tellLeaver(due, { ...services, now: new Date() }))
  await queue.work(bookingMailDue, (due) => tellBooker(due, { ...services, now: new Date() }))
  await queue.work(interestMailDue, (due) => tellOfInterest(due, { ...services, now: new Date() }))
  await queue.work(introductionMoved, (moved) => tellOfIntroduction(moved, { ...services, now: new Date() }))
  await queue.work(introductionsEnd, (end) => tellOfEndingIntroductions(end, { ...services, now: new Date() }))
  await queue.work(callOpened, (opened) => tellOfCall(opened, { ...services, now: new Date() }))
  await queue.work(applicationMailDue, (due) => tellOfApplication(due, { ...services, now: new Date() }))
  await queue.work(callExtended, (due) => tellOfExtension(due, { ...services, now: new Date() }))
  await queue.work(coapplicantInvited, (due) => tellOfInvitation(due, { ...services, now: new Date() }))
  await queue.work(partnerAsked, (due) => tellPartner(due, { ...services, now: new Date() }))
  await queue.work(assessorAppointed, (asked) => tellAssessor(asked, { ...services, now: new Date() }))
  await queue.work(programmeInterestDue, (due) => tellOfProgrammeInterest(due, { ...services, now: new Date() }))
  await queue.work(handoverOffered, (due) => tellYoungPerson(due, { ...services, now: new Date() }))
  await queue.work(guardianChanged, (due) => tellGuardian(due, { ...services, now: new Date() }))
  await queue.work(erasureAsked, (asked) => tellOfErasure(asked, { ...services, now: new Date() }))
  await queue.work(evidenceMoved, (moved) => tellOfEvidence(moved, { ...services, now: new Date() }))
  await queue.work(evidenceAccepted, (accepted) =>
    giveAcceptedBadge(accepted, { ...services, actFor: actForOrganisation, now: new Date() }),
  )
  await queue.work(vacancySourceAsked, (asked) =>
    readVacancySource(asked, { ...services, fetchDocument: guardedFetch, now: new Date() }),
  )
  await queue.work(feedRunAsked, (asked) => workFeedRun(asked, services))
  const chores = {
    applications: () => removeOldApplications({ ...services, now: new Date() }),
    attempts: () => removeOldAttempts(services.database, new Date()),
    mails: () => noteInterruptedMails(services.database, new Date()),
    bookings: () => settleBookings({ ...services, now: new Date() }),
    endorsements: () => settleEndorsements({ ...services, now: new Date() }),
    successions: () => settleSuccessions({ ...services, now: new Date() }),
    pledges: () => settlePledges({ ...services, now: new Date() }),
    renewals: () => settleRenewalRequests({ ...services, now: new Date() }),
    endings: () => settleEndings({ ...services, now: new Date() }),
    earning: () => recountEarners({ ...services, now: new Date() }),
    erasures: async () => {
      // Known beside the database before it happens: a backup of an hour ago must not bring it back.
      await noteErasures(services)
      await settleErasures({ ...services, now: new Date() })
    },
    evidence: () => removeOldEvidence({ ...services, now: new Date() }),
    interests: () => removeOldInterests({ ...services, now: new Date() }),
    programme: () => removeOldProgrammeInterests({ ...services, now: new Date() }),
    named: () => removeNamedPeople({ ...services, now: new Date() }),
    drafts: () => removeOldDrafts({ ...services, now: new Date() }),
    offers: () => settleOffers({ ...services, now: new Date() }),
    guardians: () => settleGuardians({ ...services, now: new Date() }),
    leavings: () => settleLeavings({ ...services, now: new Date() }),
    leavers: () => sendLeaverMails({ ...services, now: new Date() }),
    pictures: () => removeUnusedPictures({ ...services, now: new Date() }),
    photos: () => removeUnusedPhotos({ ...services, now: new Date() }),
    registers: () => removeOldNames({ ...services, now: new Date() }),
    traces: () => removeOldTraces({ ...services, now: new Date() }),
    lists: () => removeOldLists({ ...services, now: new Date() }),
    map: () => foldMapChanges({}, { database: services.database }),
    search: () => foldSearchTexts(services.database),
    safeguarding: () => holdOpportunities({}, { ...services, now: new Date() }),
    freshness: () => foldFreshness({ ...services, now: new Date() }),
    digests: () => foldDigests({ ...services, now: new Date() }),
    feeds: () => startDueFeeds({ ...services, now: new Date() }),
    sources: () => startDueVacancyReadings({ ...services, now: new Date() }),
    joins: () => settleJoins({ ...services, now: new Date() }),
    answers: () => removeEndedAnswers({ ...services, now: new Date() }),
    introductions: () => settleIntroductions({ ...services, now: new Date() }),
    walletOffers: () => removeOldWalletOffers({ ...services, now: new Date() }),
    network: () => settleNetwork({ ...services, now: new Date() }),
    vacancies: () => settleVacancies({ ...services, now: new Date() }),
    held: () => holdVacancies({ ...services, now: new Date() }),
    snapshots: () => takeSnapshots({ ...services, now: new Date() }),
    pathways: () => lookAfterPathways({ ...services, actFor: actForOrganisation, now: new Date() }),
  }
  let folding: Promise<unknown> = Promise.resolve()
  const doChores = () => {
    folding = Promise.all(
      Object.entries(chores).map(([name, chore]) =>
        chore().catch((error) =>
          log.error({ code: 'chore-failed', chore: name, err: error }, 'what is done by the clock could not be done'),
        ),
      ),
    )
  }
  doChores()
  const clock = setInterval(doChores, everyMs)
  return async () => {
    clearInterval(clock)
    await folding
  }
}

/** Badges that are given, told of, reminded of and withdrawn. */
async function workAwards(queue: RunningQueue, services: Services) {
  const powers = () => ({ ...services, now: new Date() })
  await queue.work(awardIssued, (due) => {
    const now = powers()
    return tellRecipient(due, { ...now, whatNext: (given) => explainNext(given, now) })
  })
  await queue.work(awardsGiven, () => foldImpact({}, services))
  await queue.work(runAsked, (asked) => issueAwardRun(asked, powers()))
  await queue.work(runMailsDue, (due) => sendRunMails(due, powers()))
  await queue.work(reminderDue, (due) => tellReminded(due, powers()))
  await queue.work(awardsWithdrawn, (withdrawn) => tellWithdrawn(withdrawn, powers()))
  await queue.work(awardsHeld, (held) => tellHeld(held, powers()))
  await queue.work(correctionDue, (due) => signCorrection(due, powers()))
  await queue.work(extensionDue, (due) => signExtensions(due, powers()))
  await queue.work(awardsExtended, (extended) => tellExtended(extended, powers()))
  await queue.work(endingDue, (due) => tellOfEnding(due, powers()))
  await queue.work(renewalLapsed, (lapsed) => tellOfLapse(lapsed, powers()))
}

/** A new award may complete a step or a pathway. */
async function workPathways(queue: RunningQueue, services: Services) {
  const powers = () => ({ ...services, actFor: actForOrganisation, now: new Date() })
  await queue.work(holdingsChanged, ({ personIds }) => settleGoals({ personIds }, powers()))
  await queue.work(goalsChanged, ({ personIds }) => settleGoals({ personIds }, powers()))
  await queue.work(milestoneBadgeAgreed, (agreed) => giveMilestoneBadges(agreed, powers()))
}
