import { expect, it } from 'vitest';
import { snapshotEntry } from '../../../client/src/commands/snapshotEntry.ts';

const completion = {
  file: 'cluster.yaml',
  kinds: ['namespaces', 'pods'],
  environment: 'shop (files that are not built)',
};
const entry = `  - file: cluster.yaml
    # Of these nothing exists beyond what the file holds: kubectl was asked for all of them.
    kinds: [namespaces, pods]
    environments: ["shop (files that are not built)"]
`;

it.each([
  ['', `snapshots:\n${entry}`],
  ['rules:\n  syntax: off', `rules:\n  syntax: off\nsnapshots:\n${entry}`],
  ['rules:\n  syntax: off\n', `rules:\n  syntax: off\nsnapshots:\n${entry}`],
  [
    'snapshots: # known\n  - file: a.yaml\nrules: {}\n',
    `snapshots: # known\n${entry}  - file: a.yaml\nrules: {}\n`,
  ],
])('an entry is added to %j', (configuration, expected) => {
  const { offset, text } = snapshotEntry(configuration, completion);
  expect(configuration.slice(0, offset) + text + configuration.slice(offset)).toBe(expected);
});
