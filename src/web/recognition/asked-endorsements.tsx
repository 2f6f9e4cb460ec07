import { type EndorsementOnDesk, endorsedPath } from '#capabilities/recognition/endorsement.ts'
import { StatusTag } from '#design/cards/status-tag.tsx'
import { Button } from '#design/forms/button.tsx'
import { longDate } from '#infrastructure/words/formats.ts'
import { inLanguage } from '#infrastructure/words/languages.ts'
import { useTranslation } from '#infrastructure/words/use-translation.tsx'
import type { DeskColumn } from '#web/desks/desk-table.tsx'
import { endorsementTones, stateOf } from './endorsement-tones.ts'

/** What those who ask see of each: whom they asked, about what, and what became of it. */
export function useAskedColumns({ ofMany }: { ofMany: boolean }): DeskColumn<EndorsementOnDesk>[] {
  const { t, language } = useTranslation()
  const columns: DeskColumn<EndorsementOnDesk>[] = [
    { key: 'who', title: t('recognition.ask.endorser'), names: true, cell: (one) => one.organisationName },
    {
      key: 'about',
      title: t('recognition.about'),
      cell: (one) => (
        <>
          <a href={endorsedPath(one)}>{inLanguage(language, one.name, one.nameCy)}</a>
          {one.kind !== 'badge' && <p className="small muted">{t(`recognition.kind.${one.kind}`)}</p>}
        </>
      ),
    },
    { key: 'owner', title: t('badges.sharing.owner'), cell: (one) => one.kind !== 'organisation' && one.ownerName },
    {
      key: 'state',
      title: t('manage.awards.state'),
      cell: (one) => (
        <StatusTag tone={endorsementTones[stateOf(one)]}>{t(`recognition.state.${stateOf(one)}`)}</StatusTag>
      ),
    },
    {
      ...{ key: 'since', title: t('badges.sharing.since'), oneLine: true },
      cell: (one) => longDate(language, one.revokedAt ?? one.answeredAt ?? one.askedAt),
    },
    {
      key: 'act',
      title: t('badges.sharing.change'),
      bare: true,
      cell: (one) =>
        one.state === 'asked' && (
          <form method="post">
            <Button kind="quiet" small name="do" value={`cancel ${one.id}`}>
              {t('badges.sharing.takeBack')}
              <span className="visually-hidden">{` ${one.organisationName}`}</span>
            </Button>
          </form>
        ),
    },
  ]
  return ofMany ? columns : columns.filter(({ key }) => key !== 'about' && key !== 'owner')
}
