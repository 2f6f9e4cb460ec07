import { index, layout, prefix, type RouteConfigEntry, route } from '@react-router/dev/routes'
import type { Access } from './site/access.ts'

// Every address of the product that answers with a page. Documents, tiles and feeds for programs are in machine/, the
// API in src/api. Who may enter is said by the gate that a page stands below; a page without one does not build.

let gates = 0
/** A gate lets one kind of visitor in, for pages, forms and `.data` alike (src/web/gates). */
function gate(access: Access, children: RouteConfigEntry[]): RouteConfigEntry {
  gates++
  return layout(`gates/${access}.ts`, { id: `gates/${access}/${gates}` }, children)
}

/** A desk for two roles is written once and mounted twice. */
const pathwayDesk = (role: string) => [
  route('pathways.csv', 'pathways/desk-list-table.ts', { id: `${role}/pathways.csv` }),
  ...prefix('pathways', [
    index('pathways/desk-list.tsx', { id: `${role}/pathways` }),
    route('new', 'pathways/desk-new.tsx', { id: `${role}/pathways/new` }),
    route(':id', 'pathways/desk-pathway.tsx', { id: `${role}/pathway` }),
    route(':id/details', 'pathways/desk-details.tsx', { id: `${role}/pathway/details` }),
    route(':id/steps/:step', 'pathways/desk-step.tsx', { id: `${role}/pathway/step` }),
    route(':id/choices/:choice', 'pathways/desk-choice.tsx', { id: `${role}/pathway/choice` }),
  ]),
]

const feedDesk = (role: string) => [
  route('feeds.csv', 'feeds/feed-list-table.ts', { id: `${role}/feeds.csv` }),
  ...prefix('feeds', [
    index('feeds/feed-list.tsx', { id: `${role}/feeds` }),
    route('new', 'feeds/feed-new.tsx', { id: `${role}/feeds/new` }),
    route(':id', 'feeds/feed-page.tsx', { id: `${role}/feed` }),
    route(':id/columns', 'feeds/feed-columns.tsx', { id: `${role}/feed/columns` }),
    route(':id/defaults', 'feeds/feed-defaults.tsx', { id: `${role}/feed/defaults` }),
  ]),
]

const libraryDesk = (role: string) => [
  route('library', 'community/library-list.tsx', { id: `${role}/library` }),
  route('library/questions', 'community/question-list.tsx', { id: `${role}/library/questions` }),
  route('library/removed', 'community/library-removed.tsx', { id: `${role}/library/removed` }),
]

const gatheringDesk = (role: string) => [
  route('gatherings.ics', 'gatherings/gathering-calendar.ts', { id: `${role}/gatherings.ics` }),
  ...prefix('gatherings', [
    index('gatherings/gathering-list.tsx', { id: `${role}/gatherings` }),
    route('new', 'gatherings/gathering-new.tsx', { id: `${role}/gatherings/new` }),
    route(':id', 'gatherings/gathering-page.tsx', { id: `${role}/gathering` }),
    route(':id/edit', 'gatherings/gathering-edit.tsx', { id: `${role}/gathering/edit` }),
  ]),
]

const attendanceDesk = (role: string) => [
  route('attendance', 'attendance/attendance-page.tsx', { id: `${role}/attendance` }),
  route('attendance.csv', 'attendance/attendance-table.ts', { id: `${role}/attendance.csv` }),
]

