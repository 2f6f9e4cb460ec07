/** A small badge without an issuer's address, as another program would hand it in to be issued. */
export const aCredential = {
  '@context': ['https://www.w3.org/ns/credentials/v2', 'https://purl.imsglobal.org/spec/ob/v3p0/context-3.0.3.json'],
  type: ['VerifiableCredential', 'OpenBadgeCredential'],
  issuer: { type: ['Profile'], name: 'A library' },
  validFrom: '2026-01-01T00:00:00Z',
  credentialSubject: {
    type: ['AchievementSubject'],
    achievement: {
      id: 'https://library.example/badges/kettle',
      type: ['Achievement'],
      name: 'Kettle Safety',
      description: 'Can boil water.',
      criteria: { narrative: 'Boil a kettle three times.' },
    },
  },
}
