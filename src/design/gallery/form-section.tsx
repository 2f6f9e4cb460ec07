import { Button, ButtonGroup, ButtonLink } from '../forms/button.tsx'
import { CheckboxGroup } from '../forms/choices.tsx'
import { ErrorSummary } from '../forms/error-summary.tsx'
import { ChosenFilters, FilterPanel } from '../forms/filter-panel.tsx'
import { Form } from '../forms/form.tsx'
import { FormBar } from '../forms/form-bar.tsx'
import { SearchBox } from '../forms/search-box.tsx'
import { TextInput } from '../forms/text-input.tsx'
import { SecondLanguageSwitch, TwoLanguages } from '../forms/two-languages.tsx'
import { Columns } from '../layout/arrange.tsx'
import { Questions } from './questions.tsx'
import type { Words } from './words.ts'

type SectionProps = { words: Words }

export function ButtonSection({ words: { buttons } }: SectionProps) {
  return (
    <>
      <ButtonGroup>
        <Button type="button">{buttons.next}</Button>
        <ButtonLink kind="quiet" href="#buttons" icon="download">
          {buttons.other}
        </ButtonLink>
        <Button type="button" kind="danger" icon="trash">
          {buttons.danger}
        </Button>
        <Button type="button" kind="plain">
          {buttons.plain}
        </Button>
        <Button type="button" kind="quiet" small>
          {buttons.small}
        </Button>
        <Button type="button" disabled>
          {buttons.off}
        </Button>
      </ButtonGroup>
      <Button type="button" kind="quiet">
        {buttons.long}
      </Button>
    </>
  )
}

export function FormSection({ words }: SectionProps) {
  const { forms } = words
  const wrong = (['name', 'about', 'cost', 'age', 'needs', 'starts', 'list', 'code'] as const).map((key) => ({
    field: `wrong-${key}`,
    message: forms[`${key}Error`],
  }))
  return (
    <>
      <Columns kind="half">
        <Form action="#forms" aria-label={forms.empty}>
          <h3>{forms.empty}</h3>
          <Questions words={words} state="empty" />
        </Form>
        <Form action="#forms" aria-label={forms.answered}>
          <h3>{forms.answered}</h3>
          <Questions words={words} state="answered" />
        </Form>
      </Columns>
      <Form action="#forms" aria-label={forms.wrong}>
        <h3>{forms.wrong}</h3>
        <ErrorSummary title={forms.errorTitle} errors={wrong} level={4} focus={false} />
        <Questions words={words} state="wrong" />
      </Form>
      <TextInput name="large" label={forms.large} width={20} large />
      <Form action="#forms" aria-label={forms.long}>
        <h3>{forms.long}</h3>
        <SecondLanguageSwitch name="second-language" label={forms.beside} checked />
        <TwoLanguages
          first={<TextInput name="first-language" label={forms.workshop} />}
          second={<TextInput name="in-second-language" label={forms.workshopSecond} />}
        />
        <FormBar>
          <Button type="button" kind="quiet">
            {forms.save}
          </Button>
          <Button type="button">{forms.publish}</Button>
        </FormBar>
      </Form>
    </>
  )
}

export function FilterSection({ words: { filters, hero } }: SectionProps) {
  return (
    <>
      <SearchBox
        variant="list"
        action="#filters"
        label={filters.search}
        submit={filters.find}
        fields={[{ name: 'find', label: hero.like }]}
      />
      <Columns kind="filters">
        <FilterPanel title={filters.panel} action="#filters" apply={filters.apply}>
          <CheckboxGroup
            plain
            legend={filters.cost}
            name="filter-cost"
            values={['free']}
            options={[
              { value: 'free', label: hero.free },
              { value: 'paid', label: filters.paid },
            ]}
          />
        </FilterPanel>
        <ChosenFilters
          label={filters.chosen}
          filters={[hero.free, filters.volunteering, filters.employability].map((label, index) => ({
            href: `#filter-${index}`,
            label,
            remove: `${filters.remove} ${label}`,
          }))}
          clear={{ href: '#filters', label: filters.clear }}
        />
      </Columns>
    </>
  )
}
