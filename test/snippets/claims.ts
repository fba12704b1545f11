/** What a snippet's name says about the cluster of cluster.yaml, with its defaults: `source -> destination port/protocol`. */
export interface Claims {
  readonly prefix: string;
  readonly allowed: readonly string[];
  readonly denied: readonly string[];
}

const web = 'default/web';
const api = 'default/api';
const client = 'frontend/client';
const outside = '203.0.113.7';

/** Ingress and egress of the namespace without any policy; what a snippet does not limit must stay so. */
const ingress = [
  `${client} -> ${web} 8080/TCP`,
  `${outside} -> ${web} 8080/TCP`,
  `${client} -> ${web} 9102/TCP`,
];
const egress = [
  `${web} -> ${outside} 443/TCP`,
  `${web} -> ${client} 80/TCP`,
  `${web} -> kube-system/dns 53/UDP`,
  `${web} -> kube-system/dns 53/TCP`,
];
const within = [`${api} -> ${web} 8080/TCP`, `${web} -> ${api} 8080/TCP`];

export const claims: readonly Claims[] = [
  { prefix: 'np-deny-all', allowed: [], denied: [...ingress, ...egress, ...within] },
  { prefix: 'np-deny-all-ingress', allowed: egress, denied: [...ingress, ...within] },
  { prefix: 'np-deny-all-egress', allowed: ingress, denied: [...egress, ...within] },
  {
    prefix: 'np-allow-dns',
    allowed: [`${web} -> kube-system/dns 53/UDP`, `${api} -> kube-system/dns 53/TCP`, ...ingress],
    denied: [`${web} -> ${outside} 443/TCP`, `${web} -> ${outside} 53/UDP`, `${web} -> ${api} 8080/TCP`],
  },
  { prefix: 'np-allow-same-namespace', allowed: [...within, ...egress], denied: ingress },
  {
    prefix: 'np-allow-from-namespace',
    allowed: [
      `${client} -> ${web} 8080/TCP`,
      `frontend/other -> ${web} 8080/TCP`,
      ...egress,
      `${client} -> ${api} 8080/TCP`,
    ],
    denied: [
      `${client} -> ${web} 9102/TCP`,
      `${client} -> ${web} 8080/UDP`,
      `${api} -> ${web} 8080/TCP`,
      `${outside} -> ${web} 8080/TCP`,
    ],
  },
  {
    prefix: 'np-allow-from-pods',
    allowed: [`${client} -> ${web} 8080/TCP`, ...egress],
    denied: [
      `frontend/other -> ${web} 8080/TCP`,
      `${client} -> ${web} 9102/TCP`,
      `${api} -> ${web} 8080/TCP`,
      `${outside} -> ${web} 8080/TCP`,
    ],
  },
  {
    prefix: 'np-allow-from-ingress-controller',
    allowed: [`ingress-nginx/controller -> ${web} 8080/TCP`, ...egress],
    denied: [...ingress, `ingress-nginx/controller -> ${web} 9102/TCP`],
  },
  {
    prefix: 'np-allow-monitoring',
    allowed: [`monitoring/prometheus -> ${web} 9102/TCP`, ...egress],
    denied: [
      ...ingress,
      `monitoring/prometheus -> ${web} 8080/TCP`,
      `monitoring/prometheus -> ${api} 9102/TCP`,
    ],
  },
  {
    prefix: 'np-egress-to-cidr',
    allowed: [`${web} -> 203.0.113.0/24 443/TCP`, ...ingress, `${api} -> 198.51.100.1 443/TCP`],
    denied: [
      `${web} -> 203.0.114.1 443/TCP`,
      `${web} -> ${outside} 80/TCP`,
      `${web} -> kube-system/dns 53/UDP`,
    ],
  },
  {
    prefix: 'np-egress-to-internet',
    allowed: [`${web} -> ${outside} 443/TCP`, `${web} -> 1.1.1.1 443/TCP`, ...ingress],
    denied: [
      `${web} -> 10.1.2.3 443/TCP`,
      `${web} -> 172.31.0.1 443/TCP`,
      `${web} -> 192.168.1.1 443/TCP`,
      `${web} -> 169.254.169.254 443/TCP`,
      `${web} -> 2001:db8::1 443/TCP`,
      `${web} -> ${outside} 80/TCP`,
    ],
  },
  {
    prefix: 'np-egress-to-api-server',
    allowed: [`${web} -> 192.0.2.10 6443/TCP`, ...ingress],
    denied: [
      `${web} -> 192.0.2.11 6443/TCP`,
      `${web} -> 192.0.2.10 443/TCP`,
      `${web} -> kube-system/dns 53/UDP`,
    ],
  },
];
