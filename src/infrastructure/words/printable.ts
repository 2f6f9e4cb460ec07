/**
 * Control characters but ends of lines and tabs, and those that turn the direction of the text after them: no field takes
 * them, and in a name they would disturb every list that it stands in.
 */
const unprintable = /(?![\n\r\t])[\p{Cc}\u202a-\u202e\u2066-\u2069]/gu

/** A text as people see it. */
export const printable = (text: string): string => text.replace(unprintable, '')
