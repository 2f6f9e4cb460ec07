/** Size of the caches below. */
const MAX_KEPT = 256

/** Places in the order of their labels as text, where `_:c14n10` comes before `_:c14n2`. */
const orders: number[][] = []

/** The order in which so many labels stand as subjects of lines. */
export function labelsInOrder(count: number): readonly number[] {
  if (count > MAX_KEPT) return labelOrder(count)
  orders[count] ??= labelOrder(count)
  return orders[count]
}

function labelOrder(count: number): number[] {
  return Array.from({ length: count }, (_, place) => String(place))
    .sort()
    .map(Number)
}

const labels: string[] = []

/** The canonical label of the `place`-th blank node (RDF Dataset Canonicalization 1.0 §4.5). */
export function labelAt(place: number): string {
  if (place >= MAX_KEPT) return `_:c14n${place}`
  labels[place] ??= `_:c14n${place}`
  return labels[place]
}
