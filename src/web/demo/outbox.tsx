import { Disclosure } from '#design/cards/disclosure.tsx'
import { EmptyState } from '#design/cards/empty-state.tsx'
import { SearchBox } from '#design/forms/search-box.tsx'
import { PageHead } from '#design/layout/page-head.tsx'
import { Wrap } from '#design/layout/wrap.tsx'
import { Pagination } from '#design/tables/pagination.tsx'
import { readCursor } from '#infrastructure/database/keyset.ts'
import { listOutbox } from '#infrastructure/mail/list-outbox.ts'
import { clockTime, longDate } from '#infrastructure/words/formats.ts'
import { useLanguage } from '#infrastructure/words/use-language.ts'
import { useTranslation } from '#infrastructure/words/use-translation.tsx'
import { filtersOf, withFilter } from '#web/site/list-address.ts'
import { SitePage } from '#web/site/site-page.tsx'
import { visitOf } from '#web/site/visit.ts'
import type { Route } from './+types/outbox'

// The outbox holds everybody's mail: the gate lets nobody in outside the demonstration.
export async function loader({ context, request }: Route.LoaderArgs) {
  const { services } = visitOf({ context })
  const filters = filtersOf(request, ['to'])
  const after = readCursor(new URL(request.url).searchParams.get('after'))
  return {
    filters,
    paged: Boolean(after),
    page: await listOutbox(services.database, { to: filters.to, after, limit: 20 }),
  }
}

/** Never cached: a visitor is waiting for a sign-in code. */
export const headers = () => ({ 'cache-control': 'no-store' })

export default function OutboxPage({ loaderData: { filters, page, paged } }: Route.ComponentProps) {
  const { t } = useTranslation()
  const language = useLanguage()
  const address = { path: '/demo/mail', filters }
  return (
    <SitePage title={t('demo.outbox.title')} unlisted>
      <Wrap narrow>
        <div className="page stack stack-l">
          <PageHead title={t('demo.outbox.title')} lead={t('demo.outbox.lead')} />
          <SearchBox
            action="/demo/mail"
            label={t('demo.outbox.find')}
            variant="list"
            fields={[{ name: 'to', label: t('demo.outbox.find'), value: filters.to }]}
            submit={t('common.search')}
          />
          {page.rows.length === 0 ? (
            <EmptyState title={t('demo.outbox.empty')} level={2} icon="mail">
              {t('demo.outbox.emptyText')}
            </EmptyState>
          ) : (
            page.rows.map((mail) => (
              <article className="card" key={mail.id}>
                <h2>{mail.subject}</h2>
                <p className="muted small">
                  {t('demo.outbox.to')} {mail.recipient}, {longDate(language, mail.sentAt)},{' '}
                  {clockTime(language, mail.sentAt)}
                </p>
                <Disclosure summary={t('demo.outbox.subject')} open={page.rows.length === 1}>
                  <Letter text={mail.bodyText} />
                </Disclosure>
              </article>
            ))
          )}
          <Pagination
            label={t('common.pages')}
            previous={paged ? { href: withFilter(address, {}), label: t('common.first') } : undefined}
            next={page.next ? { href: withFilter(address, { after: page.next }), label: t('common.next') } : undefined}
          />
        </div>
      </Wrap>
    </SitePage>
  )
}

/** The plain form, its addresses made into links as a mail program would. */
function Letter({ text }: { text: string }) {
  return (
    <div className="stack stack-s">
      {text.split('\n\n').map((part) => (
        <p key={part}>
          {part.split(/(https?:\/\/\S+)/).map((piece) =>
            /^https?:/.test(piece) ? (
              <a key={piece} href={piece}>
                {piece}
              </a>
            ) : (
              piece
            ),
          )}
        </p>
      ))}
    </div>
  )
}
