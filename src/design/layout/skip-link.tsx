/** First on every page. The page's `<main>` needs `id="content" tabIndex={-1}`. */
export function SkipLink({ label, href = '#content' }: { label: string; href?: string }) {
  return (
    <a className="skip-link" href={href}>
      {label}
    </a>
  )
}
