/** The shape of a part of a kustomization: what kustomize accepts, what is completed and what a hover says come from it. */
export type Shape =
  | { readonly kind: 'mapping'; readonly keys: Readonly<Record<string, ShapeKey>> }
  | { readonly kind: 'list'; readonly items: Shape }
  | { readonly kind: 'text'; readonly allowed?: readonly string[]; readonly leadsTo?: PathKind }
  /** Keys and values are texts. */
  | { readonly kind: 'texts' }
  | { readonly kind: 'boolean' }
  | { readonly kind: 'integer' }
  /** Nothing is known of it, or nothing is asked. */
  | { readonly kind: 'any' };

/** What a path in a kustomization leads to. */
export type PathKind = 'file' | 'folder' | 'fileOrFolder';

export interface ShapeKey {
  readonly shape: Shape;
  readonly documentation: string;
  /** What to write instead, where kustomize warns that the key is to go. */
  readonly deprecated?: string;
}

const text: Shape = { kind: 'text' };
const texts: Shape = { kind: 'texts' };
const boolean: Shape = { kind: 'boolean' };
const any: Shape = { kind: 'any' };

function path(leadsTo: PathKind): Shape {
  return { kind: 'text', leadsTo };
}

function listOf(items: Shape): Shape {
  return { kind: 'list', items };
}

function mapping(keys: Readonly<Record<string, ShapeKey>>): Shape {
  return { kind: 'mapping', keys };
}

function key(shape: Shape, documentation: string): ShapeKey {
  return { shape, documentation };
}

const gvkKeys = {
  group: key(text, 'The API group; left out: every one.'),
  version: key(text, 'The version; left out: every one.'),
  kind: key(text, 'The kind; left out: every one.'),
};

const idKeys = {
  ...gvkKeys,
  name: key(text, 'The name; left out: every one.'),
  namespace: key(text, 'The namespace; left out: every one.'),
};

const selectorKeys = {
  ...idKeys,
  labelSelector: key(text, 'Only objects whose own labels fulfil this, such as `app=web,tier!=cache`.'),
  annotationSelector: key(text, 'Only objects whose annotations fulfil this.'),
};

const patchTarget = mapping({
  group: key(text, 'The API group, as a regular expression for the whole text; left out: every one.'),
  version: key(text, 'The version, as a regular expression for the whole text; left out: every one.'),
  kind: key(text, 'The kind, as a regular expression for the whole text; left out: every one.'),
  name: key(text, 'The name, as a regular expression for the whole text: the original or the present one.'),
  namespace: key(text, 'The namespace, as a regular expression: the original or the present one.'),
  labelSelector: selectorKeys.labelSelector,
  annotationSelector: selectorKeys.annotationSelector,
});

const patch = mapping({
  path: key(path('file'), 'A file with a strategic merge patch or a JSON patch.'),
  patch: key(text, 'The patch itself: a strategic merge patch, or a list of operations (JSON patch).'),
  target: key(patchTarget, 'The objects that the patch is for. Left out: the one that the patch names.'),
  options: key(
    mapping({
      allowNameChange: key(boolean, 'Whether the patch may give its target another name.'),
      allowKindChange: key(boolean, 'Whether the patch may give its target another kind.'),
    }),
    'What a patch may change beyond the usual.',
  ),
});

const fieldSpec = mapping({
  ...gvkKeys,
  path: key(text, 'The field, names with `/` between them.'),
  create: key(boolean, 'Whether the field is made where it is missing.'),
});

const fieldOptions = mapping({
  delimiter: key(text, 'Splits the value; `index` names the part.'),
  index: key({ kind: 'integer' }, 'Which part is meant, counted from 0.'),
  encoding: key(text, 'Not used by kustomize yet.'),
  create: key(boolean, 'Whether the field is made where it is missing.'),
});

const replacement = mapping({
  path: key(path('file'), 'A file with one replacement or a list of them.'),
  source: key(
    mapping({
      ...idKeys,
      fieldPath: key(text, 'The field to read. Left out: `metadata.name`.'),
      options: key(fieldOptions, 'Which part of the value is meant.'),
    }),
    'The object, and its field, that the value comes from.',
  ),
  sourceValue: key(text, 'The value itself.'),
  targets: key(
    listOf(
      mapping({
        select: key(mapping(selectorKeys), 'The objects to write into.'),
        reject: key(listOf(mapping(selectorKeys)), 'Objects to leave alone among those selected.'),
        fieldPaths: key(listOf(text), 'The fields to write. Left out: `metadata.name`.'),
        options: key(fieldOptions, 'Which part of the field is written, and whether it is made.'),
      }),
    ),
    'Where the value is written.',
  ),
});

const generatorOptions = mapping({
  labels: key(texts, 'Labels of what is generated.'),
  annotations: key(texts, 'Annotations of what is generated.'),
  disableNameSuffixHash: key(boolean, 'Whether names go without a hash of the content.'),
  immutable: key(boolean, 'Whether what is generated is immutable.'),
});

