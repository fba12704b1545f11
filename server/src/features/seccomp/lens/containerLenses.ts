import type { Environment } from '../../../assembly/environment.ts';
import { type EffectiveProfile, effectiveProfiles } from '../../../assembly/seccomp/effectiveProfile.ts';
import type { TextRange } from '../../../base/range.ts';
import { pathBelow } from '../../../base/uri.ts';
import type { Workload } from '../../../kubernetes/objects.ts';
import { podTemplates } from '../../../manifests/lowerWorkload.ts';
import type { Workbench } from '../../../rules/workbench.ts';
import { folderHolding } from '../../../workspace/snapshot.ts';
import type { Lens } from '../../lens/lens.ts';
import { effectWords } from '../effective/words.ts';

/** A workload as a file has it, and what it is in an environment. */
export interface WrittenWorkload {
  readonly written: Workload;
  readonly meant: Workload;
}

/**
 * Above each container what it runs under, and where that comes from.
 * @param above where a lens stands above a part of the object
 */
export function containerLenses(
  workbench: Workbench,
  environment: Environment,
  { written, meant }: WrittenWorkload,
  above: (path: string) => TextRange | undefined,
): readonly Lens[] {
  const pathOf = (uri: string): string => {
    const folder = folderHolding(workbench.snapshot.folders, uri);
    return (folder && pathBelow(folder.uri, uri)) ?? uri;
  };
  const answers = effectiveProfiles(workbench, environment, meant);
  const template = [...(podTemplates[written.workloadKind] ?? []), 'spec'].join('.');
  return written.seccomp.containers.flatMap(({ list, index, name }): readonly Lens[] => {
    const answer = answers.find(
      ({ container }) =>
        container.list === list && (name === undefined ? container.index === index : container.name === name),
    );
    const range = above(`${template}.${list}[${index}]`);
    if (answer === undefined || range === undefined) return [];
    const words = effectWords(answer, (text) => text, pathOf);
    const title = words.replace(/^./, (first) => first.toUpperCase());
    const target = targetOf(answer.effective);
    return [
      target === undefined ? { range, title, action: undefined } : { range, title, action: 'open', target },
    ];
  });
}

function targetOf(effective: EffectiveProfile): Lens['target'] {
  return effective.kind === 'localhost' && 'place' in effective.file ? effective.file.place : undefined;
}
