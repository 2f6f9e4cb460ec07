/** Who may import whom. Each message says what to do instead. */
const rule = (name, comment, from, to) => ({ name, severity: 'error', comment, from, to })

export default {
  forbidden: [
    rule(
      'no-cycles',
      'Two files that need each other are one idea: move what both need into a third.',
      {},
      { circular: true, dependencyTypesNot: ['type-only'] },
    ),
    rule(
      'capabilities-know-no-adapters',
      'A capability answers to web, api and jobs; it never calls them. Pass what it needs as an argument.',
      { path: '^src/capabilities' },
      { path: '^src/(web|api|jobs|demo|server|commands)' },
    ),
    rule(
      'infrastructure-knows-no-domain',
      'Infrastructure serves every domain alike: move the domain word into a capability.',
      { path: '^src/infrastructure' },
      { path: '^src/(capabilities|web|api|jobs|demo|design)' },
    ),
    rule(
      'design-knows-no-domain',
      'A component gets words and data as props: it imports no capability and no infrastructure.',
      { path: '^src/design' },
      {
        path: '^src/(capabilities|infrastructure|web|api|jobs|demo)|^locales',
      },
    ),
    rule(
      'rules-are-pure',
      'A rule file decides from its arguments alone: no rows, no clock, no request.',
      { path: '-rules\\.ts$' },
      {
        path: '^src/(infrastructure|web|api|jobs)|-store\\.ts$|^node_modules/(kysely|pg)',
        // Arithmetic of the map and of the clock's face, and words of a table's cells: pure as well.
        pathNot: '^src/infrastructure/(map/mercator|words/(local-time|printable)|files/(csv-line|named-columns))\\.ts$',
      },
    ),
    rule(
      'stores-are-private',
      'A store is the SQL of one capability: call a use case or a find-/list- file of that capability instead.',
      { path: '^src/capabilities/([^/]+)/' },
      { path: '^src/capabilities/([^/]+)/.*-store\\.ts$', pathNot: '^src/capabilities/$1/' },
    ),
    rule(
      'stores-stay-inside',
      'Adapters call use cases; only a capability reads its own store.',
      { path: '^src/(web|api|jobs|demo)' },
      { path: '-store\\.ts$' },
    ),
    rule(
      'ui-never-reaches-the-server',
      'A component in ui/ is browser-safe: give it data as props.',
      { path: '^src/capabilities/[^/]+/ui/' },
      {
        path: '-store\\.ts$|/(find|list|issue|publish|draft|revise)-[^/]+\\.ts$|^node_modules/(kysely|pg|pg-boss)',
        dependencyTypesNot: ['type-only'],
      },
    ),
    rule(
      'authority-is-minted-at-the-gate',
      'Ask a gate (src/web/site/session-gate.ts, src/api/token-gate.ts, src/jobs/platform-gate.ts) for an authority; nothing else may make one.',
      {
        path: '^src',
        pathNot:
          '^src/(web/site/session-gate|api/token-gate|jobs/platform-gate|demo/(town-)?replay(-programme)?|commands/[a-z-]+)\\.ts$|\\.test\\.ts$',
      },
      { path: 'mint-authority\\.ts$' },
    ),
    rule(
      'public-views-are-made-in-one-place',
      'What leaves for the public is decided by the public-*.ts file of its capability: call that.',
      { path: '^src', pathNot: '^src/capabilities/[^/]+/public-[a-z-]+\\.ts$' },
      { path: '^src/infrastructure/public-view\\.ts$', dependencyTypesNot: ['type-only'] },
    ),
    rule(
      'the-public-side-shows-views',
      'Cards and the API show what everybody may see: take PublicBadge, PublicListing, PublicPathwayCard and their like.',
      {
        path: '^src/(api/|capabilities/(badges/ui/badge-card|opportunities/(ui/opportunity-card|(csv|openactive|openreferral)-format)|pathways/ui/pathway-card))',
      },
      {
        path: '^src/capabilities/(badges/badge|opportunities/opportunity|pathways/pathway|organisations/organisation|awards/award)\\.ts$',
        dependencyTypes: ['type-only'],
      },
    ),
    rule(
      'open-badges-stands-alone',
      'The credential library knows no database, server or environment.',
      { path: '^packages/open-badges/src' },
      { path: '^(src|database|locales)/|^node_modules/(kysely|pg|hono|react)' },
    ),
    rule(
      'no-orphans',
      'Nothing imports this file: use it or delete it.',
      {
        orphan: true,
        pathNot:
          '\\.(d|test)\\.ts$|\\.json$|^(tests|tools|bench)|\\.config\\.|^packages/open-badges/(bench|bin|vectors)|^src/web/(routes|entry)|^src/(commands/waymark|server/server)\\.ts|^database',
      },
      {},
    ),
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    exclude: { path: '^(build|\\.react-router)' },
    tsConfig: { fileName: 'tsconfig.json' },
    tsPreCompilationDeps: true,
    enhancedResolveOptions: { exportsFields: ['exports'], conditionNames: ['import', 'node', 'default'] },
  },
}
