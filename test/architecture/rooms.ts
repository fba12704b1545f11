/**
 * The pure rooms of server/src from the lowest up, with what each may import besides itself. `seccomp` is a sibling of
 * `syntax` and `kubernetes`.
 */
const below = {
  base: [],
  syntax: ['base'],
  seccomp: ['base'],
  kubernetes: ['base'],
  network: ['base', 'kubernetes'],
  manifests: ['base', 'syntax', 'seccomp', 'kubernetes', 'network'],
  workspace: ['manifests'],
  assembly: ['workspace'],
  rules: ['assembly'],
  features: ['rules', 'protocol'],
} as const satisfies Readonly<Record<string, readonly string[]>>;

export type Room = { readonly name: string; readonly mayImport: readonly string[] };

/** Everything below `lsp` and `cli`: no input or output, no clock, nothing of Node and nothing of an editor. */
export const pureRooms: readonly Room[] = Object.keys(below).map((name) => ({
  name,
  mayImport: reachable(name),
}));

/** The rooms that touch the world. */
export const edgeRooms: readonly Room[] = ['lsp', 'cli'].map((name) => ({
  name,
  mayImport: ['protocol', ...pureRooms.map((room) => room.name)],
}));

/** The messages between the processes: types only, on nothing. */
export const protocolRoom: Room = { name: 'protocol', mayImport: [] };

/** Packages that compute and do nothing else, so that the pure rooms may build on them. */
export const pureLibraries = ['yaml', 'jsonc-parser', 'picomatch', 'ignore'] as const;

/** A room on top of another stands on all that the other stands on. */
function reachable(name: string): readonly string[] {
  const direct: readonly string[] = (below as Readonly<Record<string, readonly string[]>>)[name] ?? [];
  return [...new Set(direct.flatMap((room) => [room, ...reachable(room)]))];
}
