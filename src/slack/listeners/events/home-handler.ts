import type { Locale } from '../../../domain/locale.ts';
import { done, type Outcome } from '../../../domain/outcome.ts';
import type { Principal } from '../../../domain/principal.ts';
import type { LedgerEntry } from '../../../storage/ledger.ts';
import type { HomeArrival } from '../../arrival.ts';
import { type HomeContent, renderHome } from '../../blocks/home.ts';
import { suggestedPrompts } from '../../blocks/suggested-prompts.ts';
import { audienceOf } from '../../conversation/audience.ts';
import { greetOnce } from '../../conversation/greet.ts';
import { localeOf } from '../../conversation/locale-for.ts';
import type { Workspace } from '../../delivery/workspace.ts';
import { principalId } from '../../keys.ts';
import type { Handler } from '../../work/handler.ts';
import type { HandlerDependencies } from '../handler-dependencies.ts';

const counts = { examples: 4, channels: 5, ofChannel: 2, looked: 30, recent: 10 };

/** Fills the App Home, or offers first questions in the Messages tab. */
export function createHomeHandler(dependencies: HandlerDependencies): Handler<HomeArrival> {
  return {
    async run(arrival) {
      const workspace = await dependencies.workspaceOf(arrival.workspace);
      const { person } = arrival;
      const audience = await audienceOf(workspace, { person, channel: null }, dependencies.door);
      if (!audience.ok) return audience;
      const locale = localeOf(audience.value.person, dependencies.language);
      const principal = audience.value.kind === 'admitted' ? audience.value.own : null;
      if (arrival.tab === 'home') return publish(arrival, workspace, { principal, locale }, dependencies);
      if (principal === null) return done(undefined);
      const suggested = await suggest(arrival, workspace, { principal, locale }, dependencies);
      await greetOnce(workspace, audience.value.person, principal, dependencies);
      return suggested;
    },
  };
}

interface Visitor {
  /** Null for guests and strangers: their page says who lets them in, and shows nothing of the company's data. */
  readonly principal: Principal | null;
  readonly locale: Locale;
}

async function publish(
  { workspace: team, person }: HomeArrival,
  workspace: Workspace,
  { principal, locale }: Visitor,
  dependencies: HandlerDependencies,
): Promise<Outcome<void>> {
  const { door } = dependencies;
  const known =
    principal === null
      ? { examples: [], channelExamples: [], recent: [] }
      : await contentFor({ workspace, principal, locale, person }, dependencies);
  const content = { id: principalId(team, person), ...known, timeZone: door.clock().timeZone };
  return workspace.publishHome(person, renderHome(content, locale));
}

interface ContentRequest {
  readonly workspace: Workspace;
  readonly principal: Principal;
  readonly locale: Locale;
  readonly person: string;
}

async function contentFor(
  request: ContentRequest,
  { door, log }: HandlerDependencies,
): Promise<Omit<HomeContent, 'id' | 'timeZone'>> {
  const { workspace, principal, locale, person } = request;
  const clock = door.clock();
  const entries = await door.records.ledger.recent(principal.id, counts.looked);
  const examplesOf = (about: string, count: number) =>
    door.examples({ about, principal, locale, clock, count });
  const examples = await examplesOf(entries[0]?.question.text ?? '', counts.examples);
  const channels = await workspace.channelsOf(person);
  if (!channels.ok) log.info({ code: channels.problem.code }, 'a Home does without channels');
  const channelExamples: { channel: string; examples: string[] }[] = [];
  for (const { name, topic } of (channels.ok ? channels.value : []).slice(0, counts.channels)) {
    const near = await examplesOf(`${name} ${topic}`, counts.ofChannel);
    if (near.length > 0) channelExamples.push({ channel: name, examples: [...near] });
  }
  return { examples, channelExamples, recent: recentOf(entries) };
}

/** Each in its newest form: what a channel could not be told was asked once more, privately. */
function recentOf(entries: readonly LedgerEntry[]): HomeContent['recent'] {
  const newest = new Map<string, LedgerEntry>();
  for (const entry of entries) {
    const { text } = entry.question;
    if (!newest.has(text)) newest.set(text, entry);
  }
  return [...newest.values()].slice(0, counts.recent).map(({ question, answer }) => ({
    text: question.text,
    when: new Date(question.askedAt),
    answered: answer !== null && answer.kind !== 'failure' && answer.kind !== 'refusal',
    id: question.id,
  }));
}

/** An older workspace may know no suggestions; the conversation works without. */
async function suggest(
  { channel }: HomeArrival,
  workspace: Workspace,
  { principal, locale }: Visitor & { readonly principal: Principal },
  { door, log }: HandlerDependencies,
): Promise<Outcome<void>> {
  const request = { about: '', principal, locale, clock: door.clock(), count: counts.examples };
  const { title, prompts } = suggestedPrompts(locale, await door.examples(request));
  const suggested = await workspace.suggestPrompts(channel, title, prompts);
  if (suggested.ok || suggested.problem.code !== 'slack-refused') return suggested;
  log.debug({ params: suggested.problem.params }, 'no first questions can be suggested');
  return done(undefined);
}
