import { generateKeyPairSync } from 'node:crypto'
import { readFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import path from 'node:path'
import { generateLearnCard } from '@learncard/core'
import { getDidKitPlugin } from '@learncard/didkit-plugin'
import { getOpenID4VCPlugin } from '@learncard/openid4vc-plugin'
import { getSdJwtVcPlugin } from '@learncard/sd-jwt-vc-plugin'
import { getVCPlugin } from '@learncard/vc-plugin'

/** A LearnCard with a key of its own on Ed25519 and its OpenID4VC plug-in, as its apps have it. */
export async function aLearnCard({ origin }) {
  const { privateKey } = generateKeyPairSync('ed25519')
  const keypair = privateKey.export({ format: 'jwk' })
  const entry = createRequire(import.meta.url).resolve('@learncard/didkit-plugin')
  const wasm = await readFile(path.join(path.dirname(entry), 'didkit_wasm_bg.wasm'))
  const withDidKit = await (await generateLearnCard()).addPlugin(await getDidKitPlugin(wasm))
  const did = withDidKit.invoke.keyToDid('key', keypair)
  const withKey = await withDidKit.addPlugin({
    name: 'Key',
    methods: {},
    id: { did: () => did, keypair: () => keypair },
  })
  const withCredentials = await withKey.addPlugin(getVCPlugin(withKey))
  const withSdJwt = await withCredentials.addPlugin(getSdJwtVcPlugin(withCredentials))
  const fetch = overHttp(origin)
  return withSdJwt.addPlugin(getOpenID4VCPlugin(withSdJwt, { fetch }))
}

/** did:web is read over TLS; a demo on this machine has none. */
function overHttp(origin) {
  const { host } = new URL(origin)
  return (asked, init) => {
    const address = asked instanceof Request ? asked.url : String(asked)
    return globalThis.fetch(address.replace(`https://${host}/`, `${origin}/`), init)
  }
}
