// @ts-check
// A wallet by way of the browser (W3C Digital Credentials). Where the browser has no such thing, nothing of it is seen.

/** @typedef {{ protocol: string, data: object }} Exchange */

/** @param {string} protocol */
function isKnown(protocol) {
  const known = /** @type {any} */ (globalThis).DigitalCredential
  if (typeof known !== 'function' || !navigator.credentials) return false
  // The first browsers that have it cannot be asked what they know.
  return known.userAgentAllowsProtocol ? known.userAgentAllowsProtocol(protocol) : true
}

/** @param {string} address @param {object} [body] */
const post = (address, body) =>
  fetch(address, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(body ?? {}),
  })

/**
 * Asks for badges, and hands on what a wallet shows; says what became of it, or where it goes on.
 *
 * @param {string} ask
 * @returns {Promise<{ said: string } | { next: string }>}
 */
async function show(ask) {
  const begun = await post(ask)
  if (!begun.ok) return { said: 'closed' }
  const { requests, answerTo } = await begun.json()
  const known = requests.filter((/** @type {Exchange} */ { protocol }) => isKnown(protocol))
  const digital = { requests: known }
  const shown = /** @type {any} */ (await navigator.credentials.get(/** @type {any} */ ({ digital })))
  const data = typeof shown?.data === 'string' ? JSON.parse(shown.data) : shown?.data
  if (!data?.vp_token) return { said: 'none' }
  const taken = await post(answerTo, data)
  return taken.ok ? { next: (await taken.json()).redirect_uri } : { said: 'refused' }
}

/** @param {string} offer */
async function give(offer) {
  const digital = { requests: [{ protocol: 'openid4vci-v1', data: JSON.parse(offer) }] }
  await navigator.credentials.create(/** @type {any} */ ({ digital }))
  return { said: 'done' }
}

/** @param {HTMLElement} box */
function prepare(box) {
  const { browserWallet: ask = '', offer, working = '', said = '{}' } = box.dataset
  const protocols = offer ? ['openid4vci-v1'] : ['openid4vp-v1-signed', 'openid4vp-v1-unsigned']
  const [button, status] = [box.querySelector('button'), box.querySelector('[role=status]')]
  if (!protocols.some(isKnown) || !button || !status) return
  button.addEventListener('click', async () => {
    button.disabled = true
    status.textContent = working
    // Who closes the browser's own list has decided; a browser without a wallet says the same.
    const outcome = await (offer ? give(offer) : show(ask)).catch(() => ({ said: 'none' }))
    button.disabled = false
    if ('next' in outcome) location.assign(outcome.next)
    else status.textContent = JSON.parse(said)[outcome.said] ?? ''
  })
  box.hidden = false
}

for (const box of document.querySelectorAll('[data-browser-wallet]')) if (box instanceof HTMLElement) prepare(box)
