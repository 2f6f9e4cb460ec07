/** The first day of the month eleven months before: twelve months with the one that runs. */
export function yearBefore(now: Date): string {
  return new Date(Date.UTC(now.getUTCFullYear(), now.getUTCMonth() - 11, 1)).toISOString().slice(0, 10)
}
