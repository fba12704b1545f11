import { describe, expect, it } from 'vitest';
import { finish } from '../../../server/src/base/steps.ts';
import type { Workload } from '../../../server/src/kubernetes/objects.ts';
import { readCluster } from '../../../server/src/workspace/clusterReader.ts';
import { controller, type Listed, listed, pod, yamlList } from '../../support/clusterList.ts';

function folded(items: readonly Listed[]): readonly Workload[] {
  const file = finish(readCluster('file:///cluster.yaml', yamlList(items), true));
  return (file?.cluster.objects ?? []).filter((object) => object.kind === 'Workload');
}

/** `shop/web[Deployment] 2: app=web hash=1|2` */
function shown({ namespace, name, workloadKind, replicas, labels }: Workload): string {
  const values = [...labels.values].map(([key, value]) => {
    const varying = labels.varying?.get(key);
    return `${key}=${varying?.kind === 'oneOf' ? varying.values.join('|') + (varying.mayBeAbsent ? '?' : '') : value}`;
  });
  return `${namespace}/${name}[${workloadKind}] ${replicas ?? '-'}: ${values.join(' ')}`;
}

const web = { app: 'web', 'pod-template-hash': '5d4' };

const cases: Readonly<Record<string, readonly [readonly Listed[], readonly string[]]>> = {
  'the pods of a Deployment are one workload, and its ReplicaSets are none': [
    [
      controller('Deployment', 'shop/web', { app: 'web' }),
      controller('ReplicaSet', 'shop/web-5d4', web, 'Deployment/web'),
      controller('ReplicaSet', 'shop/web-old', { app: 'old' }, 'Deployment/web'),
      pod('shop/web-5d4-a', web, 'ReplicaSet/web-5d4'),
      pod('shop/web-5d4-b', web, 'ReplicaSet/web-5d4'),
    ],
    ['shop/web[Deployment] 2: app=web pod-template-hash=5d4'],
  ],
  'so they are where pods alone were listed': [
    [pod('shop/web-5d4-a', web, 'ReplicaSet/web-5d4'), pod('shop/web-5d4-b', web, 'ReplicaSet/web-5d4')],
    ['shop/web[Deployment] 2: app=web pod-template-hash=5d4'],
  ],
  'two ReplicaSets of one Deployment are one workload, whose pods differ': [
    [
      pod('shop/web-5d4-a', web, 'ReplicaSet/web-5d4'),
      pod('shop/web-9aa-a', { app: 'web', 'pod-template-hash': '9aa', new: 'yes' }, 'ReplicaSet/web-9aa'),
    ],
    ['shop/web[Deployment] 2: app=web pod-template-hash=5d4|9aa'],
  ],
  'a ReplicaSet of nobody stays one': [
    [
      controller('ReplicaSet', 'shop/web-5d4', { app: 'web' }),
      pod('shop/a', { app: 'web' }, 'ReplicaSet/web-5d4'),
    ],
    ['shop/web-5d4[ReplicaSet] 1: app=web'],
  ],
  'labels are those that the pods really have': [
    [
      controller('StatefulSet', 'shop/db', { app: 'db' }),
      pod('shop/db-0', { app: 'db', mesh: 'on' }, 'StatefulSet/db'),
      pod('shop/db-1', { app: 'db' }, 'StatefulSet/db'),
    ],
    ['shop/db[StatefulSet] 2: app=db mesh=on?'],
  ],
  'without pods those of the template': [
    [controller('Deployment', 'shop/idle', { app: 'idle' })],
    ['shop/idle[Deployment] -: app=idle'],
  ],
  'a CronJob owns its Jobs, a Job its pods': [
    [
      controller('CronJob', 'shop/clean', { app: 'clean' }),
      controller('Job', 'shop/clean-123', { app: 'clean' }, 'CronJob/clean'),
      pod('shop/clean-123-x', { app: 'clean' }, 'Job/clean-123'),
      pod('shop/once-x', { app: 'once' }, 'Job/once'),
    ],
    ['shop/clean[CronJob] 1: app=clean', 'shop/once[Job] 1: app=once'],
  ],
  'what has come to its end is left out': [
    [
      pod('shop/once-x', { app: 'once' }, 'Job/once', 'Succeeded'),
      pod('shop/lost', { app: 'lost' }, undefined, 'Failed'),
      {
        ...controller('Job', 'shop/once', { app: 'once' }),
        status: { completionTime: '2026-11-02T09:31:00Z' },
      },
    ],
    [],
  ],
  'static pods are not one workload because one node runs them': [
    [
      pod('kube-system/etcd-n1', { component: 'etcd' }, 'Node/n1'),
      pod('kube-system/api-n1', { component: 'api' }, 'Node/n1'),
    ],
    ['kube-system/etcd-n1[Pod] 1: component=etcd', 'kube-system/api-n1[Pod] 1: component=api'],
  ],
  'an owner that we do not know is one all the same': [
    [
      pod('mq/kafka-0', { app: 'kafka' }, 'StrimziPodSet/kafka'),
      pod('mq/kafka-1', { app: 'kafka' }, 'StrimziPodSet/kafka'),
    ],
    ['mq/kafka[StrimziPodSet] 2: app=kafka'],
  ],
  'a Deployment of an operator stands for itself': [
    [controller('Deployment', 'mon/grafana', { app: 'grafana' }, 'Grafana/main')],
    ['mon/grafana[Deployment] -: app=grafana'],
  ],
  'a Knative Service that is scaled to zero is what its Deployments make': [
    [
      controller('Deployment', 'shop/web-1-deployment', {
        app: 'web',
        'serving.knative.dev/revision': 'web-1',
        'serving.knative.dev/service': 'web',
      }),
      controller('Deployment', 'shop/web-2-deployment', {
        app: 'web',
        'serving.knative.dev/revision': 'web-2',
        'serving.knative.dev/service': 'web',
      }),
    ],
    ['shop/web[Service] 0: app=web serving.knative.dev/revision=web-1|web-2 serving.knative.dev/service=web'],
  ],
  'owners in a circle end': [
    [
      controller('ReplicaSet', 'a/x', { app: 'x' }, 'ReplicaSet/y'),
      controller('ReplicaSet', 'a/y', { app: 'y' }, 'ReplicaSet/x'),
    ],
    ['a/x[ReplicaSet] -: app=x', 'a/y[ReplicaSet] -: app=y'],
  ],
};

describe('the workloads of a cluster', () => {
  for (const [name, [items, expected]] of Object.entries(cases)) {
    it(name, () => expect(folded(items).map(shown)).toEqual(expected));
  }

  it('lie in their node’s network only where all of their pods do', () => {
    const inNode = pod('a/p', { app: 'p' }, 'DaemonSet/p');
    const [workload] = folded([{ ...inNode, spec: { hostNetwork: true, containers: [] } }]);
    expect(workload).toMatchObject({ workloadKind: 'DaemonSet', hostNetwork: true });
  });

  it('know where they are written', () => {
    const items = [listed('Namespace', 'a'), pod('a/web-5d4-a', web, 'ReplicaSet/web-5d4')];
    expect(folded(items)[0]).toMatchObject({
      origin: { object: 'file:///cluster.yaml#Pod/a/web-5d4-a', path: '' },
      labelsPath: 'metadata.labels',
    });
  });
});
