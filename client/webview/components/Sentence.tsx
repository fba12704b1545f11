import type { Phrase, SourceLink } from '../../../server/src/protocol/preview.ts';
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
      title={`Open ${link.text}`}
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

export function Sentence({ phrase, reachable = true }: SentenceProps) {
  return (
    <>
      {phrase.map((part, index) => {
        if (typeof part === 'string') return part;
        if ('strong' in part) return <strong key={index}>{part.strong}</strong>;
        return <Link key={index} link={part.link} reachable={reachable} />;
      })}
    </>
  );
}
