import encodeQr from 'qr'
import { data } from 'react-router'
import { doorCodeOf, doorCodeSeconds } from '#capabilities/events/door-code.ts'
import { inLanguage } from '#infrastructure/words/languages.ts'
import { translator } from '#infrastructure/words/translator.ts'
import { useTranslation } from '#infrastructure/words/use-translation.tsx'
import { visitOf } from '#web/site/visit.ts'
import type { Route } from './+types/desk-door'
import { registerDesk } from './register-desk.ts'
import { registerWhen } from './register-when.ts'

/** The screen asks for the next code before the one that it shows is over. */
const askedAgainAfterSeconds = doorCodeSeconds - 10

export async function loader({ context, params, request }: Route.LoaderArgs) {
  const { services, now } = visitOf({ context })
  const { register, here, organisation } = await registerDesk({ context, params })
  const code = doorCodeOf(register.id, { ...services, now })
  // Without script the browser asks for the next code, until the reader says stop: a page that moves on is hard to read.
  const follows = !register.closedAt && new URL(request.url).searchParams.get('follow') !== 'no'
  const shown = {
    follows,
    ...{ register, here, organisation: organisation.name },
    address: `/here/${code}`,
    qr: `data:image/svg+xml,${encodeURIComponent(
      encodeQr(`${services.site.origin}/here/${code}`, 'svg', { ecc: 'low', border: 2 }),
    )}`,
  }
  return data(shown, { headers: follows ? { refresh: String(askedAgainAfterSeconds) } : {} })
}

export const headers = ({ loaderHeaders }: Route.HeadersArgs) => {
  const refresh = loaderHeaders.get('refresh')
  return { 'cache-control': 'no-store', ...(refresh && { refresh }) }
}

/**
 * For a tablet or a screen at the door, in both languages: a code that changes, which those who come scan. It shows no
 * figures: who stands there could see by them whether a name that they typed was expected, or is here already.
 */
export default function DoorPage({ loaderData }: Route.ComponentProps) {
  const { register, here, organisation, qr, address, follows } = loaderData
  const { t, language } = useTranslation()
  const other = language === 'en' ? 'cy' : 'en'
  const inOther = translator(other)
  const [name, otherName] = ([language, other] as const).map((one) => inLanguage(one, register.title, register.titleCy))
  const isOpen = !register.closedAt
  return (
    <div className="site door">
      <title>{t('registers.door.title')}</title>
      <meta name="robots" content="noindex" />
      <main id="content" className="stack door-screen">
        <p className="muted">
          {organisation} · {registerWhen(language, register)}
        </p>
        <h1>{name}</h1>
        {otherName !== name && <p lang={other}>{otherName}</p>}
        {isOpen ? (
          <>
            <a href={address} target="_blank" rel="noreferrer">
              <img className="door-qr" src={qr} alt={t('registers.door.qr')} />
            </a>
            <p className="door-words">
              {t('registers.door.scan')} <span lang={other}>{inOther('registers.door.scan')}</span>
            </p>
            {!follows && <p>{t('registers.door.stopped')}</p>}
            <p>
              <a href={follows ? '?follow=no' : '?follow=yes'}>
                {t(follows ? 'registers.door.stop' : 'registers.door.goOn')}
              </a>
            </p>
          </>
        ) : (
          <p className="door-words">{t('registers.door.closed')}</p>
        )}
        <p>
          <a href={here}>{t('registers.toRegister')}</a>
        </p>
      </main>
    </div>
  )
}
