import { kubernetesVersions } from '../../server/src/kubernetes/version.ts';
import type { Settings } from '../../server/src/workspace/settings.ts';
import type { Random } from '../support/random.ts';
import { fragments, startingFiles } from './texts.ts';

/** What is true of the world outside: a cold start reads it, a running server hears of its changes one by one. */
export interface Outside {
  readonly disk: ReadonlyMap<string, string>;
  readonly open: ReadonlyMap<string, string>;
  readonly settings: Settings;
}

export type Event =
  | { readonly kind: 'open'; readonly uri: string; readonly text: string }
  | { readonly kind: 'edit'; readonly uri: string; readonly text: string }
  | { readonly kind: 'close'; readonly uri: string }
  | { readonly kind: 'write'; readonly uri: string; readonly text: string }
  | { readonly kind: 'delete'; readonly uri: string }
  | { readonly kind: 'settings'; readonly settings: Settings };

const uris = [...startingFiles.keys()];

export function randomEvent(random: Random, outside: Outside): Event {
  const open = [...outside.open.keys()];
  const roll = random.below(100);
  if (roll < 70 && open.length > 0) {
    const uri = random.pick(open);
    return { kind: 'edit', uri, text: edited(random, outside.open.get(uri) ?? '') };
  }
  const uri = random.pick(uris);
  if (roll < 76 && open.length > 1) return { kind: 'close', uri: random.pick(open) };
  if (roll < 86 && !outside.open.has(uri)) return { kind: 'open', uri, text: outside.disk.get(uri) ?? '' };
  if (roll < 94)
    return {
      kind: 'write',
      uri,
      text: edited(random, outside.disk.get(uri) ?? startingFiles.get(uri) ?? ''),
    };
  if (roll < 97) return { kind: 'delete', uri };
  const severity = random.pick(['error', 'warning', 'hint', 'off'] as const);
  return {
    kind: 'settings',
    settings: {
      ...outside.settings,
      kubernetesVersion: random.pick(kubernetesVersions),
      rules: random.chance(0.5) ? {} : { 'selector-matches-nothing': severity },
    },
  };
}

/** One change of a text as people make it: a character, a word, a line, a block; now and then a return to the start. */
function edited(random: Random, text: string): string {
  const at = random.below(text.length + 1);
  const roll = random.below(20);
  if (roll === 0) return startingFiles.get(random.pick(uris)) ?? '';
  if (roll < 8) return text.slice(0, at) + random.pick(fragments) + text.slice(at);
  if (roll < 13) return text.slice(0, at) + text.slice(Math.min(text.length, at + 1 + random.below(12)));
  const lines = text.split('\n');
  const line = random.below(lines.length);
  if (roll < 16) return lines.toSpliced(line, 1 + random.below(3)).join('\n');
  return lines.toSpliced(line, 0, lines[random.below(lines.length)] ?? '').join('\n');
}

export function after(outside: Outside, event: Event): Outside {
  const disk = new Map(outside.disk);
  const open = new Map(outside.open);
  switch (event.kind) {
    case 'open':
    case 'edit':
      open.set(event.uri, event.text);
      break;
    case 'close':
      open.delete(event.uri);
      break;
    case 'write':
      disk.set(event.uri, event.text);
      break;
    case 'delete':
      disk.delete(event.uri);
      break;
    case 'settings':
      return { ...outside, settings: event.settings };
  }
  return { ...outside, disk, open };
}
