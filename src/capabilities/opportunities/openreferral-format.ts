import type { Skill } from '#capabilities/skills/skill.ts'
import { takesPlaceWith } from './event-status-rules.ts'
import { oldestWithoutLimit, youngestWithoutLimit } from './opportunity.ts'
import type { PublicListing } from './public-opportunity.ts'

interface ServiceContext {
  origin: string
  placeName: string
  /** HSDS numbers the organisations of a directory (`organization.id`), which no page of ours does. */
  organisationId: string
}

/** An opportunity as a service (HSDS 3.0, the profile of Open Referral UK). */
export function toService(
  { sessions, ...opportunity }: PublicListing,
  { origin, placeName, organisationId }: ServiceContext,
) {
  const url = `${origin}/${opportunity.placeSlug}/opportunities/${opportunity.slug}`
  const { costPence, ageMin, ageMax } = opportunity
  return {
    id: opportunity.id,
    name: opportunity.title,
    description: opportunity.description,
    url,
    application_process: opportunity.bookingUrl ?? opportunity.booking,
    status: states[opportunity.eventStatus],
    // Where only words say for whom, or what it costs, no number is true.
    ...(opportunity.ageNote !== null ? { eligibility_description: opportunity.ageNote } : ages({ ageMin, ageMax })),
    ...(costPence === null && opportunity.costNote ? { fees_description: opportunity.costNote } : {}),
    organization: {
      id: organisationId,
      name: opportunity.organisationName,
      url: `${origin}/${opportunity.placeSlug}/organisations/${opportunity.organisationSlug}`,
    },
    languages: opportunity.languages.map((code) => ({ id: `${opportunity.id}-${code}`, code })),
    accessibility: opportunity.access.map((feature) => ({ id: `${opportunity.id}-${feature}`, description: feature })),
    attributes: opportunity.skills.map((skill, turn) => attributeOf(skill, { id: opportunity.id, turn })),
    cost_options:
      costPence === null
        ? []
        : [
            {
              id: `${opportunity.id}-cost`,
              amount: costPence / 100,
              currency: 'GBP',
              option: opportunity.costNote ?? '',
            },
          ],
    // A schedule has no state: a date that is off is no date.
    schedules: sessions
      .filter(({ eventStatus }) => takesPlaceWith(eventStatus))
      .map(({ startsAt, endsAt }) => ({
        id: `${opportunity.id}-${startsAt.getTime()}`,
        dtstart: startsAt.toISOString().slice(0, 10),
        timezone: 0,
        opens_at: `${startsAt.toISOString().slice(11, 16)}Z`,
        closes_at: `${endsAt.toISOString().slice(11, 16)}Z`,
      })),
    service_at_locations:
      opportunity.mode === 'online'
        ? []
        : [
            {
              id: `${opportunity.id}-at`,
              location: {
                id: `${opportunity.id}-location`,
                location_type: 'physical',
                name: opportunity.neighbourhoodName ?? placeName,
                latitude: opportunity.latitude,
                longitude: opportunity.longitude,
                addresses: [
                  {
                    id: `${opportunity.id}-address`,
                    address_1: opportunity.address ?? opportunity.neighbourhoodName ?? placeName,
                    city: placeName,
                    state_province: '',
                    postal_code: '',
                    country: 'GB',
                    address_type: 'physical',
                  },
                ],
              },
            },
          ],
  }
}

const ages = ({ ageMin, ageMax }: { ageMin: number; ageMax: number }) => ({
  ...(ageMin > youngestWithoutLimit ? { minimum_age: ageMin } : {}),
  ...(ageMax < oldestWithoutLimit ? { maximum_age: ageMax } : {}),
})

/** What is put off or called off takes nobody in just now (HSDS 3.0, `service.status`). */
const states = {
  scheduled: 'active',
  'moved-online': 'active',
  full: 'active',
  postponed: 'temporarily closed',
  cancelled: 'inactive',
} as const

/** A skill as a term of its framework that the service is marked with. */
function attributeOf({ name, uri, framework }: Skill, { id, turn }: { id: string; turn: number }) {
  return {
    id: `${id}-skill-${turn + 1}`,
    link_id: id,
    link_type: 'skill',
    link_entity: 'service',
    value: name,
    ...(uri
      ? {
          taxonomy_term: {
            id: uri,
            name,
            description: framework ? `${name} (${framework})` : name,
            term_uri: uri,
            ...(framework ? { taxonomy: framework } : {}),
          },
        }
      : {}),
  }
}
