// @ts-check
// The camera reads a QR code into the form. Without this script the phone's own camera hands in a photograph instead.
import decodeQr from 'qr/decode.js'

const everyMs = 150
const longestSide = 900

/** @param {HTMLElement} box */
function prepare(box) {
  /** @param {string} name */
  const part = (name) => /** @type {HTMLElement} */ (box.querySelector(`[data-scan-${name}]`))
  const video = /** @type {HTMLVideoElement} */ (box.querySelector('video'))
  const canvas = document.createElement('canvas')
  const pen = canvas.getContext('2d', { willReadFrequently: true })
  /** @type {MediaStream | undefined} */
  let stream
  let timer = 0

  function stop() {
    clearInterval(timer)
    for (const track of stream?.getTracks() ?? []) track.stop()
    stream = undefined
    part('view').hidden = true
    part('start').hidden = false
  }

  async function start() {
    part('problem').hidden = true
    try {
      stream = await navigator.mediaDevices.getUserMedia({ video: { facingMode: 'environment' }, audio: false })
      video.srcObject = stream
      part('view').hidden = false
      part('start').hidden = true
      await video.play()
      part('stop').focus()
      timer = window.setInterval(look, everyMs)
    } catch {
      stop()
      part('problem').hidden = false
    }
  }

  function look() {
    if (!pen || !video.videoWidth) return
    const scale = Math.min(1, longestSide / Math.max(video.videoWidth, video.videoHeight))
    canvas.width = Math.round(video.videoWidth * scale)
    canvas.height = Math.round(video.videoHeight * scale)
    pen.drawImage(video, 0, 0, canvas.width, canvas.height)
    const text = read(pen.getImageData(0, 0, canvas.width, canvas.height))
    if (!text) return
    stop()
    part('found').textContent = part('found').dataset.scanFound ?? ''
    navigator.vibrate?.(60)
    const form = box.closest('form')
    const field = form?.elements.namedItem(box.dataset.scan ?? '')
    if (field instanceof HTMLTextAreaElement || field instanceof HTMLInputElement) field.value = text
    form?.requestSubmit()
  }

  part('start').addEventListener('click', start)
  part('stop').addEventListener('click', stop)
  addEventListener('pagehide', stop)
  box.dataset.ready = ''
}

/** @param {ImageData} picture */
function read(picture) {
  try {
    return decodeQr(picture, { format: 'RGBA', timeLimit: 60 })
  } catch {
    // No code in this picture: the next one may have it.
    return undefined
  }
}

if ('mediaDevices' in navigator)
  for (const box of document.querySelectorAll('[data-scan]')) if (box instanceof HTMLElement) prepare(box)
