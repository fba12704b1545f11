import type { EnvironmentCompletion } from '../../../server/src/protocol/environments.ts';

interface Insertion {
  readonly offset: number;
  readonly text: string;
}

/** Where in a `.policy-lens.yaml` a snapshot of the cluster is named, and how. */
export function snapshotEntry(
  configuration: string,
  { file, kinds, environment }: Omit<EnvironmentCompletion, 'command'> & { readonly environment: string },
): Insertion {
  const entry =
    `  - file: ${file}\n    # Of these nothing exists beyond what the file holds: kubectl was asked for all of them.\n` +
    `    kinds: [${kinds.join(', ')}]\n    environments: [${JSON.stringify(environment)}]\n`;
  const list = /^snapshots:[ \t]*(?:#.*)?\r?\n/m.exec(configuration);
  if (list !== null) return { offset: list.index + list[0].length, text: entry };
  const isEnded = configuration === '' || configuration.endsWith('\n');
  return { offset: configuration.length, text: `${isEnded ? '' : '\n'}snapshots:\n${entry}` };
}
