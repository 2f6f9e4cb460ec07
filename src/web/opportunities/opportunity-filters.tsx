import type { FacetCounts } from '#capabilities/opportunities/facet-rules.ts'
import { accessFeatures, isAccessFeature, isKind, opportunityKinds } from '#capabilities/opportunities/opportunity.ts'
import { inHolidays, isDay, isWhen, type When, whens } from '#capabilities/opportunities/when-rules.ts'
import { isTheme, themes } from '#capabilities/places/theme.ts'
import { Chips } from '#design/cards/tags.tsx'
import { Checkbox } from '#design/forms/choices.tsx'
import { ChosenFilters, FilterPanel } from '#design/forms/filter-panel.tsx'
import { Select } from '#design/forms/select.tsx'
import { TextInput } from '#design/forms/text-input.tsx'
import { weekdayAndDate, wholeNumber } from '#infrastructure/words/formats.ts'
import { useLanguage } from '#infrastructure/words/use-language.ts'
import { useTranslation } from '#infrastructure/words/use-translation.tsx'
import { withFilter } from '#web/site/list-address.ts'
import { type FilterNames, opportunityFilterNames } from './opportunity-narrowing.ts'

type Filters = Record<string, string>

type OrganisationChoices = { slug: string; name: string }[]

export const filterAges = [8, 11, 13, 14, 15, 16, 17, 18, 19, 21, 25]

/** Hidden fields: searching keeps the filters, filtering keeps the search. */
export function KeptFilters({ filters, except }: { filters: Filters; except: readonly string[] }) {
  return Object.entries(filters).map(([name, value]) =>
    except.includes(name) ? null : <input key={name} type="hidden" name={name} value={value} />,
  )
}

const asked = ['when', 'on', 'kind', 'theme', 'age', 'cost', 'mode', 'access', 'organisation'] as const

export function OpportunityFilters({
  filters,
  organisations,
  path,
  folded,
  counts,
}: {
  filters: Filters
  organisations: OrganisationChoices
  path: string
  folded?: boolean
  /** How many each choice would find, where they were counted. */
  counts?: FacetCounts
}) {
  const { t } = useTranslation()
  const language = useLanguage()
  const choice = (value: string, label: string, facet?: Record<string, number>) => ({
    value,
    label:
      facet && value ? t('opportunities.choice', { label, count: wholeNumber(language, facet[value] ?? 0) }) : label,
  })
  return (
    <FilterPanel title={t('common.filter')} action={path} apply={t('common.apply')} folded={folded}>
      <KeptFilters filters={filters} except={asked} />
      <Select
        name="when"
        label={t('opportunities.when')}
        value={filters.when ?? ''}
        options={[
          choice('', t('opportunities.anyTime')),
          ...whensWith(filters.when === inHolidays).map((when) => choice(when, t(`opportunities.soon.${when}`))),
        ]}
      />
      <TextInput type="date" name="on" label={t('opportunities.onDay')} value={filters.on ?? ''} />
      <Select
        name="kind"
        label={t('opportunities.kindLabel')}
        value={filters.kind ?? ''}
        options={[
          choice('', t('opportunities.anyKind')),
          ...opportunityKinds.map((kind) => choice(kind, t(`opportunities.kind.${kind}`), counts?.kind)),
        ]}
      />
      <Select
        name="theme"
        label={t('opportunities.themeLabel')}
        value={filters.theme ?? ''}
        options={[
          choice('', t('opportunities.anyTheme')),
          ...themes.map((theme) => choice(theme, t(`common.theme.${theme}`), counts?.theme)),
        ]}
      />
      <Select
        name="age"
        label={t('opportunities.ageLabel')}
        value={filters.age ?? ''}
        options={[
          choice('', t('opportunities.anyAge')),
          ...filterAges.map((age) =>
            choice(
              String(age),
              age === 25 ? t('opportunities.ageAdult') : t('opportunities.ageYears', { age }),
              counts?.age,
            ),
          ),
        ]}
      />
      <Select
        name="mode"
        label={t('opportunities.modeLabel')}
        value={filters.mode ?? ''}
        options={[
          choice('', t('opportunities.anyPlace')),
          choice('in-person', t('opportunities.mode.in-person'), counts?.mode),
          choice('online', t('opportunities.mode.online'), counts?.mode),
        ]}
      />
      <Select
        name="access"
        label={t('opportunities.accessLabel')}
        value={filters.access ?? ''}
        options={[
          choice('', t('opportunities.anyAccess')),
          ...accessFeatures.map((feature) => choice(feature, t(`opportunities.access.${feature}`), counts?.access)),
        ]}
      />
      <Select
        name="organisation"
        label={t('opportunities.organisationLabel')}
        value={filters.organisation ?? ''}
        options={[
          choice('', t('opportunities.anyOrganisation')),
          ...organisations.map(({ slug, name }) => choice(slug, name)),
        ]}
      />
      <Checkbox
        name="cost"
        value="free"
        label={choice('free', t('opportunities.freeOnly'), counts && { free: counts.free }).label}
        checked={filters.cost === 'free'}
      />
    </FilterPanel>
  )
}

