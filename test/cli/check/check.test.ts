import { mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { runCli } from '../support/runCli.ts';

const fixtures = 'test/cli/fixtures';

interface Found {
  readonly rule: string;
  readonly file: string;
  readonly severity: string;
  readonly apiServer?: string;
  readonly range: { readonly start: { readonly line: number; readonly character: number } };
}

async function checkJson(cwd: string, ...words: readonly string[]) {
  const outcome = await runCli(cwd, ['check', ...words, '--format', 'json']);
  const report: { version: number; findings: readonly Found[]; files: number } = JSON.parse(outcome.out);
  return { ...outcome, ...report };
}

describe('policy-lens check', () => {
  it('reports with the names of files from the current directory, lines from zero', async () => {
    const { code, version, findings, files, error } = await checkJson(fixtures, 'shop', 'broken');
    expect({ code, version, files, error }).toEqual({ code: 1, version: 1, files: 5, error: '' });
    expect(findings.map(({ file, severity }) => `${file} ${severity}`)).toEqual([
      'broken/policy.yaml error',
      'shop/policies/web.json info',
    ]);
    expect(findings[0]).toMatchObject({
      rule: 'api-server-refuses',
      apiServer: 'spec.ingress[0].ports[0].port: Invalid value: 0: must be between 1 and 65535, inclusive',
      range: { start: { line: 9, character: 16 }, end: { line: 9, character: 17 } },
    });
    expect(findings[1]).not.toHaveProperty('apiServer');
  });

  it('gives the same report whatever the order of the paths, and names a file once', async () => {
    const { out } = await runCli(fixtures, ['check', 'broken', 'shop']);
    expect(
      (await runCli(fixtures, ['check', 'shop', 'broken', 'shop/policies', 'broken/policy.yaml'])).out,
    ).toBe(out);
  });

  it.each([
    [['shop'], 0],
    [['shop', '--fail-on', 'warning'], 0],
    [['shop', '--fail-on', 'info'], 1],
    [['shop', '--fail-on', 'hint'], 1],
    [['broken'], 1],
    [['broken', '--fail-on', 'never'], 0],
    [['broken', '--kubernetes-version', '1.30'], 1],
  ])('%j ends with %i', async (words, code) => {
    expect((await runCli(fixtures, ['check', ...words])).code).toBe(code);
  });

  it('takes the Kubernetes version', async () => {
    const cwd = folderOf({
      'a.yaml':
        'apiVersion: networking.k8s.io/v1\nkind: NetworkPolicy\nmetadata: { name: a }\n' +
        'spec: { podSelector: {}, ingress: [{ from: [{ ipBlock: { cidr: 10.0.0.1/8 } }] }] }\n',
    });
    const rules = async (version: string) =>
      (await checkJson(cwd, '.', '--kubernetes-version', version)).findings.map(({ rule }) => rule);
    expect(await rules('1.32')).toEqual([]);
    expect(await rules('1.35')).toEqual(['api-server-warns']);
    expect(await rules('1.36')).toEqual(['api-server-refuses']);
  });

  it('takes where profiles are used, and tells what means something else elsewhere', async () => {
    const mount = '{"names": ["mount"], "action": "SCMP_ACT_ALLOW", "includes": {"caps": ["CAP_SYS_ADMIN"]}}';
    const cwd = folderOf({
      'a.json': `{"defaultAction": "SCMP_ACT_ERRNO", "defaultErrnoRet": 38, "syscalls": [${mount}]}`,
    });
    const differing = async (...presets: readonly string[]) => {
      const words = presets.flatMap((preset) => ['--seccomp-target', preset]);
      const { findings } = await checkJson(cwd, '.', ...words);
      return findings.filter(({ rule }) => rule === 'seccomp-targets-differ').length;
    };
    expect(await differing('docker-29')).toBe(0);
    expect(await differing('docker-29', 'kubernetes-containerd-2.2')).toBe(1);
    expect(await differing('docker-29', 'kubernetes-containerd-2.2', 'kubernetes-containerd-2.0')).toBe(2);
    expect((await runCli(cwd, ['check', '.', '--seccomp-target', 'docker'])).error).toContain('docker-29');
  });

  it('writes to a file, and nothing to standard output', async () => {
    const cwd = folderOf({ 'a.yaml': broken });
    const outcome = await runCli(cwd, ['check', '.', '--output', 'report.txt'], true);
    expect(outcome).toEqual({ code: 1, out: '', error: '' });
    expect(readFileSync(join(cwd, 'report.txt'), 'utf8')).toContain('a.yaml:8:31: error: ');
  });

  it('is coloured where the terminal is', async () => {
    expect((await runCli(fixtures, ['check', 'broken'], true)).out).toContain('\u001b[31merror\u001b[39m');
    expect((await runCli(fixtures, ['check', 'broken'])).out).not.toContain('\u001b');
  });
});

describe('what can’t be done ends with 2 and a reason', () => {
  it.each([
    [['check'], "policy-lens: missing required argument 'path'\n"],
    [['check', 'gone'], 'policy-lens: gone can’t be read: there is no such file or directory.\n'],
    [['check', 'shop', '--format', 'yaml'], 'Allowed choices are text, json, sarif, junit, github.'],
    [['check', 'shop', '--fail-on', 'fatal'], 'Allowed choices are error, warning, info, hint, never.'],
    [['check', 'shop', '--kubernetes-version', '1.2'], 'Known versions: 1.30, 1.31,'],
    [['check', 'shop', '--large-file-limit', '0'], 'Write a number of megabytes above zero.'],
    [['check', 'shop', '--loud'], "policy-lens: unknown option '--loud'"],
    [
      ['check', 'shop', '--config', 'gone.yaml'],
      'The configuration gone.yaml can’t be read: there is no such file',
    ],
    [
      ['check', 'shop', '--output', 'gone/report'],
      'The report can’t be written to gone/report: there is no such file',
    ],
    [['check', 'shop', '--output', '.'], 'The report can’t be written to .: it is a directory.'],
    [['frobnicate'], "policy-lens: unknown command 'frobnicate'"],
    [[], 'Usage: policy-lens'],
    [['explain-rule', 'selector-matches-nothin'], 'Did you mean selector-matches-nothing?'],
    [['explain-rule', 'zzz'], 'There is no rule zzz. “policy-lens rules” lists them.'],
    [['lsp'], "policy-lens: required option '--stdio' not specified"],
  ])('%j', async (words, message) => {
    const { code, out, error } = await runCli(fixtures, words);
    expect(error).toContain(message);
    expect({ code, out }).toEqual({ code: 2, out: '' });
  });
});

const policy = (rule: string) =>
  `apiVersion: networking.k8s.io/v1\nkind: NetworkPolicy\nmetadata:\n  name: a\n  namespace: shop\nspec:\n  podSelector: {}\n  ${rule}\n`;
const broken = policy('ingress: [{ ports: [{ port: 0 }] }]');
const folders: string[] = [];
afterAll(() => {
  for (const folder of folders) rmSync(folder, { recursive: true, force: true });
});

/** A folder with some files, outside any repository. */
function folderOf(files: Readonly<Record<string, string | Buffer>>): string {
  const folder = mkdtempSync(join(tmpdir(), 'policy-lens-'));
  folders.push(folder);
  for (const [name, content] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, name)), { recursive: true });
    writeFileSync(join(folder, name), content);
  }
  return folder;
}

