// @ts-check
// Hands an address to the apps of the device, else to its clipboard, else to the eye.

/** @param {HTMLElement} box */
function prepare(box) {
  /** @param {string} name */
  const part = (name) => /** @type {HTMLElement} */ (box.querySelector(`[data-share-${name}]`))
  const done = part('done')
  const field = /** @type {HTMLInputElement} */ (part('address'))
  const url = new URL(box.dataset.share ?? '', location.origin)
  // English is what a page is in that nobody has chosen a language for. A messenger that looks at the page keeps no
  // cookie, so the address itself has to answer in Welsh.
  if (box.dataset.language === 'cy') url.searchParams.set('lang', 'cy')

  part('now').addEventListener('click', async () => {
    done.textContent = ''
    try {
      if (navigator.share) {
        await navigator.share({ title: box.dataset.title ?? '', url: url.href })
        return
      }
      await navigator.clipboard.writeText(url.href)
      done.textContent = done.dataset.shareDone ?? ''
    } catch (error) {
      // Who closes the device's own list has decided.
      if (error instanceof DOMException && error.name === 'AbortError') return
      field.hidden = false
      field.value = url.href
      field.select()
    }
  })
  box.dataset.ready = ''
}

for (const box of document.querySelectorAll('[data-share]')) if (box instanceof HTMLElement) prepare(box)
