import { t } from '@vscode/l10n';
import type { Phrase, PhrasePart, SourceLink } from '../../../server/src/protocol/preview.ts';
import { send } from '../host.ts';

interface LinkProps {
  readonly link: SourceLink;
  /** Whether the Tab key stops here; in a lane only the links of the line that has the keyboard are stops. */
  readonly reachable?: boolean;
}

/** A place in a file. A button, since a webview has no pages to go to: the editor beside it opens the line. */
export function Link({ link, reachable = true }: LinkProps) {
  return (
    <button
      type="button"
      class="link"
      tabIndex={reachable ? 0 : -1}
      title={t('Open {0}', link.text)}
      onClick={(event) => {
        event.stopPropagation();
        send({ type: 'open', link });
      }}
    >
      {link.text}
    </button>
  );
}

interface SentenceProps {
  readonly phrase: Phrase;
  readonly reachable?: boolean;
}

function isLink(part: PhrasePart | undefined): boolean {
  return typeof part === 'object' && 'link' in part;
}

/** A sentence with its links; a bracket before a link never stays behind at the end of a line. */
export function Sentence({ phrase, reachable = true }: SentenceProps) {
  return (
    <>
      {phrase.map((part, index) => {
        const next = phrase[index + 1];
        if (typeof part === 'string') return isLink(next) && part.endsWith('(') ? part.slice(0, -1) : part;
        if ('strong' in part) return <strong key={index}>{part.strong}</strong>;
        const link = <Link key={index} link={part.link} reachable={reachable} />;
        const before = phrase[index - 1];
        if (typeof before !== 'string' || !before.endsWith('(')) return link;
        return (
          <span key={index} class="together">
            ({link}
          </span>
        );
      })}
    </>
  );
}
