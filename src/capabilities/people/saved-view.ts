/** A view of a desk's list that a person gave a name. */
export interface SavedView {
  id: string
  name: string
  /** The filters and the order, as the list's address has them. */
  query: string
}

/** How many views of one list a person may keep. */
export const mostSavedViews = 12
export const longestViewName = 60
export const longestViewQuery = 1000