const generatorKeys = {
  name: key(text, 'The name, to which a hash of the content is added.'),
  namespace: key(text, 'The namespace.'),
  behavior: key(
    { kind: 'text', allowed: ['create', 'merge', 'replace'] },
    'What happens where a base has generated it: `create` is an error then.',
  ),
  literals: key(listOf(text), 'Entries as `key=value`.'),
  files: key(listOf(path('file')), 'Files whose content is a value: `path`, or `key=path`.'),
  envs: key(listOf(path('file')), 'Files with a `KEY=value` on each line.'),
  env: { ...key(path('file'), 'A file with a `KEY=value` on each line.'), deprecated: 'envs' },
  options: key(generatorOptions, 'Goes before `generatorOptions`.'),
};

const image = mapping({
  name: key(text, 'The image to change, without tag and digest.'),
  newName: key(text, 'The image to use instead.'),
  newTag: key(text, 'The tag to use.'),
  tagSuffix: key(text, 'What is added to the tag.'),
  digest: key(text, 'The digest to use.'),
});

const fields: Readonly<Record<string, ShapeKey>> = {
  apiVersion: key(
    text,
    '`kustomize.config.k8s.io/v1beta1`; of a component `kustomize.config.k8s.io/v1alpha1`.',
  ),
  kind: key({ kind: 'text', allowed: ['Kustomization', 'Component'] }, 'Left out: `Kustomization`.'),
  metadata: key(
    mapping({
      name: key(text, 'Not used.'),
      namespace: key(text, 'Not used.'),
      labels: key(texts, 'Not used.'),
      annotations: key(texts, 'Not used.'),
    }),
    'kustomize makes nothing of it.',
  ),
  resources: key(
    listOf(path('fileOrFolder')),
    'Files with objects, and folders with a kustomization that this one builds upon. What lies elsewhere (a URL) is unknown here.',
  ),
  components: key(listOf(path('folder')), 'Folders with components, which change what was gathered before.'),
  bases: { ...key(listOf(path('folder')), 'Folders that this one builds upon.'), deprecated: 'resources' },
  crds: key(
    listOf(path('file')),
    'Definitions of custom resources, of which kustomize learns which fields name other objects.',
  ),
  namespace: key(
    text,
    'The namespace of every object; objects without one, such as a ClusterRole, are left alone.',
  ),
  namePrefix: key(text, 'Stands before each name; references to the objects follow.'),
  nameSuffix: key(text, 'Stands behind each name; references to the objects follow.'),
  labels: key(
    listOf(
      mapping({
        pairs: key(texts, 'The labels.'),
        includeSelectors: key(
          boolean,
          'Whether selectors get them too: of workloads and Services, and `podSelector` of policies, but never `namespaceSelector`.',
        ),
        includeTemplates: key(boolean, 'Whether pods get them too.'),
        fields: key(listOf(fieldSpec), 'Further fields that get them.'),
      }),
    ),
    'Labels for every object, and, where it is said, for pods and selectors.',
  ),
  commonLabels: {
    ...key(texts, 'Labels for every object, for pods, and for selectors, those of policies among them.'),
    deprecated: 'labels',
  },
  commonAnnotations: key(texts, 'Annotations for every object and for pods.'),
  patches: key(listOf(patch), 'Changes of objects, carried out before everything else.'),
  patchesStrategicMerge: {
    ...key(listOf(path('file')), 'Strategic merge patches: files, or the patches themselves.'),
    deprecated: 'patches',
  },
  patchesJson6902: { ...key(listOf(patch), 'JSON patches.'), deprecated: 'patches' },
  images: key(listOf(image), 'Other names, tags or digests for images.'),
  imageTags: { ...key(listOf(image), 'Other names, tags or digests for images.'), deprecated: 'images' },
  replicas: key(
    listOf(
      mapping({
        name: key(text, 'The name of the workload.'),
        count: key({ kind: 'integer' }, 'How many pods it has.'),
      }),
    ),
    'How many pods workloads have.',
  ),
  replacements: key(listOf(replacement), 'Values copied from one object to others.'),
  vars: { ...key(listOf(any), 'Values for `$(NAME)` in objects.'), deprecated: 'replacements' },
  configMapGenerator: key(listOf(mapping(generatorKeys)), 'ConfigMaps made from files and literals.'),
  secretGenerator: key(
    listOf(mapping({ ...generatorKeys, type: key(text, 'The type of the Secret. Left out: `Opaque`.') })),
    'Secrets made from files and literals.',
  ),
  generatorOptions: key(generatorOptions, 'What holds for everything that is generated.'),
  helmCharts: key(
    listOf(any),
    'Charts whose objects are added. They are unknown here: charts are not rendered.',
  ),
  helmGlobals: key(any, 'What holds for all charts.'),
  helmChartInflationGenerator: {
    ...key(listOf(any), 'Charts whose objects are added.'),
    deprecated: 'helmCharts',
  },
  configurations: key(listOf(path('file')), 'Files that name further fields for the transformers.'),
  generators: key(listOf(path('fileOrFolder')), 'Configurations of generators.'),
  transformers: key(listOf(path('fileOrFolder')), 'Configurations of transformers, which run last.'),
  validators: key(listOf(path('fileOrFolder')), 'Configurations of validators.'),
  openapi: key(texts, 'A schema by which patches of custom resources are merged.'),
  sortOptions: key(any, 'The order of the objects.'),
  buildMetadata: key(
    listOf(text),
    '`managedByLabel` labels objects as built by kustomize; `originAnnotations` and `transformerAnnotations` note where they come from, of which nothing is made here.',
  ),
};

export const kustomizationShape: Shape & { readonly kind: 'mapping' } = { kind: 'mapping', keys: fields };
