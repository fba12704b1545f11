import type { Compiled } from '../evaluate/compile.ts';
import { type Condition, datumOf, maskOf } from '../libseccomp/condition.ts';

/** No more argument lists than this are tried for one call. */
export const mostProbes = 4096;

/**
 * Arguments at which a profile's answer to a call may change: those around what its rules compare with, in all their
 * combinations, and others far from all.
 */
export function probesFor(name: string, profiles: readonly Compiled[]): readonly (readonly bigint[])[] {
  return probesAround(
    profiles.flatMap((profile) =>
      profile.kind === 'filter'
        ? profile.prepared.attempts.flatMap((attempt) => (attempt.name === name ? attempt.conditions : []))
        : [],
    ),
  );
}

/** Argument lists around what conditions compare with. */
export function probesAround(conditions: readonly Condition[]): readonly (readonly bigint[])[] {
  const values: bigint[][] = [[0n], [0n], [0n], [0n], [0n], [0n]];
  for (const condition of conditions) values[condition.index]?.push(...edgesOf(condition));
  let probes: (readonly bigint[])[] = [[]];
  for (const candidates of values) {
    const distinct = [...new Set(candidates)];
    const longer = probes.flatMap((probe) => distinct.map((value) => [...probe, value]));
    probes = longer.slice(0, mostProbes);
  }
  return probes;
}

function edgesOf(condition: Condition): readonly bigint[] {
  const datum = datumOf(condition);
  const mask = maskOf(condition);
  const edges = [datum, datum - 1n, datum + 1n, datum | (1n << 32n), 0xffff_ffff_ffff_ffffn];
  if (condition.operator === 'MASKED_EQ') edges.push(mask, ~mask, datum | ~mask, mask & -mask);
  return edges.map((value) => BigInt.asUintN(64, value));
}
