import { enumerate } from '../../../base/words.ts';
import {
  type Combination,
  type Cve,
  dangerOf,
  dangerousCombinations,
} from '../../../seccomp/knowledge/dangers.ts';
import type { Syscall } from '../../../seccomp/knowledge/syscallTable.ts';
import { code, plain } from '../../hover/markdown.ts';
import { sentence } from './words.ts';

/** What an open call gives an attacker. */
export function riskText({ name }: Syscall): string | undefined {
  const danger = dangerOf(name);
  return danger && `**Risk: ${danger.level}.** ${plain(sentence(danger.why))}`;
}

/** Where it was seen and told, and what the call does together with others. */
export function riskDetails({ name }: Syscall): readonly string[] {
  const { cves = [], references = [] } = dangerOf(name) ?? {};
  return [
    ...(cves.length === 0 ? [] : [`Known from ${enumerate(cves.map(cveText))}.`]),
    ...(references.length === 0 ? [] : [`Told by ${enumerate(references.map(plain))}.`]),
    ...dangerousCombinations().flatMap((combination) => combinationText(combination, name)),
  ];
}

function cveText({ id, evidence }: Cve): string {
  return evidence === 'read' ? id : `${id} (public record)`;
}

/** Of a call that is enough by itself, the risk has said it. */
function combinationText({ allOf, oneOf, why }: Combination, call: string): readonly string[] {
  const calls = [...allOf, ...oneOf];
  if (!calls.includes(call) || calls.length < 2) return [];
  const others = calls.filter((other) => other !== call).map(code);
  return [
    allOf.length > 0
      ? `Together with ${enumerate(others)}: ${plain(sentence(why))}`
      : `Like ${enumerate(others)}: ${plain(sentence(why))}`,
  ];
}
