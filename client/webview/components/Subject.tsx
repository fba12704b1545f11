import type { PreviewSubject } from '../../../server/src/protocol/preview.ts';
import { memo } from './memo.ts';
import { Link, Sentence } from './Sentence.tsx';

/** More than these get the whole width of a narrow panel. */
const fewEntries = 2;

/** What the lanes are about, with what is known of it. */
export const Subject = memo(({ subject }: { readonly subject: PreviewSubject }) => (
  <section class="subject" aria-labelledby="subject-title">
    <h2 id="subject-title">{subject.heading}</h2>{' '}
    <p>
      <strong>{subject.title}</strong> <br />
      <Link link={subject.link} />
    </p>
    <dl>
      {subject.facts.map((fact) => (
        <div key={fact.title} class={fact.entries.length > fewEntries ? 'long' : ''}>
          <dt>{fact.title}</dt>
          {fact.entries.map((entry) => (
            <dd key={JSON.stringify(entry)}>
              <Sentence phrase={entry} />
            </dd>
          ))}
        </div>
      ))}
    </dl>
  </section>
));
