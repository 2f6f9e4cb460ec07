// Made by npm run generate from the files in en/ and cy/: each is one branch of the words, common.json holds `common.…`.
import cyAccessibility from './cy/site/accessibility.json' with { type: 'json' }
import cyAdmin from './cy/admin/admin.json' with { type: 'json' }
import cyApplying from './cy/programme/applying.json' with { type: 'json' }
import cyAsks from './cy/asks/asks.json' with { type: 'json' }
import cyAssessing from './cy/programme/assessing.json' with { type: 'json' }
import cyAttendance from './cy/impact/attendance.json' with { type: 'json' }
import cyAwards from './cy/awards/awards.json' with { type: 'json' }
import cyBadges from './cy/badges/badges.json' with { type: 'json' }
import cyBookings from './cy/bookings/bookings.json' with { type: 'json' }
import cyCalls from './cy/programme/calls.json' with { type: 'json' }
import cyCheck from './cy/awards/check.json' with { type: 'json' }
import cyChoosing from './cy/programme/choosing.json' with { type: 'json' }
import cyClaim from './cy/awards/claim.json' with { type: 'json' }
import cyCodes from './cy/awards/codes.json' with { type: 'json' }
import cyCommon from './cy/site/common.json' with { type: 'json' }
import cyConfirm from './cy/opportunities/confirm.json' with { type: 'json' }
import cyConvening from './cy/convening/convening.json' with { type: 'json' }
import cyDeciding from './cy/programme/deciding.json' with { type: 'json' }
import cyDelivery from './cy/awards/delivery.json' with { type: 'json' }
import cyDemo from './cy/demo/demo.json' with { type: 'json' }
import cyDesk from './cy/desks/desk.json' with { type: 'json' }
import cyEarning from './cy/earning/earning.json' with { type: 'json' }
import cyEmbed from './cy/opportunities/embed.json' with { type: 'json' }
import cyEmployers from './cy/recognition/employers.json' with { type: 'json' }
import cyEquality from './cy/programme/equality.json' with { type: 'json' }
import cyEvents from './cy/events/events.json' with { type: 'json' }
import cyEvidence from './cy/evidence/evidence.json' with { type: 'json' }
import cyExit from './cy/placements/exit.json' with { type: 'json' }
import cyFeeds from './cy/feeds/feeds.json' with { type: 'json' }
import cyFigures from './cy/needs/figures.json' with { type: 'json' }
import cyFollowing from './cy/me/following.json' with { type: 'json' }
import cyForms from './cy/site/forms.json' with { type: 'json' }
import cyGatherings from './cy/community/gatherings.json' with { type: 'json' }
import cyGrowing from './cy/placements/growing.json' with { type: 'json' }
import cyGuardians from './cy/guardians/guardians.json' with { type: 'json' }
import cyImpact from './cy/impact/impact.json' with { type: 'json' }
import cyInformation from './cy/programme/information.json' with { type: 'json' }
import cyInterests from './cy/interests/interests.json' with { type: 'json' }
import cyIntroductions from './cy/introductions/introductions.json' with { type: 'json' }
import cyLead from './cy/desks/lead.json' with { type: 'json' }
import cyLeaving from './cy/leaving/leaving.json' with { type: 'json' }
import cyLedger from './cy/placements/ledger.json' with { type: 'json' }
import cyLibrary from './cy/community/library.json' with { type: 'json' }
import cyMail from './cy/mail/mail.json' with { type: 'json' }
import cyManage from './cy/desks/manage.json' with { type: 'json' }
import cyMap from './cy/map/map.json' with { type: 'json' }
import cyMe from './cy/me/me.json' with { type: 'json' }
import cyMeeting from './cy/placements/meeting.json' with { type: 'json' }
import cyNeeds from './cy/needs/needs.json' with { type: 'json' }
import cyNetwork from './cy/network/network.json' with { type: 'json' }
import cyNotes from './cy/placements/notes.json' with { type: 'json' }
import cyOffline from './cy/offline/offline.json' with { type: 'json' }
import cyOpportunities from './cy/opportunities/opportunities.json' with { type: 'json' }
import cyOrganisations from './cy/organisations/organisations.json' with { type: 'json' }
import cyPairs from './cy/community/pairs.json' with { type: 'json' }
import cyPathways from './cy/pathways/pathways.json' with { type: 'json' }
import cyPeople from './cy/sign-in/people.json' with { type: 'json' }
import cyPhotos from './cy/photos/photos.json' with { type: 'json' }
import cyPicture from './cy/badges/picture.json' with { type: 'json' }
import cyPlaces from './cy/places/places.json' with { type: 'json' }
import cyPledges from './cy/recognition/pledges.json' with { type: 'json' }
import cyPortfolio from './cy/portfolio/portfolio.json' with { type: 'json' }
import cyPrivacy from './cy/site/privacy.json' with { type: 'json' }
import cyProgramme from './cy/programme/programme.json' with { type: 'json' }
import cyReach from './cy/awards/reach.json' with { type: 'json' }
import cyRecognition from './cy/recognition/recognition.json' with { type: 'json' }
import cyRecord from './cy/placements/record.json' with { type: 'json' }
import cyRegisters from './cy/registers/registers.json' with { type: 'json' }
import cyReport from './cy/impact/report.json' with { type: 'json' }
import cyRuns from './cy/awards/runs.json' with { type: 'json' }
import cySearch from './cy/search/search.json' with { type: 'json' }
import cySkills from './cy/skills/skills.json' with { type: 'json' }
import cySuccession from './cy/succession/succession.json' with { type: 'json' }
import cyTogether from './cy/programme/together.json' with { type: 'json' }
import cyVacancies from './cy/vacancies/vacancies.json' with { type: 'json' }
import cyWallets from './cy/wallets/wallets.json' with { type: 'json' }
import cyWork from './cy/work/work.json' with { type: 'json' }
import cyYear from './cy/placements/year.json' with { type: 'json' }
import enAccessibility from './en/site/accessibility.json' with { type: 'json' }
import enAdmin from './en/admin/admin.json' with { type: 'json' }
import enApplying from './en/programme/applying.json' with { type: 'json' }
import enAsks from './en/asks/asks.json' with { type: 'json' }
import enAssessing from './en/programme/assessing.json' with { type: 'json' }
import enAttendance from './en/impact/attendance.json' with { type: 'json' }
import enAwards from './en/awards/awards.json' with { type: 'json' }
import enBadges from './en/badges/badges.json' with { type: 'json' }
import enBookings from './en/bookings/bookings.json' with { type: 'json' }
import enCalls from './en/programme/calls.json' with { type: 'json' }
import enCheck from './en/awards/check.json' with { type: 'json' }
import enChoosing from './en/programme/choosing.json' with { type: 'json' }
import enClaim from './en/awards/claim.json' with { type: 'json' }
import enCodes from './en/awards/codes.json' with { type: 'json' }
import enCommon from './en/site/common.json' with { type: 'json' }
import enConfirm from './en/opportunities/confirm.json' with { type: 'json' }
import enConvening from './en/convening/convening.json' with { type: 'json' }
import enDeciding from './en/programme/deciding.json' with { type: 'json' }
import enDelivery from './en/awards/delivery.json' with { type: 'json' }
import enDemo from './en/demo/demo.json' with { type: 'json' }
import enDesk from './en/desks/desk.json' with { type: 'json' }
import enEarning from './en/earning/earning.json' with { type: 'json' }
import enEmbed from './en/opportunities/embed.json' with { type: 'json' }
import enEmployers from './en/recognition/employers.json' with { type: 'json' }
import enEquality from './en/programme/equality.json' with { type: 'json' }
import enEvents from './en/events/events.json' with { type: 'json' }
import enEvidence from './en/evidence/evidence.json' with { type: 'json' }
import enExit from './en/placements/exit.json' with { type: 'json' }
import enFeeds from './en/feeds/feeds.json' with { type: 'json' }
import enFigures from './en/needs/figures.json' with { type: 'json' }
import enFollowing from './en/me/following.json' with { type: 'json' }
import enForms from './en/site/forms.json' with { type: 'json' }
import enGatherings from './en/community/gatherings.json' with { type: 'json' }
import enGrowing from './en/placements/growing.json' with { type: 'json' }
import enGuardians from './en/guardians/guardians.json' with { type: 'json' }
import enImpact from './en/impact/impact.json' with { type: 'json' }
import enInformation from './en/programme/information.json' with { type: 'json' }
import enInterests from './en/interests/interests.json' with { type: 'json' }
import enIntroductions from './en/introductions/introductions.json' with { type: 'json' }
import enLead from './en/desks/lead.json' with { type: 'json' }
import enLeaving from './en/leaving/leaving.json' with { type: 'json' }
import enLedger from './en/placements/ledger.json' with { type: 'json' }
import enLibrary from './en/community/library.json' with { type: 'json' }
import enMail from './en/mail/mail.json' with { type: 'json' }
import enManage from './en/desks/manage.json' with { type: 'json' }
import enMap from './en/map/map.json' with { type: 'json' }
import enMe from './en/me/me.json' with { type: 'json' }
import enMeeting from './en/placements/meeting.json' with { type: 'json' }
import enNeeds from './en/needs/needs.json' with { type: 'json' }
import enNetwork from './en/network/network.json' with { type: 'json' }
import enNotes from './en/placements/notes.json' with { type: 'json' }
import enOffline from './en/offline/offline.json' with { type: 'json' }
import enOpportunities from './en/opportunities/opportunities.json' with { type: 'json' }
import enOrganisations from './en/organisations/organisations.json' with { type: 'json' }
import enPairs from './en/community/pairs.json' with { type: 'json' }
import enPathways from './en/pathways/pathways.json' with { type: 'json' }
import enPeople from './en/sign-in/people.json' with { type: 'json' }
import enPhotos from './en/photos/photos.json' with { type: 'json' }
import enPicture from './en/badges/picture.json' with { type: 'json' }
import enPlaces from './en/places/places.json' with { type: 'json' }
import enPledges from './en/recognition/pledges.json' with { type: 'json' }
import enPortfolio from './en/portfolio/portfolio.json' with { type: 'json' }
import enPrivacy from './en/site/privacy.json' with { type: 'json' }
import enProgramme from './en/programme/programme.json' with { type: 'json' }
import enReach from './en/awards/reach.json' with { type: 'json' }
import enRecognition from './en/recognition/recognition.json' with { type: 'json' }
import enRecord from './en/placements/record.json' with { type: 'json' }
import enRegisters from './en/registers/registers.json' with { type: 'json' }
import enReport from './en/impact/report.json' with { type: 'json' }
import enRuns from './en/awards/runs.json' with { type: 'json' }
import enSearch from './en/search/search.json' with { type: 'json' }
import enSkills from './en/skills/skills.json' with { type: 'json' }
import enSuccession from './en/succession/succession.json' with { type: 'json' }
import enTogether from './en/programme/together.json' with { type: 'json' }
import enVacancies from './en/vacancies/vacancies.json' with { type: 'json' }
import enWallets from './en/wallets/wallets.json' with { type: 'json' }
import enWork from './en/work/work.json' with { type: 'json' }
import enYear from './en/placements/year.json' with { type: 'json' }

