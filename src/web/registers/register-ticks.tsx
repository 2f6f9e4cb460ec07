import type { ReactNode } from 'react'
import type { Register, RegisterPerson } from '#capabilities/events/register.ts'
import { longestName } from '#capabilities/events/register-rules.ts'
import { Button, ButtonGroup } from '#design/forms/button.tsx'
import { Form } from '#design/forms/form.tsx'
import { TextInput } from '#design/forms/text-input.tsx'
import { TickBar, TickLine, TickList, TickState } from '#design/forms/tick-list.tsx'
import { useTranslation } from '#infrastructure/words/use-translation.tsx'
import script from './tick-register.js?worker&url'

interface RegisterTicksProps {
  register: Register
  people: RegisterPerson[]
  /** How many presses the page knows of. */
  turn: number
  base: string
  here: string
  /** What was typed for a late arrival and could not be taken. */
  late: string
}

/**
 * Ticking by thumb. Without script it is a form with boxes; with it each press is kept on the device first and sent as soon
 * as there is a connection, and the page itself opens without one.
 */
export function RegisterTicks({ register, people, turn, base, here, late }: RegisterTicksProps) {
  const { t, language } = useTranslation()
  const noteOf = ({ isLate, reference, oneOf }: RegisterPerson) =>
    [
      isLate && t('registers.late'),
      reference && t('registers.byReference', { reference }),
      oneOf && t('registers.oneOf', { count: oneOf }),
    ]
      .filter(Boolean)
      .join('. ') || undefined
  return (
    <Form
      className="stack"
      data-register={register.id}
      data-ticks={`${here}/ticks`}
      data-registers={`${base}/registers`}
      data-language={language}
      data-turn={turn}
      data-expired={t('registers.device.expired')}
    >
      {people.map((one) => one.ticks.length > 0 && <input key={one.id} type="hidden" name="was" value={one.id} />)}
      <div data-people>
        <TickList label={t('registers.names')}>
          {people.map((one) => (
            <TickLine
              key={one.id}
              name="there"
              value={one.id}
              label={one.name}
              note={noteOf(one)}
              checked={one.ticks.length > 0}
              data={{ 'data-held': one.ticks.join(' ') }}
            />
          ))}
        </TickList>
      </div>
      <template data-late-line>
        <TickLine name="there" value="" label="" note={t('registers.late')} checked />
      </template>
      <LateLines />
      <div className="stack stack-s no-print">
        <TextInput
          name="late"
          label={t('registers.addLate')}
          hint={people.length === 0 ? t('registers.empty') : undefined}
          value={late}
          maxLength={longestName}
          autoComplete="off"
        />
        <div className="notice tone-warn" data-namesake hidden>
          <div className="notice-body stack stack-s">
            <p className="notice-title" data-namesake-words={t('registers.namesake', { name: '{name}' })} />
            <ButtonGroup>
              <Button type="button" kind="quiet" small data-namesake-same>
                {t('registers.namesakeSame')}
              </Button>
              <Button type="button" kind="quiet" small data-namesake-other>
                {t('registers.namesakeOther')}
              </Button>
            </ButtonGroup>
          </div>
        </div>
        <ButtonGroup>
          <Button kind="quiet" name="do" value="add-late" icon="plus">
            {t('registers.addLateNow')}
          </Button>
        </ButtonGroup>
      </div>
      <TickBar>
        <span>
          {t('registers.here')} <strong data-came>{register.came}</strong> {t('registers.of')}{' '}
          <span data-listed>{register.listed}</span>
        </span>
        <DeviceStates here={here} />
        <span data-without-script>
          <Button name="do" value="tick">
            {t('registers.save')}
          </Button>
        </span>
      </TickBar>
      <p className="muted small no-print" data-with-script hidden>
        {t('registers.device.promise')}
      </p>
      <p className="small no-print" data-elsewhere hidden>
        {t('registers.device.elsewhere')} <a href={here}>{t('registers.device.elsewhereLink')}</a>
      </p>
      <div className="no-print" data-needs-sent>
        <Button kind="quiet" name="do" value="close-register" icon="lock">
          {t('registers.close')}
        </Button>
      </div>
      <script type="module" src={script} />
    </Form>
  )
}

/** On paper those who come unlisted are written in by hand. */
function LateLines() {
  return (
    <ul className="tick-list print-only" aria-hidden="true">
      {[1, 2, 3, 4, 5, 6].map((line) => (
        <li key={line} className="tick-line">
          <span className="tick-box" />
        </li>
      ))}
    </ul>
  )
}

type Waiting = 'sending' | 'offline' | 'refused-later' | 'signed-out' | 'not-yours'

/** What may stand in the bar: the script shows the one that is true. */
function DeviceStates({ here }: { here: string }) {
  const { t } = useTranslation()
  const waits: Record<Waiting, ReactNode> = {
    sending: t('registers.device.sending'),
    offline: t('registers.device.offline'),
    'refused-later': t('registers.device.refused-later'),
    'signed-out': <a href={`/sign-in?next=${encodeURIComponent(here)}`}>{t('registers.device.signedOut')}</a>,
    'not-yours': t('registers.device.notYours'),
  }
  const troubles = {
    gone: t('registers.device.gone'),
    unread: t('registers.device.unread'),
    'cannot-keep': t('registers.device.cannotKeep'),
  }
  return (
    <span role="status">
      <State name="saved" icon="done">
        {t('registers.device.saved')}
      </State>
      {Object.entries(waits).map(([name, words]) => (
        <State key={name} name={name} icon={name === 'sending' ? 'hourglass' : 'warning'}>
          {t('registers.device.waiting')} <strong data-waiting />, {t('registers.device.since')} <span data-since />.{' '}
          {words}
        </State>
      ))}
      {Object.entries(troubles).map(([name, words]) => (
        <State key={name} name={name} icon="warning">
          {words}
        </State>
      ))}
    </span>
  )
}

function State({
  name,
  icon,
  children,
}: {
  name: string
  icon: 'done' | 'hourglass' | 'warning'
  children: ReactNode
}) {
  return (
    <span data-state={name} hidden>
      <TickState icon={icon}>{children}</TickState>
    </span>
  )
}
