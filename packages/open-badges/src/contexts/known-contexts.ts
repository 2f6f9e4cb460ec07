import bitstringStatusList from '../../contexts/bitstring-status-list-v1.json' with { type: 'json' }
import clr201 from '../../contexts/clr-2.0.1.json' with { type: 'json' }
import credentialsExamplesV1 from '../../contexts/credentials-examples-v1.json' with { type: 'json' }
import credentialsExamplesV2 from '../../contexts/credentials-examples-v2.json' with { type: 'json' }
import credentialsV1 from '../../contexts/credentials-v1.json' with { type: 'json' }
import credentialsV2 from '../../contexts/credentials-v2.json' with { type: 'json' }
import dataIntegrityV1 from '../../contexts/data-integrity-v1.json' with { type: 'json' }
import dataIntegrityV2 from '../../contexts/data-integrity-v2.json' with { type: 'json' }
import didV1 from '../../contexts/did-v1.json' with { type: 'json' }
import ed25519Signature2020 from '../../contexts/ed25519-signature-2020-v1.json' with { type: 'json' }
import multikeyV1 from '../../contexts/multikey-v1.json' with { type: 'json' }
import odrl from '../../contexts/odrl.json' with { type: 'json' }
import openBadges300 from '../../contexts/open-badges-3.0.0.json' with { type: 'json' }
import openBadges301 from '../../contexts/open-badges-3.0.1.json' with { type: 'json' }
import openBadges302 from '../../contexts/open-badges-3.0.2.json' with { type: 'json' }
import openBadges303 from '../../contexts/open-badges-3.0.3.json' with { type: 'json' }
import openBadgesExtensions from '../../contexts/open-badges-extensions.json' with { type: 'json' }
import statusList2021 from '../../contexts/status-list-2021-v1.json' with { type: 'json' }
import undefinedTermsV2 from '../../contexts/undefined-terms-v2.json' with { type: 'json' }
import {
  type ContextSet,
  CREDENTIALS_V1_CONTEXT,
  CREDENTIALS_V2_CONTEXT,
  DATA_INTEGRITY_CONTEXT,
  DATA_INTEGRITY_V1_CONTEXT,
  ED25519_2020_CONTEXT,
  LEARNER_RECORD_CONTEXT,
  OPEN_BADGES_CONTEXT,
  OPEN_BADGES_EXTENSIONS_CONTEXT,
} from './context-names.ts'

/** The contexts that the package carries. */
export const knownContexts: ContextSet = new Map<string, object>([
  [CREDENTIALS_V1_CONTEXT, credentialsV1],
  [CREDENTIALS_V2_CONTEXT, credentialsV2],
  ['https://www.w3.org/2018/credentials/examples/v1', credentialsExamplesV1],
  // The examples of the first data model build on it.
  ['https://www.w3.org/ns/odrl.jsonld', odrl],
  ['https://www.w3.org/ns/credentials/examples/v2', credentialsExamplesV2],
  ['https://www.w3.org/ns/credentials/undefined-terms/v2', undefinedTermsV2],
  ['https://www.w3.org/ns/credentials/status/v1', bitstringStatusList],
  ['https://w3id.org/vc/status-list/2021/v1', statusList2021],
  ['https://www.w3.org/ns/did/v1', didV1],
  [DATA_INTEGRITY_V1_CONTEXT, dataIntegrityV1],
  [DATA_INTEGRITY_CONTEXT, dataIntegrityV2],
  ['https://w3id.org/security/multikey/v1', multikeyV1],
  [ED25519_2020_CONTEXT, ed25519Signature2020],
  ['https://purl.imsglobal.org/spec/ob/v3p0/context.json', openBadges300],
  ['https://purl.imsglobal.org/spec/ob/v3p0/context-3.0.1.json', openBadges301],
  ['https://purl.imsglobal.org/spec/ob/v3p0/context-3.0.2.json', openBadges302],
  [OPEN_BADGES_CONTEXT, openBadges303],
  [OPEN_BADGES_EXTENSIONS_CONTEXT, openBadgesExtensions],
  // The first one says the same: what 1EdTech signed under it verifies under this text.
  ['https://purl.imsglobal.org/spec/clr/v2p0/context.json', clr201],
  [LEARNER_RECORD_CONTEXT, clr201],
])

/** What is compiled for a set of contexts is kept with it, so the same contexts are the same set each time. */
const sets = new WeakMap<object, ContextSet>()

/** The package's contexts and an operator's own. An operator's cannot replace one of the package's. */
export function contextsWith(extra: Readonly<Record<string, object>> | undefined): ContextSet {
  if (!extra) return knownContexts
  const known = sets.get(extra)
  if (known) return known
  const set: ContextSet = new Map([...Object.entries(extra), ...knownContexts])
  sets.set(extra, set)
  return set
}
