import { CheckVerdict } from '#capabilities/awards/ui/check-verdict.tsx'
import { Notice } from '#design/cards/notice.tsx'
import { StatusTag } from '#design/cards/status-tag.tsx'
import { Verdict } from '#design/cards/verdict.tsx'
import { Button } from '#design/forms/button.tsx'
import { longDate } from '#infrastructure/words/formats.ts'
import type { Language } from '#infrastructure/words/languages.ts'
import { useLanguage } from '#infrastructure/words/use-language.ts'
import { useTranslation } from '#infrastructure/words/use-translation.tsx'
import script from './check-badge.js?worker&url'
import { CheckResult } from './check-result.tsx'

const checkIds = ['shape', 'contexts', 'signature', 'hosting', 'issuer-binding', 'dates', 'status'] as const
const tones = { passed: 'good', failed: 'bad', 'not-checked': 'info' } as const

/**
 * Checks a file or a text in the browser, without sending it. The answer is put together from these templates, so that it
 * looks and reads as the server's own; `{…}` is filled in. Without script nothing of this is seen, and the form is sent.
 */
export function DeviceCheck() {
  const { t } = useTranslation()
  const language = useLanguage()
  return (
    <div
      className="stack stack-s awaits-script"
      data-device-check
      data-language={language}
      data-checks={checkIds.join(' ')}
      data-months={monthNames(language).join(' ')}
    >
      <p className="muted">{t('check.device.promise')}</p>
      <p role="status" data-working={t('check.device.working')} />
      <VerdictTemplates />
      {(['passed', 'failed', 'not-checked'] as const).map((outcome) => (
        <template key={outcome} data-part={`outcome-${outcome}`}>
          <StatusTag tone={tones[outcome]}>{t(`check.outcome.${outcome}`)}</StatusTag>
        </template>
      ))}
      <template data-part="caution">
        <Notice tone="info" title="{caution}" />
      </template>
      <template data-part="result">
        <ResultTemplate />
      </template>
      <script type="module" src={script} />
    </div>
  )
}

const provenOrNot = [
  ...(['genuine', 'genuine-but-no-longer-valid', 'genuine-but-suspended'] as const),
  ...(['not-genuine', 'no-badge', 'damaged'] as const),
]

/** Every line that may stand on top. */
function VerdictTemplates() {
  const { t } = useTranslation()
  return (
    <>
      {provenOrNot.map((verdict) => (
        <template key={verdict} data-part={verdict}>
          <CheckVerdict verdict={verdict} level={2} />
        </template>
      ))}
      <template data-part="nameless">
        <CheckVerdict verdict="genuine" isNameless level={2} />
      </template>
      <template data-part="withdrawn">
        <CheckVerdict verdict="genuine-but-no-longer-valid" state="withdrawn" level={2} />
      </template>
      <template data-part="expired">
        <Verdict outcome="lapsed" title={t('check.verdict.genuine-but-no-longer-valid')} level={2}>
          {t('check.verdictText.expired', { date: '{validUntil}' })}
        </Verdict>
      </template>
      <template data-part="cannot-tell">
        <Verdict outcome="unknown" title={t('check.verdict.cannot-tell')} level={2}>
          {t('check.device.cannotTell')}
        </Verdict>
      </template>
    </>
  )
}

function ResultTemplate() {
  const { t } = useTranslation()
  const rows = [
    [t('check.name'), '{name}'],
    [t('check.description'), '{description}'],
    [t('check.criteria'), '{criteria}'],
    [t('check.issuer'), t('check.issuerHere', { name: '{issuerHere}' })],
    [t('check.issuer'), t('check.issuerElsewhere', { name: '{issuerElsewhere}' })],
    [t('check.awarded'), '{awarded}'],
    [t('check.validUntil'), '{validUntil}'],
  ] as const
  return (
    <CheckResult
      verdict={<div data-slot="verdict" />}
      notices={
        <>
          <Notice tone="info" title={t('check.device.done')}>
            <p data-when="fetched">{t('check.device.fetched')}</p>
          </Notice>
          <div className="stack stack-s" data-when="help">
            <p data-when="unread">{t('check.device.unread')}</p>
            <p data-when="elsewhere">{t('check.device.elsewhere')}</p>
            <div>
              <Button type="button" data-help>
                {t('check.device.help')}
              </Button>
            </div>
          </div>
          <div data-slot="cautions" />
        </>
      }
      says={
        <>
          <span data-when="proven">{t('check.says')}</span>
          <span data-when="unproven">{t('check.saysUnproven')}</span>
        </>
      }
      rows={rows.map(([term, detail]) => ({ term, detail }))}
      checks={checkIds.map((id) => ({
        id,
        outcome: 'passed',
        explanation: '{explanation}',
        detail: '{detail}',
        spec: '{spec}',
      }))}
    />
  )
}

/** Not every browser knows the months in Welsh. */
function monthNames(language: Language): string[] {
  return Array.from(
    { length: 12 },
    (_, month) => longDate(language, new Date(Date.UTC(2026, month, 15))).split(' ')[1] ?? '',
  )
}
