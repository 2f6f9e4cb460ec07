/** Media types under which a credential or presentation is secured as a JWT; the older names too. */
const JWT_MEDIA_TYPE = /^application\/(v[cp](-ld)?\+)?jwt$/
/** Media types under which a credential is secured as an SD-JWT (SD-JWT VC §3.1, VC-JOSE-COSE §6.1). */
const SD_JWT_MEDIA_TYPE = /^application\/[dv]c\+sd-jwt$/

/** The JWT in a data: URL (RFC 2397); `undefined` where the URL holds something else. */
export function jwtInDataUrl(url: unknown): string | undefined {
  return textInDataUrl(url, JWT_MEDIA_TYPE)
}

/** The SD-JWT in a data: URL; `undefined` where the URL holds something else. */
export function sdJwtInDataUrl(url: unknown): string | undefined {
  return textInDataUrl(url, SD_JWT_MEDIA_TYPE)
}

function textInDataUrl(url: unknown, mediaType: RegExp): string | undefined {
  // `;base64url` is written by some, although a compact JWS needs no encoding.
  const [, type, text] = (typeof url === 'string' && /^data:([^,;]+)(?:;base64url)*,(.*)$/.exec(url)) || []
  return type && mediaType.test(type) ? text : undefined
}
