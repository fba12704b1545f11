import type { Files, LoadedDocument } from '../files.ts';
import { absorb } from '../generate/absorb.ts';
import { generate } from '../generate/generate.ts';
import { checkShape } from '../kustomization/checkShape.ts';
import { kustomizationShape } from '../kustomization/shape.ts';
import { inlineDocuments } from '../patch/readPatch.ts';
import { holdsFolder, isAbsolutePath, isRemote, resolvePath } from '../path.ts';
import { idKey, idText } from '../resource/id.ts';
import { currentId, type Resource, resourceOf } from '../resource/resource.ts';
import type { Transformer } from '../transform/transformer.ts';
import {
  type Built,
  type BuiltMapping,
  descend,
  entriesOf,
  field,
  isMissing,
  itemsOf,
  keyOf,
  type Place,
  stringOf,
  textOf,
} from '../tree/built.ts';
import { type BuildConfig, defaultConfig, isConfig, mergeConfigs, readConfig } from './config.ts';
import { objectsIn, placeOf } from './objects.ts';
import { pluginTransformers } from './pluginTransformers.ts';
import { type Findings, Scope } from './scope.ts';
import { builtinTransformers } from './transformers.ts';

/** What a kustomization makes, before names are followed. */
export interface Accumulated {
  readonly resources: readonly Resource[];
  readonly config: BuildConfig;
  /** Where its own kustomization asks for a label that says who builds the objects; it counts for the whole build alone. */
  readonly managedBy?: Place | undefined;
}

export interface Accumulation extends Accumulated, Findings {}

/** What was accumulated before, to be used again where nothing that was read has changed. */
export type Memory = Map<string, Accumulation>;

const nothing: Accumulated = { resources: [], config: defaultConfig };

/**
 * Builds the kustomization of a folder and all that it builds upon
 * (sigs.k8s.io/kustomize/api/internal/target, KustTarget.AccumulateTarget).
 * @param memory is asked and added to
 * @param name what it is remembered as
 */
export function accumulate(folder: string, files: Files, memory: Memory, name = folder): Accumulation {
  return new Builder(files, memory, []).kustomization(folder, undefined, name);
}

/**
 * Builds a component upon the kustomization of a folder, as an overlay would that names both.
 * @param component the component's folder
 * @param memory is asked and added to
 */
export function accumulateWith(
  component: string,
  folder: string,
  files: Files,
  memory: Memory,
): Accumulation {
  return new Builder(files, memory, []).componentUpon(component, folder);
}

class Builder {
  readonly #files: Files;
  readonly #memory: Memory;
  /** The folders that are being built, the outermost first. */
  readonly #chain: readonly string[];

  constructor(files: Files, memory: Memory, chain: readonly string[]) {
    this.#files = files;
    this.#memory = memory;
    this.#chain = chain;
  }

