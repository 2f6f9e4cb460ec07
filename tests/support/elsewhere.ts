export { anotherSite } from '#demo/another-site.ts'
