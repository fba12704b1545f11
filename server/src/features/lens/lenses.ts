import { environmentFor } from '../../assembly/inUse.ts';
import type { TextRange } from '../../base/range.ts';
import { count } from '../../base/words.ts';
import type { ChangeCount } from '../../network/changes/countChanges.ts';
import type { Workbench } from '../../rules/workbench.ts';
import { fileOf } from '../../workspace/snapshot.ts';
import { meantIn } from '../meant.ts';
import { containerLenses } from '../seccomp/lens/containerLenses.ts';
import { profileLenses } from '../seccomp/lens/profileLenses.ts';
import { changesOf, isWhole, likeIn } from './changes.ts';
import type { Lens } from './lens.ts';
import { policyLenses } from './policyLenses.ts';
import { isLensSubject } from './subject.ts';

/** What the workspace was. */
export interface Baseline {
  /** `HEAD` */
  readonly name: string;
  readonly workbench: Workbench;
  /** Whether a lens says so, too, where nothing is otherwise. */
  readonly isAlwaysSaid: boolean;
}

/** The lenses of the policies, workloads and profiles in an open file, in steps. */
export function* lensesOf(
  workbench: Workbench,
  uri: string,
  baseline: Baseline | undefined,
): Generator<void, readonly Lens[]> {
  const file = fileOf(workbench.snapshot, uri);
  const environment = environmentFor(workbench, uri);
  if (file === undefined || environment === undefined) return [];
  if (workbench.assembly.isClusterSnapshot(uri)) return [];
  const before = baseline && isWhole(workbench) ? likeIn(baseline.workbench, environment) : undefined;
  const isShared = workbench.assembly.environmentsOf(uri).length > 1;
  const where = isShared ? ` in ${environment.name}` : '';
  const lenses: Lens[] = [];
  const shown = workbench.snapshot.settings.shown.lenses;
  for (const { start, manifests } of file.documents) {
    for (const { model, locate } of manifests) {
      const place = locate('')?.value;
      if (place === undefined) continue;
      const range = { start: start + place.start, end: start + place.start };
      if (model.kind === 'SeccompProfile') {
        if (shown.profiles) lenses.push(...(yield* profileLenses(workbench, environment, model, range)));
        continue;
      }
      const subject = meantIn(workbench, environment, uri, model, range.start).find(isLensSubject);
      if (!isLensSubject(model) || subject === undefined) continue;
      if (shown.containers && model.kind === 'Workload' && subject.kind === 'Workload') {
        const above = (path: string): TextRange | undefined => lineAt(start, locate(path)?.value);
        lenses.push(...containerLenses(workbench, environment, { written: model, meant: subject }, above));
      }
      if (!shown.connections) continue;
      if (subject.kind === 'NetworkPolicy')
        lenses.push(...(yield* policyLenses(environment, subject, range, where)));
      lenses.push({ range, title: `Show who can reach this${where}`, action: 'reach' });
      const changes = before && (yield* changesOf(before, environment, subject));
      const isSaid = baseline?.isAlwaysSaid === true || changes?.rows.length !== 0;
      if (baseline !== undefined && changes !== undefined && isSaid) {
        lenses.push({ range, title: changesTitle(changes, baseline.name) + where, action: 'changes' });
      }
      yield;
    }
  }
  return lenses;
}

/** Where a lens stands that is about a part of an object. */
function lineAt(start: number, value: TextRange | undefined): TextRange | undefined {
  return value && { start: start + value.start, end: start + value.start };
}

/** `2 connections lost, 1 gained against HEAD` */
export function changesTitle({ lost, gained }: ChangeCount, name: string): string {
  if (lost === 0 && gained === 0) return `No connection changed against ${name}`;
  const parts =
    lost === 0
      ? [`${count(gained, 'connection')} gained`]
      : [`${count(lost, 'connection')} lost`, ...(gained === 0 ? [] : [`${gained} gained`])];
  return `${parts.join(', ')} against ${name}`;
}
