import type { Environment } from '../../../assembly/environment.ts';
import type { Moment } from '../../../assembly/resolveOrigin.ts';
import { pathBelow } from '../../../base/uri.ts';
import type { Workload } from '../../../kubernetes/objects.ts';
import { podTemplates } from '../../../manifests/lowerWorkload.ts';
import { containerLists } from '../../../manifests/seccompHolders.ts';
import { folderHolding } from '../../../workspace/snapshot.ts';
import { bullets, code, paragraphs, plain } from '../../hover/markdown.ts';
import type { Path } from '../../keys/place.ts';
import { type ContainerAnswer, containerAnswers } from '../effective/containerAnswer.ts';
import { effectWords, reachWords } from '../effective/words.ts';

/** What a container, or each of a pod's, runs under; undefined at places that have nothing to do with it. */
export function containerHover(
  moment: Moment,
  environment: Environment,
  workload: Workload,
  path: Path,
): string | undefined {
  const place = placeIn(workload, path);
  if (place === undefined) return undefined;
  const pathOf = (uri: string): string => {
    const folder = folderHolding(moment.snapshot.folders, uri);
    return (folder && pathBelow(folder.uri, uri)) ?? uri;
  };
  const answers = containerAnswers(moment, environment, workload);
  if (place === 'pod') {
    return bullets(answers.map((answer) => `${nameOf(answer)} ${effectWords(answer, code, pathOf)}.`));
  }
  const answer = answers.find(
    ({ container }) => container.list === place.list && container.index === place.index,
  );
  if (answer === undefined) return undefined;
  return paragraphs(
    `${nameOf(answer)} ${effectWords(answer, code, pathOf)}.`,
    reachWords(answer.reach, code),
  );
}

function nameOf({ container: { name, list, index } }: ContainerAnswer): string {
  return name === undefined ? `Container ${plain(`${list}[${index}]`)}` : `**${plain(name)}**`;
}

/** The container that a path is about, or the pod; undefined for all that is about something else. */
function placeIn(
  { workloadKind }: Workload,
  path: Path,
): 'pod' | { list: unknown; index: unknown } | undefined {
  const template = [...(podTemplates[workloadKind] ?? []), 'spec'];
  if (!template.every((step, index) => path[index] === step)) return undefined;
  const [list, index, ...below] = path.slice(template.length);
  if (list === 'securityContext') {
    return isAboutSeccomp([list, ...path.slice(template.length + 1)]) ? 'pod' : undefined;
  }
  if (!containerLists.some((each) => each === list) || typeof index !== 'number') return undefined;
  const isName = below.length === 1 && below[0] === 'name';
  return isName || isAboutSeccomp(below) ? { list, index } : undefined;
}

function isAboutSeccomp([context, key, ...below]: Path): boolean {
  if (context !== 'securityContext') return false;
  return key === undefined || key === 'privileged' || (key === 'seccompProfile' && below.length <= 1);
}
