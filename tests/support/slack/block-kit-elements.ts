import { z } from 'zod';

/** Text objects, options and elements of Block Kit, with the limits that Slack documents. Unknown fields are refused. */

const emoji = z.boolean().optional();
const text = (limit: number) => z.string().min(1).max(limit);

export const plainText = (limit: number) =>
  z.strictObject({ type: z.literal('plain_text'), text: text(limit), emoji });

export const mrkdwn = (limit: number) =>
  z.strictObject({ type: z.literal('mrkdwn'), text: text(limit), verbatim: z.boolean().optional() });

export const anyText = (limit: number) => z.discriminatedUnion('type', [plainText(limit), mrkdwn(limit)]);

const id = z.string().min(1).max(255);
const url = z.string().min(1).max(3000);

export const blockId = { block_id: id.optional() };

const confirm = z.strictObject({
  title: plainText(100).optional(),
  text: anyText(300),
  confirm: plainText(30).optional(),
  deny: plainText(30).optional(),
  style: z.enum(['primary', 'danger']).optional(),
});

const actionable = { action_id: id.optional(), confirm: confirm.optional() };
const focusable = { focus_on_load: z.boolean().optional() };
const placeholder = { placeholder: plainText(150).optional() };
const label = { accessibility_label: text(75).optional() };

const option = z.strictObject({
  text: plainText(75),
  value: z.string().min(1).max(150),
  description: plainText(75).optional(),
});
const overflowOption = z.strictObject({ ...option.shape, url: url.optional() });
const richOption = z.strictObject({
  text: anyText(75),
  value: z.string().min(1).max(150),
  description: anyText(75).optional(),
});
const optionGroup = z.strictObject({ label: plainText(75), options: z.array(option).min(1).max(100) });

interface Choices {
  readonly options?: readonly unknown[] | undefined;
  readonly option_groups?: readonly { readonly options: readonly unknown[] }[] | undefined;
}

const offered = (choices: Choices): readonly unknown[] => [
  ...(choices.options ?? []),
  ...(choices.option_groups ?? []).flatMap((group) => group.options),
];

const among = (choices: Choices, chosen: readonly unknown[]): boolean => {
  const known = new Set(offered(choices).map((each) => JSON.stringify(each)));
  return chosen.every((each) => known.has(JSON.stringify(each)));
};

const oneSource = (choices: Choices): boolean =>
  (choices.options === undefined) !== (choices.option_groups === undefined);

const staticSelect = z
  .strictObject({
    type: z.literal('static_select'),
    ...actionable,
    ...focusable,
    ...placeholder,
    options: z.array(option).min(1).max(100).optional(),
    option_groups: z.array(optionGroup).min(1).max(100).optional(),
    initial_option: option.optional(),
  })
  .refine(oneSource, { message: 'needs options or option_groups, and not both' })
  .refine((each) => !each.initial_option || among(each, [each.initial_option]), {
    message: 'not one of the options',
    path: ['initial_option'],
  });

const multiStaticSelect = z
  .strictObject({
    type: z.literal('multi_static_select'),
    ...actionable,
    ...focusable,
    ...placeholder,
    options: z.array(option).min(1).max(100).optional(),
    option_groups: z.array(optionGroup).min(1).max(100).optional(),
    initial_options: z.array(option).min(1).optional(),
    max_selected_items: z.int().min(1).optional(),
  })
  .refine(oneSource, { message: 'needs options or option_groups, and not both' });

const pickOf = <T extends string>(type: T) =>
  z.strictObject({
    type: z.literal(type),
    ...actionable,
    ...focusable,
    options: z.array(richOption).min(1).max(10),
    ...(type === 'checkboxes'
      ? { initial_options: z.array(richOption).min(1).optional() }
      : { initial_option: richOption.optional() }),
  });

const usersSelect = z.strictObject({
  type: z.literal('users_select'),
  ...actionable,
  ...focusable,
  ...placeholder,
  initial_user: z.string().optional(),
});
const channelsSelect = z.strictObject({
  type: z.literal('channels_select'),
  ...actionable,
  ...focusable,
  ...placeholder,
  initial_channel: z.string().optional(),
  response_url_enabled: z.boolean().optional(),
});
const datePicker = z.strictObject({
  type: z.literal('datepicker'),
  ...actionable,
  ...focusable,
  ...placeholder,
  initial_date: z
    .string()
    .regex(/^\d{4}-\d{2}-\d{2}$/)
    .optional(),
});
const button = z.strictObject({
  type: z.literal('button'),
  text: plainText(75),
  ...actionable,
  ...label,
  value: z.string().min(1).max(2000).optional(),
  url: url.optional(),
  style: z.enum(['primary', 'danger']).optional(),
});
const overflow = z.strictObject({
  type: z.literal('overflow'),
  ...actionable,
  options: z.array(overflowOption).min(1).max(5),
});
const plainTextInput = z
  .strictObject({
    type: z.literal('plain_text_input'),
    action_id: id.optional(),
    ...focusable,
    ...placeholder,
    initial_value: z.string().max(3000).optional(),
    multiline: z.boolean().optional(),
    min_length: z.int().min(0).max(3000).optional(),
    max_length: z.int().min(1).max(3000).optional(),
    dispatch_action_config: z.looseObject({}).optional(),
  })
  .refine((each) => (each.initial_value?.length ?? 0) <= (each.max_length ?? 3000), {
    message: 'longer than its own max_length',
    path: ['initial_value'],
  });

const slackFile = z
  .strictObject({ id: z.string().min(1).optional(), url: url.optional() })
  .refine((each) => (each.id === undefined) !== (each.url === undefined), {
    message: 'needs id or url, and not both',
  });

export const pictured = {
  alt_text: text(2000),
  image_url: url.optional(),
  slack_file: slackFile.optional(),
};

export const onePicture = (each: { image_url?: unknown; slack_file?: unknown }): boolean =>
  (each.image_url === undefined) !== (each.slack_file === undefined);

export const pictureRule = { message: 'needs image_url or slack_file, and not both' };

export const imageElement = z
  .strictObject({ type: z.literal('image'), ...pictured })
  .refine(onePicture, pictureRule);

const voteButton = z.strictObject({ text: plainText(75), value: z.string().min(1).max(2000), ...label });

const feedbackButtons = z.strictObject({
  type: z.literal('feedback_buttons'),
  action_id: id.optional(),
  positive_button: voteButton,
  negative_button: voteButton,
});
const iconButton = z.strictObject({
  type: z.literal('icon_button'),
  ...actionable,
  ...label,
  icon: z.enum(['trash']),
  text: plainText(75),
  value: z.string().min(1).max(2000).optional(),
  visible_to_user_ids: z.array(z.string()).optional(),
});

const menus = [
  staticSelect,
  multiStaticSelect,
  pickOf('checkboxes'),
  pickOf('radio_buttons'),
  usersSelect,
  channelsSelect,
  datePicker,
] as const;

export const buttonElement = button;
export const actionsElement = z.discriminatedUnion('type', [button, overflow, ...menus]);
export const accessoryElement = z.discriminatedUnion('type', [button, overflow, imageElement, ...menus]);
export const inputElement = z.discriminatedUnion('type', [plainTextInput, ...menus]);
export const contextElement = z.discriminatedUnion('type', [imageElement, plainText(3000), mrkdwn(3000)]);
export const contextActionsElement = z.discriminatedUnion('type', [feedbackButtons, iconButton]);
