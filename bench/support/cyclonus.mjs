// cyclonus' simulated probe beside ours: one port and protocol between all pods, no addresses. Its program is built from
// its Go module, where Go is present.
import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { toYaml } from './clusters.mjs';

const version = 'v0.5.6';
const folder = fileURLToPath(new URL('../../.cache/cyclonus/', import.meta.url));

/** @returns {string | undefined} the path of the program; undefined where there is no Go, or the module can't be had */
export function findCyclonus() {
  const program = join(folder, 'cyclonus');
  if (existsSync(program)) return program;
  if (spawnSync('go', ['version']).status !== 0) return undefined;
  console.error('building cyclonus, which takes a few minutes the first time ...');
  mkdirSync(folder, { recursive: true });
  const { status } = spawnSync('go', ['install', `github.com/mattfenwick/cyclonus/cmd/cyclonus@${version}`], {
    env: { ...process.env, GOBIN: folder },
    stdio: ['ignore', 'ignore', 'inherit'],
  });
  return status === 0 ? program : undefined;
}

/**
 * Writes a cluster as cyclonus reads it.
 * @param {{ namespaces: Manifest[], workloads: Manifest[], policies: Manifest[] }} parts
 * @param {string} path of the files, without their endings
 * @returns {readonly string[]} the words of the command
 * @typedef {import('./clusters.mjs').Manifest} Manifest
 */
export function cyclonusCommand({ namespaces, workloads, policies }, path) {
  const [policyPath, probePath] = [`${path}-policies`, `${path}-model.json`];
  mkdirSync(policyPath);
  for (const [index, policy] of policies.entries()) {
    writeFileSync(join(policyPath, `${index}.yaml`), toYaml([policy]));
  }
  const resources = {
    Namespaces: Object.fromEntries(namespaces.map(({ metadata }) => [metadata.name, labelsOf(metadata)])),
    Pods: workloads.map(podOf),
  };
  writeFileSync(
    probePath,
    JSON.stringify({ Resources: resources, Probes: [{ Protocol: 'TCP', Port: 8000 }] }),
  );
  return ['analyze', '--mode', 'probe', '--policy-path', policyPath, '--probe-path', probePath];
}

/** @param {any} metadata */
function labelsOf({ name, labels }) {
  return { ...labels, 'kubernetes.io/metadata.name': name };
}

/**
 * @param {any} deployment
 * @param {number} index
 */
function podOf({ metadata, spec }, index) {
  const { labels } = spec.template.metadata;
  return {
    Namespace: metadata.namespace,
    Name: metadata.name,
    Labels: labels,
    IP: `10.${100 + (index >> 16)}.${(index >> 8) & 255}.${index & 255}`,
    Containers: spec.template.spec.containers[0].ports.map((/** @type {any} */ port) => ({
      Name: port.name,
      Port: port.containerPort,
      PortName: port.name,
      Protocol: 'TCP',
    })),
  };
}
