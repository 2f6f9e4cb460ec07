import { keptUntil } from '#capabilities/network/network-rules.ts'
import { longDate } from '#infrastructure/words/formats.ts'
import { inLanguage } from '#infrastructure/words/languages.ts'
import { visitOf } from '#web/site/visit.ts'
import type { Route } from './+types/lead-contact-told'
import { contactInHand } from './network-in-hand.ts'

/** All that is kept of a contact, as a text that can be sent to them. */
export async function loader(args: Route.LoaderArgs) {
  const { t, language } = visitOf(args)
  const { known, contact, words, place: here } = await contactInHand(args)
  const place = inLanguage(language, here.name, here.nameCy)
  const day = (date: string) => longDate(language, new Date(date))
  const said = (key: 'name' | 'job' | 'email' | 'phone' | 'source') =>
    contact[key] ? [t(`convening.told.${key}`, { value: contact[key] })] : []
  const lines = [
    ...[t('convening.told.title', { place }), '', t('convening.told.lead', { place }), ''],
    ...[t('convening.told.organisation', { name: known.name }), ...said('name'), ...said('job'), ...said('email')],
    ...[...said('phone'), ...said('source')],
    t('convening.told.basis', { value: t(`convening.basis.${contact.basis}`) }),
    t('convening.told.until', { date: day(keptUntil(known.lastEntryOn)) }),
    ...['', t(words.length > 0 ? 'convening.told.words' : 'convening.told.noWords')],
    ...words.map((one) => `${day(one.happenedOn)}, ${t(`convening.log.kinds.${one.kind}`)}: ${one.said}`),
    ...['', t('convening.told.rights', { place }), ''],
  ]
  return new Response(lines.join('\r\n'), {
    headers: {
      'content-type': 'text/plain; charset=utf-8',
      'content-disposition': `attachment; filename="${t('convening.told.file')}.txt"`,
      'cache-control': 'private, no-store',
    },
  })
}
