import type { TFunction } from 'i18next'
import { escapeHtml } from '#infrastructure/escape-html.ts'
import type { Language } from '#infrastructure/words/languages.ts'

/** A badge on the page: with its document in it, or at an address beside it. */
export type OfflineBadge = {
  name: string
  organisation: string
  awarded: string
  /** The picture of the badge, as a file beside the page. */
  picture?: string | undefined
  files: { href: string; label: string }[]
} & ({ credential: string } | { at: string })

export interface OfflineWords {
  title: string
  lead: string
  badges: string
  checkTitle: string
  checkText: string
  file: string
  paste: string
  check: string
  withoutScript: string
  more: string
  /** What is said while a badge is checked, and each verdict by its name. */
  verdicts: Record<string, string>
}

export interface OfflinePage {
  language: Language
  words: OfflineWords
  /** The bundled checker (`offlineScript`): in the page, or at an address beside it. */
  script: { text: string } | { at: string }
  /** The origins whose addresses lie beside the page, when it is served. */
  origins: readonly string[]
  /** The way from the page to the root of the folder, for what lies beside it. */
  base: '' | '../../'
  /** Key lists and status lists by their addresses, for a page that no web server serves. */
  documents: Record<string, unknown>
  badges: readonly OfflineBadge[]
  /** What the page says below its title, where it is about one thing: a picture, and texts with or without a heading. */
  about?: { picture?: string; texts: readonly { heading?: string; text: string }[] }
  /** What else is in the folder. */
  links?: readonly { href: string; label: string }[]
  /** The same page in the other language. */
  other?: { href: string; label: string }
}

/** A page that lies in a folder and checks badges there, with nothing but what the folder holds. */
export function offlinePage(page: OfflinePage): string {
  const { language, words, script, origins, base, documents, badges, links = [], other, about } = page
  const brought = { language, words: words.verdicts, origins, base, documents }
  return `<!doctype html>
<html lang="${language}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="robots" content="noindex">
<title>${escapeHtml(words.title)}</title>
<style>${style}</style>
</head>
<body>
${other ? `<p><a href="${escapeHtml(other.href)}">${escapeHtml(other.label)}</a></p>` : ''}
<h1>${escapeHtml(words.title)}</h1>
${about ? aboutMarkup(about) : ''}
<p>${escapeHtml(words.lead)}</p>
<noscript><p>${escapeHtml(words.withoutScript)}</p></noscript>
${badges.length > 0 ? `<h2>${escapeHtml(words.badges)}</h2>` : ''}
${badges.map(badgeMarkup).join('\n')}
${links.length > 0 ? `<h2>${escapeHtml(words.more)}</h2><ul>${links.map(linkMarkup).join('')}</ul>` : ''}
<section id="box" hidden>
<h2>${escapeHtml(words.checkTitle)}</h2>
<p>${escapeHtml(words.checkText)}</p>
<p><label>${escapeHtml(words.file)}<br><input type="file"></label></p>
<p><label>${escapeHtml(words.paste)}<br><textarea rows="4"></textarea></label></p>
<p><button type="button">${escapeHtml(words.check)}</button></p>
<div role="status" class="answer"></div>
</section>
<script type="application/json" id="brought">${inScript(JSON.stringify(brought))}</script>
${'text' in script ? `<script>${script.text}</script>` : `<script src="${escapeHtml(script.at)}"></script>`}
</body>
</html>
`
}

function aboutMarkup({ picture, texts }: NonNullable<OfflinePage['about']>): string {
  const drawn = picture ? `<img src="${escapeHtml(picture)}" alt="" width="192">` : ''
  const said = texts.map(
    ({ heading, text }) => `${heading ? `<h2>${escapeHtml(heading)}</h2>` : ''}<p class="text">${escapeHtml(text)}</p>`,
  )
  return `${drawn}${said.join('')}`
}

const linkMarkup = ({ href, label }: { href: string; label: string }) =>
  `<li><a href="${escapeHtml(href)}">${escapeHtml(label)}</a></li>`

function badgeMarkup(badge: OfflineBadge, index: number): string {
  const id = `badge-${index}`
  const files = badge.files
    .map(({ href, label }) => `<a href="${escapeHtml(href)}">${escapeHtml(label)}</a>`)
    .join(' · ')
  const inPage = 'credential' in badge
  return `<article>
${badge.picture ? `<img src="${escapeHtml(badge.picture)}" alt="" width="96" loading="lazy">\n` : ''}<h3>${escapeHtml(badge.name)}</h3>
<p>${escapeHtml(badge.organisation)}, ${escapeHtml(badge.awarded)}</p>
${inPage ? `<script type="application/json" id="${id}">${inScript(badge.credential)}</script>` : ''}
<div class="answer" data-badge="${inPage ? id : escapeHtml(badge.at)}"></div>
<p>${files}</p>
</article>`
}

const style = `body{font:1.05rem/1.5 system-ui,sans-serif;max-width:46rem;margin:2rem auto;padding:0 1rem;overflow-wrap:anywhere;color:#1a1f2b;background:#fcfbf5}
h1,h2,h3{line-height:1.2}article{border-top:1px solid #d5d3c8;padding:.5rem 0}a{color:#00507a}
.answer{min-height:1.5em}.answer strong{display:inline-block;padding:.2em .6em;border-radius:.4em;background:#eee}
[data-verdict=genuine] strong{background:#d7f0dc}[data-verdict=not-genuine] strong{background:#f8d7d4}
article img{float:inline-end;margin:.5rem 0 .5rem 1rem}textarea{width:100%;box-sizing:border-box;font:inherit}button{font:inherit;padding:.5em 1em}.text{white-space:pre-line}pre{overflow:auto;background:#f4f4f4;padding:1rem}`

/** JSON inside a script element: a badge may hold any text, and none of it may end the element. */
const inScript = (json: string) => json.replaceAll('<', '\\u003c')

const verdicts = [
  ...(['genuine', 'genuine-but-no-longer-valid', 'genuine-but-suspended', 'cannot-tell', 'not-genuine'] as const),
  ...(['no-badge', 'damaged'] as const),
]

/** The words of a page that lies in a folder, in the language of who takes it along. */
export function offlineWords(t: TFunction, { title, lead }: { title: string; lead: string }): OfflineWords {
  const named = verdicts.map((one) => [one, t(`check.verdict.${one}`)] as const)
  return {
    ...{ title, lead, badges: t('offline.badges'), check: t('offline.check') },
    ...{ checkTitle: t('offline.checkTitle'), checkText: t('offline.checkText') },
    ...{ file: t('offline.file'), paste: t('offline.paste'), withoutScript: t('offline.withoutScript') },
    more: t('offline.more'),
    verdicts: { working: t('offline.working'), ...Object.fromEntries(named) },
  }
}
