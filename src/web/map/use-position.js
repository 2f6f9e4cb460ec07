// @ts-check
// The device's position as the answer to "near": asked for when the button is pressed, never before.

/** @param {HTMLElement} box */
function prepare(box) {
  const field = document.querySelector('form input[name="near"]')
  const problem = box.querySelector('[data-position-problem]')
  if (!navigator.geolocation || !(field instanceof HTMLInputElement) || !(problem instanceof HTMLElement)) return
  box.querySelector('button')?.addEventListener('click', () => {
    problem.textContent = ''
    navigator.geolocation.getCurrentPosition(
      ({ coords: { latitude, longitude } }) => {
        // To about a hundred metres: enough to find the way, not enough to find the door.
        field.value = `${latitude.toFixed(3)},${longitude.toFixed(3)}`
        field.form?.requestSubmit()
      },
      () => {
        problem.textContent = problem.dataset.positionProblem ?? ''
      },
      { maximumAge: 60_000, timeout: 15_000 },
    )
  })
  box.dataset.ready = ''
}

for (const box of document.querySelectorAll('[data-position]')) if (box instanceof HTMLElement) prepare(box)
