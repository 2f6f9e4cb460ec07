import { StatusTag } from '../cards/status-tag.tsx'
import type { Tone } from '../ui/tone.ts'

type Task = {
  title: string
  /** Left out while the task cannot be started. */
  href?: string
  hint?: string
  status: { label: string; tone: Tone }
}

/** A long form as a list of short ones. */
export function TaskList({ tasks }: { tasks: Task[] }) {
  return (
    <ul className="tasks">
      {tasks.map(({ title, href, hint, status }) => (
        <li key={title}>
          <span>
            {href ? <a href={href}>{title}</a> : title}
            {hint && <span className="hint stack">{hint}</span>}
          </span>
          <StatusTag tone={status.tone}>{status.label}</StatusTag>
        </li>
      ))}
    </ul>
  )
}