export const en = {
  accessibility: enAccessibility,
  admin: enAdmin,
  applying: enApplying,
  asks: enAsks,
  assessing: enAssessing,
  attendance: enAttendance,
  awards: enAwards,
  badges: enBadges,
  bookings: enBookings,
  calls: enCalls,
  check: enCheck,
  choosing: enChoosing,
  claim: enClaim,
  codes: enCodes,
  common: enCommon,
  confirm: enConfirm,
  convening: enConvening,
  deciding: enDeciding,
  delivery: enDelivery,
  demo: enDemo,
  desk: enDesk,
  earning: enEarning,
  embed: enEmbed,
  employers: enEmployers,
  equality: enEquality,
  events: enEvents,
  evidence: enEvidence,
  exit: enExit,
  feeds: enFeeds,
  figures: enFigures,
  following: enFollowing,
  forms: enForms,
  gatherings: enGatherings,
  growing: enGrowing,
  guardians: enGuardians,
  impact: enImpact,
  information: enInformation,
  interests: enInterests,
  introductions: enIntroductions,
  lead: enLead,
  leaving: enLeaving,
  ledger: enLedger,
  library: enLibrary,
  mail: enMail,
  manage: enManage,
  map: enMap,
  me: enMe,
  meeting: enMeeting,
  needs: enNeeds,
  network: enNetwork,
  notes: enNotes,
  offline: enOffline,
  opportunities: enOpportunities,
  organisations: enOrganisations,
  pairs: enPairs,
  pathways: enPathways,
  people: enPeople,
  photos: enPhotos,
  picture: enPicture,
  places: enPlaces,
  pledges: enPledges,
  portfolio: enPortfolio,
  privacy: enPrivacy,
  programme: enProgramme,
  reach: enReach,
  recognition: enRecognition,
  record: enRecord,
  registers: enRegisters,
  report: enReport,
  runs: enRuns,
  search: enSearch,
  skills: enSkills,
  succession: enSuccession,
  together: enTogether,
  vacancies: enVacancies,
  wallets: enWallets,
  work: enWork,
  year: enYear,
}

