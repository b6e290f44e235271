import { blockKitProblems, viewProblems } from './block-kit.ts';
import { blockHygiene, hygieneProblems } from './hygiene.ts';
import { type Arguments, Refusal } from './refusal.ts';
import { allowedAt, type Team, type World } from './world.ts';

/** Looks at everything a client sends, refuses what Slack would refuse, and notes whatever a careful bot would not send. */

interface Place {
  readonly channel: string;
  readonly thread: string | null;
}

/** Returns the blocks. `posted`: a call that also takes the unfurling arguments. */
export function inspectMessage(
  world: World,
  team: Team,
  method: string,
  args: Arguments,
  at: Place,
  posted: boolean,
): unknown[] {
  const { text, blocks } = args;
  const noBlocks = blocks === undefined || (Array.isArray(blocks) && blocks.length === 0);
  if (noBlocks && (text === undefined || text === '') && args.attachments === undefined) {
    throw noted(world, method, new Refusal('no_text'), ['nothing was sent']);
  }
  if (String(text ?? '').length > 40_000) {
    throw noted(world, method, new Refusal('msg_too_long'), ['/text: longer than 40000']);
  }
  if (!noBlocks) inspectBlocks(world, team, method, blocks);
  const allowed = allowedAt(world, team, at.channel, at.thread);
  note(world, method, hygieneProblems(args, allowed, posted));
  return noBlocks ? [] : (blocks as unknown[]);
}

/** Blocks that come without a message around them: chunks and ends of a stream. */
export function inspectBlocks(world: World, team: Team, method: string, blocks: unknown): void {
  const problems = [...blockKitProblems(blocks, 'message'), ...pictureProblems(team, blocks, '/blocks')];
  if (problems.length === 0) return;
  const tooLong = problems.every((each) => each.includes('characters in all'));
  throw noted(
    world,
    method,
    tooLong ? new Refusal('msg_blocks_too_long') : invalidBlocks(problems),
    problems,
  );
}

export function inspectLooseBlocks(
  world: World,
  team: Team,
  method: string,
  blocks: unknown,
  at: Place,
): void {
  inspectBlocks(world, team, method, blocks);
  note(world, method, blockHygiene(blocks, '/blocks', allowedAt(world, team, at.channel, at.thread)));
}

export function inspectView(world: World, method: string, view: unknown): Record<string, unknown> {
  const problems = viewProblems(view);
  if (problems.length > 0) {
    throw noted(world, method, new Refusal('invalid_arguments', metadata(problems, 'view')), problems);
  }
  const { blocks } = view as { blocks: unknown };
  // Nobody is notified by a view, so only its links matter.
  const mentions = /points at/;
  const links = blockHygiene(blocks, '/blocks', { hosts: world.allowedHosts }).filter(
    (each) => !mentions.test(each),
  );
  note(world, method, links);
  return view as Record<string, unknown>;
}

/** The answer for blocks that Slack does not take. */
export function invalidBlocks(problems: readonly string[]): Refusal {
  return new Refusal('invalid_blocks', metadata(problems, ''));
}

export function note(world: World, method: string, problems: readonly string[]): void {
  world.violations.push(...problems.map((each) => `${method} ${each}`));
}

function noted(world: World, method: string, refusal: Refusal, problems: readonly string[]): Refusal {
  note(world, method, problems);
  return refusal;
}

function metadata(problems: readonly string[], start: string): Record<string, unknown> {
  const messages = problems.map((each) => {
    const [pointer = '', ...words] = each.split(': ');
    return `[ERROR] ${words.join(': ')} [json-pointer:${start === '' ? '' : `/${start}`}${pointer}]`;
  });
  return { response_metadata: { messages } };
}

/** A picture by its file id must be there, and be a picture. */
function pictureProblems(team: Team, value: unknown, pointer: string): string[] {
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([name, each]) => {
    const id = name === 'slack_file' ? (each as { id?: unknown }).id : undefined;
    if (id === undefined) return pictureProblems(team, each, `${pointer}/${name}`);
    const file = team.files.get(String(id));
    const fine = file?.complete && /\.(png|jpe?g|gif)$/i.test(file.name);
    return fine ? [] : [`${pointer}/${name}: no such picture`];
  });
}
