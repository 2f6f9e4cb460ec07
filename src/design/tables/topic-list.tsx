import { Icon } from '../ui/icon.tsx'

interface Topic {
  href: string
  title: string
  text: string
}

/** Ways on to desks of their own, each with what is done there. */
export function TopicList({ topics }: { topics: Topic[] }) {
  return (
    <ul className="topics">
      {topics.map(({ href, title, text }) => (
        <li key={href} className="topic">
          <a href={href}>
            <strong>{title}</strong>
            <span className="muted">{text}</span>
          </a>
          <Icon name="arrow-right" />
        </li>
      ))}
    </ul>
  )
}
