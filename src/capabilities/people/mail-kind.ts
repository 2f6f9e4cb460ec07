/** Mails to a person that nobody needs in order to take part: each can be switched off by itself. */
export const mailKinds = ['badge-reminder', 'badge-ending', 'booking-reminder', 'session-questions'] as const
export type MailKind = (typeof mailKinds)[number]

export function isMailKind(text: unknown): text is MailKind {
  return mailKinds.some((kind) => kind === text)
}