export const cy = {
  accessibility: cyAccessibility,
  admin: cyAdmin,
  applying: cyApplying,
  asks: cyAsks,
  assessing: cyAssessing,
  attendance: cyAttendance,
  awards: cyAwards,
  badges: cyBadges,
  bookings: cyBookings,
  calls: cyCalls,
  check: cyCheck,
  choosing: cyChoosing,
  claim: cyClaim,
  codes: cyCodes,
  common: cyCommon,
  confirm: cyConfirm,
  convening: cyConvening,
  deciding: cyDeciding,
  delivery: cyDelivery,
  demo: cyDemo,
  desk: cyDesk,
  earning: cyEarning,
  embed: cyEmbed,
  employers: cyEmployers,
  equality: cyEquality,
  events: cyEvents,
  evidence: cyEvidence,
  exit: cyExit,
  feeds: cyFeeds,
  figures: cyFigures,
  following: cyFollowing,
  forms: cyForms,
  gatherings: cyGatherings,
  growing: cyGrowing,
  guardians: cyGuardians,
  impact: cyImpact,
  information: cyInformation,
  interests: cyInterests,
  introductions: cyIntroductions,
  lead: cyLead,
  leaving: cyLeaving,
  ledger: cyLedger,
  library: cyLibrary,
  mail: cyMail,
  manage: cyManage,
  map: cyMap,
  me: cyMe,
  meeting: cyMeeting,
  needs: cyNeeds,
  network: cyNetwork,
  notes: cyNotes,
  offline: cyOffline,
  opportunities: cyOpportunities,
  organisations: cyOrganisations,
  pairs: cyPairs,
  pathways: cyPathways,
  people: cyPeople,
  photos: cyPhotos,
  picture: cyPicture,
  places: cyPlaces,
  pledges: cyPledges,
  portfolio: cyPortfolio,
  privacy: cyPrivacy,
  programme: cyProgramme,
  reach: cyReach,
  recognition: cyRecognition,
  record: cyRecord,
  registers: cyRegisters,
  report: cyReport,
  runs: cyRuns,
  search: cySearch,
  skills: cySkills,
  succession: cySuccession,
  together: cyTogether,
  vacancies: cyVacancies,
  wallets: cyWallets,
  work: cyWork,
  year: cyYear,
}

export const catalogues = { en: { translation: en }, cy: { translation: cy } }
