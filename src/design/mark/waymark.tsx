import { waymarkMarkup } from './waymark-svg.ts'

/** The mark, always beside a name in words, so hidden from screen readers. */
export function Waymark() {
  return (
    <svg
      className="waymark"
      viewBox="0 0 40 40"
      aria-hidden="true"
      // biome-ignore lint/security/noDangerouslySetInnerHtml: a constant of ours
      dangerouslySetInnerHTML={{ __html: waymarkMarkup }}
    />
  )
}
