import { zodResponseFormat } from 'openai/helpers/zod';
import type { ChatMessage } from '../../domain/chat.ts';
import type { StructuredOutput } from './chat-model.ts';
import type { WantedOutput } from './client.ts';
import { type JsonReply, readJsonReply } from './json-reply.ts';
import type { ModelReply } from './reply-parts.ts';
import type { OutputMethod } from './settings.ts';

/** A reply that fits, or what is wrong with it and what the model wrote. */
export type ReadOutput<T> =
  | { readonly ok: true; readonly value: T }
  | { readonly ok: false; readonly issues: readonly string[]; readonly written: string };

const mostIssues = 10;
const longestIssue = 300;
const longestShown = 4000;

/** How the shape is asked for. Throws where the schema cannot be a strict one: an error of the program. */
export function wantedOutput<T>(method: OutputMethod, output: StructuredOutput<T>): WantedOutput {
  const format = zodResponseFormat(output.schema as Parameters<typeof zodResponseFormat>[0], output.name);
  return { method, name: output.name, schema: format.json_schema.schema ?? {} };
}

/** JSON mode alone does not tell the model the shape, and OpenAI refuses it where the prompt never says JSON. */
export function withShape(messages: readonly ChatMessage[], wanted: WantedOutput): readonly ChatMessage[] {
  if (wanted.method !== 'json-mode') return messages;
  const shape = `Answer with one JSON object and nothing else. It matches this JSON schema:\n${JSON.stringify(wanted.schema)}`;
  const [first, ...rest] = messages;
  if (first?.role !== 'system') return [{ role: 'system', text: shape }, ...messages];
  return [{ role: 'system', text: `${first.text}\n\n${shape}` }, ...rest];
}

/** Reads the reply by the method it was asked in; text in place of a tool call is a failure, not a guess. */
export function readOutput<T>(
  reply: ModelReply,
  wanted: WantedOutput,
  output: StructuredOutput<T>,
): ReadOutput<T> {
  const viaTool = wanted.method === 'function-calling';
  const written = viaTool && reply.toolCalls.length > 0 ? callsAsText(reply) : reply.text;
  const json = viaTool ? argumentsOf(reply, wanted.name) : contentOf(reply);
  if (!json.ok) return { ok: false, issues: [json.issue], written };
  const checked = output.schema.safeParse(json.value);
  if (checked.success) return { ok: true, value: checked.data };
  const issues = checked.error.issues
    .slice(0, mostIssues)
    .map((issue) => `${pathText(issue.path)}: ${issue.message}`.slice(0, longestIssue));
  return { ok: false, issues, written };
}

/** The conversation, the model's own reply and what is wrong with it. */
export function repairMessages(
  messages: readonly ChatMessage[],
  read: { issues: readonly string[]; written: string },
  wanted: WantedOutput,
): readonly ChatMessage[] {
  const form =
    wanted.method === 'function-calling' ? `one call of the tool ${wanted.name}` : 'one JSON object alone';
  const shown = read.written.trim() === '' ? '(empty reply)' : cut(read.written, longestShown);
  const text = [
    'That reply cannot be used:',
    ...read.issues.map((issue) => `- ${issue}`),
    `Answer again, corrected, with ${form}.`,
  ].join('\n');
  return [...messages, { role: 'assistant', text: shown }, { role: 'user', text }];
}

function contentOf(reply: ModelReply): JsonReply {
  if (reply.toolCalls.length > 0) return { ok: false, issue: 'a tool was called that does not exist' };
  return readJsonReply(reply.text);
}

function argumentsOf(reply: ModelReply, name: string): JsonReply {
  const [call, ...more] = reply.toolCalls;
  if (call === undefined) return { ok: false, issue: `the tool ${name} was not called` };
  if (more.length > 0) return { ok: false, issue: `the tool ${name} was not called exactly once` };
  if (call.name !== name) return { ok: false, issue: `the tool ${name} was not called, but another one` };
  const read = readJsonReply(call.args);
  return read.ok ? read : { ok: false, issue: `the arguments of ${name} are not one whole JSON object` };
}

function callsAsText(reply: ModelReply): string {
  return reply.toolCalls.map((call) => `${call.name}(${call.args})`).join('\n');
}

function pathText(path: readonly PropertyKey[]): string {
  return path.length === 0 ? '(whole)' : path.map(String).join('.');
}

/** By symbols, so that no letter is cut in half. */
function cut(text: string, most: number): string {
  return text.length <= most ? text : `${[...text.slice(0, most)].slice(0, -1).join('')}…`;
}