const everybody = [
  index('places/all-places.tsx'),
  ...prefix('search', [
    index('search/search-everywhere.tsx'),
    route('suggestions', 'search/suggestions-everywhere.ts'),
  ]),
  ...prefix('skills', [
    index('skills/skill-list.tsx'),
    route('suggestions', 'skills/suggestions.ts'),
    route('everyday/:slug', 'skills/skill-everyday.tsx'),
    route('elsewhere', 'skills/skill-elsewhere.tsx'),
  ]),

  route('pledges/:id', 'recognition/pledge-page.tsx'),
  route('portfolio/:code', 'portfolio/shared-collection.tsx'),
  route('asks/:id', 'asks/ask-page.tsx'),
  route('verify', 'awards/verify.tsx'),
  route('verify/many', 'checking/verify-many.tsx'),
  route('awards/:id', 'awards/award-page.tsx'),
  route('awards/:id/yours', 'awards/award-moment.tsx'),
  ...prefix('claim', [
    index('awards/claim-start.tsx'),
    route(':code', 'awards/claim-code.tsx'),
    route(':code/erase', 'me/erase-card.tsx'),
  ]),
  route('h/:code', 'wallets/wallet-take.tsx'),
  route('leaving/:code', 'leaving/leaving-page.tsx'),
  route('interests/:code', 'interests/interest-page.tsx'),
  route('here/:code', 'registers/check-in.tsx'),
  route('bookings', 'bookings/card-bookings.tsx'),
  route('bookings/:code', 'bookings/booking-page.tsx'),
  route('bookings/:code/afterwards', 'bookings/after-page.tsx'),
  route('bookings/:code/calendar.ics', 'bookings/booking-calendar.ts'),
  route('handover/:code', 'guardians/take-over.tsx'),
  route('confirm/:code', 'opportunities/confirm.tsx'),
  route('unfollow/:code', 'me/unfollow.tsx'),
  route('mails/:code', 'me/stop-mails.tsx'),
  ...prefix('erase', [index('me/erase-start.tsx'), route('back/:code', 'me/take-erasure-back.tsx')]),

  ...prefix('programme', [
    index('programme/programme-home.tsx'),
    route('interest', 'programme/interest-new.tsx', { id: 'programme/interest' }),
    route('interests/:code', 'programme/interest-page.tsx', { id: 'programme/interests' }),
    route('calls/:slug', 'programme/call-page.tsx'),
    route('calls/:slug/call.pdf', 'programme/call-document.ts'),
    route('calls/:slug/ask', 'programme/call-ask.tsx'),
    route('calls/:slug/apply', 'programme/apply-start.tsx', { id: 'programme/apply' }),
    route('how-we-choose', 'programme/how-we-choose.tsx'),
    route('network', 'network/network-page.tsx'),
    route('network/:slug', 'network/network-place.tsx'),
    route('partners/:code', 'together/partner-page.tsx'),
    ...prefix('applications/:code', [
      index('programme/application-tasks.tsx'),
      route('check', 'programme/application-check.tsx'),
      route('application.pdf', 'programme/application-document.ts'),
      route('people', 'together/application-people.tsx'),
      route('partners', 'together/application-partners.tsx'),
      route('joining', 'together/application-joining.tsx'),
      route('information', 'programme/application-information.tsx'),
      route('equality', 'programme/application-equality.tsx'),
      route('spot', 'programme/application-spot.tsx'),
      route('outcome', 'deciding/application-outcome.tsx'),
      route('founding', 'placements/application-founding.tsx'),
      route(':topic', 'programme/application-topic.tsx'),
    ]),
  ]),

  ...prefix('sign-in', [
    index('sign-in/ask-address.tsx'),
    route('code', 'sign-in/ask-code.tsx'),
    route('again', 'sign-in/sign-in-again.tsx'),
  ]),
  route('sign-out', 'sign-in/sign-out.ts'),
  route('accessibility', 'site/accessibility.tsx'),
  route('privacy', 'site/privacy.tsx'),
  route('too-large', 'uploads/too-large.tsx'),
  route('not-from-here', 'site/not-from-here.tsx'),

  ...prefix(':place', [
    index('places/place-home.tsx'),
    route('map', 'map/map-page.tsx'),
    route('map.base.json', 'map/map-base.ts'),
    route('map.organisations.json', 'map/map-organisations.ts'),
    ...prefix('opportunities', [
      index('opportunities/opportunity-list.tsx'),
      route(':slug', 'opportunities/opportunity-page.tsx'),
      route(':slug/book', 'bookings/book-page.tsx'),
      route(':slug/interest', 'interests/interest-new.tsx'),
    ]),
    ...prefix('events', [
      index('events/event-list.tsx'),
      route(':slug', 'opportunities/opportunity-page.tsx', { id: 'event' }),
      route(':slug/book', 'bookings/book-page.tsx', { id: 'event/book' }),
      route(':slug/interest', 'interests/interest-new.tsx', { id: 'event/interest' }),
    ]),
    route('embed', 'opportunities/embed.tsx'),
    ...prefix('poster', [index('events/week-poster.tsx'), route(':slug', 'events/listing-poster.tsx')]),
    ...prefix('badges', [
      index('badges/badge-list.tsx'),
      route(':slug', 'badges/badge-page.tsx'),
      route(':slug/versions', 'badges/badge-versions.tsx'),
    ]),
    ...prefix('pathways', [index('pathways/pathway-list.tsx'), route(':slug', 'pathways/pathway-page.tsx')]),
    ...prefix('organisations', [
      index('organisations/organisation-list.tsx'),
      route(':slug', 'organisations/organisation-page.tsx'),
    ]),
    route('employers', 'recognition/employer-list.tsx'),
    ...prefix('roles', [
      index('work/role-list.tsx'),
      route(':id', 'work/role-page.tsx'),
      route(':id/from/:from', 'work/retraining-page.tsx'),
    ]),
    ...prefix('vacancies', [index('vacancies/vacancy-list.tsx'), route(':id', 'vacancies/vacancy-page.tsx')]),
    ...prefix('search', [index('search/place-search.tsx'), route('suggestions', 'search/place-suggestions.ts')]),
    route('needs/figures', 'needs/figures-page.tsx'),
    route('needs/figures.csv', 'needs/figures-table.ts'),
    route('impact', 'impact/impact-page.tsx'),
    route('impact.csv', 'impact/impact-table.ts'),
  ]),
]

