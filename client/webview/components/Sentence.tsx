import { t } from '@vscode/l10n';
import type { Phrase, PhrasePart, SourceLink } from '../../../server/src/protocol/preview.ts';
import { send } from '../host.ts';
import { memo } from './memo.ts';

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

/** What stays with the link behind it or before it, where a line ends. */
const opening = /\($/;
const closing = /^[).,;:]+/;

/** A sentence with its links; brackets and stops never stay behind at the end or the beginning of a line. */
export const Sentence = memo(({ phrase, reachable = true }: SentenceProps) => {
  const taken = (index: number, pattern: RegExp): string => {
    const part = phrase[index];
    return typeof part === 'string' ? (pattern.exec(part)?.[0] ?? '') : '';
  };
  return (
    <>
      {phrase.map((part, index) => {
        if (typeof part === 'string') {
          const rest = isLink(phrase[index - 1]) ? part.replace(closing, '') : part;
          return isLink(phrase[index + 1]) ? rest.replace(opening, '') : rest;
        }
        if ('strong' in part) return <strong key={index}>{part.strong}</strong>;
        const link = <Link key={index} link={part.link} reachable={reachable} />;
        const [before, after] = [taken(index - 1, opening), taken(index + 1, closing)];
        if (before === '' && after === '') return link;
        return (
          <span key={index} class="together">
            {before}
            {link}
            {after}
          </span>
        );
      })}
    </>
  );
});
