export type LinkItem = {
  href: string
  label: string
  /** The page that one is on. */
  current?: boolean
}
