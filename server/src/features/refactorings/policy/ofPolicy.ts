import type { Workbench } from '../../../rules/workbench.ts';
import type { Refactoring } from '../refactoring.ts';
import { aggregateBlocks } from './aggregateBlocks.ts';
import { allowDns } from './allowDns.ts';
import { commonRules } from './commonRules.ts';
import { dashes } from './dashes.ts';
import { defaultDeny } from './defaultDeny.ts';
import { mergePeers } from './mergePeers.ts';
import { mergeRules } from './mergeRules.ts';
import { removeNoEffect } from './removeNoEffect.ts';
import { selectorForm } from './selectorForm.ts';
import { splitByDirection, splitByRule } from './splitPolicy.ts';
import { wholeNamespace } from './wholeNamespace.ts';
import type { WrittenPolicy } from './writtenPolicy.ts';

/**
 * How a policy can be written otherwise: first what means the same, with what concerns the place before the rest, then what
 * means something else and says so in its title.
 * @param offset of the cursor, in the file's offsets
 */
export function ofPolicy(
  workbench: Workbench,
  written: WrittenPolicy,
  offset: number,
): readonly Refactoring[] {
  return [
    ...selectorForm(written, offset),
    ...mergePeers(written, offset),
    ...aggregateBlocks(written, offset),
    ...splitByRule(written, offset),
    ...mergeRules(written),
    ...removeNoEffect(written),
    ...splitByDirection(written),
    ...commonRules(workbench, written),
    ...dashes(written, offset),
    ...wholeNamespace(written, offset),
    ...allowDns(written),
    ...defaultDeny(written),
  ];
}
