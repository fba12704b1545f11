import { parseAllDocuments } from 'yaml';
import type { Random } from './random.ts';
import type { SlowManifest } from './slowReachability.ts';

/** How objects are written in a file. */
export type FileForm = 'documents' | 'list' | 'json';

export const fileForms: readonly FileForm[] = ['documents', 'list', 'json'];

/** Manifests as a file, some of its YAML with comments. */
export function fileText(random: Random, form: FileForm, manifests: readonly SlowManifest[]): string {
  const list = { apiVersion: 'v1', kind: 'List', items: manifests };
  if (form === 'json') return `${JSON.stringify(list, undefined, random.chance(0.5) ? 2 : undefined)}\n`;
  if (form === 'list') return `${lines(random, list, '')}\n`;
  return manifests.map((manifest) => `${lines(random, manifest, '')}\n`).join('---\n');
}

/** YAML of lines; now and then a part of it in brackets, and a comment above or behind. */
function lines(random: Random, value: unknown, indentation: string): string {
  if (typeof value !== 'object' || value === null) return JSON.stringify(value);
  if (Object.keys(value).length === 0 || random.chance(0.1)) return JSON.stringify(value);
  const inner = `${indentation}  `;
  const parts = Array.isArray(value)
    ? value.map((item: unknown) => `- ${lines(random, item, inner)}`)
    : Object.entries(value).map(([key, own]: [string, unknown]) => {
        const isBelow = typeof own === 'object' && own !== null && Object.keys(own).length > 0;
        const text = lines(random, own, inner);
        const isInLines = isBelow && !/^[[{]/.test(text);
        // Kubernetes reads `y` without quotes as a boolean.
        return `${key === 'y' ? '"y"' : key}:${isInLines ? `\n${inner}` : ' '}${text}`;
      });
  const remark = (): string => `# ${random.below(1_000_000)}`;
  return parts
    .map((part, index) => {
      const behind = random.chance(0.03) && !part.includes('\n') ? ` ${remark()}` : '';
      const above = index > 0 && random.chance(0.03) ? `${remark()}\n${indentation}` : '';
      return above + part + behind;
    })
    .join(`\n${indentation}`);
}

/** The objects of a file as a YAML library reads them that has nothing to do with ours. */
export function manifestsOfText(text: string): readonly SlowManifest[] {
  return parseAllDocuments(text, { uniqueKeys: true }).flatMap((document) => {
    if (document.errors.length > 0) throw document.errors[0];
    const object: unknown = document.toJS();
    const items = (object as { items?: readonly SlowManifest[] }).items;
    return items ?? [object as SlowManifest];
  });
}
