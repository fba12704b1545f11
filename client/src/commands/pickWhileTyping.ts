import { type QuickPickItem, window } from 'vscode';

interface Picker<Item extends QuickPickItem, Value> {
  readonly title: string;
  readonly placeholder: string;
  /** What fits what is typed so far. */
  readonly itemsFor: (text: string) => Promise<readonly Item[]>;
  /** What an item stands for; undefined for one that can't be taken. */
  readonly taken: (item: Item) => Value | undefined;
}

/** A quick pick whose items someone else looks up with each key. @returns undefined where it is left */
export function pickWhileTyping<Item extends QuickPickItem, Value>({
  title,
  placeholder,
  itemsFor,
  taken,
}: Picker<Item, Value>): Promise<Value | undefined> {
  const pick = window.createQuickPick<Item>();
  pick.title = title;
  pick.placeholder = placeholder;
  let turn = 0;
  const look = async (text: string): Promise<void> => {
    turn++;
    const own = turn;
    pick.busy = true;
    const items = await itemsFor(text);
    if (own !== turn) return;
    pick.items = items;
    pick.busy = false;
  };
  return new Promise((resolve) => {
    pick.onDidChangeValue((text) => void look(text));
    pick.onDidAccept(() => {
      const [item] = pick.selectedItems;
      const value = item && taken(item);
      if (value === undefined) return;
      resolve(value);
      pick.hide();
    });
    pick.onDidHide(() => {
      resolve(undefined);
      pick.dispose();
    });
    void look('');
    pick.show();
  });
}
