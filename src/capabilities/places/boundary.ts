/** A closed line of longitude and latitude. */
export type BoundaryRing = [number, number][]

export const boundaryLevels = ['district', 'ward'] as const
export type BoundaryLevel = (typeof boundaryLevels)[number]

/** The outline of a district or a ward. */
export interface Boundary {
  /** As the statistics office numbers it (GSS code): E06000043. */
  code: string
  name: string
  nameCy: string | null
  level: BoundaryLevel
  /** Outer rings and holes alike. */
  rings: BoundaryRing[]
}
