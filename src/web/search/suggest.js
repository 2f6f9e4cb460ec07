// @ts-check
// Offers titles under the search box while one types, by the browser's own list. The box works as well without it.

const delayMs = 150
const fewestLetters = 2

for (const box of document.querySelectorAll('[data-suggest]')) {
  const input = box.querySelector('input[name=q]')
  if (box instanceof HTMLElement && input instanceof HTMLInputElement && !input.list)
    offer(input, box.dataset.suggest ?? '')
}

/**
 * @param {HTMLInputElement} input
 * @param {string} address
 */
function offer(input, address) {
  const list = document.createElement('datalist')
  list.id = 'suggestions'
  input.after(list)
  input.setAttribute('list', list.id)
  input.autocomplete = 'off'
  let timer = 0
  /** @type {AbortController | undefined} */
  let asking
  input.addEventListener('input', (event) => {
    clearTimeout(timer)
    asking?.abort()
    // A title that was picked is searched for at once.
    const isPicked = !(event instanceof InputEvent) || event.inputType === 'insertReplacementText'
    if (isPicked && [...list.options].some(({ value }) => value === input.value)) {
      input.form?.requestSubmit()
      return
    }
    const terms = input.value.trim()
    if (terms.length < fewestLetters) {
      list.replaceChildren()
      return
    }
    timer = window.setTimeout(async () => {
      asking = new AbortController()
      try {
        const answer = await fetch(`${address}?${new URLSearchParams({ q: terms })}`, { signal: asking.signal })
        /** @type {{ title: string; kind: string }[]} */
        const titles = answer.ok ? await answer.json() : []
        list.replaceChildren(
          ...titles.map(({ title, kind }) =>
            Object.assign(document.createElement('option'), { value: title, label: kind }),
          ),
        )
      } catch {
        // The next letter asks again.
      }
    }, delayMs)
  })
}
