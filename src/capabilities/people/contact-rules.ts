/** Whether a text says how to reach a person: an e-mail address, or a telephone number of the United Kingdom. */
export function reachesAPerson(text: string): boolean {
  return /[^\s@]+@[^\s@]+\.[^\s@]+/.test(text) || /(?:\+44|\b0)[\d\s()-]{8,14}\d/.test(text)
}