const signedIn = [
  ...prefix('me', [
    index('me/my-badges.tsx'),
    route('about', 'me/about-me.tsx'),
    route('settings', 'me/my-settings.tsx'),
    route('data.html', 'me/my-data.tsx'),
    route('bookings', 'me/my-bookings.tsx'),
    route('erase', 'me/erase-me.tsx'),
    route('notifications', 'me/my-notifications.tsx'),
    route('views', 'me/saved-views.tsx'),
    route('address', 'me/my-address.tsx'),
    route('addresses', 'me/my-addresses.tsx'),
    route('addresses/remove', 'me/remove-address.tsx'),
    route('addresses/join', 'me/join-accounts.tsx'),
    route('awards/:id', 'own-awards/my-award.tsx'),
    route('awards/:id/in-hand', 'own-awards/award-in-hand.tsx'),
    route('awards/:id/wallet', 'wallets/wallet-give.tsx'),
    route('awards/:id/certificate.pdf', 'own-awards/award-certificate.ts'),
    route('grown-up', 'guardians/grown-up.tsx'),
    route('keep', 'guardians/whose-badges.tsx'),
    ...prefix('children', [
      index('guardians/my-children.tsx'),
      route('new', 'guardians/child-new.tsx'),
      route(':id', 'guardians/child.tsx'),
      route(':id/hand-over', 'guardians/hand-over.tsx'),
    ]),
    ...prefix('evidence', [
      index('evidence/my-evidence-list.tsx'),
      route('new', 'evidence/evidence-new.tsx'),
      route(':id', 'evidence/my-evidence.tsx'),
      route(':id/check', 'evidence/my-evidence-check.tsx'),
      route(':id/manifest.json', 'evidence/my-evidence-manifest.ts'),
      route(':id/files/:file', 'evidence/my-evidence-file.ts'),
    ]),
    ...prefix('portfolio', [
      index('portfolio/my-portfolio.tsx'),
      route('collections/new', 'portfolio/collection-new.tsx'),
      route('collections/:id', 'portfolio/my-collection.tsx'),
      route('collections/:id/words', 'portfolio/collection-words.tsx'),
      route('collections/:id/add', 'portfolio/collection-add.tsx'),
      route('collections/:id/open', 'portfolio/collection-open.tsx'),
      route('collections/:id/cv.pdf', 'portfolio/collection-cv.ts'),
      route('collections/:id/resume.json', 'portfolio/collection-resume.ts'),
      route('advert', 'portfolio/advert.tsx'),
      route('asks/:id', 'asks/answer-new.tsx'),
      route('answers/:id', 'asks/my-answer.tsx'),
      route('bring', 'brought/bring-badges.tsx'),
      route('brought', 'brought/my-brought-badges.tsx'),
      route('brought/:id', 'brought/my-brought-badge.tsx'),
      route('brought/:id/document', 'brought/brought-document.ts'),
      route('experience/new', 'portfolio/experience-new.tsx'),
      route('experience/:id', 'portfolio/my-experience.tsx'),
    ]),
    route('pathways', 'me/my-pathways.tsx'),
    route('saved', 'me/my-saved.tsx'),
    route('skills', 'me/my-skills.tsx'),
    ...prefix('following', [
      index('me/my-follows.tsx'),
      route('new', 'me/follow-new.tsx'),
      route(':id', 'me/stop-following.ts'),
    ]),
  ]),
  route('pledges/:id/report', 'recognition/pledge-report.tsx'),
  route('awards/:id/keep', 'awards/keep-award.tsx'),
  route('leaving/:code/keep', 'leaving/keep-leaving.ts'),
  route('claim/:code/keep', 'awards/keep-by-code.tsx'),
  ...prefix('organisations/new', [
    index('organisations/apply-start.tsx'),
    route(':id', 'organisations/apply-tasks.tsx'),
    route(':id/check', 'organisations/apply-check.tsx'),
    route(':id/sent', 'organisations/apply-sent.tsx'),
    route(':id/:page', 'organisations/apply-page.tsx'),
  ]),
  route('invitations/:id', 'organisations/invitation-page.tsx'),
  route('invitations/roles/:id', 'organisations/role-invitation.tsx'),
]