  /** @param at the path that leads to it; undefined where it is the build's own */
  kustomization(folder: string, at: Place | undefined, name = folder): Accumulation {
    return this.#remembered(name, folder, (scope) => {
      const target = this.#open(scope, at, 'Kustomization');
      if (target === undefined) return nothing;
      return { ...this.#target(target, scope, nothing), managedBy: managedBy(target.root) };
    });
  }

  componentUpon(component: string, folder: string): Accumulation {
    return this.#remembered(`${component} upon ${folder}`, component, (scope) => {
      const before = this.kustomization(folder, undefined);
      scope.include(before);
      const target = this.#open(scope, undefined, 'Component');
      return target === undefined ? before : this.#target(target, scope, before);
    });
  }

  #remembered(name: string, folder: string, make: (scope: Scope) => Accumulated): Accumulation {
    const key = this.#files.readsAnywhere ? `${name} with files from anywhere` : name;
    const known = this.#memory.get(key);
    if (known !== undefined && this.#isCurrent(known)) return known;
    const scope = new Scope(folder, this.#files);
    const { resources, config, managedBy: label } = make(scope);
    const { problems, unknowns, unused, reads, objectUris, isCyclic } = scope;
    const found = { problems, unknowns, unused, reads, objectUris, isCyclic };
    const result = { resources, config, managedBy: label, ...found };
    if (!isCyclic && !scope.dependsOnCaller && this.#isWithin()) this.#memory.set(key, result);
    return result;
  }

  /** Deep chains are built anew rather than kept. */
  #isWithin(): boolean {
    return this.#chain.length < deepestChain;
  }

  #isCurrent({ reads }: Accumulation): boolean {
    for (const [uri, found] of reads) {
      if (this.#files.fileAt(uri) !== found) return false;
    }
    return true;
  }

  /** The kustomization file of a folder, checked. */
  #open(scope: Scope, at: Place | undefined, kind: 'Kustomization' | 'Component'): Target | undefined {
    const files = scope.kustomizationFiles(scope.folder);
    const [file, other] = typeof files === 'string' ? [] : files;
    if (file === undefined) return undefined;
    const document = file.documents.find(({ object }) => object !== undefined);
    if (document?.broken !== undefined) {
      scope.report(`kustomize can't read this: ${document.broken.message}`, document.broken.place);
    }
    const written = document?.configuration();
    if (document === undefined || written === undefined || saysNothing(written)) {
      scope.dependsOnCaller = true;
      if (at !== undefined) scope.report('The kustomization there is empty, which kustomize refuses.', at);
      else if (written !== undefined && !isMissing(written)) {
        scope.report('This kustomization is empty, which kustomize refuses.', written.place);
      }
      return undefined;
    }
    if (other !== undefined) {
      scope.report(
        'There are several kustomization files in this folder: kustomize refuses it.',
        written.place,
      );
    }
    const root = checkShape(written, kustomizationShape, scope.report);
    if (root.kind !== 'mapping') return undefined;
    checkType(root, scope);
    const isComponent = textOf(field(root, 'kind')) === 'Component';
    if (isComponent !== (kind === 'Component')) scope.dependsOnCaller = true;
    if (at !== undefined && isComponent !== (kind === 'Component')) {
      const place = isComponent ? 'components' : 'resources';
      scope.report(
        `What lies there is a ${isComponent ? 'component' : 'kustomization'}: it belongs under ${place}.`,
        at,
      );
      return undefined;
    }
    return { root, document };
  }

  #target({ root, document }: Target, scope: Scope, before: Accumulated): Accumulated {
    const inner = new Builder(this.#files, this.#memory, [...this.#chain, scope.folder]);
    const paths = [...itemsOf(field(root, 'resources')), ...itemsOf(field(root, 'bases'))];
    let made = inner.#resources(paths, scope, before);
    made = { ...made, config: configured(made.config, root, scope) };
    made = { ...made, resources: generated(made.resources, root, scope) };
    for (const path of itemsOf(field(root, 'components'))) made = inner.#component(path, scope, made);
    const transformers = [
      ...builtinTransformers(root, made.config, scope, document),
      ...inner.#plugins(root, scope, document),
    ];
    const resources = transformers.reduce(
      (current, transform) => transform(current, scope.report),
      made.resources,
    );
    return { ...made, resources };
  }

  #resources(paths: readonly Built[], scope: Scope, before: Accumulated): Accumulated {
    let { config } = before;
    const resources = [...before.resources];
    const taken = new Set(resources.map((resource) => idKey(currentId(resource))));
    for (const path of paths) {
      const found = this.#resource(path, scope);
      config = mergeConfigs(config, found.config);
      for (const resource of found.resources) {
        const id = currentId(resource);
        if (taken.has(idKey(id))) {
          scope.report(
            `There is a second ${idText(id)}: kustomize refuses the build.`,
            placeOf(resource.root),
          );
        } else {
          taken.add(idKey(id));
          resources.push(resource);
        }
      }
    }
    return { resources, config };
  }

  /** A file with objects, or a folder with a kustomization. */
  #resource(node: Built, scope: Scope): Accumulated {
    const path = textOf(node);
    if (isRemote(path) || isAbsolutePath(path)) {
      scope.unknown(`the objects of ${path}`, node.place);
      return nothing;
    }
    const uri = path === '' ? undefined : resolvePath(scope.folder, path);
    if (uri !== undefined && scope.fileAt(uri) !== 'absent') {
      const file = scope.load(node);
      scope.objectUris.add(uri);
      for (const { repeated } of file?.documents ?? []) {
        if (repeated === undefined) continue;
        scope.report('This key stands twice in its mapping: kustomize refuses the build.', repeated);
      }
      const objects = file && objectsIn(file.documents, scope.report);
      return { ...nothing, resources: objects?.map(resourceOf) ?? [] };
    }
    const folder = this.#folderAt(uri, path, scope, node.place);
    if (folder === undefined) return nothing;
    const built = this.kustomization(folder, node.place);
    scope.include(built);
    return built;
  }

  #component(node: Built, scope: Scope, before: Accumulated): Accumulated {
    const path = textOf(node);
    if (isRemote(path)) {
      scope.unknown(`what the component ${path} does`, node.place);
      return before;
    }
    const uri = path === '' ? undefined : resolvePath(scope.folder, path);
    const folder = this.#folderAt(uri, path, scope, node.place);
    if (folder === undefined) return before;
    const inner = new Scope(folder, this.#files);
    const target = this.#open(inner, node.place, 'Component');
    const made = target === undefined ? before : this.#target(target, inner, before);
    scope.include(inner);
    return made;
  }

  /** The folder, where it holds a kustomization that may be built here; why not, is said. */
  #folderAt(uri: string | undefined, path: string, scope: Scope, place: Place): string | undefined {
    const files = uri === undefined ? 'absent' : scope.kustomizationFiles(uri);
    if (uri === undefined || files === 'absent') {
      scope.missing(path, place, 'there is no such file, and no folder with a kustomization.yaml');
    } else if (files === 'unknown') scope.unknown(`what lies at ${path}`, place);
    else if (this.#mayBuild(uri, path, scope, place)) return uri;
    return undefined;
  }

  /** kustomize refuses a folder that is being built already, or that holds one that is. */
  #mayBuild(uri: string, path: string, scope: Scope, place: Place): boolean {
    if (this.#chain.length >= deepestChain) {
      scope.report(`Kustomizations are nested more than ${deepestChain} deep here.`, place);
      return false;
    }
    const inner = this.#chain.find((folder) => holdsFolder(uri, folder));
    if (inner === undefined) return true;
    scope.isCyclic = true;
    const what = inner === uri ? 'is being built already' : 'holds a folder that is being built already';
    scope.report(`A cycle: ${path} ${what}. kustomize refuses it.`, place);
    return false;
  }

  /** What `transformers` configures; `generators` and `validators` are programs, or change nothing here. */
  #plugins(root: Built, scope: Scope, around: LoadedDocument): readonly Transformer[] {
    for (const validator of itemsOf(field(root, 'validators'))) {
      if (!textOf(validator).includes('\n')) this.#resource(validator, scope);
    }
    for (const generator of itemsOf(field(root, 'generators'))) {
      scope.unknown('what generators make', generator.place);
    }
    return itemsOf(field(root, 'transformers')).flatMap((node) => {
      const isInline = node.kind === 'scalar' && textOf(node).includes('\n');
      if (isInline) {
        const objects = objectsIn(inlineDocuments(node, around), scope.report) ?? [];
        return objects.flatMap((object) => pluginTransformers(object, scope, around));
      }
      return this.#resource(node, scope).resources.flatMap((resource) =>
        pluginTransformers(resource.root, scope, around),
      );
    });
  }
}

