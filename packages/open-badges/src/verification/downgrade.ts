/** Whether an address is on http although its issuer is on https. */
export function isDowngrade(url: string, issuerId: string): boolean {
  return /^http:/i.test(url) && /^https:/i.test(issuerId)
}
