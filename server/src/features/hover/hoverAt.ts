import { builtElementsAt, isBuiltIn } from '../../assembly/builtElement.ts';
import type { Environment } from '../../assembly/environment.ts';
import { environmentFor } from '../../assembly/inUse.ts';
import { shiftRange, type TextRange } from '../../base/range.ts';
import type { KubernetesObject } from '../../kubernetes/objects.ts';
import type { Model } from '../../manifests/model.ts';
import type { Workbench } from '../../rules/workbench.ts';
import { type PathStep, pathAt } from '../../syntax/navigate.ts';
import { isConfigurationFile } from '../../workspace/configurationFile.ts';
import { isKustomizationFile } from '../../workspace/kustomizationFile.ts';
import { fileOf } from '../../workspace/snapshot.ts';
import { differenceOf } from '../environments/snapshotWords.ts';
import { keyDocumentation } from '../keys/documentation.ts';
import {
  documentAt,
  manifestAt,
  type Path,
  pathOf,
  type StepsInObject,
  stepsInObject,
} from '../keys/place.ts';
import { callVerdict } from '../seccomp/hover/callVerdict.ts';
import { containerHover } from '../seccomp/hover/containerHover.ts';
import { podHover } from '../seccomp/hover/podHover.ts';
import { profileHover } from '../seccomp/hover/profileHover.ts';
import { riskHover } from '../seccomp/hover/riskHover.ts';
import { ruleEdgeHover } from '../seccomp/hover/ruleEdgeHover.ts';
import { rootLevel } from '../seccomp/keys/root.ts';
import { configurationHover } from './configurationHover.ts';
import { kustomizationHover } from './kustomizationHover.ts';
import { lineLinks } from './lineLinks.ts';
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
  if (found === undefined) return ruleEdgeHover(document, offset);
  const range = shiftRange(found.range, document.start);
  if (isConfigurationFile(uri) || isKustomizationFile(uri)) {
    const tell = isConfigurationFile(uri) ? configurationHover : kustomizationHover;
    const markdown = tell(pathOf(steps));
    return markdown === undefined ? undefined : { markdown, range };
  }
  const inside = stepsInObject(document.syntax, steps);
  const manifest = inside && manifestAt(document, inside.index);
  if (inside === undefined || manifest === undefined) return undefined;
  const markdown = describe({ workbench, uri, offset }, manifest.model, inside, found.part);
  return markdown === '' ? undefined : { markdown, range };
}

/** Where the pointer is. */
interface Pointed {
  readonly workbench: Workbench;
  readonly uri: string;
  readonly offset: number;
}

/** A profile says by itself all but what becomes of its calls; other objects mean something in their environments. */
function describe(
  at: Pointed,
  model: Model,
  { steps, isAround }: StepsInObject,
  part: 'key' | 'value',
): string {
  if (model.kind === 'SeccompProfile') {
    const root = rootLevel(model.form, isAround);
    const environment = environmentFor(at.workbench, at.uri);
    const verdict = (call: string): string | undefined =>
      environment && callVerdict(at.workbench, environment, model, call);
    const isDefault = part === 'value' && /^defaultAction$/i.test(String(pathOf(steps).at(-1)));
    return paragraphs(
      root && profileHover(model, root, steps, part, verdict),
      isDefault ? riskHover(at.workbench, at.uri, model) : undefined,
    );
  }
  const path = pathOf(steps);
  return paragraphs(factsOf(at, model, path, part), ...aboutKey(model, path, part));
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

/** Of the environment in use; where it is another in others, it is said which this is. */
function factsOf(
  at: Pointed,
  model: KubernetesObject,
  path: Path,
  part: 'key' | 'value',
): string | undefined {
  const { workbench, uri } = at;
  const shown = environmentFor(workbench, uri);
  if (shown === undefined) return undefined;
  const lineOf = lineLinks(workbench, uri);
  const textIn = (environment: Environment): string | undefined => {
    const texts = meantIn(at, environment, model, path).map((meant) =>
      meant.model.kind === 'NetworkPolicy'
        ? paragraphs(
            describePlace(environment.world, meant.model, meant.path, {
              part,
              isRefused: environment.refusals.isRefused(meant.model),
              lineOf,
            }),
            describePlugin(environment.world, meant.model, meant.path),
          )
        : paragraphs(
            describeObject(environment.world, meant.model, meant.path),
            meant.model.kind === 'Workload'
              ? containerHover(workbench, environment, meant.model, meant.path)
              : undefined,
          ),
    );
    const differing = meantIn(at, environment, model, path).map((meant) =>
      isNamePath(meant.path) ? differenceOf(environment, meant.model) : undefined,
    );
    return paragraphs(...new Set([...texts.slice(0, objectsShown), ...differing])) || undefined;
  };
  const text = textIn(shown);
  const others = workbench.assembly.environmentsOf(uri).filter((environment) => environment !== shown);
  const isSame = others.slice(0, environmentsCompared).every((environment) => textIn(environment) === text);
  return text === undefined || isSame ? text : paragraphs(`In environment ${shown.name}:`, text);
}

/** What stands for the whole object. */
function isNamePath(path: Path): boolean {
  return path[0] === 'kind' || (path[0] === 'metadata' && path[1] === 'name');
}

/** A line of a base may be part of many objects. */
const objectsShown = 3;
const environmentsCompared = 3;

interface Meant {
  readonly model: KubernetesObject;
  readonly path: Path;
}

/** What an element is in an environment: what is written, or what is built from it. */
function meantIn(
  { workbench, uri, offset }: Pointed,
  environment: Environment,
  model: KubernetesObject,
  path: Path,
): readonly Meant[] {
  if (!isBuiltIn(workbench, environment, uri)) return [{ model, path }];
  return builtElementsAt(workbench, environment, uri, offset).flatMap((element) =>
    element.path === undefined ? [] : [{ model: element.object.model, path: element.path }],
  );
}

/** Values have the meaning of their key told too where it is one of ours; labels have none. */
function aboutKey(model: KubernetesObject, path: Path, part: 'key' | 'value'): readonly string[] {
  if (model.kind === 'Workload') return [podHover(model.workloadKind, path, part) ?? ''];
  if (model.kind !== 'NetworkPolicy' || (path[0] === 'kind' && part === 'value')) return [];
  const documentation = keyDocumentation(path);
  if (documentation === undefined) return [];
  return part === 'key' ? [documentation.means, documentation.without] : [documentation.means];
}
