export {
  type AliasBudget,
  entriesOf,
  entryOf,
  type ResolvedNode,
  resolveAlias,
} from './navigation/entries.ts';
export {
  type EntryStep,
  type GapStep,
  type ItemStep,
  type LeafStep,
  type PathStep,
  pathAt,
} from './navigation/pathAt.ts';
