/** Where to draw lines so that they fall on round numbers, from nought to at least `max`. */
export function roundTicks(max: number, about = 3): number[] {
  if (max <= 0) return [0, 1]
  const rough = max / about
  const power = 10 ** Math.floor(Math.log10(rough))
  // counts have no halves: steps below one are lifted to one
  const step = Math.max(1, ([1, 2, 5, 10].find((nice) => nice * power >= rough) ?? 10) * power)
  const ticks: number[] = []
  for (let tick = 0; tick < max + step; tick += step) ticks.push(tick)
  return ticks
}

export const percent = (share: number) => `${Math.round(share * 10000) / 100}%`