const whensWith = (holidays: boolean): When[] => (holidays ? [...whens, inHolidays] : [...whens])

interface WhenChipsProps {
  filters: Filters
  path: string
  /** A day that is asked for often, such as the next Saturday. */
  day?: { date: string; label: string }
  /** Holidays of the schools are known that are, or come. */
  holidays: boolean
}

/** One tap to what is soon, and another to what is at any time. */
export function WhenChips({ filters, path, day, holidays }: WhenChipsProps) {
  const { t } = useTranslation()
  const soon = whensWith(holidays).map((when) => {
    const current = filters.when === when && !filters.on
    return {
      href: withFilter({ path, filters }, { when: current ? undefined : when, on: undefined }),
      label: t(`opportunities.soon.${when}`),
      current,
    }
  })
  const onDay = day && {
    href: withFilter({ path, filters }, { on: filters.on === day.date ? undefined : day.date, when: undefined }),
    label: day.label,
    current: filters.on === day.date,
  }
  return <Chips label={t('opportunities.when')} named oneLine chips={onDay ? [...soon, onDay] : soon} />
}

const cleared = Object.fromEntries(opportunityFilterNames.map((name) => [name, undefined]))

/** What the list or the map is narrowed to; each goes with a tap, and "clear" keeps where one looks. */
export function ChosenOpportunityFilters({
  filters,
  names,
  path,
}: {
  filters: Filters
  names: FilterNames
  path: string
}) {
  const { t } = useTranslation()
  const language = useLanguage()
  const words: Record<string, (value: string) => string | undefined> = {
    q: (value) => `“${value}”`,
    when: (value) => (isWhen(value) && !filters.on ? t(`opportunities.soon.${value}`) : undefined),
    on: (value) => (isDay(value) ? weekdayAndDate(language, new Date(`${value}T12:00:00Z`)) : undefined),
    kind: (value) => (isKind(value) ? t(`opportunities.kind.${value}`) : undefined),
    theme: (value) => (isTheme(value) ? t(`common.theme.${value}`) : undefined),
    age: (age) => t('opportunities.ageYears', { age }),
    cost: (value) => (value === 'free' ? t('common.cost.free') : undefined),
    mode: (value) => (value === 'online' || value === 'in-person' ? t(`opportunities.mode.${value}`) : undefined),
    access: (value) => (isAccessFeature(value) ? t(`opportunities.access.${value}`) : undefined),
    organisation: () => names.organisation,
    badge: () => names.badge,
  }
  const chosen = Object.entries(filters).flatMap(([name, value]) => {
    const label = words[name]?.(value)
    return label
      ? [
          {
            href: withFilter({ path, filters }, { [name]: undefined }),
            label,
            remove: t('common.remove', { what: label }),
          },
        ]
      : []
  })
  return (
    <ChosenFilters
      label={t('common.chosen')}
      filters={chosen}
      clear={
        chosen.length > 1
          ? { href: withFilter({ path, filters }, cleared), label: t('common.clearFilters') }
          : undefined
      }
    />
  )
}
