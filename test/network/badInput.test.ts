import { describe, expect, it } from 'vitest';
import { connections } from '../../server/src/network/connections.ts';
import type { World } from '../../server/src/network/world.ts';
import { worldOf } from '../support/world.ts';

function pod(name: string, labels = `app: ${name}`, spec = '{}'): string {
  return `---\napiVersion: v1\nkind: Pod\nmetadata: { name: ${name}, namespace: shop, labels: { ${labels} } }\nspec: ${spec}\n`;
}

function policy(name: string, spec: string): string {
  return `---\napiVersion: networking.k8s.io/v1\nkind: NetworkPolicy\nmetadata: { name: ${name}, namespace: shop }\nspec: ${spec}\n`;
}

function service(name: string, spec: string): string {
  return `---\napiVersion: v1\nkind: Service\nmetadata: { name: ${name}, namespace: shop }\nspec: ${spec}\n`;
}

function ingress(backend: string): string {
  return `---
apiVersion: networking.k8s.io/v1
kind: Ingress
metadata: { name: door, namespace: shop }
spec: { defaultBackend: { service: { name: ${backend}, port: { number: 80 } } } }
`;
}

/** What gets from pod to pod, and in through an Ingress: `web => db : TCP 80`, marked where it is only possible. */
function shown(world: World): readonly string[] {
  return connections(world)
    .filter(({ src, dst }) => !`${src}${dst}`.includes('External'))
    .map(({ src, dst, conn, certainty }) => {
      const name = (id: string): string => id.replace(/^shop\/|\[Pod\]$/g, '');
      return `${name(src)} => ${name(dst)} : ${conn}${certainty === 'surely' ? '' : ' ?'}`;
    });
}

const [web, db] = [pod('web'), pod('db')];
const onlyWeb =
  '{ podSelector: { matchLabels: { app: db } }, ingress: [{ from: [{ podSelector: { matchLabels: { app: web } } }] }] }';

describe('labels of a wrong type', () => {
  it('leave open what they are, and leave the rest alone', () => {
    const world = worldOf(web + db + pod('odd', 'app: [web]') + policy('db', onlyWeb));
    expect(shown(world)).toContain('web => db : All Connections');
    expect(shown(world)).toContain('odd => db : All Connections ?');
    expect(shown(world)).not.toContain('odd => db : All Connections');
  });

  it('count for nothing in a selector that is sure without them', () => {
    const spec = onlyWeb.replace('app: web', 'app: web, zone: { a: b }');
    const rows = shown(worldOf(web + db + pod('cron') + policy('db', spec)));
    expect(rows).toContain('web => db : All Connections ?');
    expect(rows.filter((row) => row.startsWith('cron => db'))).toEqual([]);
  });
});

describe('the same object twice', () => {
  it('means one where both say the same', () => {
    const once = shown(worldOf(web + db + policy('db', onlyWeb)));
    expect(shown(worldOf(web + db + policy('db', onlyWeb) + policy('db', onlyWeb)))).toEqual(once);
    expect(shown(worldOf(web + web + db + policy('db', onlyWeb)))).toEqual(once);
  });

  it('leaves open which one counts where they differ', () => {
    const other = policy('db', onlyWeb.replace('app: web', 'app: cron'));
    const rows = shown(worldOf(web + db + pod('cron') + policy('db', onlyWeb) + other));
    expect(rows.filter((row) => row.endsWith('=> db : All Connections ?'))).toHaveLength(2);
    expect(rows).toContain('web => cron : All Connections');
  });
});

describe('Services', () => {
  const named = '{ containers: [{ name: main, ports: [{ name: http, containerPort: 8080 }] }] }';

  it.each<readonly [string, string, readonly string[]]>([
    ['one that selects everything', '{ selector: {}, ports: [{ port: 80 }] }', []],
    ['one without a selector', '{ ports: [{ port: 80 }] }', []],
    ['an external name', '{ type: ExternalName, externalName: example.com }', []],
    [
      'a headless one',
      '{ clusterIP: None, selector: { app: web }, ports: [{ port: 80, targetPort: http }] }',
      ['TCP 8080'],
    ],
    [
      'a named target port',
      '{ selector: { app: web }, ports: [{ port: 80, targetPort: http }] }',
      ['TCP 8080'],
    ],
    ['a name that the pods lack', '{ selector: { app: web }, ports: [{ port: 80, targetPort: grpc }] }', []],
    [
      'one for all to reach',
      '{ type: LoadBalancer, selector: { app: web }, ports: [{ port: 80, nodePort: 30080 }] }',
      ['TCP 80'],
    ],
  ])('%s', (_, spec, expected) => {
    const rows = shown(worldOf(pod('web', 'app: web', named) + service('front', spec) + ingress('front')));
    expect(rows.filter((row) => row.startsWith('{')).map((row) => row.replace(/^.* : /, ''))).toEqual(
      expected,
    );
  });

  it('and Ingresses may name what is not there, or one another', () => {
    const circle =
      service('a', '{ type: ExternalName, externalName: b.shop.svc.cluster.local }') +
      service('b', '{ type: ExternalName, externalName: a.shop.svc.cluster.local }');
    expect(shown(worldOf(web + circle + ingress('a') + ingress('gone')))).toEqual([]);
  });
});

describe('very many selectors on one pod', () => {
  /** The work grows with the policies, not with their square: counted in time of the processor, against itself. */
  function cost(count: number): number {
    const text = Array.from({ length: count }, (_, index) =>
      policy(
        `p${index}`,
        `{ podSelector: { matchExpressions: [{ key: k${index % 50}, operator: DoesNotExist }] }, ingress: [{ from: [{ podSelector: { matchLabels: { app: a${index} } } }] }] }`,
      ),
    ).join('');
    const world = worldOf(web + db + text);
    const begin = process.cpuUsage();
    expect(shown(world)).toEqual([]);
    const { user, system } = process.cpuUsage(begin);
    return user + system;
  }

  it('cost what they say, and change nothing about each other', () => {
    cost(500);
    const [small, large] = [Math.min(cost(1000), cost(1000)), cost(4000)];
    expect(large).toBeLessThan(12 * Math.max(small, 20_000));
  }, 120_000);
});
