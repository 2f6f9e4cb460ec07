declare module 'microdata-node' {
  interface MicrodataItem {
    type?: string[]
    id?: string
    properties: Record<string, unknown[]>
  }
  export function toJson(html: string, config?: { base?: string; strict?: boolean }): { items: MicrodataItem[] }
}
