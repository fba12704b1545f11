import { kubernetesVersions } from '../kubernetes/version.ts';
import { pluginIds } from '../network/plugins/known.ts';
import { clusterShape } from './clusterShape.ts';
import { resourceNames } from './clusters/resources.ts';
import type { ConfigurationShape } from './configurationShape.ts';
import { targetShape } from './targetShape.ts';

const completeness: ConfigurationShape = {
  kind: 'mapping',
  keys: {
    workloads: {
      shape: { kind: 'booleanOrNames' },
      documentation:
        'The namespaces whose workloads are all in these files: `true` for every namespace, `false` for none, or a list. ' +
        'Left out: the namespaces of which at least one workload is here, but for those into which an operator puts pods ' +
        'that no file shows: of a Prometheus, say, or of a HelmRelease.',
    },
    policies: {
      shape: { kind: 'booleanOrNames' },
      documentation:
        'The namespaces whose policies are all in these files: `true` for every namespace, `false` for none, or a list. ' +
        'Left out: the namespaces of which at least one workload is here.',
    },
    namespaces: {
      shape: { kind: 'boolean' },
      documentation:
        'Whether every Namespace of the cluster is in these files. Left out: yes, where at least one Namespace with ' +
        'labels is here.',
    },
  },
};

const kubelet: ConfigurationShape = {
  kind: 'mapping',
  keys: {
    seccompRoot: {
      shape: { kind: 'text' },
      documentation:
        'The folder that holds what the nodes have in the kubelet’s folder of seccomp profiles ' +
        '(`/var/lib/kubelet/seccomp`), relative to this file: a pod’s `localhostProfile` is looked for there, and told where ' +
        'it is missing. Left out: the setting `policyLens.seccomp.root`.',
    },
    seccompDefault: {
      shape: { kind: 'boolean' },
      documentation:
        'Whether containers that ask for no seccomp profile get the runtime’s own, as with `seccompDefault: true` of the ' +
        'kubelet; else they have no filter. Left out: the setting `policyLens.seccomp.kubeletDefault`.',
    },
  },
};

const environment: ConfigurationShape = {
  kind: 'mapping',
  keys: {
    name: {
      shape: { kind: 'text' },
      required: true,
      documentation: 'The name under which answers speak of it.',
    },
    files: {
      shape: { kind: 'list', items: { kind: 'text' } },
      documentation:
        'Globs of the files that are deployed together, relative to this file. A file may belong to several ' +
        'environments. Left out: all files of this folder.',
    },
    kubernetes: {
      shape: { kind: 'text', allowed: kubernetesVersions },
      documentation:
        'The Kubernetes version whose API server the files must satisfy. Left out: the setting ' +
        '`policyLens.kubernetesVersion`.',
    },
    namespace: {
      shape: { kind: 'text' },
      documentation: 'The namespace of objects that name none. Left out: `default`.',
    },
    networkPlugin: {
      shape: { kind: 'text', allowed: pluginIds },
      documentation:
        'The network plugin that carries the policies out. What is said to be allowed does not depend on it, but is ' +
        'marked where the plugin is documented to differ. Left out: the setting `policyLens.networkPlugin`.',
    },
    runtimes: {
      shape: { kind: 'list', items: targetShape },
      documentation:
        'Where the seccomp profiles of these files are used: engine, runtime, libseccomp, kernel, architectures and ' +
        'capabilities, of which each changes what a profile does. Findings are about the first, or about the one that ' +
        'the setting `policyLens.seccomp.target` names; what means something else on another one is told. Left out: ' +
        'the targets of the settings.',
    },
    kubelet: {
      shape: kubelet,
      documentation: 'What is known of the kubelets on the nodes. Left out: as the settings say.',
    },
    cluster: {
      shape: clusterShape,
      documentation:
        'What rules need to know of the cluster and manifests do not say: where its DNS, ingress controllers and Prometheus ' +
        'are, and which addresses are its own. Left out: the settings `policyLens.cluster`, else as the files show it, else as is usual.',
    },
    complete: {
      shape: completeness,
      documentation:
        'What these files hold completely. Only there is an absent object a mistake; elsewhere it is unknown. While the ' +
        'workspace is still being read, or a manifest is too large to be read, nothing counts as complete.',
    },
  },
};

const snapshotShape: ConfigurationShape = {
  kind: 'mapping',
  keys: {
    file: {
      shape: { kind: 'text' },
      required: true,
      documentation:
        'The path of the file, relative to this one. It may be left out of Git, and of any size.',
    },
    environments: {
      shape: { kind: 'list', items: { kind: 'text' } },
      documentation:
        'The names of the environments that it completes, as the view “Policy Environments” shows them. Left out: all of ' +
        'this folder.',
    },
    kinds: {
      shape: { kind: 'list', items: { kind: 'text', allowed: resourceNames } },
      documentation:
        'What kubectl was asked for in all namespaces. Of these nothing exists beyond what the file holds, even where it ' +
        'holds none of a kind, which leaves no trace in it. Left out: the kinds that are found in it.',
    },
  },
};

export const configurationShape: ConfigurationShape = {
  kind: 'mapping',
  keys: {
    environments: {
      shape: { kind: 'list', items: environment },
      documentation:
        'Which files are deployed together, and to what. Every answer is about one environment. Left out: what Argo ' +
        'CD and Flux deploy to one cluster, each other kustomization that nothing builds upon, and the other files of the ' +
        'workspace folder.',
    },
    snapshots: {
      shape: { kind: 'list', items: snapshotShape },
      documentation:
        'Files made with `kubectl get … -A -o yaml` that stand in for what the repository does not hold: workloads, ' +
        'namespaces, policies. The command “Complete This Environment” gives the exact command. Left out: such files are ' +
        'told by what the API server alone fills in, and complete the environment that they lie in.',
    },
    rules: {
      shape: { kind: 'ruleSeverities' },
      documentation: 'Severities by rule id: `error`, `warning`, `info`, `hint` or `off`.',
    },
    ignore: {
      shape: {
        kind: 'list',
        items: {
          kind: 'mapping',
          keys: {
            path: {
              shape: { kind: 'text' },
              required: true,
              documentation: 'A glob of files, relative to this file.',
            },
            rule: {
              shape: { kind: 'ruleId' },
              required: true,
              documentation: 'The rule that is not reported there.',
            },
            reason: {
              shape: { kind: 'text' },
              required: true,
              documentation: 'Why; for those who read it later.',
            },
          },
        },
      },
      documentation: 'Findings that are not reported in some files; for texts that can hold no comment.',
    },
  },
};

export const configurationSeverities: readonly string[] = ['error', 'warning', 'info', 'hint', 'off'];
