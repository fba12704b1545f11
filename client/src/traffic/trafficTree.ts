import { type Event, EventEmitter, type TreeDataProvider, type TreeItem } from 'vscode';
import { methods } from '../../../server/src/protocol/methods.ts';
import type { EndOffer } from '../../../server/src/protocol/walk.ts';
import { endsAnswer } from '../panels/walkShape.ts';
import type { PolicyServer } from '../server/policyServer.ts';
import type { TrafficFeed } from './trafficFeed.ts';
import { itemOf, type TrafficElement } from './trafficItems.ts';

/** So many workloads are listed where no object is at the cursor. */
const mostListed = 5000;

/**
 * Who can reach the object at the cursor, and whom it can reach: the panel's own rows as a native tree. Where no object
 * is at the cursor, the workloads by namespace, each of which leads to its line and so to its traffic.
 */
export class TrafficTree implements TreeDataProvider<TrafficElement> {
  readonly #changes = new EventEmitter<void>();

  constructor(
    private readonly feed: TrafficFeed,
    private readonly server: PolicyServer,
  ) {
    feed.onChange(() => this.#changes.fire());
  }

  get onDidChangeTreeData(): Event<void> {
    return this.#changes.event;
  }

  /** Which workloads there are may be otherwise by now. */
  renewWorkloads(): void {
    if (this.feed.shown.kind === 'nothing') this.#changes.fire();
  }

  getTreeItem(element: TrafficElement): TreeItem {
    return itemOf(element);
  }

  getChildren(element?: TrafficElement): Promise<TrafficElement[]> | TrafficElement[] {
    if (element === undefined) return this.#roots();
    switch (element.kind) {
      case 'lane': {
        const { lane } = element;
        const groups = lane.groups.map((group): TrafficElement => ({ kind: 'group', lane, group }));
        return lane.rest === undefined ? groups : [...groups, { kind: 'row', lane, row: lane.rest }];
      }
      case 'group':
        return element.group.rows.map((row) => ({ kind: 'row', lane: element.lane, row }));
      case 'row':
        return element.row.members.map((member, index) => ({
          kind: 'member',
          row: element.row,
          member,
          index,
        }));
      case 'namespace':
        return element.workloads.map((offer) => ({ kind: 'workload', offer }));
      default:
        return [];
    }
  }

  #roots(): Promise<TrafficElement[]> | TrafficElement[] {
    const { shown } = this.feed;
    if (shown.kind === 'nothing') return this.#workloads();
    if (shown.kind !== 'model') return [];
    const { lanes, notes } = shown.model;
    return [
      { kind: 'subject', model: shown.model },
      ...lanes.map((lane): TrafficElement => ({ kind: 'lane', lane })),
      ...notes.map((note, index): TrafficElement => ({ kind: 'note', note, index })),
    ];
  }

  async #workloads(): Promise<TrafficElement[]> {
    const answer = await this.server.request(methods.ends, { role: 'from', text: '', most: mostListed });
    if (!endsAnswer(answer)) return [];
    const byNamespace = new Map<string, EndOffer[]>();
    for (const offer of answer.offers) {
      if (offer.kind !== 'workload') continue;
      const namespace = offer.label.slice(0, offer.label.indexOf('/'));
      byNamespace.set(namespace, [...(byNamespace.get(namespace) ?? []), offer]);
    }
    return [...byNamespace].map(([name, workloads]) => ({ kind: 'namespace', name, workloads }));
  }
}
