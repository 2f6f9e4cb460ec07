import { type InterfaceIconName, interfaceIcons } from './interface-icons.ts'

/** Beside words, never instead of them: hidden from screen readers. */
export function Icon({ name }: { name: InterfaceIconName }) {
  return (
    <svg
      className="icon"
      viewBox="0 0 24 24"
      aria-hidden="true"
      fill="none"
      stroke="currentColor"
      strokeWidth="2"
      strokeLinecap="round"
      strokeLinejoin="round"
    >
      <path d={interfaceIcons[name]} />
    </svg>
  )
}
