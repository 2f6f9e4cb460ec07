import { aLearnCard } from './wallet.mjs'

// node bench/learncard/take-and-show.mjs [ORIGIN]: LearnCard's code takes a badge from a running demo and answers an ask.

const origin = process.argv[2] ?? 'http://localhost:3000'
const learner = await signedIn('learner@demo.example')
const learnCard = await aLearnCard({ origin })
console.log(`wallet ${learnCard.id.did()}`)

const award = await anAwardOf(learner)
await learner.post(`${award}/wallet`, { do: 'start' })
const offer = linkIn(await learner.text(`${award}/wallet`), 'openid-credential-offer')
const taken = await learnCard.invoke.acceptCredentialOffer(offer)
for (const { format, credential } of taken.credentials) {
  console.log(`took ${format}: ${await verdictOf(credential)}`)
}

const manager = await signedIn('manager@demo.example')
const desk = '/organisations/larkhill-road-library/manage/asks'
const [, ask] = /manage\/asks\/([0-9a-f-]{36})/.exec(await manager.text(desk)) ?? []
for (const { format, credential } of taken.credentials) {
  try {
    console.log(`showed ${format}: ${await show(ask, { credential, format })}`)
  } catch (error) {
    console.log(
      `showed ${format}: not, ${error.code ?? error.name}: ${error.message} ${JSON.stringify(error.body ?? '')}`,
    )
  }
}

/** Begins an ask at its public page, lets the wallet answer, and says what the page tells. */
async function show(ask, candidate) {
  const stranger = aVisitor()
  const begun = (await stranger.post(`/asks/${ask}`, { do: 'wallet' })).headers.get('location')
  const link = overTls(linkIn(await stranger.text(begun), 'openid4vp'))
  const { request, dcqlSelection } = await learnCard.invoke.prepareVerifiablePresentation(link, [candidate])
  const match = Object.values(dcqlSelection.matches).find(({ candidates }) => candidates.length > 0)
  if (!match) throw new Error(`no query matches: ${JSON.stringify(dcqlSelection.raw.credential_matches)}`)
  const chosen = [{ credentialQueryId: match.credentialQueryId, candidate: match.candidates[0] }]
  const { submitted } = await learnCard.invoke.presentCredentials(request, chosen)
  const shown = await stranger.text(new URL(submitted.redirectUri ?? submitted.body?.redirect_uri).pathname)
  return /Your wallet showed \d+ badges?/.exec(shown)?.[0] ?? 'the page says nothing of it'
}

async function verdictOf(credential) {
  const headers = { accept: 'application/json', 'content-type': 'application/json' }
  const body = typeof credential === 'string' ? credential : JSON.stringify(credential)
  return (await (await fetch(`${origin}/verify`, { method: 'POST', headers, body })).json()).verdict
}

async function anAwardOf(visitor) {
  const pages = new Set((await visitor.text('/me')).match(/\/me\/awards\/[0-9a-f-]{36}/g))
  for (const page of pages) {
    if ((await visitor.text(page)).includes(`${page}/wallet`)) return page
  }
  throw new Error('this learner has no badge that can go into a wallet')
}

/** LearnCard reads requests over TLS alone; a demo on this machine has none, and the wallet's fetch leads back to it. */
function overTls(link) {
  return link.replace(encodeURIComponent('http://'), encodeURIComponent('https://'))
}

function linkIn(page, scheme) {
  const found = new RegExp(`href="(${scheme}:[^"]+)"`).exec(page)?.[1]
  if (!found) throw new Error(`the page has no link ${scheme}:`)
  return found.replaceAll('&amp;', '&')
}

async function signedIn(email) {
  const visitor = aVisitor()
  await visitor.post('/demo/sign-in', { email })
  return visitor
}

/** A browser without a window: keeps cookies, follows nothing. */
function aVisitor() {
  const cookies = new Map()
  const ask = async (path, init = {}) => {
    const headers = { accept: 'text/html', origin, cookie: [...cookies].map((one) => one.join('=')).join('; ') }
    const answer = await fetch(new URL(path, origin), { redirect: 'manual', ...init, headers })
    for (const cookie of answer.headers.getSetCookie()) {
      const [, name, value] = /^([^=]+)=([^;]*)/.exec(cookie) ?? []
      if (name) cookies.set(name, value)
    }
    return answer
  }
  return {
    post: (path, fields) => ask(path, { method: 'POST', body: new URLSearchParams(fields) }),
    text: async (path) => (await ask(path)).text(),
  }
}
