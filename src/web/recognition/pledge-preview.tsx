import type { PledgeOnDesk } from '#capabilities/recognition/pledge.ts'
import { SummaryList } from '#design/tables/summary-list.tsx'
import { longDate } from '#infrastructure/words/formats.ts'
import { useTranslation } from '#infrastructure/words/use-translation.tsx'
import { holdersOf } from './pledge-words.ts'

/** A pledge as everybody will read it, in both languages. */
export function PledgePreview({ pledge }: { pledge: PledgeOnDesk }) {
  const { t, language } = useTranslation()
  const date = (day: string) => longDate(language, new Date(day))
  return (
    <SummaryList
      rows={[
        { term: t('pledges.desk.what'), detail: t(`pledges.act.${pledge.act}`) },
        { term: t('pledges.desk.about'), detail: holdersOf(pledge, { t, language }) },
        {
          term: t('pledges.desk.words'),
          detail: pledge.said ? <q lang="en">{pledge.said}</q> : t('pledges.onlyIn.cy'),
        },
        {
          term: t('pledges.desk.wordsCy'),
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
