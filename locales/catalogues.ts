// Each file of locales/{language}/ is one branch of the words: common.json holds `common.…`.
import cyAccessibility from './cy/accessibility.json' with { type: 'json' }
import cyAdmin from './cy/admin.json' with { type: 'json' }
import cyAwards from './cy/awards.json' with { type: 'json' }
import cyBadges from './cy/badges.json' with { type: 'json' }
import cyCheck from './cy/check.json' with { type: 'json' }
import cyClaim from './cy/claim.json' with { type: 'json' }
import cyCommon from './cy/common.json' with { type: 'json' }
import cyConfirm from './cy/confirm.json' with { type: 'json' }
import cyDemo from './cy/demo.json' with { type: 'json' }
import cyDesign from './cy/design.json' with { type: 'json' }
import cyEmbed from './cy/embed.json' with { type: 'json' }
import cyFeeds from './cy/feeds.json' with { type: 'json' }
import cyFollowing from './cy/following.json' with { type: 'json' }
import cyForms from './cy/forms.json' with { type: 'json' }
import cyImpact from './cy/impact.json' with { type: 'json' }
import cyLead from './cy/lead.json' with { type: 'json' }
import cyMail from './cy/mail.json' with { type: 'json' }
import cyManage from './cy/manage.json' with { type: 'json' }
import cyMap from './cy/map.json' with { type: 'json' }
import cyMe from './cy/me.json' with { type: 'json' }
import cyOpportunities from './cy/opportunities.json' with { type: 'json' }
import cyOrganisations from './cy/organisations.json' with { type: 'json' }
import cyPathways from './cy/pathways.json' with { type: 'json' }
import cyPeople from './cy/people.json' with { type: 'json' }
import cyPlaces from './cy/places.json' with { type: 'json' }
import cyPrivacy from './cy/privacy.json' with { type: 'json' }
import cySearch from './cy/search.json' with { type: 'json' }
import cySkills from './cy/skills.json' with { type: 'json' }
import enAccessibility from './en/accessibility.json' with { type: 'json' }
import enAdmin from './en/admin.json' with { type: 'json' }
import enAwards from './en/awards.json' with { type: 'json' }
import enBadges from './en/badges.json' with { type: 'json' }
import enCheck from './en/check.json' with { type: 'json' }
import enClaim from './en/claim.json' with { type: 'json' }
import enCommon from './en/common.json' with { type: 'json' }
import enConfirm from './en/confirm.json' with { type: 'json' }
import enDemo from './en/demo.json' with { type: 'json' }
import enDesign from './en/design.json' with { type: 'json' }
import enEmbed from './en/embed.json' with { type: 'json' }
import enFeeds from './en/feeds.json' with { type: 'json' }
import enFollowing from './en/following.json' with { type: 'json' }
import enForms from './en/forms.json' with { type: 'json' }
import enImpact from './en/impact.json' with { type: 'json' }
import enLead from './en/lead.json' with { type: 'json' }
import enMail from './en/mail.json' with { type: 'json' }
import enManage from './en/manage.json' with { type: 'json' }
import enMap from './en/map.json' with { type: 'json' }
import enMe from './en/me.json' with { type: 'json' }
import enOpportunities from './en/opportunities.json' with { type: 'json' }
import enOrganisations from './en/organisations.json' with { type: 'json' }
import enPathways from './en/pathways.json' with { type: 'json' }
import enPeople from './en/people.json' with { type: 'json' }
import enPlaces from './en/places.json' with { type: 'json' }
import enPrivacy from './en/privacy.json' with { type: 'json' }
import enSearch from './en/search.json' with { type: 'json' }
import enSkills from './en/skills.json' with { type: 'json' }

export const en = {
  accessibility: enAccessibility,
  admin: enAdmin,
  awards: enAwards,
  badges: enBadges,
  check: enCheck,
  claim: enClaim,
  common: enCommon,
  confirm: enConfirm,
  demo: enDemo,
  design: enDesign,
  embed: enEmbed,
  feeds: enFeeds,
  following: enFollowing,
  forms: enForms,
  impact: enImpact,
  lead: enLead,
  mail: enMail,
  manage: enManage,
  map: enMap,
  me: enMe,
  opportunities: enOpportunities,
  organisations: enOrganisations,
  pathways: enPathways,
  people: enPeople,
  places: enPlaces,
  privacy: enPrivacy,
  search: enSearch,
  skills: enSkills,
}

export const cy = {
  accessibility: cyAccessibility,
  admin: cyAdmin,
  awards: cyAwards,
  badges: cyBadges,
  check: cyCheck,
  claim: cyClaim,
  common: cyCommon,
  confirm: cyConfirm,
  demo: cyDemo,
  design: cyDesign,
  embed: cyEmbed,
  feeds: cyFeeds,
  following: cyFollowing,
  forms: cyForms,
  impact: cyImpact,
  lead: cyLead,
  mail: cyMail,
  manage: cyManage,
  map: cyMap,
  me: cyMe,
  opportunities: cyOpportunities,
  organisations: cyOrganisations,
  pathways: cyPathways,
  people: cyPeople,
  places: cyPlaces,
  privacy: cyPrivacy,
  search: cySearch,
  skills: cySkills,
}

export const catalogues = { en: { translation: en }, cy: { translation: cy } }
