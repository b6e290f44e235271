import { optionOf } from './elements.ts';
import type { FakeView } from './world.ts';

interface Input {
  readonly type: string;
  readonly block_id: string;
  readonly optional?: boolean;
  readonly element: Record<string, unknown>;
}

/** What a person fills in: by action id or block id; options of menus by value or a part of it. */
export type FormValues = Readonly<Record<string, string | readonly string[]>>;

/** `state.values` as Slack sends them. Slack itself refuses to send a form with a required field left empty. */
export function formState(view: FakeView, values: FormValues): Record<string, Record<string, unknown>> {
  const inputs = (view.view.blocks as unknown as Input[]).filter((each) => each.type === 'input');
  const known = inputs.flatMap((each) => [each.block_id, String(each.element.action_id)]);
  for (const name of Object.keys(values)) {
    if (!known.includes(name)) throw new Error(`the form has no field ${name}; it has: ${known.join(', ')}`);
  }
  return Object.fromEntries(
    inputs.map((input) => {
      const action = String(input.element.action_id);
      const given = values[action] ?? values[input.block_id];
      if (!input.optional && given === undefined && !hasInitial(input.element)) {
        throw new Error(`Slack does not send a form without its field ${action}`);
      }
      return [input.block_id, { [action]: fieldState(input.element, given) }];
    }),
  );
}

function hasInitial(element: Record<string, unknown>): boolean {
  return Object.keys(element).some((each) => each.startsWith('initial_'));
}

function fieldState(element: Record<string, unknown>, given: string | readonly string[] | undefined) {
  const { type } = element;
  if (type === 'checkboxes' || type === 'multi_static_select') {
    return { type, selected_options: selectedOptions(element, given) };
  }
  if (element.options !== undefined || element.option_groups !== undefined) {
    const selected =
      given === undefined ? (element.initial_option ?? null) : optionOf(element, String(given));
    return { type, selected_option: selected };
  }
  const value = given === undefined ? (element.initial_value ?? null) : String(given);
  const most = Number(element.max_length ?? 3000);
  if (typeof value === 'string' && value.length > most)
    throw new Error(`Slack takes no more than ${most} characters`);
  return { type, value };
}

function selectedOptions(
  element: Record<string, unknown>,
  given: string | readonly string[] | undefined,
): unknown {
  if (given === undefined) return element.initial_options ?? [];
  return [given].flat().map((each) => optionOf(element, each));
}