describe('the files that are read', () => {
  const filesFound = async (cwd: string, ...words: readonly string[]) => {
    const { findings } = await checkJson(cwd, ...words);
    return [...new Set(findings.map(({ file }) => file))];
  };

  it('are manifests by their names, in all directories but those that are left out', async () => {
    const cwd = folderOf({
      'a.yaml': broken,
      'b.yml': broken,
      'c.YAML': broken,
      'd.txt': broken,
      '.hidden/e.yaml': broken,
      'node_modules/f.yaml': broken,
      '.git/g.yaml': broken,
    });
    expect(await filesFound(cwd, '.')).toEqual(['.hidden/e.yaml', 'a.yaml', 'b.yml', 'c.YAML']);
    expect(await filesFound(cwd, 'd.txt', 'node_modules')).toEqual(['d.txt', 'node_modules/f.yaml']);
  });

  it('are not those that .gitignore leaves out, except where they are named', async () => {
    const cwd = folderOf({
      '.git/HEAD': '',
      '.gitignore': 'rendered/\n',
      'deploy/.gitignore': '*.local.yaml\n',
      'deploy/a.yaml': broken,
      'deploy/b.local.yaml': broken,
      'deploy/rendered/c.yaml': broken,
      'rendered/deep/d.yaml': broken,
    });
    expect(await filesFound(cwd, '.')).toEqual(['deploy/a.yaml']);
    expect(await filesFound(join(cwd, 'deploy'), '.')).toEqual(['a.yaml']);
    expect(await filesFound(cwd, 'deploy/b.local.yaml')).toEqual(['deploy/b.local.yaml']);
    expect(await filesFound(cwd, 'rendered/deep')).toEqual(['rendered/deep/d.yaml']);
    expect(await filesFound(join(cwd, 'rendered'), '..')).toEqual(['../deploy/a.yaml']);
  });

  it('may begin with a byte order mark', async () => {
    const { findings } = await checkJson(folderOf({ 'a.yaml': `\uFEFF${broken}` }), '.');
    expect(findings).toMatchObject([{ range: { start: { line: 7, character: 30 } } }]);
  });

  describe('unless they can’t be', () => {
    let cwd: string;
    beforeAll(() => {
      cwd = folderOf({
        'good.yaml': broken,
        'binary.yaml': Buffer.from([0x61, 0, 0x62]),
        'large.yaml': `# ${'x'.repeat(6_000_000)}`,
        'closed.yaml': broken,
        'closed/a.yaml': broken,
      });
      symlinkSync('loop.yaml', join(cwd, 'loop.yaml'));
      symlinkSync('gone.yaml', join(cwd, 'dangling.yaml'));
      symlinkSync('..', join(cwd, 'closed/up.yaml'));
      symlinkSync('good.yaml', join(cwd, 'link.yaml'));
    });

    it('and then the others are; it is said on standard error, and does not change the exit code', async () => {
      const { code, error, findings } = await checkJson(cwd, '.', '--fail-on', 'never');
      expect(error.split('\n')).toEqual([
        'policy-lens: binary.yaml was not read: it is binary.',
        'policy-lens: large.yaml was not read: it has 6.0 MB, and the limit is 5.0 MB (--large-file-limit).',
        'policy-lens: loop.yaml was not read: its symbolic links lead in a circle.',
        '',
      ]);
      expect(findings.map(({ file }) => file)).toEqual([
        'closed.yaml',
        'closed/a.yaml',
        'good.yaml',
        'link.yaml',
      ]);
      expect(code).toBe(0);
    });

    it('or because they are too large, for a limit that can be set', async () => {
      const { error } = await checkJson(cwd, 'large.yaml', '--large-file-limit', '6.5');
      expect(error).toBe('');
      const { code } = await checkJson(cwd, 'large.yaml', '--large-file-limit', '5.5');
      expect(code).toBe(2);
    });

    it('or because they are filters of another sort, which only look like profiles', async () => {
      const filters = folderOf({
        'firecracker.json': '{"vmm": {"mismatch_action": "trap", "match_action": "allow", "filter": []}}',
        'lxc.yaml': '2\nallowlist\n[all]\nread\n',
        'shop.yaml': '[Service]\nSystemCallFilter=@system-service\n',
        'other.json': '{"main": {"filter": []}}',
      });
      const { code, error, findings } = await checkJson(filters, 'firecracker.json', 'lxc.yaml', '.');
      expect(error.split('\n')).toEqual([
        'policy-lens: firecracker.json was not read: it looks like a filter for seccompiler (rust-vmm, Firecracker), and such are not read.',
        'policy-lens: lxc.yaml was not read: it looks like a seccomp policy of LXC, and such are not read.',
        'policy-lens: shop.yaml was not read: it looks like a filter of systemd, and such are not read.',
        '',
      ]);
      expect(findings).toEqual([]);
      expect(code).toBe(0);
    });

    it('but a file that is named must be readable: the exit code is 2, after the report on the others', async () => {
      const { code, error, findings } = await checkJson(cwd, 'good.yaml', 'binary.yaml');
      expect(error).toBe('policy-lens: binary.yaml was not read: it is binary.\n');
      expect(findings).toHaveLength(1);
      expect(code).toBe(2);
    });
  });
});

