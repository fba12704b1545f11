import { describe, expect, it } from 'vitest';
import { runCli } from '../support/runCli.ts';

const fixtures = 'test/cli/fixtures';

const questions = {
  'allowed, the rule named': ['--from', 'shop/web', '--to', 'shop/db', '--port', '5432/TCP'],
  'every port': ['--from', 'shop/web', '--to', 'shop/db[StatefulSet]'],
  'denied on both sides': ['--from', 'shop/db', '--to', 'shop/web'],
  'a network that is cut by an except': ['--from', '10.0.0.0/24', '--to', 'shop/db'],
  'a pod in its node’s network': ['--from', 'shop/probe', '--to', 'shop/db', '--port', '5432'],
  'one address outside': ['--from', 'shop/web', '--to', '8.8.8.8', '--port', '53/udp'],
  'an IPv6 network': ['--from', 'shop/db', '--to', '2001:db8::/32'],
  'one workload': ['--from', 'shop/web', '--to', 'shop/web'],
  'pods that the files may lack': ['--from', 'shop/web', '--to', 'shop/db', '--open'],
};

const nodesAndServices = {
  'from its node, which policies don’t stop': ['--from', 'node', '--to', 'shop/api'],
  'to its node, where no policy limits it': ['--from', 'shop/api', '--to', 'node', '--port', '10250'],
  'to its node, where policies say nothing of it': ['--from', 'shop/web', '--to', 'node'],
  'from its node to addresses': ['--from', 'node', '--to', '10.0.0.1'],
  'each pod’s own port of the name': ['--from', 'shop/web', '--to', 'shop/api[Service]', '--port', '80'],
  'every port of a Service’s pods': ['--from', 'shop/web', '--to', 'shop/api[Service]'],
  'a port that the Service has not': ['--from', 'shop/web', '--to', 'shop/api[Service]', '--port', '81'],
  'the addresses of an EndpointSlice': [
    '--from',
    'shop/web',
    '--to',
    'shop/database[Service]',
    '--port',
    '5432',
  ],
  'a name outside': ['--from', 'shop/web', '--to', 'shop/mail[Service]'],
  'no such Service': ['--from', 'shop/web', '--to', 'shop/nobody[Service]'],
  'from a Service': ['--from', 'shop/api[Service]', '--to', 'shop/web'],
};

