export { entriesOf, entryOf, resolveAlias } from './navigation/entries.ts';
export { pathAt } from './navigation/pathAt.ts';
export type { PathStep } from './navigation/pathStep.ts';
