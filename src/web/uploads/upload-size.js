// @ts-check
// Says beside a field for files that one is too large, before it is sent, and keeps the form here until another is chosen.

for (const box of document.querySelectorAll('[data-most-bytes]')) {
  const field = box.querySelector('input[type="file"]')
  const said = box.querySelector('[data-too-large]')
  if (!(field instanceof HTMLInputElement && said instanceof HTMLElement)) continue
  const most = Number(box.getAttribute('data-most-bytes'))
  const words = said.dataset.tooLarge ?? ''
  const look = () => {
    const large = [...(field.files ?? [])].find((file) => file.size > most)
    said.textContent = large
      ? words.replace('%name%', () => large.name).replace('%size%', (large.size / 1_000_000).toFixed(1))
      : ''
    said.hidden = !large
    return large !== undefined
  }
  field.addEventListener('change', look)
  field.form?.addEventListener('submit', (event) => {
    if (!look()) return
    event.preventDefault()
    field.focus()
  })
}
