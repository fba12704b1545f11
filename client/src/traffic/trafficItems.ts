import { l10n, ThemeColor, ThemeIcon, TreeItem, TreeItemCollapsibleState } from 'vscode';
import type {
  Phrase,
  PreviewGroup,
  PreviewLane,
  PreviewMember,
  PreviewModel,
  PreviewRow,
  SourceLink,
  Verdict,
} from '../../../server/src/protocol/preview.ts';
import type { EndOffer } from '../../../server/src/protocol/walk.ts';
import { plainText } from '../export/plainText.ts';
import { chipWords } from '../words/chipWords.ts';

/** A line of the traffic view. */
export type TrafficElement =
  | { readonly kind: 'subject'; readonly model: PreviewModel }
  | { readonly kind: 'lane'; readonly lane: PreviewLane }
  | { readonly kind: 'group'; readonly lane: PreviewLane; readonly group: PreviewGroup }
  | { readonly kind: 'row'; readonly lane: PreviewLane; readonly row: PreviewRow }
  | {
      readonly kind: 'member';
      readonly row: PreviewRow;
      readonly member: PreviewMember;
      readonly index: number;
    }
  | { readonly kind: 'note'; readonly note: Phrase; readonly index: number }
  | { readonly kind: 'namespace'; readonly name: string; readonly workloads: readonly EndOffer[] }
  | { readonly kind: 'workload'; readonly offer: EndOffer };

const { None, Collapsed, Expanded } = TreeItemCollapsibleState;

const icons: Readonly<Record<Verdict, ThemeIcon>> = {
  allowed: new ThemeIcon('check', new ThemeColor('charts.green')),
  partly: new ThemeIcon('color-mode', new ThemeColor('charts.yellow')),
  denied: new ThemeIcon('close', new ThemeColor('charts.red')),
  unknown: new ThemeIcon('question'),
};

export function itemOf(element: TrafficElement): TreeItem {
  switch (element.kind) {
    case 'subject': {
      const { subject, basis } = element.model;
      const item = linkedItem(subject.title, subject.link, 'subject');
      item.description = `${subject.detail} · ${basis.what} ${basis.name}`;
      item.tooltip = basis.detail;
      item.iconPath = new ThemeIcon('target');
      return item;
    }
    case 'lane':
      return laneItem(element.lane);
    case 'group':
      return groupItem(element.group);
    case 'row':
      return rowItem(element.lane, element.row);
    case 'member':
      return linkedItem(element.member.text, element.member.link, `${element.row.id}/${element.index}`);
    case 'note': {
      const text = plainText(element.note);
      const link = element.note.find((part) => typeof part === 'object' && 'link' in part);
      const place = typeof link === 'object' && 'link' in link ? link.link : undefined;
      const item = linkedItem(text, place, `note/${element.index}`);
      item.iconPath = new ThemeIcon('warning');
      item.tooltip = text;
      return item;
    }
    case 'namespace': {
      const item = new TreeItem(element.name, Expanded);
      item.id = `namespace/${element.name}`;
      item.iconPath = new ThemeIcon('symbol-namespace');
      return item;
    }
    case 'workload': {
      const { label, detail, place, end } = element.offer;
      const item = linkedItem(label.slice(label.indexOf('/') + 1), place, `workload/${end}`);
      item.description = detail;
      item.iconPath = new ThemeIcon('package');
      return item;
    }
  }
}

function laneItem(lane: PreviewLane): TreeItem {
  const item = new TreeItem(lane.title, Expanded);
  item.id = lane.id;
  item.tooltip = plainText(lane.summary);
  if (lane.id === 'ingress') item.iconPath = new ThemeIcon('arrow-left');
  if (lane.id === 'egress') item.iconPath = new ThemeIcon('arrow-right');
  return item;
}

function groupItem(group: PreviewGroup): TreeItem {
  const item = new TreeItem(group.title, group.startsClosed ? Collapsed : Expanded);
  item.id = `group/${group.id}`;
  item.description = group.detail;
  return item;
}

/** The verdict as icon and word, the ports, and the line that decides behind a click. */
function rowItem(lane: PreviewLane, row: PreviewRow): TreeItem {
  const ports = chipWords(row).join(', ');
  const item = new TreeItem(row.who, row.members.length === 0 ? None : Collapsed);
  item.id = `${lane.id}:${row.id}`;
  item.description = [row.word, ports, row.detail].filter((part) => part !== '').join(' · ');
  item.iconPath = icons[row.verdict];
  item.tooltip = `${row.word} · ${plainText(row.reason)}`;
  item.accessibilityInformation = { label: `${row.who}, ${item.description}, ${plainText(row.reason)}` };
  if (row.walk !== undefined) item.contextValue = 'explained';
  const place = row.decidedBy;
  if (place !== undefined) item.command = openCommand(place);
  return item;
}

function linkedItem(text: string, link: SourceLink | undefined, id: string): TreeItem {
  const item = new TreeItem(text, None);
  item.id = id;
  if (link !== undefined) item.command = openCommand(link);
  return item;
}

/** Of this view alone: it stays at what it shows while the editor goes to the line. */
export const openLineCommand = 'policyLens.openTrafficLine';

function openCommand(link: SourceLink) {
  return { title: l10n.t('Open the line'), command: openLineCommand, arguments: [link] };
}
