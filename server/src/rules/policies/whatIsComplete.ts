import type { PolicyRule } from '../rule.ts';

/** What a rule depends on that names all else for each policy. */
export const whatIsComplete: PolicyRule['dependsOn'] = ({ completeness, defaultNamespace }) => [
  completeness,
  defaultNamespace,
];
