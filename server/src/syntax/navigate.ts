export { entriesOf, entryOf, resolveAlias } from './navigation/entries.ts';
export { type PathStep, pathAt } from './navigation/pathAt.ts';
