import { bullets, code, plain } from '../../hover/markdown.ts';
import type { TextOnColumns } from '../arguments/byText.ts';
import { columnNames } from '../hover/words.ts';

/** What a hint says of something that may differ by architecture: that of the first, which is named then. */
export function hintWords(
  texts: readonly TextOnColumns[],
): { readonly text: string; readonly tooltip: string | undefined } | undefined {
  const [first] = texts;
  if (first === undefined || first.text === '') return undefined;
  const short = shortened(first.text);
  if (texts.length > 1) {
    const all = texts.map(
      ({ text, columns }) => `${columnNames(columns)}: ${text === '' ? 'nothing' : code(text)}`,
    );
    return { text: `${short} on ${first.columns[0] ?? ''}`, tooltip: bullets(all) };
  }
  return { text: short, tooltip: short === first.text ? undefined : plain(first.text) };
}

/** Names that begin alike, with their beginning once: `CLONE_NEW{NS,UTS,IPC}`, since editors cut hints that are long. */
function shortened(text: string): string {
  const [, lead = '', rest = ''] = /^(all but )?(.*)$/.exec(text) ?? [];
  const names = rest.split(' | ');
  const common = commonStart(names);
  if (names.length < fewNames || common.length < shortStart || names.some((name) => name === common))
    return text;
  return `${lead}${common}{${names.map((name) => name.slice(common.length)).join(',')}}`;
}

const fewNames = 3;
const shortStart = 3;

function commonStart([first = '', ...others]: readonly string[]): string {
  let length = first.length;
  for (const other of others) {
    while (!other.startsWith(first.slice(0, length))) length--;
  }
  return first.slice(0, length);
}
