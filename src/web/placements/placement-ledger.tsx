import { BackLink } from '#design/layout/breadcrumbs.tsx'
import { DeskHead } from '#design/layout/desk-head.tsx'
import { inLanguage } from '#infrastructure/words/languages.ts'
import { useTranslation } from '#infrastructure/words/use-translation.tsx'
import { DeskPage } from '#web/desks/desk-page.tsx'
import type { Route } from './+types/placement-ledger'
import { teamLedger } from './ledger-in-hand.ts'
import { LedgerView } from './ledger-view.tsx'

export async function loader(args: Route.LoaderArgs) {
  const { ledger, back } = await teamLedger(args)
  const { year, pace, sums } = ledger
  return { ledger: { pace, sums }, name: year.name, nameCy: year.nameCy, back }
}

/** What a place has given of the 120 days, for the programme team. */
export default function PlacementLedgerPage({ loaderData: { ledger, name, nameCy, back } }: Route.ComponentProps) {
  const { t, language } = useTranslation()
  const place = inLanguage(language, name, nameCy)
  const title = `${place}: ${t('ledger.title')}`
  return (
    <DeskPage title={title}>
      <BackLink href={back} label={place} />
      <DeskHead title={title} />
      <LedgerView ledger={ledger} file={`${back}/ledger.csv`} />
    </DeskPage>
  )
}
