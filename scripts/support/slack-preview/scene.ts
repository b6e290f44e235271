import type { HomeView, ModalView } from '@slack/types';
import type { MessageBlock, OutgoingMessage } from '../../../src/slack/delivery/outgoing.ts';
import { blockKitProblems, viewProblems } from '../../../tests/support/slack/block-kit.ts';
import { blockHygiene, hygieneProblems } from '../../../tests/support/slack/hygiene.ts';

/** One thing Slack would show, with what its limits have to say about it. */
export interface Scene {
  readonly title: string;
  /** What was asked or done before it; null where nothing was. */
  readonly after: string | null;
  readonly surface: 'message' | 'modal' | 'home';
  readonly blocks: readonly MessageBlock[];
  /** Of a modal. */
  readonly frame: { readonly title: string; readonly submit: string | null; readonly close: string } | null;
  readonly findings: readonly string[];
}

/** Who may be pointed at in the gallery. */
export const persons = [{ id: 'U0ASKER', name: '하나' }];
export const channels = [{ id: 'C0OPS', name: 'delivery-ops' }];

const allowed = { people: persons.map(({ id }) => id), channels: channels.map(({ id }) => id) };

export function messageScene(title: string, after: string | null, message: OutgoingMessage): Scene {
  const forms = [message.blocks, ...message.simpler];
  const findings = forms.flatMap((blocks, index) =>
    [...blockKitProblems(blocks, 'message'), ...hygieneProblems({ text: message.text, blocks }, allowed)].map(
      (each) => (index === 0 ? each : `simpler form ${index}: ${each}`),
    ),
  );
  return { title, after, surface: 'message', blocks: message.blocks, frame: null, findings };
}

/** The same message as it looks where Slack refused its newer blocks. */
export function simplerScene(
  title: string,
  after: string | null,
  message: OutgoingMessage,
  form: number,
): Scene {
  const blocks = message.simpler[form] ?? [];
  return messageScene(title, after, { text: message.text, blocks, simpler: [] });
}

export function homeScene(title: string, view: HomeView): Scene {
  return {
    title,
    after: null,
    surface: 'home',
    blocks: view.blocks,
    frame: null,
    findings: findingsOf(view),
  };
}

export function modalScene(title: string, after: string | null, view: ModalView): Scene {
  const frame = {
    title: view.title.text,
    submit: view.submit?.text ?? null,
    close: view.close?.text ?? 'Cancel',
  };
  return { title, after, surface: 'modal', blocks: view.blocks, frame, findings: findingsOf(view) };
}

function findingsOf(view: HomeView | ModalView): readonly string[] {
  return [...viewProblems(view), ...blockHygiene(view.blocks, '/blocks', allowed)];
}
