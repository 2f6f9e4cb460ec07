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
import { badgeReviewMoved, badgeSharingMoved } from '#capabilities/badges/badge-jobs.ts'
import { gatheringChanged, itemMoved, itemOfOwnerShared, pairMoved } from '#capabilities/community/community-jobs.ts'
import { erasureAsked } from '#capabilities/erasure/erasure-jobs.ts'
import { bookingMailDue } from '#capabilities/events/booking-jobs.ts'
import { evidenceAccepted, evidenceMoved } from '#capabilities/evidence/evidence-jobs.ts'
import { feedRunAsked } from '#capabilities/feeds/feed-jobs.ts'
import { digestDue } from '#capabilities/following/following-jobs.ts'
import { guardianChanged, handoverOffered } from '#capabilities/guardians/guardian-jobs.ts'
import { reportSent } from '#capabilities/impact/impact-jobs.ts'
import { interestMailDue } from '#capabilities/interests/interest-jobs.ts'
import { introductionMoved, introductionsEnd } from '#capabilities/introductions/introduction-jobs.ts'
import { leaverMailDue } from '#capabilities/leaving/leaving-jobs.ts'
import { confirmationDue, safeguardingLapsed } from '#capabilities/opportunities/opportunity-jobs.ts'
import {
  memberInvited,
  organisationReminded,
  organisationStepTaken,
} from '#capabilities/organisations/organisation-jobs.ts'
import { goalsChanged, milestoneBadgeAgreed } from '#capabilities/pathways/pathway-jobs.ts'
import { addressChanged, signInCodeDue } from '#capabilities/people/people-jobs.ts'
import { growthPeerAsked, meetingChanged } from '#capabilities/placements/placement-jobs.ts'
import { roleOffered } from '#capabilities/places/place-jobs.ts'
import { collectionDecided } from '#capabilities/portfolio/portfolio-jobs.ts'
import {
  applicationMailDue,
  assessorAppointed,
  callExtended,
  callOpened,
  coapplicantInvited,
  partnerAsked,
  programmeInterestDue,
} from '#capabilities/programme/programme-jobs.ts'
import { endorsementMoved, pledgeMoved } from '#capabilities/recognition/recognition-jobs.ts'
import { holdersToTell, successionMoved } from '#capabilities/succession/succession-jobs.ts'
import { vacanciesHeld, vacancyDecided, vacancySourceAsked } from '#capabilities/work/vacancy-jobs.ts'
import type { Job } from '#infrastructure/jobs/queue.ts'

/** Jobs that send mail: what fills a database with invented people queues none of them. */
export const mailingJobs: Job<object>[] = [
  awardIssued,
  runMailsDue,
  reminderDue,
  awardsWithdrawn,
  awardsExtended,
  awardsHeld,
  endingDue,
  renewalLapsed,
  badgeReviewMoved,
  badgeSharingMoved,
  endorsementMoved,
  pledgeMoved,
  introductionMoved,
  successionMoved,
  holdersToTell,
  introductionsEnd,
  vacancyDecided,
  vacanciesHeld,
  collectionDecided,
  confirmationDue,
  safeguardingLapsed,
  memberInvited,
  organisationStepTaken,
  organisationReminded,
  reportSent,
  roleOffered,
  meetingChanged,
  growthPeerAsked,
  itemMoved,
  itemOfOwnerShared,
  pairMoved,
  gatheringChanged,
  signInCodeDue,
  addressChanged,
  bookingMailDue,
  interestMailDue,
  handoverOffered,
  guardianChanged,
  erasureAsked,
  digestDue,
  evidenceMoved,
  leaverMailDue,
  callOpened,
  programmeInterestDue,
  applicationMailDue,
  assessorAppointed,
  callExtended,
  coapplicantInvited,
  partnerAsked,
]

/** Every kind of job that the platform knows: the queue keeps a place for each. */
export const jobKinds: Job<object>[] = [
  ...mailingJobs,
  awardsGiven,
  runAsked,
  correctionDue,
  extensionDue,
  holdingsChanged,
  goalsChanged,
  milestoneBadgeAgreed,
  feedRunAsked,
  vacancySourceAsked,
  evidenceAccepted,
]