describe('policy-lens explain', () => {
  it('as text', async () => {
    const answers = [];
    for (const [title, words] of Object.entries(questions)) {
      const { code, out, error } = await runCli(fixtures, ['explain', 'shop', ...words]);
      expect({ code, error }).toEqual({ code: 0, error: '' });
      answers.push(`# ${title}: ${words.join(' ')}\n${out}`);
    }
    await expect(answers.join('\n')).toMatchFileSnapshot('golden/answers.txt');
  });

  it('asks about the pod’s own node, and about what stands behind a Service', async () => {
    const answers = [];
    for (const [title, words] of Object.entries(nodesAndServices)) {
      const { code, out, error } = await runCli(fixtures, ['explain', 'services', ...words]);
      answers.push(`# ${title}: ${words.join(' ')}\n${out}${error}[${code}]\n`);
    }
    await expect(answers.join('\n')).toMatchFileSnapshot('golden/nodesAndServices.txt');
  });

  it('names the rule that has the ends and not the port as the nearest', async () => {
    const words = ['explain', 'shop', '--from', 'shop/web', '--to', 'shop/db', '--port', '80'];
    const { out } = await runCli(fixtures, words);
    expect(out).toMatch(
      /Nearest: spec\.ingress\[0\]\.from\[0\] of shop\/db .*: the rule lists TCP 5432 only/,
    );
  });

  it('marks where the network plugin is documented to differ', async () => {
    const words = ['explain', 'shop', '--from', 'shop/web', '--to', 'shop/db'];
    const { out } = await runCli(fixtures, [...words, '--network-plugin', 'calico']);
    expect(out).toContain(
      '    On Calico: an ipBlock names the pods that have an address in it, too (projectcalico/calico#6634).\n',
    );
    const json = await runCli(fixtures, [...words, '--network-plugin', 'calico', '--format', 'json']);
    expect(json.out).toContain('"source": "projectcalico/calico#6634"');
  });

  it('warns once of a plugin that carries out no policy', async () => {
    const words = ['explain', 'shop', '--from', 'shop/web', '--to', 'shop/db', '--network-plugin', 'flannel'];
    const { code, error } = await runCli(fixtures, words);
    expect(code).toBe(0);
    expect(error.match(/Flannel carries out no policy by itself/g)).toHaveLength(1);
  });

  it('as JSON', async () => {
    const words = ['--from', 'shop/web', '--to', 'shop/db', '--port', '5432', '--format', 'json'];
    const { out } = await runCli(fixtures, ['explain', 'shop', ...words]);
    await expect(out).toMatchFileSnapshot('golden/answer.json.txt');
  });

  it('as SARIF, with every place that decides', async () => {
    const results = [];
    for (const words of [
      questions['denied on both sides'],
      questions['a network that is cut by an except'],
    ]) {
      const { code, out } = await runCli(fixtures, ['explain', 'shop', ...words, '--format', 'sarif']);
      expect(code).toBe(0);
      const log = JSON.parse(out);
      expect(log).toMatchObject({
        version: '2.1.0',
        runs: [{ tool: { driver: { rules: [{ id: 'connection' }] } } }],
      });
      results.push(...log.runs[0].results);
    }
    await expect(`${JSON.stringify(results, null, 1)}\n`).toMatchFileSnapshot('golden/answers.sarif.txt');
  });

  it('as SARIF leads to the rule that comes nearest on the side that denies', async () => {
    const words = ['explain', 'halfOpen.yaml', '--from', 'half/caller', '--to', 'half/store'];
    const { out } = await runCli('test/features/hover/cases', [...words, '--format', 'sarif']);
    const [result] = JSON.parse(out).runs[0].results;
    const [first, ...others] = result.relatedLocations;
    expect(first.message.text).toMatch(/^spec\.ingress\[0\]\.from\[0\] of half\/store comes nearest: /);
    expect(result.locations).toEqual([{ physicalLocation: first.physicalLocation }]);
    expect(others.map(({ message }: typeof first) => message.text)).toContain(
      'spec.egress[0].to[0] of half/caller allows All Connections',
    );
  });

  it.each([
    [
      ['--from', 'shop/webb', '--to', 'shop/db'],
      'There is no workload shop/webb in these files. Near: shop/web[Deployment]',
    ],
    [
      ['--from', 'shop/web', '--to', 'shop/mail-server'],
      'Near: shop/web[Deployment], shop/db[StatefulSet], shop/probe[Pod].',
    ],
    [['--from', 'shop/web', '--to', 'elsewhere/mail-server'], 'namespaces with workloads: shop.'],
    [['--from', '10.0.0.1', '--to', '::/0'], 'One of --from and --to must be a workload'],
    [['--from', 'shop/web', '--to', 'shop/db', '--port', '0'], '0 is no port.'],
    [['--from', 'shop/web', '--to', 'shop/db', '--port', '80/ICMP'], '80/ICMP is no port.'],
    [
      ['--from', 'shop/web', '--to', 'shop/db', '--port', 'http'],
      '--port takes numbers only, and http is a name',
    ],
    [
      ['--from', 'shop/web', '--to', 'shop/db', '--port', 'dns-2/udp'],
      '--port takes numbers only, and dns-2/udp is a name',
    ],
    [['--from', 'shop/web', '--to', 'shop/db', '--port', '8080-8090'], '8080-8090 is no port.'],
    [
      ['--from', '10.0.0.0/33', '--to', 'shop/db'],
      '10.0.0.0/33 is no CIDR: behind the slash stands the length of the prefix, from 0 to 32.',
    ],
    [['--from', '10.0.0.0/', '--to', 'shop/db'], '10.0.0.0/ is no CIDR'],
    [['--from', 'shop/web', '--to', '2001:db8::/129'], '2001:db8::/129 is no CIDR'],
    [['--from', 'shop/web', '--to', '2001:db8::/129'], 'from 0 to 128.'],
    [['--from', '10.0.0.300/8', '--to', 'shop/db'], '10.0.0.300 is no address.'],
    [['--from', '10.0.0.300', '--to', 'shop/db'], '10.0.0.300 is no address.'],
    [['--from', '2001:db8', '--to', 'shop/db'], '2001:db8 is no address.'],
    [['--from', 'shop/web'], "required option '--to <end>' not specified"],
    [
      ['--from', 'shop/web', '--to', 'shop/db', '--environment', 'prod'],
      'There is no environment prod in these files, but shop.',
    ],
  ])('%j can’t be answered', async (words, message) => {
    const { code, out, error } = await runCli(fixtures, ['explain', 'shop', ...words]);
    expect(error).toContain(message);
    expect({ code, out }).toEqual({ code: 2, out: '' });
  });

  it('says that an address with a prefix stands for its whole network', async () => {
    const ask = (from: string) => runCli(fixtures, ['explain', 'shop', '--from', from, '--to', 'shop/db']);
    const [written, network, single] = [
      await ask('10.0.0.1/8'),
      await ask('10.0.0.0/8'),
      await ask('10.0.0.1'),
    ];
    expect(written).toEqual({
      ...network,
      error: 'policy-lens: 10.0.0.1/8 is taken as all of 10.0.0.0/8. For the one address write 10.0.0.1.\n',
    });
    expect(network.error).toBe('');
    expect(single.error).toBe('');
  });

  it('lets a single pod reach itself, whatever policies say, and another pod as they say', async () => {
    const { out } = await runCli(fixtures, ['explain', 'twins', '--from', 'default/a', '--to', 'default/a']);
    expect(out).toBe(
      'Allowed: default/a[Pod] => default/a[Pod] : All Connections\n' +
        '  It is one pod, and a pod always reaches itself, whatever policies say.\n',
    );
  });

  it.each([
    ['db', 'which policy counts where several of one namespace share a name'],
    ['queue', 'what value a label has that a controller gives to pods, or that is written in several ways'],
  ])('says on what it depends where it is not known: %s', async (name, reason) => {
    const words = ['explain', 'twice', '--from', 'shop/web', '--to', `shop/${name}`];
    const { out } = await runCli(fixtures, words);
    expect(out).toMatch(/^Not known: /);
    expect(out).toContain(`    Note: it depends on ${reason}.\n`);
  });

  it('tells workloads of one name apart by their kinds', async () => {
    const twins = ['explain', 'twins', '--from', 'default/a', '--to'];
    expect((await runCli(fixtures, [...twins, 'default/b'])).error).toBe(
      'policy-lens: default/b names several workloads: default/b[Deployment], default/b[Job]. Name one of them.\n',
    );
    expect((await runCli(fixtures, [...twins, 'default/b[Job]', '--port', '80'])).out).toMatch(/^Denied: /);
    expect((await runCli(fixtures, [...twins, 'b[Deployment]', '--port', '80'])).out).toMatch(/^Allowed: /);
  });
});
