import type { Verdict } from '../../../server/src/protocol/preview.ts';

/** Icons of VS Code's own font; `icons.css` has their code points. */
export type IconName =
  | 'check'
  | 'close'
  | 'half'
  | 'question'
  | 'chevron'
  | 'pin'
  | 'pinned'
  | 'whole'
  | 'table'
  | 'copy'
  | 'compare'
  | 'info'
  | 'warning'
  | 'error'
  | 'arrow';

/** Decoration: what an icon says is always said in words beside it. */
export function Icon({ name }: { readonly name: IconName }) {
  return <span class={`icon icon-${name}`} aria-hidden="true" />;
}

const verdictIcons: Readonly<Record<Verdict, IconName>> = {
  allowed: 'check',
  partly: 'half',
  denied: 'close',
  unknown: 'question',
};

export function VerdictIcon({ verdict }: { readonly verdict: Verdict }) {
  return (
    <span class={`verdict-${verdict}`}>
      <Icon name={verdictIcons[verdict]} />
    </span>
  );
}