/** Those who award an organisation's badges see these; the rest of the desk is its managers'. */
const issuers = [
  index('desks/organisation-today.tsx'),
  ...prefix('awards', [
    index('runs/desk-award-list.tsx'),
    route('new', 'awards/desk-award-new.tsx'),
    route('lists/:id', 'awards/desk-award-check.tsx'),
    route(':id', 'awards/desk-award.tsx'),
  ]),
  route('awards.csv', 'runs/desk-award-table.ts'),
  route('codes.csv', 'codes/desk-code-table.ts'),
  route('rules.csv', 'earning/desk-rule-table.ts'),
  route('evidence.csv', 'evidence/desk-evidence-table.ts'),
  route('reach.csv', 'reach/desk-reach-table.ts'),
  route('runs.csv', 'runs/desk-run-table.ts'),
  ...prefix('codes', [
    index('codes/desk-code-list.tsx'),
    route('new', 'codes/desk-code-new.tsx'),
    route(':id', 'codes/desk-code.tsx'),
    route(':id/poster.pdf', 'codes/desk-code-poster.ts'),
  ]),
  ...prefix('rules', [
    index('earning/desk-rule-list.tsx'),
    route('new', 'earning/desk-rule-new.tsx'),
    route(':id', 'earning/desk-rule.tsx'),
  ]),
  ...prefix('evidence', [
    index('evidence/desk-evidence-list.tsx'),
    route(':id', 'evidence/desk-evidence.tsx'),
    route(':id/files/:file', 'evidence/desk-evidence-file.ts'),
  ]),
  ...prefix('bookings', [index('bookings/desk-booking-list.tsx'), route(':id/:at', 'bookings/desk-session.tsx')]),
  ...prefix('interests', [index('interests/desk-interest-list.tsx'), route(':id', 'interests/desk-interest.tsx')]),
  route('guardians', 'guardians/desk-guardians.tsx'),
  ...prefix('registers', [
    index('registers/desk-register-list.tsx'),
    route('new', 'registers/desk-register-new.tsx'),
    route('worker.js', 'registers/desk-register-worker.ts'),
    route(':id', 'registers/desk-register.tsx'),
    route(':id/ticks', 'registers/desk-register-ticks.ts'),
    route(':id/door', 'registers/desk-door.tsx'),
    route(':id/people', 'registers/desk-register-people.tsx'),
    route(':id/award', 'registers/desk-register-award.tsx'),
  ]),
  route('registers.csv', 'registers/desk-register-figures.ts'),
  ...attendanceDesk('issuer'),
  route('reach', 'reach/desk-reach.tsx'),
  route('reach/cards.pdf', 'reach/desk-reach-cards.ts'),
  ...prefix('runs', [
    index('runs/desk-run-list.tsx'),
    route(':id', 'runs/desk-run.tsx'),
    route(':id/results.csv', 'runs/desk-run-results.ts'),
    route(':id/cards.pdf', 'runs/desk-run-codes.ts'),
  ]),
]

