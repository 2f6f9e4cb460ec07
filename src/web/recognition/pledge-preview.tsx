import type { PledgeOnDesk } from '#capabilities/recognition/pledge.ts'
import { SummaryList } from '#design/tables/summary-list.tsx'
import { longDate } from '#infrastructure/words/formats.ts'
import { useTranslation } from '#infrastructure/words/use-translation.tsx'
import { holdersOf } from './pledge-words.ts'

/** A pledge as everybody will read it, in both languages: its organisation's own words, or those of another. */
export function PledgePreview({ pledge, forLead }: { pledge: PledgeOnDesk; forLead?: boolean }) {
  const { t, language } = useTranslation()
  const date = (day: string) => longDate(language, new Date(day))
  return (
    <SummaryList
      rows={[
        { term: t('pledges.desk.what'), detail: t(`pledges.act.${pledge.act}`) },
        { term: t('pledges.desk.about'), detail: holdersOf(pledge, { t, language }) },
        {
          term: t(forLead ? 'pledges.lead.words' : 'pledges.desk.words'),
          detail: pledge.said ? <q lang="en">{pledge.said}</q> : t('pledges.onlyIn.cy'),
        },
        {
          term: t(forLead ? 'pledges.lead.wordsCy' : 'pledges.desk.wordsCy'),
          detail: pledge.saidCy ? <q lang="cy">{pledge.saidCy}</q> : t('pledges.onlyIn.en'),
        },
        {
          term: t('pledges.desk.when'),
          detail: t('pledges.from', { from: date(pledge.beginsOn), until: date(pledge.endsOn) }),
        },
      ]}
    />
  )
}
