import type { Workbench } from '../../../rules/workbench.ts';
import type { RawProfile } from '../../../seccomp/rawProfile.ts';
import { fileOf } from '../../../workspace/snapshot.ts';

/** The seccomp profile that a file has at an offset; undefined where something else stands. */
export function profileAt(workbench: Workbench, uri: string, offset: number): RawProfile | undefined {
  const file = fileOf(workbench.snapshot, uri);
  const document = file?.documents.findLast(({ start }) => start <= offset);
  const manifest = document?.manifests.findLast(
    ({ locate }) => (locate('')?.value.start ?? 0) <= offset - document.start,
  );
  return manifest?.model.kind === 'SeccompProfile' ? manifest.model : undefined;
}
