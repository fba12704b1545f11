// Measures the network engine on generated clusters: building it; one policy's edit, to the focused view of that policy
// (which was shown before) and to the changed connections of the whole cluster; one workload's edit, of its labels, to the
// changed connections; and its memory. With --growth: how building it, and all verdicts between its classes, grow with the
// number of policies while the workloads stay the same; the best of several runs.
// Usage: node --expose-gc bench/engine.mjs [--sizes 10000x5000x2000,...]: workloads x policies x kinds of workloads
//        node --expose-gc bench/engine.mjs --growth [--policies 500,1000,...]
import { readFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { bundled } from './support/bundled.mjs';
import { cluster, numbers, policy, toYaml } from './support/clusters.mjs';

const { values } = parseArgs({
  options: {
    sizes: {
      type: 'string',
      default:
        '300x300x300,1000x1000x1000,10000x1000x2000,10000x2000x2000,10000x5000x2000,10000x5000x10000,100000x10000x10000',
    },
    growth: { type: 'boolean', default: false },
    policies: { type: 'string', default: '500,1000,2000,5000,10000' },
  },
});
const edits = 30;
const workloadEdits = 10;
const growthRuns = 5;

const {
  buildWorld,
  changesBetween,
  closed,
  finish,
  laneOf,
  matrixOf,
  readFile,
  representatives,
  rowOf,
  subjectsOf,
} = await bundled([
  'base/steps.ts',
  'network/changes/changes.ts',
  'network/classes/matrix.ts',
  'network/classes/rows.ts',
  'network/lanes/laneOf.ts',
  'network/selected.ts',
  'network/representatives.ts',
  'network/world.ts',
  'workspace/file.ts',
]);

const options = { defaultNamespace: 'default', completeness: closed };

if (values.growth) {
  growth(values.policies.split(',').map(Number));
} else {
  sizes(values.sizes.split(','));
}

/** @param {readonly string[]} wanted */
function sizes(wanted) {
  console.log(
    '| workloads | policies | classes | built ms | memory MiB | view p50 | view p95 | changes p50 | changes p95 | workload p50 | workload p95 |\n' +
      '|---|---|---|---|---|---|---|---|---|---|---|',
  );
  for (const size of wanted) {
    const [workloads = 0, policies = 0, applications = 0] = size.split('x').map(Number);
    measure(workloads, policies, applications);
  }
}

/**
 * A table of the same 10,000 workloads, of 2,000 kinds, with more and more policies.
 * @param {readonly number[]} counts of policies
 */
function growth(counts) {
  console.log(
    '| policies | classes | built ms | all verdicts ms | together, for 1,000 policies |\n|---|---|---|---|---|',
  );
  for (const policies of counts) {
    const parts = cluster({ workloads: 10_000, policies, applications: 2000, namespaces: 45 });
    const objects = [
      ...models(parts.namespaces, 'namespaces'),
      ...models(parts.workloads, 'workloads'),
      ...models(parts.policies, 'policies'),
    ];
    let [leastBuilt, leastRead, classes] = [Number.POSITIVE_INFINITY, Number.POSITIVE_INFINITY, 0];
    for (let run = 0; run < growthRuns; run++) {
      globalThis.gc?.();
      const begin = now();
      const matrix = matrixOf(buildWorld(objects, options));
      const built = now();
      for (const direction of ['ingress', 'egress']) {
        for (const { podClass } of matrix.classes) {
          rowOf(matrix.basis, matrix.limits[direction][podClass.number]);
        }
      }
      leastBuilt = Math.min(leastBuilt, built - begin);
      leastRead = Math.min(leastRead, now() - built);
      classes = matrix.classes.length;
    }
    const each = ((leastBuilt + leastRead) * 1000) / policies;
    console.log(
      `| ${policies} | ${classes} | ${leastBuilt.toFixed(0)} | ${leastRead.toFixed(0)} | ${each.toFixed(0)} |`,
    );
  }
}

/**
 * @param {number} workloads
 * @param {number} policies
 * @param {number} applications
 */
function measure(workloads, policies, applications) {
  const namespaces = Math.round(Math.sqrt(applications));
  const parts = cluster({ workloads, policies, applications, namespaces });
  const objects = [
    ...models(parts.namespaces, 'namespaces'),
    ...models(parts.workloads, 'workloads'),
    ...models(parts.policies, 'policies'),
  ];
  globalThis.gc?.();
  const heap = process.memoryUsage().heapUsed;
  let begin = now();
  let world = buildWorld(objects, options);
  matrixOf(world);
  const built = now() - begin;
  globalThis.gc?.();
  const memory = (process.memoryUsage().heapUsed - heap) / 2 ** 20;
  const views = [];
  const changed = [];
  const random = numbers(7);
  const firstPolicy = objects.length - policies;
  for (let edit = 0; edit < edits; edit++) {
    const at = firstPolicy + random.below(policies);
    const old = objects[at];
    const namespaceOf = (/** @type {number} */ application) => application % namespaces;
    const choice = { random, applicationCount: applications, namespaceCount: namespaces, namespaceOf };
    const [other] = models([policy(0, random.below(applications), choice)], `edit-${edit}`);
    const edited = { ...old, ingress: other.ingress, egress: other.egress };
    objects[at] = edited;
    view(world, old);
    begin = now();
    const next = buildWorld(objects, options, world);
    matrixOf(next);
    const opened = now() - begin;
    view(next, edited);
    views.push(now() - begin);
    begin = now();
    changesBetween(world, next);
    changed.push(opened + now() - begin);
    world = next;
  }
  const relabelled = [];
  const firstWorkload = firstPolicy - workloads;
  for (let edit = 0; edit < workloadEdits; edit++) {
    const at = firstWorkload + random.below(workloads);
    const { labels, ...rest } = objects[at];
    const values = new Map(labels.values).set('app', `app-${random.below(applications)}`);
    objects[at] = { ...rest, labels: { ...labels, values } };
    begin = now();
    const next = buildWorld(objects, options, world);
    changesBetween(world, next);
    relabelled.push(now() - begin);
    world = next;
  }
  const cells = [
    workloads,
    policies,
    matrixOf(world).classes.length,
    built.toFixed(0),
    memory.toFixed(0),
    quantile(views, 0.5),
    quantile(views, 0.95),
    quantile(changed, 0.5),
    quantile(changed, 0.95),
    quantile(relabelled, 0.5),
    quantile(relabelled, 0.95),
  ];
  console.log(`| ${cells.join(' | ')} |`);
}

/**
 * The models of manifests, read as the workspace reads them.
 * @param {readonly import('./support/clusters.mjs').Manifest[]} manifests
 * @param {string} name
 */
function models(manifests, name) {
  const found = [];
  for (let at = 0; at < manifests.length; at += 500) {
    const text = toYaml(manifests.slice(at, at + 500));
    const uri = `file:///${name}-${at}.yaml`;
    const file = finish(readFile({ uri, language: 'yaml', version: 1, text, isJudged: false }));
    for (const document of file.documents) for (const { model } of document.manifests) found.push(model);
  }
  return found;
}

/**
 * What the panel asks for.
 * @param {unknown} world
 * @param {unknown} subject
 */
function view(world, subject) {
  const pods = representatives(world, subjectsOf(world, subject).items);
  for (const direction of ['ingress', 'egress']) finish(laneOf(world, pods, direction));
}

/** Milliseconds that this thread was computing, so that others on the machine count less (Linux only). */
function now() {
  try {
    return Number(readFileSync('/proc/thread-self/schedstat', 'latin1').split(' ')[0]) / 1e6;
  } catch {
    return performance.now();
  }
}

/**
 * @param {readonly number[]} times
 * @param {number} share
 */
function quantile(times, share) {
  return (times.toSorted((left, right) => left - right)[Math.floor(times.length * share)] ?? 0).toFixed(1);
}
