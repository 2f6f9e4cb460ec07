/** Media types under which a credential or presentation is secured as a JWT; the older names too. */
const JWT_MEDIA_TYPES = new Set([
  'application/vc+jwt',
  'application/vp+jwt',
  'application/vc-ld+jwt',
  'application/vp-ld+jwt',
  'application/jwt',
])

/** The JWT in a data: URL (RFC 2397); `undefined` where the URL holds something else. */
export function jwtInDataUrl(url: unknown): string | undefined {
  if (typeof url !== 'string' || !url.startsWith('data:')) return undefined
  const comma = url.indexOf(',')
  const [mediaType = '', ...parameters] = url.slice('data:'.length, comma).split(';')
  // `;base64url` is written by some, although a compact JWS needs no encoding.
  const isPlain = parameters.every((parameter) => parameter === 'base64url')
  return comma > 0 && isPlain && JWT_MEDIA_TYPES.has(mediaType) ? url.slice(comma + 1) : undefined
}
