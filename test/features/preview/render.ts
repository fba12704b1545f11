import type {
  Phrase,
  PreviewGroup,
  PreviewLane,
  PreviewModel,
  PreviewRow,
} from '../../../server/src/protocol/preview.ts';

/** A preview model as text, for golden files. Links stand in brackets. */
export function renderModel(model: PreviewModel): string {
  const { basis, subject, lanes, notes } = model;
  return [
    `${subject.title} | ${subject.detail} [${subject.link.text}]`,
    `${basis.what} ${basis.name}: ${basis.detail}`,
    ...subject.facts.map((fact) => `${fact.title}: ${fact.entries.map(renderPhrase).join('; ')}`),
    ...notes.map((note) => `note: ${renderPhrase(note)}`),
    ...lanes.flatMap(renderLane),
    '',
  ].join('\n');
}

function renderLane(lane: PreviewLane): readonly string[] {
  return [
    '',
    `# ${lane.title}`,
    renderPhrase(lane.summary),
    ...lane.groups.flatMap(renderGroup),
    ...(lane.rest === undefined ? [] : renderRow(lane.rest, '----')),
  ];
}

function renderGroup(group: PreviewGroup): readonly string[] {
  const detail = group.detail === '' ? '' : ` (${group.detail})`;
  return [
    `== ${group.title}${detail}${group.startsClosed ? ' closed' : ''}`,
    ...group.rows.flatMap((row) => renderRow(row, '')),
  ];
}

function renderRow(row: PreviewRow, prefix: string): readonly string[] {
  const chips = chipsOf(row);
  const head = [
    prefix,
    row.before === undefined
      ? ''
      : `${row.before.verdict.toUpperCase()} (${row.before.word}) ${chipsOf(row.before)} ->`,
    row.verdict.toUpperCase(),
    row.verdict === 'partly' ? `(${row.word})` : '',
    row.who,
    row.stoppedAt && `(stopped at the ${row.stoppedAt})`,
    row.detail && `(${row.detail})`,
    chips,
  ];
  const members = row.members.map((member) => `      ${member.text} [${member.link?.text ?? ''}]`);
  return [
    head.filter((part) => part !== '' && part !== undefined).join(' '),
    `    ${renderPhrase(row.reason)} -> ${row.decidedBy?.text ?? 'no line'}`,
    ...members,
  ];
}

export function renderPhrase(phrase: Phrase): string {
  return phrase
    .map((part) => {
      if (typeof part === 'string') return part;
      return 'strong' in part ? `*${part.strong}*` : `[${part.link.text}]`;
    })
    .join('');
}

function chipsOf({ chips }: Pick<PreviewRow, 'chips'>): string {
  return chips
    .map(({ verdict, text }) => (verdict === undefined ? `{${text}}` : `{${verdict} ${text}}`))
    .join(' ');
}
