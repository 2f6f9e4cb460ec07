import type { Difference } from '#capabilities/pathways/difference-rules.ts'
import type { Pathway } from '#capabilities/pathways/pathway.ts'
import { blocks, type Problem } from '#capabilities/pathways/problem-rules.ts'
import { DifferenceList } from '#capabilities/pathways/ui/difference-list.tsx'
import { Button, ButtonGroup } from '#design/forms/button.tsx'
import { Form } from '#design/forms/form.tsx'
import { TextArea } from '#design/forms/text-area.tsx'
import { Section } from '#design/layout/section.tsx'
import { useTranslation } from '#infrastructure/words/use-translation.tsx'
import { BasedOn } from '#web/site/changed-meanwhile.tsx'

interface PublishBoxProps {
  pathway: Pick<Pathway, 'status'>
  problems: Problem[]
  differences: Difference[] | undefined
  number: number | undefined
  changed: boolean
  /** Of the draft that is shown. */
  revision: string
}

/** Makes the draft the version in force: what will be otherwise for learners, and a note to them. */
export function PublishBox({ pathway, problems, differences, number, changed, revision }: PublishBoxProps) {
  const { t } = useTranslation()
  const optional = t('common.optional')
  return (
    <Section title={number ? t('pathways.desk.publishNext') : t('manage.publish')} id="publish">
      <Form>
        <BasedOn revision={revision} answered={undefined} />
        {problems.some(blocks) && <p>{t('pathways.desk.mendFirst')}</p>}
        {!changed && <p>{t('pathways.desk.refused.nothingChanged')}</p>}
        {differences && changed && (
          <>
            <p>{t('pathways.desk.publishNextText')}</p>
            <DifferenceList differences={differences} />
            <TextArea
              name="changeNote"
              label={t('pathways.form.changeNote')}
              hint={t('pathways.form.changeNoteHint')}
              optional={optional}
              rows={2}
            />
            <TextArea
              name="changeNoteCy"
              label={t('pathways.form.changeNoteCy')}
              optional={optional}
              rows={2}
              lang="cy"
            />
          </>
        )}
        <ButtonGroup>
          {changed && (
            <Button name="do" value="publish">
              {number ? t('pathways.desk.publishVersion') : t('manage.publish')}
            </Button>
          )}
          {differences && changed && (
            <Button kind="plain" name="do" value="discard">
              {t('pathways.desk.discard')}
            </Button>
          )}
          {pathway.status === 'published' && (
            <Button kind="plain" name="do" value="archive">
              {t('manage.archive')}
            </Button>
          )}
        </ButtonGroup>
      </Form>
    </Section>
  )
}