const managers = [
  ...prefix('badges', [
    index('badges/desk-badge-list.tsx'),
    route('new', 'badges/desk-badge-new.tsx'),
    route('shared', 'badges/desk-shared-badges.tsx'),
    route('offered', 'community/desk-offered-badges.tsx'),
    route(':id', 'badges/desk-badge.tsx'),
    route(':id/sharing', 'badges/desk-badge-sharing.tsx'),
    route(':id/recognition', 'recognition/desk-badge-recognition.tsx'),
  ]),
  route('badges.csv', 'badges/desk-badge-table.ts'),
  ...prefix('opportunities', [
    index('opportunities/desk-opportunity-list.tsx'),
    route('new', 'opportunities/desk-opportunity-new.tsx'),
    route(':id', 'opportunities/desk-opportunity.tsx'),
    route(':id/preview', 'opportunities/desk-opportunity-preview.tsx'),
    route(':id/seats', 'bookings/desk-seats.tsx'),
    route(':id/picture', 'photos/desk-opportunity-photo.tsx'),
    route(':id/entrance', 'photos/desk-opportunity-photo.tsx', { id: 'opportunity/entrance' }),
    route(':id/:topic', 'opportunities/desk-opportunity-topic.tsx'),
  ]),
  route('opportunities.csv', 'opportunities/desk-opportunity-table.ts'),
  ...feedDesk('manager'),
  ...pathwayDesk('manager'),
  route('leavers.csv', 'leaving/desk-leavings-table.ts'),
  ...prefix('leavers', [
    index('leaving/desk-leaving-list.tsx'),
    route('new', 'leaving/desk-leaving-new.tsx'),
    route(':id', 'leaving/desk-leaving.tsx'),
    route(':id/leavers.csv', 'leaving/desk-leaving-table.ts'),
    route(':id/cards.pdf', 'leaving/desk-leaving-cards.ts'),
  ]),
  route('embed', 'opportunities/desk-embed.tsx'),
  route('profile', 'organisations/desk-profile.tsx'),
  route('joining', 'organisations/desk-joining.tsx'),
  route('giving', 'organisations/desk-giving.tsx'),
  route('profile/members/:id', 'organisations/desk-member.tsx'),
  route('recognition', 'recognition/desk-recognition-list.tsx'),
  route('recognition/:id', 'recognition/desk-endorsement.tsx'),
  ...prefix('pledges', [
    index('recognition/desk-pledge-list.tsx'),
    route('new', 'recognition/desk-pledge-new.tsx'),
    route(':id', 'recognition/desk-pledge.tsx'),
  ]),
  ...prefix('roles', [
    index('work/desk-role-list.tsx'),
    route('new', 'work/desk-role-new.tsx'),
    route(':id', 'work/desk-role.tsx'),
  ]),
  ...prefix('vacancies', [
    index('vacancies/desk-vacancy-list.tsx'),
    route('new', 'vacancies/desk-vacancy-new.tsx'),
    route('bring', 'vacancies/desk-vacancy-bring.tsx'),
    route('sources', 'vacancies/desk-source-list.tsx'),
    route('sources/:id', 'vacancies/desk-source.tsx'),
    route(':id', 'vacancies/desk-vacancy.tsx'),
  ]),
  ...prefix('asks', [
    index('asks/desk-ask-list.tsx'),
    route('new', 'asks/desk-ask-new.tsx'),
    route(':id', 'asks/desk-ask.tsx'),
    route(':id/poster', 'asks/desk-ask-poster.tsx'),
    route(':id/answers/:answer', 'asks/desk-answer.tsx'),
  ]),
  route('profile/pictures/:use', 'photos/desk-organisation-photo.tsx'),
]

