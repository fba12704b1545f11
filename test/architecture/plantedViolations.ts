type PlantedViolation = { readonly rule: string; readonly importer: string; readonly imported: string };

/** The rooms of server/src from the lowest up, as the design says it; those of one step do not know each other. */
const steps: readonly (readonly string[])[] = [
  ['base'],
  ['syntax', 'seccomp', 'kubernetes'],
  ['network'],
  ['manifests'],
  ['workspace'],
  ['assembly'],
  ['rules'],
  ['features'],
  ['lsp', 'cli'],
];

/** Every room that a room must not import: those above it, its siblings, and what is said of it besides. */
function forbiddenPairs(): readonly (readonly [from: string, to: string])[] {
  const rooms = steps.flat();
  const stepOf = (room: string): number => steps.findIndex((step) => step.includes(room));
  const upward = rooms.flatMap((from) =>
    rooms
      .filter((to) => to !== from && stepOf(to) >= stepOf(from))
      .map((to): readonly [string, string] => [from, to]),
  );
  return [
    ...upward,
    // It stands on kubernetes alone.
    ['network', 'syntax'],
    ['network', 'seccomp'],
    // Messages are for those who speak to the client.
    ...['base', 'syntax', 'kubernetes', 'network', 'manifests', 'workspace', 'assembly', 'rules'].map(
      (from) => [from, 'protocol'] as const,
    ),
    ...rooms.map((to) => ['protocol', to] as const),
  ];
}

/** One forbidden import of each kind and in each direction. */
export const plantedViolations: readonly PlantedViolation[] = [
  ...forbiddenPairs().map(([from, to]) => ({
    rule: `${from}-only-downward`,
    importer: `server/src/${from}/imports-${to}.ts`,
    imported: `server/src/${to}/plain.ts`,
  })),
  {
    rule: 'features-only-downward',
    importer: 'server/src/features/imports-client.ts',
    imported: 'client/src/plain.ts',
  },
  { rule: 'pure-rooms-stay-pure', importer: 'server/src/workspace/reads.ts', imported: 'node:fs' },
  { rule: 'pure-rooms-stay-pure', importer: 'server/src/rules/reads.ts', imported: 'path' },
  {
    rule: 'pure-rooms-stay-pure',
    importer: 'server/src/features/speaks.ts',
    imported: 'vscode-languageserver',
  },
  { rule: 'pure-rooms-stay-pure', importer: 'server/src/base/fetches.ts', imported: 'left-pad' },
  {
    rule: 'protocol-stands-alone',
    importer: 'server/src/protocol/speaks.ts',
    imported: 'vscode-languageserver',
  },
  { rule: 'server-knows-no-vscode', importer: 'server/src/lsp/edits.ts', imported: 'vscode' },
  {
    rule: 'client-imports-protocol-alone',
    importer: 'client/src/computes.ts',
    imported: 'server/src/network/plain.ts',
  },
  {
    rule: 'client-imports-protocol-alone',
    importer: 'client/webview/computes.ts',
    imported: 'server/src/base/plain.ts',
  },
  {
    rule: 'extension-imports-no-panel',
    importer: 'client/src/draws.ts',
    imported: 'client/webview/plain.ts',
  },
  { rule: 'panels-load-in-a-browser', importer: 'client/webview/edits.ts', imported: 'vscode' },
  { rule: 'panels-load-in-a-browser', importer: 'client/webview/reads.ts', imported: 'node:fs' },
  { rule: 'panels-load-in-a-browser', importer: 'client/webview/detour.ts', imported: 'client/src/edits.ts' },
  { rule: 'no-cycles', importer: 'server/src/base/one.ts', imported: 'server/src/base/other.ts' },
];

/** Files that are allowed as they are, and make the above forbidden. */
export const plantedAround: readonly { readonly importer: string; readonly imported: string }[] = [
  { importer: 'client/src/edits.ts', imported: 'vscode' },
  { importer: 'server/src/base/other.ts', imported: 'server/src/base/one.ts' },
];
