import { drawDocument, type PrintedDocument } from '#capabilities/programme/draw-document.ts'

/** A document as the answer of a page: in the reader's language, and never kept. */
export async function pdfAnswer(document: PrintedDocument, fileName: string): Promise<Response> {
  const pdf = await drawDocument(document)
  return new Response(Buffer.from(pdf), {
    headers: {
      'content-type': 'application/pdf',
      'content-disposition': `inline; filename="${fileName}.pdf"`,
      'cache-control': 'no-store',
    },
  })
}
