import { Button } from '#design/forms/button.tsx'
import { useTranslation } from '#infrastructure/words/use-translation.tsx'
import script from './passkey.js?url'

interface PasskeyBoxProps {
  /** Add one to this account, or sign in with one. */
  doing: 'add' | 'use'
  /** Where to go on afterwards. */
  next: string
}

/** Shows itself only where script runs and the browser knows passkeys. */
export function PasskeyBox({ doing, next }: PasskeyBoxProps) {
  const { t } = useTranslation()
  return (
    <div className="stack stack-s" data-passkey={doing} data-next={next} hidden>
      <p data-passkey-problem role="alert" hidden>
        {t(`people.passkey.${doing}Problem`)}
      </p>
      <div>
        <Button kind="quiet" type="button" icon="key">
          {t(`people.passkey.${doing}`)}
        </Button>
      </div>
      <script type="module" src={script} />
    </div>
  )
}
