/** Text for a part or an attribute of an XML file. Signs that no XML may have become a space. */
export const escapeXml = (text: string): string =>
  text.replace(/\p{Cc}|\p{Cs}|[\ufffe\uffff]/gu, ' ').replace(/[&<>"']/g, (sign) => `&#${sign.charCodeAt(0)};`)
