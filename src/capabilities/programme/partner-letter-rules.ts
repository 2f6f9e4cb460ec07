/** The words of one language for a part of the mail. */
export type PartnerWords = (part: 'subject' | 'heading' | 'text' | 'part' | 'action' | 'footer') => string

/** What a partner is asked by mail, in the language of the application and in the other: nobody knows which of them the partner reads. */
export function partnerLetter(first: PartnerWords, second: PartnerWords) {
  return {
    subject: `${first('subject')} / ${second('subject')}`,
    heading: first('heading'),
    paragraphs: [first('text'), first('part'), second('heading'), second('text')],
    action: `${first('action')} / ${second('action')}`,
    footer: `${first('footer')} ${second('footer')}`,
  }
}
