import { kubernetesVersions } from '../../server/src/kubernetes/version.ts';
import { pluginIds } from '../../server/src/network/plugins/known.ts';
import { presetIds } from '../../server/src/seccomp/targets/presets.ts';
import type { Random } from '../support/random.ts';
import { applyEdit, type Event, type Outside, type TextEdit } from './outside.ts';
import { configurations, fragments, gitignores, root } from './texts.ts';

const configuration = `${root}/.policy-lens.yaml`;
const inner = `${root}/checkout`;
const other = 'file:///other';

/** The folders that an editor may have open: also one in another, in either order, and none. */
const folderSets: readonly (readonly string[])[] = [
  [root],
  [root, inner],
  [inner, root],
  [inner],
  [root, other],
  [],
];

/** What there was in the beginning, by URI. */
type Files = ReadonlyMap<string, string>;

/** One thing that happens, as often as it does while people work; what can't happen now is left out. */
export function randomEvent(random: Random, outside: Outside, files: Files): Event {
  const uris = [...files.keys()];
  const roll = random.below(100);
  const open = [...outside.open.keys()];
  const [uri, anyOpen] = [random.pick(uris), open.length === 0 ? undefined : random.pick(open)];
  if (roll < 52 && anyOpen !== undefined)
    return edit(random, anyOpen, outside.open.get(anyOpen) ?? '', files);
  if (roll < 55 && open.length > 1 && anyOpen !== undefined) return { kind: 'close', uri: anyOpen };
  if (roll < 66 && !outside.open.has(uri)) return { kind: 'open', uri };
  if (roll < 76) return { kind: 'write', files: [[uri, written(random, outside, uri, files)]] };
  if (roll < 78) return { kind: 'write', files: [[uri, undefined]] };
  if (roll < 79) return { kind: 'write', files: uris.map((each) => [each, files.get(each)]) };
  if (roll < 86) return configured(random, outside);
  if (roll < 88) {
    const text = random.chance(0.5) ? undefined : random.pick(gitignores);
    return { kind: 'write', files: [[`${random.pick([root, inner])}/.gitignore`, text]] };
  }
  if (roll < 90) {
    const [from, to] = random.pick([
      [`${root}/shop`, `${root}/store`],
      [`${root}/store`, `${root}/shop`],
      [inner, undefined],
      [`${root}/shop`, undefined],
      [other, `${root}/other`],
    ]);
    return { kind: 'folder', from: from ?? '', to };
  }
  if (roll < 93) return { kind: 'settings', settings: randomSettings(random) };
  if (roll < 95) return { kind: 'folders', folders: random.pick(folderSets) };
  const lines = (outside.open.get(uri) ?? outside.disk.get(uri) ?? '').split('\n').length;
  return { kind: 'panel', id: random.pick(['left', 'right']), place: { uri, line: random.below(lines) } };
}

function edit(random: Random, uri: string, text: string, files: Files): Event {
  // Now and then all is as it was in the beginning: random text alone would soon mean nothing to anyone.
  if (random.chance(0.06)) {
    const edits = [{ offset: 0, length: text.length, text: files.get(uri) ?? '' }];
    return { kind: 'edit', uri, edits, whole: random.chance(0.5) };
  }
  const first = randomEdit(random, text, files);
  const edits = random.chance(0.2) ? [first, randomEdit(random, applyEdit(text, first), files)] : [first];
  return { kind: 'edit', uri, edits, whole: random.chance(0.1) };
}

