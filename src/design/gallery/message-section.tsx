import { ConfirmPanel } from '../cards/confirm-panel.tsx'
import { Disclosure } from '../cards/disclosure.tsx'
import { Notice } from '../cards/notice.tsx'
import { Progress } from '../cards/progress.tsx'
import { Timeline } from '../cards/timeline.tsx'
import { Verdict } from '../cards/verdict.tsx'
import { Columns, Stack } from '../layout/arrange.tsx'
import type { Words } from './words.ts'

export function MessageSection({ words: { messages } }: { words: Words }) {
  return (
    <>
      <Columns kind="half">
        <Stack>
          {(['info', 'good', 'warn', 'bad'] as const).map((tone) => (
            <Notice key={tone} tone={tone} title={messages[tone]}>
              {tone === 'warn' && (
                <p>
                  <a href="#messages">{messages.more}</a>
                </p>
              )}
            </Notice>
          ))}
        </Stack>
        <Stack>
          {(['genuine', 'lapsed', 'unknown', 'false'] as const).map((outcome) => (
            <Verdict key={outcome} outcome={outcome} title={messages[outcome]} level={3}>
              <p>{messages[`${outcome}Text`]}</p>
            </Verdict>
          ))}
        </Stack>
      </Columns>
      <Columns kind="half">
        <ConfirmPanel title={messages.confirm} level={3} reference={{ label: messages.reference, value: 'WM-2048-16' }}>
          <p>{messages.confirmText}</p>
        </ConfirmPanel>
        <Stack>
          <Progress label={messages.progress} value={31} text={messages.progressText} />
          <Progress label={messages.unknownProgress} text={messages.unknownProgressText} />
          <Disclosure summary={messages.disclosure} open>
            <p>{messages.disclosureText}</p>
          </Disclosure>
        </Stack>
      </Columns>
      <h3>{messages.history}</h3>
      <Timeline
        moments={[
          { key: '1', when: '14 5 2021', title: messages.history1 },
          { key: '2', when: '21 5 2021', title: messages.history2 },
          { key: '3', when: '22 5 2021', title: messages.history3, detail: messages.history3Text, now: true },
        ]}
      />
    </>
  )
}