const leads = [
  index('lead/lead-today.tsx'),
  ...prefix('organisations', [index('lead/organisation-list.tsx'), route(':slug', 'lead/organisation.tsx')]),
  route('organisations.csv', 'lead/organisation-table.ts'),
  route('events', 'lead/events.tsx'),
  route('curate', 'lead/curate.tsx'),
  route('people', 'lead/people.tsx'),
  route('people.csv', 'lead/people-table.ts'),
  route('reviews', 'lead/review-list.tsx'),
  route('reviews.csv', 'lead/review-table.ts'),
  route('reviews/:id', 'lead/review.tsx'),
  route('recognition', 'recognition/lead-recognition.tsx'),
  route('recognition/pledges', 'recognition/lead-pledge-list.tsx'),
  route('recognition/pledges/:id', 'recognition/lead-pledge.tsx'),
  route('recognition/skills', 'work/lead-skills.tsx'),
  route('recognition/roles/:id/from/:from', 'work/lead-retraining.tsx'),
  route('recognition/vacancies', 'vacancies/lead-vacancy-list.tsx'),
  route('recognition/vacancies/:id', 'vacancies/lead-vacancy.tsx'),
  route('report', 'lead/report.tsx'),
  route('report/:id', 'lead/report-sent.tsx'),
  route('breakdown', 'lead/breakdown.tsx'),
  ...attendanceDesk('lead'),
  route('impact.csv', 'lead/impact-file.ts'),
  route('needs/figures', 'needs/lead-figures.tsx'),
  route('needs/figures.csv', 'needs/lead-figures-table.ts'),
  route('year', 'placements/lead-year.tsx'),
  route('year.ics', 'placements/lead-year-calendar.ts'),
  route('year.pdf', 'placements/year-record-document.ts', { id: 'lead/year.pdf' }),
  route('year.csv', 'placements/year-record-table.ts', { id: 'lead/year.csv' }),
  route('year/ledger', 'placements/lead-ledger.tsx'),
  route('year/ledger.csv', 'placements/lead-ledger-file.ts'),
  route('year/ledger/:week', 'placements/lead-ledger-week.tsx'),
  route('year/actions/:action', 'placements/lead-action.tsx'),
  route('year/growing', 'growing/lead-growing.tsx'),
  route('year/growing/asked/:id', 'growing/lead-growth-asked.tsx'),
  route('year/growing/:month', 'growing/lead-growth.tsx'),
  route('year/exit', 'exit/lead-exit.tsx'),
  route('year/exit/:item', 'exit/lead-exit-line.tsx'),
  route('year/pairs', 'pairs/lead-pairs.tsx'),
  route('year/:meeting', 'placements/lead-meeting.tsx'),
  route('year/:meeting/move', 'placements/lead-meeting-move.tsx'),
  route('year/:meeting/skip', 'placements/lead-meeting-skip.tsx'),
  ...libraryDesk('lead'),
  ...gatheringDesk('lead'),
  route('library/new', 'community/library-new.tsx'),
  route('library/:id', 'community/library-item.tsx'),
  route('log', 'lead/log.tsx'),
  route('log.csv', 'lead/log-file.ts'),
  route('place', 'lead/place.tsx'),
  route('place/picture', 'photos/lead-place-photo.tsx'),
  route('standard', 'lead/badge-standard.tsx'),
  ...feedDesk('lead'),
  ...pathwayDesk('lead'),
]

