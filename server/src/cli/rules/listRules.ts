import { allRules } from '../../rules/registry.ts';

/** `policy-lens rules`: one line a rule, with its default severity. */
export function listRules(): string {
  const width = Math.max(...allRules.map(({ id }) => id.length));
  return allRules
    .map(
      ({ id, defaultSeverity, summary }) => `${id.padEnd(width)}  ${defaultSeverity.padEnd(7)}  ${summary}\n`,
    )
    .join('');
}
