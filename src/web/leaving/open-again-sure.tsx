import { Button, ButtonGroup, ButtonLink } from '#design/forms/button.tsx'
import { Form } from '#design/forms/form.tsx'
import { PageHead } from '#design/layout/page-head.tsx'
import { useTranslation } from '#infrastructure/words/use-translation.tsx'

/** Says what it means that an address which ended is opened again, before it is. */
export function OpenAgainSure({ leaverIds, back }: { leaverIds: string[]; back: string }) {
  const { t } = useTranslation()
  return (
    <>
      <PageHead title={t('leaving.reopen.sure', { count: leaverIds.length })} />
      <ul>
        <li>{t('leaving.reopen.gives')}</li>
        <li>{t('leaving.reopen.former')}</li>
        <li>{t('leaving.reopen.others')}</li>
      </ul>
      <Form>
        {leaverIds.map((id) => (
          <input key={id} type="hidden" name="leaver" value={id} />
        ))}
        <ButtonGroup>
          <Button name="do" value="open-again-yes">
            {t('leaving.reopen.yes')}
          </Button>
          <ButtonLink kind="quiet" href={back}>
            {t('leaving.reopen.no')}
          </ButtonLink>
        </ButtonGroup>
      </Form>
    </>
  )
}
