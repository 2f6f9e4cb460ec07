import { Heading, type HeadingLevel } from '../ui/heading.tsx'

type ErrorSummaryProps = {
  title: string
  level?: HeadingLevel
  /** `field` is the id of the control that the error is about. */
  /** `false` where several stand on one page. */
  focus?: boolean
  errors: { field: string; message: string }[]
}

/** First on the page when a form comes back: what to mend, each line a link to its control. Also begin `<title>` with the word for error. */
export function ErrorSummary({ title, level = 2, errors, focus = true }: ErrorSummaryProps) {
  if (errors.length === 0) return null
  return (
    // biome-ignore lint/a11y/noAutofocus: the reader has just sent the form; the page opens at what went wrong
    <div className="error-summary" role="alert" tabIndex={-1} autoFocus={focus}>
      <Heading level={level}>{title}</Heading>
      <ul>
        {errors.map(({ field, message }) => (
          <li key={field + message}>
            <a href={`#${field}`}>{message}</a>
          </li>
        ))}
      </ul>
    </div>
  )
}
