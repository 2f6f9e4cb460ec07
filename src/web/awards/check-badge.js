// @ts-check
// A file or a text is checked here, in the browser, and goes nowhere. What the browser alone cannot tell may be sent by a
// button of its own. Without this script the form is sent and the site checks.

import { fetchFromHere, isIssuedHere } from '#web/opportunities/own-site.js'
import { resultOf } from './show-result.js'

const mostBytes = 5_000_000

/** The verifier is large, so it comes only when there is something to check. */
const load = () => Promise.all([import('@waymark/open-badges/browser'), import('@waymark/open-badges/explanations')])

for (const box of document.querySelectorAll('[data-device-check]'))
  if (box instanceof HTMLElement && globalThis.crypto?.subtle) prepare(box)

/** @param {HTMLElement} box */
function prepare(box) {
  const form = /** @type {HTMLFormElement} */ (box.closest('form'))
  const view = /** @type {HTMLElement} */ (form.parentElement)
  const page = [...view.children]
  const status = /** @type {HTMLElement} */ (box.querySelector('[role=status]'))
  box.dataset.ready = ''

  form.addEventListener('change', () => {
    if (handedIn(form)) load().catch(() => undefined)
  })
  form.addEventListener('submit', async (event) => {
    const given = handedIn(form)
    if (!given) return
    event.preventDefault()
    status.textContent = status.dataset.working ?? ''
    try {
      show(resultOf(box, await answerAbout(given)))
    } catch {
      // The verifier did not arrive: the site checks instead, as it would without script.
      form.submit()
    }
  })
  addEventListener('popstate', () => {
    if (!location.hash) showForm()
  })

  function showForm() {
    view.replaceChildren(...page)
    view.parentElement?.classList.add('wrap-narrow')
  }

  /** @param {DocumentFragment} result */
  function show(result) {
    result.querySelector('[data-help]')?.addEventListener('click', () => {
      showForm()
      form.submit()
    })
    status.textContent = ''
    history.pushState(null, '')
    view.replaceChildren(result)
    view.parentElement?.classList.remove('wrap-narrow')
    // Focus moves to the verdict, so that a screen reader reads it next.
    const verdict = view.querySelector('h2')
    verdict?.setAttribute('tabindex', '-1')
    verdict?.focus({ preventScroll: true })
    scrollTo(0, 0)
  }
}

/**
 * What can be checked here. An address leads elsewhere, and the code in a photograph to an address: those are the site's.
 * @param {HTMLFormElement} form
 * @returns {File | string | undefined}
 */
function handedIn(form) {
  const given = new FormData(form)
  const [file, photo] = [given.get('file'), given.get('photo')]
  if (file instanceof File && file.size > 0) return file.size <= mostBytes ? file : undefined
  if (photo instanceof File && photo.size > 0) return undefined
  const text = String(given.get('badge') ?? '').trim()
  return text === '' || /^https?:\/\//i.test(text) ? undefined : text
}

/** @param {File | string} given */
async function answerAbout(given) {
  const [{ verifyBadgeInBrowser }, { explainCheck, explanations }] = await load()
  const fetched = new Set()
  const input = typeof given === 'string' ? given : new Uint8Array(await given.arrayBuffer())
  const report = await verifyBadgeInBrowser(input, {
    now: new Date(),
    language: document.documentElement.lang,
    fetchDocument: (url) => fetchFromHere(url, fetched),
  })
  const isPicture = typeof given !== 'string' && given.type.startsWith('image/')
  return {
    report,
    words: { explainCheck, explanations },
    isUnreadPicture: isPicture && !report.credential,
    isIssuedHere: await isIssuedHere(report, fetched),
    hasFetched: fetched.size > 0,
  }
}