/** One change of a text as people make it: a character, a word, a line, a block; in the first line as often as elsewhere. */
function randomEdit(random: Random, text: string, files: Files): TextEdit {
  const offset = random.below(random.chance(0.1) ? 20 : text.length + 1);
  const roll = random.below(20);
  if (roll < 5) return { offset, length: 0, text: random.pick(fragments) };
  if (roll < 7) return { offset, length: Math.min(text.length - offset, 1 + random.below(12)), text: '' };
  if (roll < 13) return replaceWord(random, text);
  const starts = [0, ...[...text.matchAll(/\n/g)].map(({ index }) => index + 1)];
  const line = random.below(starts.length);
  const lineOf = (index: number): string => text.slice(starts[index], starts[index + 1] ?? text.length);
  const start = starts[line] ?? 0;
  if (roll < 15) {
    const end = starts[line + 1 + random.below(3)] ?? text.length;
    return { offset: start, length: end - start, text: '' };
  }
  if (roll < 18) return { offset: start, length: 0, text: lineOf(random.below(starts.length)) };
  // A whole document, pasted.
  return { offset: start, length: 0, text: `---\n${files.get(random.pick([...files.keys()])) ?? ''}---\n` };
}

/** Words that stand for one another, by their sort. */
const words: ReadonlyMap<string, string> = new Map(
  [
    ['web', 'api', 'pay', 'wbe', 'nothing'],
    ['shop', 'checkout', 'many', 'other'],
    ['8080', '8081', '9090', '443', '80', 'http', 'https'],
    ['TCP', 'UDP', 'tcp'],
    ['DeploymentList', 'StatefulSetList'],
    ['Ingress', 'Egress'],
    ['true', 'false'],
  ].flatMap((sort) => sort.map((word) => [word, sort.join()] as const)),
);

/** Changes what a text means and leaves it whole: a name, a label, a port. */
function replaceWord(random: Random, text: string): TextEdit {
  const places = new Map<string, RegExpExecArray[]>();
  // What stands at the top, such as the kind of a list, decides on most of the rest.
  const part = random.chance(0.3) ? text.slice(0, 80) : text;
  for (const match of part.matchAll(/\w+/g)) {
    if (words.has(match[0])) places.set(match[0], [...(places.get(match[0]) ?? []), match]);
  }
  if (places.size === 0) return { offset: text.length, length: 0, text: '# end\n' };
  const word = random.pick([...places.keys()]);
  const alike = [...words].filter(([, sort]) => sort === words.get(word)).map(([other]) => other);
  return { offset: random.pick(places.get(word) ?? []).index, length: word.length, text: random.pick(alike) };
}

function written(random: Random, outside: Outside, uri: string, files: Files): string {
  const text = outside.disk.get(uri) ?? files.get(uri) ?? '';
  return random.chance(0.3) ? (files.get(uri) ?? '') : applyEdit(text, randomEdit(random, text, files));
}

function configured(random: Random, outside: Outside): Event {
  const before = outside.open.get(configuration);
  const now = before ?? outside.disk.get(configuration) ?? '';
  const isToggled = random.chance(0.5) && /\b(?:true|false)\b/.test(now);
  const text = isToggled
    ? now.replace(/\b(?:true|false)\b/, (word) => (word === 'true' ? 'false' : 'true'))
    : random.pick(configurations);
  if (before === undefined) return { kind: 'write', files: [[configuration, text]] };
  return {
    kind: 'edit',
    uri: configuration,
    edits: [{ offset: 0, length: before.length, text }],
    whole: true,
  };
}

function randomSettings(random: Random): Outside['settings'] {
  const severity = random.pick(['error', 'warning', 'hint', 'off']);
  return {
    policyLens: {
      kubernetesVersion: random.pick(kubernetesVersions),
      rules: random.chance(0.5) ? {} : { 'selector-matches-nothing': severity },
      networkPlugin: random.pick(pluginIds),
      seccomp: random.chance(0.5)
        ? {}
        : { target: random.pick(presetIds), otherTargets: [random.pick(presetIds)] },
      reportOn: random.pick(['openFiles', 'workspace']),
      // In megabytes; now and then some of the files are too large.
      largeFileLimit: random.chance(0.8) ? 5 : 0.0012,
    },
    'files.exclude': random.chance(0.7) ? {} : { '**/pay.yaml': true, '': true, '!x': true },
  };
}
