interface LetterPreviewProps {
  subject: string
  heading: string
  paragraphs: string[]
  /** The words on its button. */
  action: string | undefined
  footer: string
}

/** A mail as it will arrive, shown before it is sent. */
export function LetterPreview({ subject, heading, paragraphs, action, footer }: LetterPreviewProps) {
  return (
    <article className="letter">
      <p className="letter-subject">{subject}</p>
      <div className="letter-body stack">
        <p className="letter-heading">{heading}</p>
        {paragraphs.map((words) => (
          <p key={words}>{words}</p>
        ))}
        {action && <p className="letter-action">{action}</p>}
        <p className="letter-footer">{footer}</p>
      </div>
    </article>
  )
}
