import { escapeHtml } from '../escape-html.ts'

/** A mail as its parts; both forms are made from the same words. */
export interface Letter {
  language: string
  heading: string
  paragraphs: string[]
  /** The one thing to do next. */
  action?: { label: string; url: string }
  /** A code to type, shown large. */
  code?: string
  footer: string
}

/** Plain and HTML form. Styles are inline since mail programs drop everything else; no picture is loaded from anywhere. */
export function writeLetter(letter: Letter): { text: string; html: string } {
  const { action, code } = letter
  const text = [
    letter.heading,
    ...letter.paragraphs,
    code,
    action && `${action.label}:\n${action.url}`,
    '--',
    letter.footer,
  ]
    .filter(Boolean)
    .join('\n\n')
  const paragraphs = letter.paragraphs
    .map((wording) => `<p style="margin:0 0 16px">${escapeHtml(wording)}</p>`)
    .join('')
  const shownCode = code
    ? `<p style="margin:0 0 24px;font-size:32px;font-weight:700;letter-spacing:6px">${escapeHtml(code)}</p>`
    : ''
  const button = action
    ? `<p style="margin:8px 0 24px"><a href="${escapeHtml(action.url)}" style="background:#f8c630;color:#1a2033;border-radius:10px;display:inline-block;font-weight:700;padding:14px 22px;text-decoration:none">${escapeHtml(action.label)}</a></p>`
    : ''
  return {
    text,
    html: `<!doctype html><html lang="${letter.language}"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width"></head><body style="margin:0;background:#fbfaf6;color:#1a2033;font:18px/1.5 system-ui,sans-serif"><div style="max-width:560px;margin:0 auto;padding:32px 20px"><h1 style="font-size:26px;line-height:1.2;margin:0 0 20px">${escapeHtml(letter.heading)}</h1>${paragraphs}${shownCode}${button}<p style="border-top:1px solid #ddd;color:#555;font-size:15px;margin:24px 0 0;padding-top:16px">${escapeHtml(letter.footer)}</p></div></body></html>`,
  }
}
