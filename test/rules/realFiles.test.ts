import { readdirSync, readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { readManifests } from '../support/folder.ts';
import { describeShared } from '../support/shared.ts';
import { findingsOf, root, workbenchOf } from '../support/workbench.ts';

/** What is reported on real repositories, and why it is right to. Every folder that is not named must stay silent. */
const judged: Readonly<Record<string, Judged>> = {
  'ahmetb-recipes': {
    findings: { 'no-effect hint': 7 },
    why: 'Alternatives for one namespace lie in one folder: together in a cluster, those told would change nothing.',
  },
  'argo-cd': {
    findings: { 'selector-matches-nothing info': 5 },
    why: 'The pods of redis-ha come from a chart that is not in the folder: said as far as these files go.',
  },
  flux2: {
    findings: { 'kustomize-refuses warning': 1 },
    why: 'A kustomization builds upon a folder that is not among the files.',
  },
  'kube-prometheus': {
    findings: { 'host-network-selected warning': 1 },
    why: 'The node exporter is in the network of its nodes. An operator makes the pods of Prometheus and Alertmanager from custom resources, so that nothing is told of selectors for them.',
  },
  'moj-cloud-platform': {
    findings: {
      'selector-matches-nothing info': 155,
      'selector-matches-nothing warning': 14,
      'policy-twice warning': 1,
    },
    why:
      'A part of a platform: many selected namespaces are not in the folder. The warnings name a namespace that is here ' +
      'under another label, or one slip away. In one file the second of two policies for ' +
      'Prometheus was given the name of the first, which is lost by that.',
  },
};

interface Judged {
  readonly findings: Readonly<Record<string, number>>;
  readonly why: string;
}

describeShared('real policies', 'cases/networkpolicies', (folder) => {
  const repositories = readdirSync(folder, { withFileTypes: true }).filter((entry) => entry.isDirectory());
  it.each(repositories.map(({ name }) => name))('%s', (name) => {
    const findings = findingsOf(workbenchOf(readManifests(`${folder}/${name}`)));
    const counts: Record<string, number> = {};
    for (const { rule, severity } of findings) {
      const key = `${rule} ${severity}`;
      counts[key] = (counts[key] ?? 0) + 1;
    }
    expect(counts).toEqual(judged[name]?.findings ?? {});
  });

  it('finds every namespaceSelector that is known to select nothing', () => {
    const known: unknown = JSON.parse(readFileSync(`${folder}/moj-cloud-platform/dangling.json`, 'utf8'));
    const selectors = danglingSelectors(known);
    expect(selectors.length).toBeGreaterThan(0);
    const findings = findingsOf(workbenchOf(readManifests(`${folder}/moj-cloud-platform`)));
    for (const { file, label } of selectors) {
      const found = findings.some(
        ({ uri, message }) =>
          decodeURIComponent(uri) === `${root}/${file}` && message.includes(`the label ${label},`),
      );
      expect({ file, label, found }).toEqual({ file, label, found: true });
    }
  });
});

interface Dangling {
  readonly file: string;
  /** `key=value` */
  readonly label: string;
}

function danglingSelectors(known: unknown): readonly Dangling[] {
  if (
    typeof known !== 'object' ||
    known === null ||
    !('selectors' in known) ||
    !Array.isArray(known.selectors)
  )
    return [];
  return known.selectors.map(
    ({ file, namespaceSelector }: { file: string; namespaceSelector: Record<string, string> }) => {
      const [label] = Object.entries(namespaceSelector);
      return { file, label: label === undefined ? '' : label.join('=') };
    },
  );
}