describe('the configuration', () => {
  const files = {
    'policies/a.yaml': broken,
    'workloads/web.yaml':
      'apiVersion: v1\nkind: Pod\nmetadata: { name: web, namespace: shop, labels: { app: web } }\n',
  };
  const off = 'rules:\n  api-server-refuses: off\n';
  const severitiesOf = async (cwd: string, ...words: readonly string[]) =>
    (await checkJson(cwd, ...words)).findings.map(({ rule, severity }) => `${rule} ${severity}`);

  it('is the nearest up to the root of the repository', async () => {
    const cwd = folderOf({ ...files, '.policy-lens.yaml': off });
    expect(await severitiesOf(cwd, '.')).toEqual([]);
    expect(await severitiesOf(cwd, 'policies')).toEqual([]);
    expect(await severitiesOf(cwd, 'policies/a.yaml')).toEqual([]);
    expect(await severitiesOf(join(cwd, 'policies'), '.')).toEqual([]);
    mkdirSync(join(cwd, 'policies/.git'));
    expect(await severitiesOf(cwd, 'policies')).toEqual(['api-server-refuses error']);
  });

  it('is not used with --config none', async () => {
    const cwd = folderOf({ ...files, '.policy-lens.yaml': off });
    expect(await severitiesOf(cwd, '.', '--config', 'none')).toEqual(['api-server-refuses error']);
  });

  it('is one for all with --config FILE', async () => {
    const cwd = folderOf({
      ...files,
      '.policy-lens.yaml': off,
      'ci/strict.yaml': 'rules:\n  api-server-refuses: hint\n',
      'ci/ignore.yaml': 'ignore:\n  - { path: policies/**, rule: api-server-refuses, reason: a test }\n',
    });
    expect(await severitiesOf(cwd, 'policies', '--config', 'ci/strict.yaml')).toEqual([
      'api-server-refuses hint',
    ]);
    expect(await severitiesOf(cwd, 'policies', '--config', 'ci/ignore.yaml')).toEqual([]);
    expect(await severitiesOf(join(cwd, 'ci'), '../policies', '--config', 'ignore.yaml')).toEqual([]);
  });

  describe('whose entries under ignore: are of no use', () => {
    const entry = (path: string, rule: string) => `  - { path: ${path}, rule: ${rule}, reason: a test }\n`;
    const used = entry('policies/**', 'api-server-refuses');
    const unused = entry('policies/**', 'selector-matches-nothing');
    const nowhere = entry('gone/**', 'api-server-refuses');
    const reported = async (cwd: string, ...words: readonly string[]) =>
      (await checkJson(cwd, ...words)).findings.map(
        ({ rule, file, range }) => `${rule} ${file} ${range.start.line}`,
      );

    it('is told so where all of its files are checked', async () => {
      const cwd = folderOf({ ...files, '.policy-lens.yaml': `ignore:\n${used}${unused}${nowhere}` });
      expect(await reported(cwd, '.')).toEqual([
        'unused-suppression .policy-lens.yaml 2',
        'unused-suppression .policy-lens.yaml 3',
      ]);
      expect(await reported(cwd, 'policies')).toEqual([]);
    });

    it('is not where a file could not be read or decoded, whose findings nobody knows', async () => {
      const cwd = folderOf({ ...files, '.policy-lens.yaml': `ignore:\n${used}${unused}` });
      writeFileSync(join(cwd, 'policies/a.yaml'), policy('podSelector: [5'));
      expect((await reported(cwd, '.')).filter((text) => text.startsWith('unused'))).toEqual([]);
      const other = folderOf({ ...files, '.policy-lens.yaml': `ignore:\n${used}${unused}` });
      writeFileSync(join(other, 'policies/binary.yaml'), 'a\0b');
      expect(await reported(other, '.')).toEqual([]);
    });

    it('is told of a rule that does not exist by the rule for the configuration alone', async () => {
      const cwd = folderOf({
        ...files,
        '.policy-lens.yaml': `ignore:\n${used}${entry('gone', 'no-such-rule')}`,
      });
      expect(await reported(cwd, '.')).toEqual(['configuration .policy-lens.yaml 2']);
    });

    it('is not told so where the rule is off', async () => {
      const text = `rules: { unused-suppression: off }\nignore:\n${used}${unused}`;
      expect(await reported(folderOf({ ...files, '.policy-lens.yaml': text }), '.')).toEqual([]);
    });
  });

  it('is reported on under its own name', async () => {
    const cwd = folderOf({ ...files, 'ci/wrong.yaml': 'rulez: {}\n' });
    const { findings } = await checkJson(cwd, 'workloads', '--config', 'ci/wrong.yaml');
    expect(findings.map(({ rule, file }) => `${rule} ${file}`)).toEqual(['configuration ci/wrong.yaml']);
  });

  it('tells environments apart', async () => {
    const typo = policy('ingress: [{ from: [{ podSelector: { matchLabels: { app: wbe } } }] }]');
    const cwd = folderOf({ ...files, 'policies/a.yaml': typo });
    expect(await severitiesOf(cwd, '.')).toEqual(['selector-matches-nothing warning']);
    const environments =
      'environments:\n  - { name: a, files: [policies/**] }\n  - { name: b, files: [workloads/**] }\n';
    writeFileSync(join(cwd, '.policy-lens.yaml'), environments);
    expect(await severitiesOf(cwd, '.')).toEqual([]);
  });
});
