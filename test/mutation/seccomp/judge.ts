import { checkFiles } from '../../../server/src/cli/check/checkFiles.ts';
import type { ReportedFinding } from '../../../server/src/rules/finding.ts';
import type { Random } from '../../support/random.ts';
import { applyEdit, type Edit, lineOfMistake } from '../edits.ts';
import { objectsIn, type Site } from '../sites.ts';
import type { ProfileMistake } from './plants.ts';

/** A text with profiles, of which nothing is reported or what is reported is known. */
export interface ProfileFile {
  readonly name: string;
  readonly text: string;
}

interface Planted {
  readonly file: ProfileFile;
  readonly edit: Edit;
  readonly line: number;
}

/** @param mistake of which the file has none yet, or one */
function found({ name, text }: ProfileFile, mistake: ProfileMistake): readonly ReportedFinding[] {
  const { rule, targets = [], isAskedFor = false } = mistake;
  const files = new Map([[`file:///w/${encodeURI(name)}`, text]]);
  const rules = isAskedFor ? `\nrules: { ${rule}: info }\n` : '';
  if (targets.length > 0 || isAskedFor) {
    const runtimes = targets.map((target) => `{ preset: ${target} }`);
    files.set(
      'file:///w/.policy-lens.yaml',
      `environments: [{ name: w, runtimes: [${runtimes.join(', ')}] }]${rules}`,
    );
  }
  return checkFiles(files);
}

/** Plants a mistake at sites of chance, once in a file, in so many files as there are or as are asked for. */
export function plantIn(
  mistake: ProfileMistake,
  files: readonly ProfileFile[],
  count: number,
  random: Random,
): readonly Planted[] {
  const planted: Planted[] = [];
  for (const file of files) {
    if (planted.length >= count) break;
    const sites = objectsIn(file.text)
      .flatMap((object) =>
        object.sites.map((site) => ({ ...site, isObject: object.apiVersion !== 'undefined' })),
      )
      .filter((site) => isFor(mistake, file, site.isObject))
      .filter(({ pattern }) => mistake.at.test(pattern.replace(/^(?:spec|linux\.seccomp)\./, '')));
    for (let attempt = 0; attempt < 300 && sites.length > 0; attempt++) {
      const site: Site = random.pick(sites);
      const edit = mistake.plant(site, file.text);
      if (edit === undefined || applyEdit(file.text, edit) === file.text) continue;
      planted.push({ file, edit, line: lineOfMistake(file.text, edit) });
      break;
    }
  }
  return planted;
}

function isFor({ files }: ProfileMistake, { name }: ProfileFile, isObject: boolean): boolean {
  if (files === undefined) return true;
  if (files === 'json') return name.endsWith('.json') && !isObject;
  return files === 'objects' ? isObject : !isObject;
}

/** They tell what becomes of the profile as a whole, which every rule that is taken away or added may change. */
const followUps: ReadonlySet<string> = new Set([
  'seccomp-dead-rule',
  'seccomp-older-form',
  'seccomp-runtime-calls',
]);

/** What is wrong with what is reported of a planted mistake; empty where it is found and nothing else. */
export function faultsOf(
  mistake: ProfileMistake,
  { file, edit, line: lineOfEdit }: Planted,
): readonly string[] {
  const { rule, alsoTrue = [], foundAt } = mistake;
  const text = applyEdit(file.text, edit);
  const line = foundAt === undefined ? lineOfEdit : lineOf(text, foundAt);
  const longer = text.length - file.text.length;
  const old = new Set(
    found(file, mistake).map(({ rule: id, message, range }) =>
      JSON.stringify([id, message, range.start + (range.start >= edit.end ? longer : 0)]),
    ),
  );
  const fresh = found({ ...file, text }, mistake)
    .filter(({ rule: id, message, range }) => !old.has(JSON.stringify([id, message, range.start])))
    .map((finding) => ({
      id: finding.rule,
      line: text.slice(0, finding.range.start).split('\n').length,
      message: finding.message,
    }));
  const isFound = fresh.some((one) => one.id === rule && one.line === line);
  const surplus = fresh.filter(
    (one) => !(one.id === rule && one.line === line) && !alsoTrue.includes(one.id) && !followUps.has(one.id),
  );
  return [
    ...(isFound ? [] : [`${file.name}:${line} is not reported by ${rule}`]),
    ...surplus.map((one) => `${file.name}:${one.line} ${one.id}: ${one.message}`),
  ];
}

/** The line, counted from one, of the first match. */
function lineOf(text: string, pattern: RegExp): number {
  return text.slice(0, text.search(pattern)).split('\n').length;
}
