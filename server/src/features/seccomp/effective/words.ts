import type { EffectiveProfile } from '../../../assembly/seccomp/effectiveProfile.ts';
import type { PlacedProfile } from '../../../assembly/seccomp/profileFiles.ts';
import type { PodRefusal } from '../../../kubernetes/podSeccomp.ts';
import type { Allowance } from '../../../seccomp/onTarget/allowance.ts';
import type { ContainerAnswer, Reach } from './containerAnswer.ts';

/** How names and paths are set off: as code in Markdown, as they are elsewhere. */
export type Mark = (text: string) => string;

/**
 * What a container runs under, as the end of a sentence that begins with it: `runs without a seccomp profile, because it
 * is privileged`.
 * @param pathOf the path of a file as people know it
 */
export function effectWords(
  answer: Pick<ContainerAnswer, 'effective' | 'from'>,
  mark: Mark,
  pathOf: (uri: string) => string,
): string {
  const { effective, from } = answer;
  switch (effective.kind) {
    case 'unconfined':
      return `runs without a seccomp profile${unconfinedReason(effective.why, from)}`;
    case 'runtime-default':
      return effective.why === 'kubelet'
        ? 'runs under the runtime’s own profile, which the kubelet gives to all that ask for none'
        : `runs under the runtime’s own profile (${mark('RuntimeDefault')}), by ${sourceWords(from)}`;
    case 'localhost':
      if (effective.path === '') return 'does not start: the kubelet takes no empty path of a profile';
      return `runs under ${mark(effective.path)} of the node, by ${sourceWords(from)}: ${fileWords(effective, mark, pathOf)}`;
    case 'windows':
      return 'runs on Windows, which has no seccomp';
    case 'refused':
      return effective.why === 'own'
        ? 'does not run: the API server refuses its seccomp profile'
        : `does not run: the API server refuses its pod, because of ${refusalWords(effective.why, mark)}`;
    case 'unknown':
      return 'runs under a profile that can’t be known from this text';
  }
}

function refusalWords(refusal: PodRefusal, mark: Mark): string {
  if (refusal.part === 'annotation') return 'a seccomp annotation';
  const { part, of } = refusal;
  if (of === 'pod') return 'the pod’s seccomp profile';
  const container = `container ${mark(of.name ?? `${of.list}[${of.index}]`)}`;
  return part === 'profile'
    ? `the seccomp profile of ${container}`
    : `${mark('privileged')} of ${container}, which is neither true nor false`;
}

function unconfinedReason(
  why: Extract<EffectiveProfile, { kind: 'unconfined' }>['why'],
  from: ContainerAnswer['from'],
): string {
  switch (why) {
    case 'privileged':
      return from === 'nowhere'
        ? ', because it is privileged'
        : `, because it is privileged, whatever ${sourceWords(from)} says`;
    case 'written':
      return `, by ${sourceWords(from)}`;
    case 'kubelet':
      return ': neither it nor its pod asks for one';
  }
}

function sourceWords(from: ContainerAnswer['from']): string {
  return from === 'pod' ? 'the pod’s seccompProfile' : 'its own seccompProfile';
}

function fileWords(
  { file }: Extract<EffectiveProfile, { kind: 'localhost' }>,
  mark: Mark,
  pathOf: (uri: string) => string,
): string {
  switch (file.kind) {
    case 'profile':
      return placeWords(file.place, mark, pathOf);
    case 'unwritten':
      return `${placeWords(file.place, mark, pathOf)}, which the operator does not write to the nodes, because ${unwrittenReasons[file.why]}, so the container does not start`;
    case 'other':
      return `${mark(pathOf(file.uri))}, which is no seccomp profile`;
    case 'missing':
      return `there is no such file in ${mark(pathOf(file.root))}, so the container does not start`;
    case 'unknown':
      return 'no single file of this workspace is that one';
  }
}

const unwrittenReasons = {
  disabled: 'it is disabled',
  partial: 'it is partial (label spo.x-k8s.io/partial)',
  endless: 'its base profiles have no end',
} as const;

function placeWords({ uri, profile }: PlacedProfile, mark: Mark, pathOf: (uri: string) => string): string {
  return profile.form === 'spo' || profile.form === 'kubescape'
    ? `the SeccompProfile ${mark(profile.name ?? '')} in ${mark(pathOf(uri))}`
    : mark(pathOf(uri));
}

/** What that profile does, in sentences; undefined where it is not known. */
export function reachWords(reach: Reach | undefined, mark: Mark): string | undefined {
  if (reach === undefined) return undefined;
  const where = `On ${reach.target} (${reach.architecture})`;
  const bases =
    reach.bases.length === 0 ? '' : `, with the rules of its base ${reach.bases.map(mark).join(' and ')},`;
  if (reach.unknownBase !== undefined) {
    return `Its base profile ${mark(reach.unknownBase)} is not known here, and so neither is all that it allows.`;
  }
  if (reach.startError !== undefined) return `${where} no container starts with it: ${reach.startError}.`;
  if (reach.allowance === undefined) return undefined;
  const allows = allowanceWords(reach.allowance);
  return reach.engineDefault === undefined
    ? `${where} it${bases} ${allows}.`
    : `${where} the one of ${reach.engineDefault}, the newest that is known, ${allows}; capabilities that the container is given open more.`;
}

function allowanceWords({ calls, allowed, conditional }: Allowance): string {
  const some = conditional === 0 ? '' : `, ${conditional} of them for some arguments alone`;
  return `allows ${allowed} of ${calls} calls${some}`;
}
