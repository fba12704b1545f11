import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { allRules } from '../../server/src/rules/registry.ts';
import { defaultSettings } from '../../server/src/workspace/settings.ts';
import { readManifests } from '../support/folder.ts';
import { describeShared } from '../support/shared.ts';
import { findingsOf, root, workbenchOf } from '../support/workbench.ts';

/** What is reported on real repositories with all rules on, and why it is right to. Every folder that is not named must stay silent. */
const judged: Readonly<Record<string, Judged>> = {
  'ahmetb-recipes': {
    findings: { 'no-effect hint': 7 },
    why: 'Alternatives for one namespace lie in one folder: together in a cluster, those told would change nothing.',
  },
  'argo-cd': {
    findings: { 'selector-matches-nothing info': 5, 'first-policy hint': 7 },
    why: 'The pods of redis-ha come from a chart that is not in the folder: said as far as these files go.',
  },
  flux2: {
    findings: { 'kustomize-refuses warning': 1 },
    why: 'A kustomization builds upon a folder that is not among the files.',
  },
  'kube-prometheus': {
    findings: { 'host-network-selected warning': 1, 'first-policy hint': 4 },
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

/** Why what is told of the files of reachability tools, with all rules on, is true. */
const trueOfTools: Readonly<Record<string, string>> = {
  'api-server-refuses': 'A name with underscores, which those tools read all the same.',
  'unknown-field': 'An empty status, which the API has not had since 1.28.',
  'selector-matches-nothing':
    'Entries for pods that are not there: what is exposed to them is what is tested.',
  'port-not-listened-on': 'Ports and names of ports that the pods do not have: the same.',
  'dns-blocked': 'Egress to pods of the own namespace alone, or over UDP alone.',
  'half-open': 'The comment in the file says that it is.',
  'host-network-selected': 'DaemonSets in the network of their nodes.',
  'monitoring-blocked': 'The annotations of pods have Prometheus ask on a port that no policy allows.',
  'pods-left-out': 'The one workload without a policy was added to be one.',
  'separate-rules': 'The change of which the difference is taken is this dash.',
  'first-policy': 'Off until it is asked for, as every policy that limits anything is one.',
};

describe.each(['connectivity', 'connectivity-ingress', 'diff'])(
  'files of reachability tools, %s',
  (corpus) => {
    describeShared('all rules', `cases/${corpus}`, (folder) => {
      it('find what is true, and nothing else', async () => {
        const told = worldsIn(folder, corpus === 'diff' ? ['/old', '/new'] : ['/manifests']).flatMap(
          (name) => {
            const workbench = workbenchOf(readManifests(`${folder}/${name}`), allOn);
            return findingsOf(workbench).map(({ uri, rule, severity, range }) => {
              const line = workbench.snapshot.open.get(uri)?.lines.positionAt(range.start).line ?? 0;
              return {
                rule,
                text: `${name}/${uri.slice(root.length + 1)}:${line + 1} ${rule} (${severity})`,
              };
            });
          },
        );
        expect(told.filter(({ rule }) => trueOfTools[rule] === undefined)).toEqual([]);
        const texts = told.map(({ text }) => text).sort();
        await expect(`${texts.join('\n')}\n`).toMatchFileSnapshot(`real/${corpus}.txt`);
      });
    });
  },
);

/** Rules that are off by themselves are told as hints. */
const allOn = {
  ...defaultSettings,
  rules: Object.fromEntries(
    allRules
      .filter(({ defaultSeverity }) => defaultSeverity === 'off')
      .map(({ id }) => [id, 'hint'] as const),
  ),
};

/** The folders of a corpus that hold what is deployed together. */
function worldsIn(folder: string, parts: readonly string[]): readonly string[] {
  return readdirSync(folder, { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .flatMap(({ name }) => parts.map((part) => `${name}${part}`))
    .sort();
}

describeShared('real policies', 'cases/networkpolicies', (folder) => {
  const repositories = readdirSync(folder, { withFileTypes: true }).filter((entry) => entry.isDirectory());
  it.each(repositories.map(({ name }) => name))('%s', (name) => {
    const findings = findingsOf(workbenchOf(readManifests(`${folder}/${name}`), allOn));
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
