/** Finds what can be clicked or filled in, in blocks as they are stored. */

export interface Found {
  readonly block: string;
  readonly element: Record<string, unknown>;
}

/** All elements of blocks that have an action id, wherever they stand. */
export function elementsOf(blocks: readonly Record<string, unknown>[]): Found[] {
  return blocks.flatMap((block) =>
    below(block).map((element) => ({ block: String(block.block_id), element })),
  );
}

export function actionIdsOf(blocks: readonly Record<string, unknown>[]): string[] {
  return elementsOf(blocks).map(({ element }) => String(element.action_id));
}

export interface Choice {
  /** Value of a menu's option, or part of it or of its text; of feedback buttons, `good` or `bad`. */
  readonly option?: string;
  /** Where several buttons have the same prefix: a part of the value or text of the one that is meant. */
  readonly holding?: string;
}

/** `ask` finds `ask` and `ask:2`. What is not there cannot be clicked. */
export function findElement(
  blocks: readonly Record<string, unknown>[],
  prefix: string,
  choice: Choice,
): Found {
  const found = elementsOf(blocks).filter(({ element }) => {
    const id = String(element.action_id);
    return id === prefix || id.startsWith(`${prefix}:`);
  });
  const { holding } = choice;
  const meant = holding ? found.filter(({ element }) => JSON.stringify(element).includes(holding)) : found;
  const [first] = meant;
  if (first) return first;
  const there = actionIdsOf(blocks).join(', ') || 'nothing';
  throw new Error(
    `there is no ${prefix}${holding ? ` holding ${holding}` : ''} to click; there is: ${there}`,
  );
}

/** What Slack sends of an element that was clicked. */
export function actionOf({ block, element }: Found, choice: Choice, ts: string): Record<string, unknown> {
  const { action_id, type } = element;
  const common = { action_id, block_id: block, type, action_ts: ts };
  if (element.options !== undefined || element.option_groups !== undefined) {
    return { ...common, selected_option: optionOf(element, choice.option) };
  }
  if (type === 'feedback_buttons') {
    const button = (choice.option === 'bad' ? element.negative_button : element.positive_button) as {
      text: unknown;
      value: string;
    };
    return { ...common, text: button.text, value: button.value };
  }
  return { ...common, text: element.text, ...(element.value === undefined ? {} : { value: element.value }) };
}

export function optionOf(
  element: Record<string, unknown>,
  wanted: string | undefined,
): Record<string, unknown> {
  const groups = (element.option_groups ?? []) as { options: Record<string, unknown>[] }[];
  const options = [
    ...((element.options ?? []) as Record<string, unknown>[]),
    ...groups.flatMap((group) => group.options),
  ];
  const exact = options.find((each) => each.value === wanted);
  const found =
    exact ??
    options.find((each) => wanted !== undefined && JSON.stringify(Object.values(each)).includes(wanted));
  const unescaped =
    found ?? options.find((each) => wanted !== undefined && String(each.value).includes(wanted));
  if (unescaped) return unescaped;
  throw new Error(`there is no option ${wanted}; there are: ${options.map((each) => each.value).join(', ')}`);
}

function below(value: unknown): Record<string, unknown>[] {
  if (Array.isArray(value)) return value.flatMap(below);
  if (typeof value !== 'object' || value === null) return [];
  const record = value as Record<string, unknown>;
  const own = record.action_id === undefined ? [] : [record];
  return [...own, ...Object.values(record).flatMap(below)];
}
