import type { DrawingRefusal, RefusedPicture } from './picture-rules.ts'

/** Looks by selector: `.name` or the name of an element. */
export type Styles = Map<string, Record<string, string>>

export type StylesOutcome = { ok: true; styles: Styles } | RefusedPicture<DrawingRefusal>

const reachesOut = { ok: false, refusal: 'drawing-reaches-out', figures: { part: 'style' } } as const

/** The style sheets that drawing programs write: classes and elements with plain looks, nothing that depends or loads. */
export function readStyles(sheet: string): StylesOutcome {
  const css = sheet.replace(/<!\[CDATA\[|\]\]>/g, '').replace(/\/\*[\s\S]*?\*\//g, '')
  // A backslash can spell any word otherwise.
  if (/@|\\|url\(\s*['"]?\s*[^#'"\s]|expression|javascript/i.test(css)) return reachesOut
  const styles: Styles = new Map()
  let rest = css
  for (const [rule, selectors = '', looks = ''] of css.matchAll(/([^{}]+)\{([^{}]*)\}/g)) {
    rest = rest.replace(rule, '')
    for (const selector of selectors.split(',').map((one) => one.trim())) {
      if (!/^\.?[A-Za-z_][\w-]*$/.test(selector))
        return { ok: false, refusal: 'drawing-has-other-style', figures: { part: selector.slice(0, 40) } }
      styles.set(selector, { ...styles.get(selector), ...readLooks(looks) })
    }
  }
  if (rest.trim() !== '')
    return { ok: false, refusal: 'drawing-has-other-style', figures: { part: rest.trim().slice(0, 40) } }
  return { ok: true, styles }
}

/** `fill: red; stroke: none` */
export function readLooks(text: string): Record<string, string> {
  return Object.fromEntries(
    text
      .split(';')
      .map((one) => one.split(/:(.*)/s))
      .flatMap(([name, value]) =>
        name?.trim() && value?.trim() ? [[name.trim().toLowerCase(), value.replace(/!important/i, '').trim()]] : [],
      ),
  )
}
