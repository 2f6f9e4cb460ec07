/** Text that its author broke into paragraphs by empty lines. */
export function Paragraphs({ text }: { text: string }) {
  const parts = text
    .split(/\n{2,}/)
    .map((part) => part.trim())
    .filter(Boolean)
  return (
    <div className="stack">
      {parts.map((part) => (
        <p key={part}>{part}</p>
      ))}
    </div>
  )
}
