// @ts-check
// Finds a skill while one types and adds it to the lines of the form. Without script the lines are typed.

for (const box of document.querySelectorAll('[data-add-skill]')) {
  const lines = document.getElementById(box instanceof HTMLElement ? (box.dataset.addSkill ?? '') : '')
  const input = box.querySelector('input')
  const button = box.querySelector('button')
  if (!(box instanceof HTMLElement) || !(lines instanceof HTMLTextAreaElement) || !input || !button) continue
  box.hidden = false
  const list = document.createElement('datalist')
  list.id = `skill-suggestions-${lines.id}`
  input.after(list)
  input.setAttribute('list', list.id)
  let timer = 0
  const add = () => {
    const name = input.value.trim()
    if (!name) return
    const known = lines.value.split('\n').map((line) => line.trim())
    if (!known.includes(name)) lines.value = [...known.filter(Boolean), name].join('\n')
    input.value = ''
    input.focus()
  }
  button.addEventListener('click', add)
  input.addEventListener('keydown', (event) => {
    if (event.key !== 'Enter') return
    event.preventDefault()
    add()
  })
  input.addEventListener('input', () => {
    clearTimeout(timer)
    timer = window.setTimeout(async () => {
      const terms = input.value.trim()
      if (terms.length < 2) return
      try {
        const answer = await fetch(`/skills/suggestions?${new URLSearchParams({ q: terms })}`)
        /** @type {{ title: string; kind: string }[]} */
        const found = answer.ok ? await answer.json() : []
        list.replaceChildren(
          ...found.map(({ title, kind }) =>
            Object.assign(document.createElement('option'), { value: title, label: kind }),
          ),
        )
      } catch {
        // The next letter asks again.
      }
    }, 150)
  })
}
