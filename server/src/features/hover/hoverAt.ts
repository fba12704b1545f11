import { shiftRange, type TextRange } from '../../base/range.ts';
import type { KubernetesObject } from '../../kubernetes/objects.ts';
import type { Model } from '../../manifests/model.ts';
import type { Workbench } from '../../rules/workbench.ts';
import { type PathStep, pathAt } from '../../syntax/navigate.ts';
import { isConfigurationFile } from '../../workspace/configurationFile.ts';
import { fileOf } from '../../workspace/snapshot.ts';
import { keyDocumentation } from '../keys/documentation.ts';
import {
  documentAt,
  manifestAt,
  type Path,
  pathOf,
  type StepsInObject,
  stepsInObject,
} from '../keys/place.ts';
import { podHover } from '../seccomp/hover/podHover.ts';
import { profileHover } from '../seccomp/hover/profileHover.ts';
import { rootLevel } from '../seccomp/keys/root.ts';
import { configurationHover } from './configurationHover.ts';
import { paragraphs } from './markdown.ts';
import { describeObject } from './objectHover.ts';
import { describePlugin } from './pluginHover.ts';
import { describePlace } from './policyHover.ts';
import { suppressionHover } from './suppressionHover.ts';

export interface Hover {
  readonly markdown: string;
  /** In the file's offsets. */
  readonly range: TextRange;
}

/** What there is to say about a place in an open file: concrete facts first, then what the key means everywhere. */
export function hoverAt(workbench: Workbench, uri: string, offset: number): Hover | undefined {
  const file = fileOf(workbench.snapshot, uri);
  if (file?.source === undefined) return undefined;
  const suppression = suppressionHover(file.source.text, offset);
  if (suppression !== undefined) return suppression;
  const document = documentAt(file, offset);
  if (document?.syntax === undefined) return undefined;
  const steps = pathAt(document.syntax, offset - document.start);
  const found = focus(steps, offset - document.start);
  if (found === undefined) return undefined;
  const range = shiftRange(found.range, document.start);
  if (isConfigurationFile(uri)) {
    const markdown = configurationHover(pathOf(steps));
    return markdown === undefined ? undefined : { markdown, range };
  }
  const inside = stepsInObject(document.syntax, steps);
  const manifest = inside && manifestAt(document, inside.index);
  if (inside === undefined || manifest === undefined) return undefined;
  const markdown = describe(workbench, uri, manifest.model, inside, found.part);
  return markdown === '' ? undefined : { markdown, range };
}

/** A profile says all there is to say by itself; other objects mean something in their environments. */
function describe(
  workbench: Workbench,
  uri: string,
  model: Model,
  { steps, isAround }: StepsInObject,
  part: 'key' | 'value',
): string {
  if (model.kind === 'SeccompProfile') {
    const root = rootLevel(model.form, isAround);
    return paragraphs(root && profileHover(model, root, steps, part));
  }
  const path = pathOf(steps);
  return paragraphs(factsOf(workbench, uri, model, path, part), ...aboutKey(model, path, part));
}

interface Focus {
  readonly range: TextRange;
  readonly part: 'key' | 'value';
}

/** The key or scalar under the offset; undefined between them. */
function focus(steps: readonly PathStep[], offset: number): Focus | undefined {
  const last = steps.at(-1);
  const before = steps.at(-2);
  if (last?.kind !== 'leaf') return undefined;
  const { range } = last.node;
  if (offset < range.start || offset > range.end || range.start === range.end) return undefined;
  return { range, part: before?.kind === 'entry' ? before.part : 'value' };
}

/** Of each environment that the file belongs to; they are told apart only where they differ. */
function factsOf(
  { assembly }: Workbench,
  uri: string,
  model: KubernetesObject,
  path: Path,
  part: 'key' | 'value',
): string | undefined {
  const byText = new Map<string, string[]>();
  for (const { name, world, refused } of assembly.environmentsOf(uri)) {
    const text =
      model.kind === 'NetworkPolicy'
        ? paragraphs(
            describePlace(world, model, path, { part, isRefused: refused.includes(model) }),
            describePlugin(world, model, path),
          )
        : describeObject(world, model, path);
    if (text === undefined || text === '') continue;
    byText.set(text, [...(byText.get(text) ?? []), name]);
  }
  if (byText.size < 2) return [...byText.keys()][0];
  return paragraphs(...[...byText].map(([text, names]) => `In environment ${names.join(', ')}:\n\n${text}`));
}

/** Values have the meaning of their key told too where it is one of ours; labels have none. */
function aboutKey(model: KubernetesObject, path: Path, part: 'key' | 'value'): readonly string[] {
  if (model.kind === 'Workload') return [podHover(model.workloadKind, path, part) ?? ''];
  if (model.kind !== 'NetworkPolicy' || (path[0] === 'kind' && part === 'value')) return [];
  const documentation = keyDocumentation(path);
  if (documentation === undefined) return [];
  return part === 'key' ? [documentation.means, documentation.without] : [documentation.means];
}
