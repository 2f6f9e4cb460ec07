import type { TFunction } from 'i18next'
import type { LogEntry } from '#capabilities/places/list-log.ts'
import { en } from '#locales/catalogues.ts'

type KnownAction = keyof (typeof en)['desk']['log']['action']

const isKnown = (key: string): key is KnownAction => Object.hasOwn(en.desk.log.action, key)

/**
 * What was done, and to what: "let in Jubilee Library". An action has words of its own (`organisation-approved`), or
 * shares those of its verb (`archived`); one that has neither is shown as it is called in the log.
 */
export function actionInWords(t: TFunction, { action, subjectName }: Pick<LogEntry, 'action' | 'subjectName'>): string {
  const name = subjectName ?? t('desk.log.something')
  const [, verb = ''] = action.split('.')
  const key = [action.replace('.', '-'), verb].find(isKnown)
  if (key) return t(`desk.log.action.${key}`, { name })
  return `${action} ${subjectName ?? ''}`.trim()
}
