/** A mistake in a kustomization upon a base, or what looks like one: name, text, other files. */
type Row = readonly [string, string, Readonly<Record<string, string>>?];

const web = `apiVersion: apps/v1
kind: Deployment
metadata: {name: web, labels: {app: web}, annotations: {a: b}}
spec:
  replicas: 1
  selector: {matchLabels: {app: web}}
  template:
    metadata: {labels: {app: web}}
    spec: {containers: [{name: main, image: nginx, ports: [{containerPort: 80}]}]}
`;
const cm = `apiVersion: v1\nkind: ConfigMap\nmetadata: {name: settings}\ndata: {k: v}\n`;
const svc = `apiVersion: v1\nkind: Service\nmetadata: {name: web}\nspec: {selector: {app: web}, ports: [{port: 80}]}\n`;

const base = {
  'base/kustomization.yaml': 'resources: [web.yaml, cm.yaml, svc.yaml]\n',
  'base/web.yaml': web,
  'base/cm.yaml': cm,
  'base/svc.yaml': svc,
};

const R = 'resources: [../base]\n';

const rows: readonly Row[] = [
  ['missing resource', 'resources: [../base, gone.yaml]\n'],
  ['empty resource path', 'resources: [../base, ""]\n'],
  ['null resource', 'resources: [../base, null]\n'],
  ['resource twice', 'resources: [../base, ../base]\n'],
  ['resource is self', 'resources: [../base, .]\n'],
  ['resource is parent', 'resources: [../base, ..]\n'],
  ['cycle', 'resources: [../x]\n', { 'x/kustomization.yaml': 'resources: [../top]\n' }],
  ['empty folder kustomization', 'resources: [../base, ../x]\n', { 'x/kustomization.yaml': '' }],
  ['comment only kustomization', 'resources: [../base, ../x]\n', { 'x/kustomization.yaml': '# nothing\n' }],
  [
    'kustomization with only kind',
    'resources: [../base, ../x]\n',
    { 'x/kustomization.yaml': 'kind: Kustomization\n' },
  ],
  ['two kustomizations', R, { 'top/kustomization.yml': R }],
  ['unknown key', `${R}foo: bar\n`],
  ['key in other case', `${R}namepREFIX: a-\n`],
  ['dup key', `${R}namePrefix: a-\nnamePrefix: b-\n`],
  ['namespace number', `${R}namespace: 12\n`],
  ['namespace bool', `${R}namespace: y\n`],
  ['namespace null', `${R}namespace: null\n`],
  ['namespace list', `${R}namespace: [a]\n`],
  ['namePrefix mapping', `${R}namePrefix: {a: b}\n`],
  ['namePrefix invalid', `${R}namePrefix: A_\n`],
  ['namespace invalid', `${R}namespace: "A B"\n`],
  ['resources text', 'resources: ../base\n'],
  ['kind wrong', `${R}kind: Deployment\n`],
  ['apiVersion wrong', `${R}apiVersion: v1\nkind: Kustomization\n`],
  ['kind lower', `${R}kind: kustomization\n`],
  ['not yaml', 'resources: [../base\n'],
  ['tabs', 'resources:\n\t- ../base\n'],
  ['list', '- a\n- b\n'],
  ['text', 'hello\n'],
  ['two documents', `${R}---\nnamePrefix: a-\n`],
  ['first document empty', `---\n${R}`],
  ['commonLabels number', `${R}commonLabels: {a: 1}\n`],
  ['commonLabels bool', `${R}commonLabels: {a: true}\n`],
  ['commonLabels null', `${R}commonLabels: {a: null}\n`],
  ['commonLabels invalid value', `${R}commonLabels: {a: "x y!"}\n`],
  ['commonLabels invalid key', `${R}commonLabels: {"a b": "x"}\n`],
  ['commonLabels list', `${R}commonLabels: [a]\n`],
  ['commonAnnotations number', `${R}commonAnnotations: {a: 1}\n`],
  ['commonAnnotations key', `${R}commonAnnotations: {"a b!": "1"}\n`],
  ['labels no pairs', `${R}labels: [{includeSelectors: true}]\n`],
  ['labels mapping', `${R}labels: {a: b}\n`],
  ['labels invalid', `${R}labels: [{pairs: {a: "x y"}}]\n`],
  ['labels twice', `${R}labels: [{pairs: {a: x}}, {pairs: {a: y}}]\n`],
  ['labels and commonLabels', `${R}commonLabels: {a: x}\nlabels: [{pairs: {a: x}}]\n`],
  ['labels selectors text', `${R}labels: [{pairs: {a: x}, includeSelectors: "true"}]\n`],
  ['labels fields bad', `${R}labels: [{pairs: {a: x}, fields: [{pth: a}]}]\n`],
  [
    'labels field through text',
    `${R}labels: [{pairs: {a: x}, fields: [{path: metadata/name/x, create: true}]}]\n`,
  ],
  ['images no name', `${R}images: [{newTag: "2"}]\n`],
  ['images tag number', `${R}images: [{name: nginx, newTag: 2}]\n`],
  ['images tag float', `${R}images: [{name: nginx, newTag: 1.27}]\n`],
  ['replicas unknown', `${R}replicas: [{name: nothing, count: 2}]\n`],
  ['replicas text', `${R}replicas: [{name: web, count: "2"}]\n`],
  ['replicas float', `${R}replicas: [{name: web, count: 2.5}]\n`],
  ['replicas negative', `${R}replicas: [{name: web, count: -1}]\n`],
  ['replicas no count', `${R}replicas: [{name: web}]\n`],
  ['replicas no name', `${R}replicas: [{count: 2}]\n`],
  ['patch missing file', `${R}patches: [{path: gone.yaml}]\n`],
  ['patch no path', `${R}patches: [{target: {kind: Deployment}}]\n`],
  ['patch both', `${R}patches: [{path: p.yaml, patch: "a: b"}]\n`, { 'top/p.yaml': svc }],
  ['patch empty file', `${R}patches: [{path: p.yaml}]\n`, { 'top/p.yaml': '' }],
  ['patch comment file', `${R}patches: [{path: p.yaml}]\n`, { 'top/p.yaml': '# x\n' }],
  [
    'patch empty file w target',
    `${R}patches: [{path: p.yaml, target: {kind: Service}}]\n`,
    { 'top/p.yaml': '' },
  ],
  [
    'patch no such object',
    `${R}patches: [{path: p.yaml}]\n`,
    { 'top/p.yaml': svc.replace('name: web', 'name: nope') },
  ],
  [
    'patch other namespace',
    `${R}patches: [{path: p.yaml}]\n`,
    { 'top/p.yaml': svc.replace('name: web', 'name: web, namespace: x') },
  ],
  ['patch wrong version', `${R}patches: [{path: p.yaml}]\n`, { 'top/p.yaml': svc.replace('v1', 'v2') }],
  ['patch no kind', `${R}patches: [{path: p.yaml}]\n`, { 'top/p.yaml': 'metadata: {name: web}\n' }],
  ['patch no name', `${R}patches: [{path: p.yaml}]\n`, { 'top/p.yaml': 'apiVersion: v1\nkind: Service\n' }],
  [
    'patch no name w target',
    `${R}patches: [{path: p.yaml, target: {kind: Service}}]\n`,
    { 'top/p.yaml': 'apiVersion: v1\nkind: Service\nspec: {x: y}\n' },
  ],
  [
    'patch no kind w target',
    `${R}patches: [{path: p.yaml, target: {kind: Service}}]\n`,
    { 'top/p.yaml': 'metadata: {name: web}\nspec: {x: y}\n' },
  ],
  ['patch broken', `${R}patches: [{path: p.yaml}]\n`, { 'top/p.yaml': 'apiVersion: v1\nkind: [\n' }],
  ['patch text', `${R}patches: [{path: p.yaml}]\n`, { 'top/p.yaml': 'hello\n' }],
  [
    'patch list of texts',
    `${R}patches: [{path: p.yaml, target: {kind: Service}}]\n`,
    { 'top/p.yaml': '- a\n- b\n' },
  ],
  [
    'patch text in way',
    `${R}patches: [{path: p.yaml}]\n`,
    { 'top/p.yaml': svc.replace('selector: {app: web}', 'selector: text') },
  ],
  [
    'patch list over map',
    `${R}patches: [{path: p.yaml}]\n`,
    { 'top/p.yaml': svc.replace('selector: {app: web}', 'selector: [a]') },
  ],
  [
    'patch map over list',
    `${R}patches: [{path: p.yaml}]\n`,
    { 'top/p.yaml': svc.replace('ports: [{port: 80}]', 'ports: {a: b}') },
  ],
  [
    'patch map over text',
    R +
      'patches: [{patch: "{apiVersion: v1, kind: ConfigMap, metadata: {name: settings}, data: {k: {a: b}}}"}]\n',
  ],
  [
    'patch bad directive',
    R +
      'patches: [{patch: "{apiVersion: v1, kind: ConfigMap, metadata: {name: settings}, data: {$patch: foo}}"}]\n',
  ],
  [
    'patch two docs w target',
    `${R}patches: [{path: p.yaml, target: {kind: Service}}]\n`,
    { 'top/p.yaml': `${svc}---\n${cm}` },
  ],
  ['patch two docs', `${R}patches: [{path: p.yaml}]\n`, { 'top/p.yaml': `${svc}---\n${cm}` }],
  [
    'patch target no match',
    `${R}patches: [{path: p.yaml, target: {kind: Nothing}}]\n`,
    { 'top/p.yaml': svc },
  ],
  ['patch target bad regexp', `${R}patches: [{path: p.yaml, target: {name: "("}}]\n`, { 'top/p.yaml': svc }],
  [
    'patch target bad label selector',
    `${R}patches: [{path: p.yaml, target: {labelSelector: "a in"}}]\n`,
    { 'top/p.yaml': svc },
  ],
  ['patch target empty', `${R}patches: [{path: p.yaml, target: {}}]\n`, { 'top/p.yaml': svc }],
  ['patch target unknown key', `${R}patches: [{path: p.yaml, target: {knd: x}}]\n`, { 'top/p.yaml': svc }],
  ['patch list of text', `${R}patches: [p.yaml]\n`, { 'top/p.yaml': svc }],
  ['json no target', `${R}patches: [{path: p.yaml}]\n`, { 'top/p.yaml': '- {op: remove, path: /spec}\n' }],
  [
    'json remove missing',
    `${R}patches: [{path: p.yaml, target: {kind: Service}}]\n`,
    { 'top/p.yaml': '- {op: remove, path: /spec/nope}\n' },
  ],
  [
    'json replace missing',
    `${R}patches: [{path: p.yaml, target: {kind: Service}}]\n`,
    { 'top/p.yaml': '- {op: replace, path: /spec/nope, value: 1}\n' },
  ],
  [
    'json add deep missing',
    `${R}patches: [{path: p.yaml, target: {kind: Service}}]\n`,
    { 'top/p.yaml': '- {op: add, path: /spec/a/b, value: 1}\n' },
  ],
  [
    'json add no value',
    `${R}patches: [{path: p.yaml, target: {kind: Service}}]\n`,
    { 'top/p.yaml': '- {op: add, path: /spec/a}\n' },
  ],
  [
    'json bad op',
    `${R}patches: [{path: p.yaml, target: {kind: Service}}]\n`,
    { 'top/p.yaml': '- {op: foo, path: /spec/a}\n' },
  ],
  [
    'json no op',
    `${R}patches: [{path: p.yaml, target: {kind: Service}}]\n`,
    { 'top/p.yaml': '- {path: /spec/a, value: 1}\n' },
  ],
  [
    'json no path',
    `${R}patches: [{path: p.yaml, target: {kind: Service}}]\n`,
    { 'top/p.yaml': '- {op: add, value: 1}\n' },
  ],
  [
    'json path no slash',
    `${R}patches: [{path: p.yaml, target: {kind: Service}}]\n`,
    { 'top/p.yaml': '- {op: add, path: spec/a, value: 1}\n' },
  ],
  [
    'json index out',
    `${R}patches: [{path: p.yaml, target: {kind: Service}}]\n`,
    { 'top/p.yaml': '- {op: add, path: /spec/ports/5, value: 1}\n' },
  ],
  [
    'json test fails',
    `${R}patches: [{path: p.yaml, target: {kind: Service}}]\n`,
    { 'top/p.yaml': '- {op: test, path: /spec/ports/0/port, value: 1}\n' },
  ],
  [
    'json move',
    `${R}patches: [{path: p.yaml, target: {kind: Service}}]\n`,
    { 'top/p.yaml': '- {op: move, path: /spec/b, from: /spec/nope}\n' },
  ],
  [
    'json path number',
    `${R}patches: [{path: p.yaml, target: {kind: Service}}]\n`,
    { 'top/p.yaml': '- {op: add, path: 3, value: 1}\n' },
  ],
  ['json empty list', `${R}patches: [{path: p.yaml, target: {kind: Service}}]\n`, { 'top/p.yaml': '[]\n' }],
  ['json empty item', `${R}patches: [{path: p.yaml, target: {kind: Service}}]\n`, { 'top/p.yaml': '- {}\n' }],
  [
    'json inline flow yaml',
    `${R}patches: [{patch: "[{op: add, path: /spec/x, value: 1}]", target: {kind: Service}}]\n`,
  ],
  [
    'json file flow yaml',
    `${R}patches: [{path: p.yaml, target: {kind: Service}}]\n`,
    { 'top/p.yaml': '[{op: add, path: /spec/x, value: 1}]\n' },
  ],
  [
    'json file flow yaml spaced',
    `${R}patches: [{path: p.yaml, target: {kind: Service}}]\n`,
    { 'top/p.yaml': '# c\n[{op: add, path: /spec/x, value: 1}]\n' },
  ],
  [
    'json inline json',
    `${R}patches: [{patch: '[{"op": "add", "path": "/spec/x", "value": 1}]', target: {kind: Service}}]\n`,
  ],
  [
    'json trailing comma',
    `${R}patches: [{patch: '[{"op": "add", "path": "/spec/x", "value": 1},]', target: {kind: Service}}]\n`,
  ],
  [
    'json extra key',
    `${R}patches: [{path: p.yaml, target: {kind: Service}}]\n`,
    { 'top/p.yaml': '- {op: add, path: /spec/a, value: 1, foo: 2}\n' },
  ],
  [
    'json6902 no target',
    `${R}patchesJson6902: [{path: p.yaml}]\n`,
    { 'top/p.yaml': '- {op: add, path: /spec/a, value: 1}\n' },
  ],
  [
    'json6902 no name',
    `${R}patchesJson6902: [{path: p.yaml, target: {kind: Service, version: v1}}]\n`,
    { 'top/p.yaml': '- {op: add, path: /spec/a, value: 1}\n' },
  ],
  [
    'json6902 no match',
    `${R}patchesJson6902: [{path: p.yaml, target: {kind: Service, version: v1, name: nope}}]\n`,
    { 'top/p.yaml': '- {op: add, path: /spec/a, value: 1}\n' },
  ],
  [
    'json6902 merge',
    `${R}patchesJson6902: [{path: p.yaml, target: {kind: Service, version: v1, name: web}}]\n`,
    { 'top/p.yaml': svc },
  ],
  ['smp missing', `${R}patchesStrategicMerge: [gone.yaml]\n`],
  ['smp mapping', `${R}patchesStrategicMerge: [{path: p.yaml}]\n`, { 'top/p.yaml': svc }],
  ['smp empty file', `${R}patchesStrategicMerge: [p.yaml]\n`, { 'top/p.yaml': '' }],
  ['generator no name', `${R}configMapGenerator: [{literals: [a=b]}]\n`],
  ['generator exists', `${R}configMapGenerator: [{name: settings, literals: [a=b]}]\n`],
  ['generator merge nothing', `${R}configMapGenerator: [{name: nope, behavior: merge, literals: [a=b]}]\n`],
  ['generator merge', `${R}configMapGenerator: [{name: settings, behavior: merge, literals: [a=b]}]\n`],
  ['generator behavior bad', `${R}configMapGenerator: [{name: x, behavior: foo, literals: [a=b]}]\n`],
  ['generator literal no eq', `${R}configMapGenerator: [{name: x, literals: [a]}]\n`],
  ['generator literal empty key', `${R}configMapGenerator: [{name: x, literals: ["=b"]}]\n`],
  ['generator literal bad key', `${R}configMapGenerator: [{name: x, literals: ["a b=c"]}]\n`],
  ['generator literal dup', `${R}configMapGenerator: [{name: x, literals: [a=b, a=c]}]\n`],
  ['generator literal map', `${R}configMapGenerator: [{name: x, literals: {a: b}}]\n`],
  ['generator file missing', `${R}configMapGenerator: [{name: x, files: [gone.txt]}]\n`],
  ['generator file two eq', `${R}configMapGenerator: [{name: x, files: [a=b=c]}]\n`],
  ['generator file no key', `${R}configMapGenerator: [{name: x, files: ["=f.txt"]}]\n`, { 'top/f.txt': 'x' }],
  ['generator env missing', `${R}configMapGenerator: [{name: x, envs: [gone.env]}]\n`],
  ['generator env bad', `${R}configMapGenerator: [{name: x, envs: [a.env]}]\n`, { 'top/a.env': 'a b=c\n' }],
  [
    'generator env no value',
    `${R}configMapGenerator: [{name: x, envs: [a.env]}]\n`,
    { 'top/a.env': 'POLICY_LENS_NOPE\n' },
  ],
  ['generator env deprecated', `${R}configMapGenerator: [{name: x, env: a.env}]\n`, { 'top/a.env': 'a=b\n' }],
  ['generator empty', `${R}configMapGenerator: [{name: x}]\n`],
  ['generator twice', `${R}configMapGenerator: [{name: x, literals: [a=b]}, {name: x, literals: [a=c]}]\n`],
  ['generator bad name', `${R}configMapGenerator: [{name: "X Y", literals: [a=b]}]\n`],
  ['secret type', `${R}secretGenerator: [{name: x, type: Foo, literals: [a=b]}]\n`],
  ['secret unknown key', `${R}secretGenerator: [{name: x, foo: y}]\n`],
  ['replacement no source', `${R}replacements: [{targets: [{select: {kind: Service}}]}]\n`],
  ['replacement no targets', `${R}replacements: [{source: {kind: Service}}]\n`],
  ['replacement empty targets', `${R}replacements: [{source: {kind: Service}, targets: []}]\n`],
  [
    'replacement no select',
    `${R}replacements: [{source: {kind: Service}, targets: [{fieldPaths: [spec.x]}]}]\n`,
  ],
  [
    'replacement source none',
    `${R}replacements: [{source: {kind: Nope}, targets: [{select: {kind: Service}}]}]\n`,
  ],
  [
    'replacement source many',
    `${R}replacements: [{source: {name: web}, targets: [{select: {kind: Service}}]}]\n`,
  ],
  [
    'replacement source path',
    R +
      'replacements: [{source: {kind: Service, fieldPath: spec.nope}, targets: [{select: {kind: Deployment}, fieldPaths: [spec.x], options: {create: true}}]}]\n',
  ],
  [
    'replacement target path',
    R +
      'replacements: [{source: {kind: Service}, targets: [{select: {kind: Deployment}, fieldPaths: [spec.nope]}]}]\n',
  ],
  [
    'replacement target none',
    R +
      'replacements: [{source: {kind: Service}, targets: [{select: {kind: Nope}, fieldPaths: [spec.nope]}]}]\n',
  ],
  [
    'replacement index',
    R +
      'replacements: [{source: {kind: Service, fieldPath: metadata.name, options: {delimiter: "-", index: 3}}, targets: [{select: {kind: Deployment}, fieldPaths: [spec.x], options: {create: true}}]}]\n',
  ],
  [
    'replacement delimiter map',
    R +
      'replacements: [{source: {kind: Service, fieldPath: metadata.name}, targets: [{select: {kind: Deployment}, fieldPaths: [spec.template], options: {delimiter: "-"}}]}]\n',
  ],
  ['replacement path missing file', `${R}replacements: [{path: gone.yaml}]\n`],
  [
    'replacement path file',
    `${R}replacements: [{path: r.yaml}]\n`,
    {
      'top/r.yaml':
        'source: {kind: Service}\ntargets: [{select: {kind: Deployment}, fieldPaths: [metadata.labels.x], options: {create: true}}]\n',
    },
  ],
  [
    'replacement path list',
    `${R}replacements: [{path: r.yaml}]\n`,
    {
      'top/r.yaml':
        '- source: {kind: Service}\n  targets: [{select: {kind: Deployment}, fieldPaths: [metadata.labels.x], options: {create: true}}]\n',
    },
  ],
  ['replacement path bad', `${R}replacements: [{path: r.yaml}]\n`, { 'top/r.yaml': 'hello\n' }],
  [
    'replacement both',
    `${R}replacements: [{path: r.yaml, source: {kind: Service}}]\n`,
    { 'top/r.yaml': '[]\n' },
  ],
  [
    'replacement through text',
    R +
      'replacements: [{source: {kind: Service}, targets: [{select: {kind: Deployment}, fieldPaths: [metadata.name.x], options: {create: true}}]}]\n',
  ],
  [
    'replacement list index',
    R +
      'replacements: [{source: {kind: Service}, targets: [{select: {kind: Deployment}, fieldPaths: [spec.template.spec.containers.7.name]}]}]\n',
  ],
  [
    'replacement star on map',
    R +
      'replacements: [{source: {kind: Service}, targets: [{select: {kind: Deployment}, fieldPaths: ["spec.*.name"]}]}]\n',
  ],
  [
    'component as resource',
    'resources: [../base, ../c]\n',
    { 'c/kustomization.yaml': 'kind: Component\napiVersion: kustomize.config.k8s.io/v1alpha1\n' },
  ],
  ['kustomization as component', `${R}components: [../c]\n`, { 'c/kustomization.yaml': 'namePrefix: a-\n' }],
  ['component file', `${R}components: [c.yaml]\n`, { 'top/c.yaml': svc }],
  ['component missing', `${R}components: [../gone]\n`],
  [
    'component empty',
    `${R}components: [../c]\n`,
    { 'c/kustomization.yaml': 'kind: Component\napiVersion: kustomize.config.k8s.io/v1alpha1\n' },
  ],
  [
    'component v1beta1',
    `${R}components: [../c]\n`,
    { 'c/kustomization.yaml': 'kind: Component\napiVersion: kustomize.config.k8s.io/v1beta1\n' },
  ],
  ['object no kind', 'resources: [o.yaml]\n', { 'top/o.yaml': 'apiVersion: v1\nmetadata: {name: x}\n' }],
  ['object no apiVersion', 'resources: [o.yaml]\n', { 'top/o.yaml': 'kind: Service\nmetadata: {name: x}\n' }],
  ['object no name', 'resources: [o.yaml]\n', { 'top/o.yaml': 'apiVersion: v1\nkind: Service\n' }],
  [
    'object name number',
    'resources: [o.yaml]\n',
    { 'top/o.yaml': 'apiVersion: v1\nkind: Service\nmetadata: {name: 12}\n' },
  ],
  [
    'object generateName',
    'resources: [o.yaml]\n',
    { 'top/o.yaml': 'apiVersion: v1\nkind: Pod\nmetadata: {generateName: x-}\n' },
  ],
  ['object text', 'resources: [o.yaml]\n', { 'top/o.yaml': 'hello\n' }],
  ['object list', 'resources: [o.yaml]\n', { 'top/o.yaml': '- a\n' }],
  ['object file empty', 'resources: [../base, o.yaml]\n', { 'top/o.yaml': '' }],
  ['object only empty', 'resources: [o.yaml]\n', { 'top/o.yaml': '' }],
  ['object comment', 'resources: [../base, o.yaml]\n', { 'top/o.yaml': '# nothing\n---\n# more\n' }],
  ['object dup key', 'resources: [o.yaml]\n', { 'top/o.yaml': `${svc}spec: {a: b}\n` }],
  [
    'object labels number',
    'resources: [o.yaml]\n',
    { 'top/o.yaml': svc.replace('name: web', 'name: web, labels: {a: 1}') },
  ],
  [
    'object labels list',
    'resources: [o.yaml]\ncommonLabels: {x: y}\n',
    { 'top/o.yaml': svc.replace('name: web', 'name: web, labels: [a]') },
  ],
  [
    'object labels null',
    'resources: [o.yaml]\ncommonLabels: {x: y}\n',
    { 'top/o.yaml': svc.replace('name: web', 'name: web, labels: null') },
  ],
  [
    'object metadata text',
    'resources: [o.yaml]\n',
    { 'top/o.yaml': 'apiVersion: v1\nkind: Service\nmetadata: web\n' },
  ],
  [
    'object spec text labels',
    'resources: [o.yaml]\ncommonLabels: {x: y}\n',
    { 'top/o.yaml': 'apiVersion: v1\nkind: Service\nmetadata: {name: web}\nspec: hello\n' },
  ],
  [
    'object selector text labels',
    'resources: [o.yaml]\ncommonLabels: {x: y}\n',
    { 'top/o.yaml': svc.replace('{app: web}', 'hello') },
  ],
  [
    'object namespace number',
    'resources: [o.yaml]\n',
    { 'top/o.yaml': svc.replace('name: web', 'name: web, namespace: 12') },
  ],
  ['object is kustomization file', 'resources: [../base, kustomization.yaml]\n'],
  ['object is kustomization path', 'resources: [../base/kustomization.yaml]\n'],
  [
    'object helm template',
    'resources: [o.yaml]\n',
    { 'top/o.yaml': svc.replace('port: 80', 'port: {{ .Values.port }}') },
  ],
  [
    'object anchor unknown',
    'resources: [o.yaml]\n',
    { 'top/o.yaml': svc.replace('port: 80', 'port: *nope') },
  ],
  [
    'object list in list',
    'resources: [o.yaml]\n',
    { 'top/o.yaml': 'apiVersion: v1\nkind: List\nitems:\n- apiVersion: v1\n  kind: List\n  items: []\n' },
  ],
  [
    'object List items text',
    'resources: [o.yaml]\n',
    { 'top/o.yaml': 'apiVersion: v1\nkind: List\nitems: abc\n' },
  ],
  [
    'object List item null',
    'resources: [o.yaml]\n',
    { 'top/o.yaml': 'apiVersion: v1\nkind: List\nitems: [null]\n' },
  ],
  [
    'object DeploymentList',
    'resources: [o.yaml]\n',
    { 'top/o.yaml': 'apiVersion: apps/v1\nkind: DeploymentList\nitems:\n- metadata: {name: x}\n' },
  ],
  [
    'object same other namespace',
    'resources: [../base, o.yaml]\n',
    { 'top/o.yaml': svc.replace('name: web', 'name: web, namespace: x') },
  ],
  [
    'object same then namespace',
    'resources: [../base, o.yaml]\nnamespace: z\n',
    { 'top/o.yaml': svc.replace('name: web', 'name: web, namespace: x') },
  ],
  [
    'object same default ns',
    'resources: [../base, o.yaml]\n',
    { 'top/o.yaml': svc.replace('name: web', 'name: web, namespace: default') },
  ],
  ['object outside', 'resources: [../other.yaml]\n', { 'other.yaml': svc }],
  ['patch outside', `${R}patches: [{path: ../other.yaml}]\n`, { 'other.yaml': svc }],
  [
    'generator outside',
    `${R}configMapGenerator: [{name: x, files: [../other.yaml]}]\n`,
    { 'other.yaml': svc },
  ],
  ['configurations missing', `${R}configurations: [gone.yaml]\n`],
  ['configurations unknown key', `${R}configurations: [c.yaml]\n`, { 'top/c.yaml': 'foo: []\n' }],
  ['configurations bad type', `${R}configurations: [c.yaml]\n`, { 'top/c.yaml': 'namePrefix: {a: b}\n' }],
  ['configurations text', `${R}configurations: [c.yaml]\n`, { 'top/c.yaml': 'hello\n' }],
  ['configurations empty', `${R}configurations: [c.yaml]\n`, { 'top/c.yaml': '' }],
  ['transformers missing', `${R}transformers: [gone.yaml]\n`],
  [
    'transformer no name',
    `${R}transformers: [t.yaml]\n`,
    { 'top/t.yaml': 'apiVersion: builtin\nkind: PrefixTransformer\nprefix: a\n' },
  ],
  ['sortOptions bad', `${R}sortOptions: {order: foo}\n`],
  ['sortOptions legacy', `${R}sortOptions: {order: legacy}\n`],
  ['buildMetadata bad', `${R}buildMetadata: [foo]\n`],
  ['openapi missing', `${R}openapi: {path: gone.json}\n`],
  ['crds missing', `${R}crds: [gone.yaml]\n`],
  ['bases', 'bases: [../base]\n'],
  ['bases missing', 'bases: [../gone]\n'],
  ['bases file', 'bases: [x.yaml]\n', { 'top/x.yaml': svc }],
  ['imageTags', `${R}imageTags: [{name: nginx, newTag: "2"}]\n`],
  ['validators', `${R}validators: [gone.yaml]\n`],
  ['metadata', `${R}metadata: {name: x}\n`],
  ['metadata namespace', `${R}metadata: {name: x, foo: y}\n`],
  ['generatorOptions bad', `${R}generatorOptions: {disableNameSuffixHash: "true"}\n`],
  ['generatorOptions labels num', `${R}generatorOptions: {labels: {a: 1}}\n`],
  ['helmGlobals only', `${R}helmGlobals: {chartHome: x}\n`],
  ['inventory', `${R}inventory: {type: ConfigMap}\n`],
  ['resource file twice', 'resources: [o.yaml, o.yaml]\n', { 'top/o.yaml': svc }],
  ['resource same by dots', 'resources: [o.yaml, ./o.yaml]\n', { 'top/o.yaml': svc }],
  ['namePrefix slash', `${R}namePrefix: a/b\n`],
  ['alias in kustomization', 'resources: &r [../base]\nnamePrefix: a-\nbases: *r\n'],
  ['merge key', 'resources: [../base]\n<<: {namePrefix: a-}\n'],
];

export interface Mistake {
  readonly name: string;
  /** Texts by path; `top` is built. */
  readonly files: ReadonlyMap<string, string>;
}

/** Each kind of mistake in what a kustomization says and names; kustomize takes some of them. */
export const mistakes: readonly Mistake[] = rows.map(([name, text, more]) => ({
  name,
  files: new Map(Object.entries({ ...base, 'top/kustomization.yaml': text, ...more })),
}));