/** More levels than anyone writes; a limit, lest a chain of folders become a deep recursion. */
const deepestChain = 60;

interface Target {
  readonly root: BuiltMapping;
  readonly document: LoadedDocument;
}

function managedBy(root: Built): Place | undefined {
  return itemsOf(field(root, 'buildMetadata')).find((item) => textOf(item) === 'managedByLabel')?.place;
}

/** Whether a kustomization has at most a type (sigs.k8s.io/kustomize/api/types, Kustomization.CheckEmpty). */
function saysNothing(root: Built): boolean {
  if (isMissing(root)) return true;
  return (
    root.kind === 'mapping' &&
    root.entries.every((entry) => {
      if (/^(apiversion|kind)$/i.test(keyOf(entry))) return true;
      return isMissing(entry.value) || stringOf(entry.value) === '';
    })
  );
}

function checkType(root: BuiltMapping, scope: Scope): void {
  const kind = field(root, 'kind');
  const version = field(root, 'apiVersion');
  const name = textOf(kind) === '' ? 'Kustomization' : textOf(kind);
  if (name !== 'Kustomization' && name !== 'Component') {
    scope.report('kind must be Kustomization or Component.', (kind ?? root).place);
  }
  const wanted = `kustomize.config.k8s.io/${name === 'Component' ? 'v1alpha1' : 'v1beta1'}`;
  if (version !== undefined && textOf(version) !== '' && textOf(version) !== wanted) {
    const fix = { title: `Write ${wanted}`, newText: wanted };
    scope.report(`apiVersion of a ${name} must be ${wanted}.`, version.place, fix);
  }
  for (const key of ['helmCharts', 'helmChartInflationGenerator']) {
    for (const chart of itemsOf(field(root, key))) {
      scope.unknown(`the objects of the chart ${textOf(field(chart, 'name')) || 'here'}`, chart.place);
    }
  }
  const order = descend(root, 'sortOptions', 'order');
  if (order !== undefined && !['', 'fifo', 'legacy'].includes(textOf(order))) {
    scope.report('order must be fifo or legacy: kustomize refuses the file.', order.place);
  }
  const schema = descend(root, 'openapi', 'path');
  for (const path of [...itemsOf(field(root, 'crds')), ...(schema === undefined ? [] : [schema])])
    scope.load(path);
  for (const variable of itemsOf(field(root, 'vars'))) {
    scope.unknown('the values of vars, which are not put in', variable.place);
  }
}

function configured(config: BuildConfig, root: Built, scope: Scope): BuildConfig {
  return itemsOf(field(root, 'configurations')).reduce((merged, path) => {
    const written = scope.load(path)?.documents[0]?.configuration();
    if (written === undefined) return merged;
    if (!isConfig(written)) scope.report('This file configures no transformer of kustomize.', path.place);
    for (const { value } of entriesOf(written)) {
      if (value.kind === 'mapping' || (value.kind === 'scalar' && !isMissing(value))) {
        scope.report('A list of fields must stand here: kustomize refuses the file.', value.place);
      }
    }
    return mergeConfigs(merged, readConfig(written));
  }, config);
}

function generated(resources: readonly Resource[], root: Built, scope: Scope): readonly Resource[] {
  const options = field(root, 'generatorOptions');
  let current = resources;
  for (const kind of ['ConfigMap', 'Secret'] as const) {
    const key = kind === 'ConfigMap' ? 'configMapGenerator' : 'secretGenerator';
    for (const args of itemsOf(field(root, key))) {
      const made = generate({ kind, args, options }, scope.loadText, scope.report);
      if (made !== undefined) current = absorb(current, made, scope.report);
    }
  }
  return current;
}
