/** Names a person across workspaces: in the ledger, the access policy and the memory of a conversation. */
export function principalId(workspace: string, person: string): string {
  return `${workspace}/${person}`;
}

/** The same question however often and in whatever guise it arrives. */
export function questionKey(workspace: string, channel: string, ts: string): string {
  return `${workspace}/${channel}/${ts}`;
}

/** Ids of direct conversations with one person begin so. */
export function isDirect(channel: string): boolean {
  return channel.startsWith('D');
}

/** What the names of all conversations in Slack begin with. */
export const slackConversations = 'slack:';

/** Names of the conversations in which jobs keep their order, and whose turns are remembered. */
export const conversations = {
  /** Questions of a thread, or of a whole direct conversation. */
  of(workspace: string, channel: string, root: string): string {
    const whole = conversations.direct(workspace, channel);
    return isDirect(channel) ? whole : `${whole}/${root}`;
  },
  /** Everything that a person says in direct messages. */
  direct(workspace: string, channel: string): string {
    return `${conversations.allOf(workspace)}${channel}`;
  },
  /** What must not wait for the question it is about: edits, deletions, stops. */
  aside(workspace: string, channel: string, ts: string): string {
    return `${conversations.allOf(workspace)}${channel}/${ts}/aside`;
  },
  home(workspace: string, person: string): string {
    return `${conversations.allOf(workspace)}home/${person}`;
  },
  command(workspace: string, trigger: string): string {
    return `${conversations.allOf(workspace)}command/${trigger}`;
  },
  uninstall(workspace: string): string {
    return `${conversations.allOf(workspace)}uninstall`;
  },
  /** What the names of those of a workspace begin with. */
  allOf(workspace: string): string {
    return `${slackConversations}${workspace}/`;
  },
};

/** Where people talk in it: a direct conversation has no root; null for a name that is of no such place. */
export function placeOfConversation(
  name: string,
  workspace: string,
): { readonly channel: string; readonly root: string | null } | null {
  const [channel = '', root, ...more] = name.slice(conversations.allOf(workspace).length).split('/');
  if (root === undefined) return isDirect(channel) ? { channel, root: null } : null;
  return more.length === 0 && /^[CG]/.test(channel) ? { channel, root } : null;
}
