// Measures kustomizations: 200 overlays over 50 bases with 3,000 objects, built from nothing, and an edit in one patch and in
// one base to new findings. Times are of the processor, since others may use the machine at the same time.
// Usage: npm install && node bench/environments.mjs
import { bundled } from './support/bundled.mjs';
import { quantile } from './support/numbers.mjs';

const rooms = await bundled([
  'assembly/assemble.ts',
  'assembly/assembleWith.ts',
  'base/steps.ts',
  'rules/report.ts',
  'workspace/file.ts',
  'workspace/kustomizationFile.ts',
  'workspace/snapshot.ts',
]);

const root = 'file:///workspace';
const texts = new Map();
for (let base = 0; base < 50; base++) {
  texts.set(`base${base}/kustomization.yaml`, 'resources: [workloads.yaml, policies.yaml]\n');
  const apps = [0, 1, 2, 3, 4];
  texts.set(`base${base}/workloads.yaml`, apps.map(workload).join('---\n'));
  texts.set(`base${base}/policies.yaml`, apps.map(policy).join('---\n'));
  for (const stage of ['dev', 'test', 'staging', 'prod']) {
    const folder = `overlays/${base}-${stage}`;
    texts.set(
      `${folder}/kustomization.yaml`,
      `namespace: ${stage}\nnamePrefix: ${stage}-\nresources: [../../base${base}]\n` +
        `labels: [{pairs: {stage: ${stage}}, includeSelectors: true}]\npatches: [{path: patch.yaml}]\n`,
    );
    texts.set(`${folder}/patch.yaml`, patch('app-1'));
  }
}

function workload(app) {
  return (
    `apiVersion: apps/v1\nkind: Deployment\nmetadata: {name: app-${app}}\nspec:\n  selector: {matchLabels: {app: app-${app}}}\n` +
    `  template:\n    metadata: {labels: {app: app-${app}}}\n    spec: {containers: [{name: main, ports: [{containerPort: 8080}]}]}\n` +
    `---\napiVersion: v1\nkind: Service\nmetadata: {name: app-${app}}\nspec: {selector: {app: app-${app}}, ports: [{port: 80}]}\n`
  );
}

function policy(app) {
  return (
    `apiVersion: networking.k8s.io/v1\nkind: NetworkPolicy\nmetadata: {name: app-${app}}\nspec:\n  podSelector: {matchLabels: {app: app-${app}}}\n` +
    `  ingress:\n    - from: [{podSelector: {matchLabels: {app: app-${(app + 1) % 5}}}}]\n      ports: [{port: 8080}]\n`
  );
}

function patch(peer) {
  return (
    'apiVersion: networking.k8s.io/v1\nkind: NetworkPolicy\nmetadata: {name: app-0}\nspec:\n' +
    `  ingress:\n    - from: [{podSelector: {matchLabels: {app: ${peer}}}}]\n`
  );
}

/** Milliseconds of the processor since the process began. */
function spent() {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1000;
}

function read(name, text, version, previous) {
  return rooms.finish(rooms.readFile({ uri: `${root}/${name}`, language: 'yaml', version, text }, previous));
}

const disk = [...texts].map(([name, text]) => {
  const file = read(name, text, 1);
  return [file.uri, rooms.isKustomizationFile(file.uri) ? file : rooms.summarise(file)];
});
const snapshot = rooms.withDiskFiles(
  rooms.withFolders(rooms.emptySnapshot, [{ uri: root, name: 'workspace' }]),
  disk,
);
const named = (uri) => {
  const text = texts.get(uri.slice(root.length + 1));
  return text === undefined ? 'absent' : rooms.namedText(text);
};

const cold = [];
let moment;
for (let round = 0; round < 5; round++) {
  const begin = spent();
  moment = rooms.assembleWith(snapshot, { text: named, cluster: () => 'absent' });
  cold.push(spent() - begin);
}
const { environments } = moment.assembly;
const objects = environments.reduce((sum, environment) => sum + environment.objects.length, 0);

const edits = { 'overlays/7-dev/patch.yaml': [], 'base7/policies.yaml': [] };
let { snapshot: current, assembly } = moment;
for (let round = 0; round < 30; round++) {
  for (const [name, times] of Object.entries(edits)) {
    const uri = `${root}/${name}`;
    const text = (texts.get(name) ?? '').replace(/app: app-[0-9]/, `app: app-${round % 7}`);
    const begin = spent();
    current = rooms.withOpenFile(current, read(name, text, round + 2, current.open.get(uri)), false);
    assembly = rooms.assemble(current, assembly);
    rooms.finish(rooms.reportFile({ snapshot: current, assembly }, current.open.get(uri)));
    times.push(spent() - begin);
  }
}

console.table({
  environments: environments.length,
  objects,
  'built from nothing, ms, best and median of 5': `${Math.min(...cold).toFixed(0)}, ${quantile(cold, 0.5).toFixed(0)}`,
  ...Object.fromEntries(
    Object.entries(edits).map(([name, times]) => [
      `edit of ${name} to findings, ms, median and 95th percentile of ${times.length}`,
      `${quantile(times, 0.5).toFixed(1)}, ${quantile(times, 0.95).toFixed(1)}`,
    ]),
  ),
});
