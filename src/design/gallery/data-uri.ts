export const asDataUri = (svg: string) => `data:image/svg+xml,${encodeURIComponent(svg)}`