export default behindGates([
  gate('everybody', everybody),
  gate('signed-in', signedIn),
  ...prefix('organisations/:slug/manage', [
    gate('organisation-issuer', issuers),
    gate('organisation-manager', managers),
  ]),
  ...prefix(':place/lead', [gate('city-lead', leads)]),
  gate('programme-team', [
    ...prefix('programme/desk', [
      index('calls/desk-call-list.tsx'),
      route('new', 'calls/desk-call-new.tsx'),
      ...libraryDesk('programme'),
      ...gatheringDesk('programme'),
      route('gatherings/:id/badge', 'gatherings/gathering-badge.tsx'),
      route('library/:id', 'community/desk-library-item.tsx'),
      route('placements', 'placements/placement-list.tsx'),
      route('placements/new', 'placements/placement-new.tsx'),
      route('placements/pairs', 'pairs/desk-pairs.tsx'),
      route('placements/:id', 'placements/placement-page.tsx'),
      route('placements/:id/year.pdf', 'placements/year-record-document.ts', { id: 'programme/year.pdf' }),
      route('placements/:id/year.csv', 'placements/year-record-table.ts', { id: 'programme/year.csv' }),
      route('placements/:id/ledger', 'placements/placement-ledger.tsx'),
      route('placements/:id/ledger.csv', 'placements/placement-ledger-file.ts'),
      route('placements/:id/exit', 'exit/placement-exit.tsx'),
      route('placements/:id/growing', 'growing/placement-growing.tsx'),
      route('placements/:id/:meeting', 'placements/placement-meeting.tsx'),
      route('calls/:id', 'calls/desk-call.tsx'),
      route('calls/:id/edit', 'calls/desk-call-edit.tsx'),
      route('calls/:id/events', 'calls/desk-call-events.tsx'),
      route('calls/:id/equality', 'calls/desk-call-equality.tsx'),
      route('questions/:id', 'calls/desk-call-question.tsx'),
      route('calls/:id/applications', 'calls/desk-applications.tsx'),
      route('calls/:id/applications/:application', 'calls/desk-application.tsx'),
      route('calls/:id/applications/:application/application.pdf', 'calls/desk-application-document.ts'),
      route('calls/:id/applications/:application/eligibility', 'calls/desk-eligibility.tsx'),
      route('calls/:id/applications/:application/feedback', 'deciding/desk-feedback.tsx'),
      route('calls/:id/shortlist', 'deciding/desk-shortlist.tsx'),
      route('calls/:id/decision', 'deciding/desk-decision.tsx'),
      route('calls/:id/complaints', 'deciding/desk-complaints.tsx'),
      route('calls/:id/seal', 'calls/desk-seal.tsx'),
      route('calls/:id/assessors', 'calls/desk-assessors.tsx'),
      route('calls/:id/ranking', 'calls/desk-ranking.tsx'),
      route('calls/:id/namesakes/:application/:person', 'calls/desk-namesake.tsx'),
    ]),
  ]),
  gate('assessor', [
    ...prefix('programme/assess/:slug', [
      index('assessing/assess-list.tsx'),
      route('decision', 'deciding/assess-decision.tsx'),
      route(':application', 'assessing/assess-application.tsx'),
    ]),
  ]),
  gate('platform-administrator', [
    ...prefix('admin', [
      index('admin/admin-today.tsx'),
      route('places', 'admin/place-list.tsx'),
      route('places.csv', 'admin/place-table.ts'),
      route('places/new', 'admin/open-place.tsx'),
      route('people', 'admin/people.tsx'),
      route('people.csv', 'admin/people-table.ts'),
      route('jobs', 'admin/jobs.tsx'),
      route('reports', 'admin/collection-report-list.tsx'),
      route('reports/:id', 'admin/collection-report.tsx'),
      route('log', 'admin/log.tsx'),
      route('log.csv', 'admin/log-file.ts'),
    ]),
  ]),
  gate('demonstration', [
    route('demo/mail', 'demo/outbox.tsx'),
    route('demo/sign-in', 'demo/sign-in-as.ts'),
    route('design', 'demo/design-gallery.tsx'),
  ]),
])

/** @throws Error naming the page that no gate, or more than one, stands in front of */
function behindGates(tree: RouteConfigEntry[], gatesAbove = 0): RouteConfigEntry[] {
  for (const { file, path, children } of tree) {
    const above = gatesAbove + (file.startsWith('gates/') ? 1 : 0)
    if (children) behindGates(children, above)
    else if (above !== 1) throw new Error(`${file} (${path ?? 'index'}) needs one gate above it in src/web/routes.ts.`)
  }
  return tree
}
