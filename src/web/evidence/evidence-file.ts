/** A file of a learner's, for those who may see it: never shown as a page of this site, kept by no cache. */
export function evidenceFile(file: { name: string; mediaType: string; data: Buffer } | undefined): Response {
  if (!file) throw new Response(null, { status: 404 })
  return new Response(new Uint8Array(file.data), {
    headers: {
      'content-type': file.mediaType,
      'x-content-type-options': 'nosniff',
      'content-disposition': `attachment; filename*=UTF-8''${encodeURIComponent(file.name).replace(/['()*]/g, escape)}`,
      'cache-control': 'private, no-store',
    },
  })
}
