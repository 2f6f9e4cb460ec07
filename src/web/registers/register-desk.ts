import type { RouterContextProvider } from 'react-router'
import { findRegisterNow } from '#capabilities/events/find-register.ts'
import { isId } from '#infrastructure/ids.ts'
import { issuerDesk } from '#web/site/session-gate.ts'
import { visitOf } from '#web/site/visit.ts'

interface Asked {
  context: Readonly<RouterContextProvider>
  params: { id?: string | undefined }
}

/** What every page of one register begins with; 404 where it is not this organisation's. */
export async function registerDesk({ context, params }: Asked) {
  const { services, now, language, t } = visitOf({ context })
  const { organisation, issuer, manager } = issuerDesk({ context })
  const { database } = services
  const found = isId(params.id)
    ? await findRegisterNow({ id: params.id, organisationId: organisation.id }, { database })
    : undefined
  if (!found) throw new Response(null, { status: 404 })
  const base = `/organisations/${organisation.slug}/manage`
  return {
    ...{ ...found, organisation, isManager: manager !== undefined, base, language, t },
    here: `${base}/registers/${found.register.id}`,
    powers: { database, issuer, now },
  }
}
