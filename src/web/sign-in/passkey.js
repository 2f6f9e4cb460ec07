// @ts-check
// The passkey buttons: hidden until this script finds that the browser can use one. Everything else works without it.

/**
 * @param {string} address
 * @param {object} [body]
 */
async function ask(address, body) {
  const response = await fetch(`/auth/passkey/${address}`, {
    method: body ? 'POST' : 'GET',
    headers: body ? { 'content-type': 'application/json' } : {},
    body: body && JSON.stringify(body),
  })
  if (!response.ok) throw new Error(`${address} answered ${response.status}`)
  return response.json()
}

async function addPasskey() {
  const publicKey = PublicKeyCredential.parseCreationOptionsFromJSON(await ask('generate-register-options'))
  const made = /** @type {PublicKeyCredential} */ (await navigator.credentials.create({ publicKey }))
  await ask('verify-registration', { response: made.toJSON() })
}

async function usePasskey() {
  const publicKey = PublicKeyCredential.parseRequestOptionsFromJSON(await ask('generate-authenticate-options'))
  const used = /** @type {PublicKeyCredential} */ (await navigator.credentials.get({ publicKey }))
  await ask('verify-authentication', { response: used.toJSON() })
}

const doings = { add: addPasskey, use: usePasskey }

if (typeof PublicKeyCredential === 'function' && 'parseCreationOptionsFromJSON' in PublicKeyCredential) {
  for (const box of document.querySelectorAll('[data-passkey]')) {
    if (!(box instanceof HTMLElement)) continue
    box.hidden = false
    const problem = box.querySelector('[data-passkey-problem]')
    box.querySelector('button')?.addEventListener('click', async () => {
      if (problem instanceof HTMLElement) problem.hidden = true
      try {
        await doings[box.dataset.passkey === 'add' ? 'add' : 'use']()
        location.assign(box.dataset.next ?? '/me')
      } catch {
        if (problem instanceof HTMLElement) problem.hidden = false
      }
    })
  }
}
