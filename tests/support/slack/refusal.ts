/** What Slack answers with `ok: false`. */
export class Refusal extends Error {
  readonly error: string;
  readonly extra: Readonly<Record<string, unknown>>;

  constructor(error: string, extra: Readonly<Record<string, unknown>> = {}) {
    super(error);
    this.error = error;
    this.extra = extra;
  }
}

export type Arguments = Readonly<Record<string, unknown>>;

/** A text argument that Slack insists on. */
export function required(args: Arguments, name: string): string {
  const value = args[name];
  if (value === undefined || value === '') {
    throw new Refusal('invalid_arguments', {
      response_metadata: { messages: [`[ERROR] missing required field: ${name}`] },
    });
  }
  return String(value);
}

export function optional(args: Arguments, name: string): string | null {
  const value = args[name];
  return value === undefined || value === null || value === '' ? null : String(value);
}

export function isOn(value: unknown): boolean {
  return value === true || value === 'true' || value === 1 || value === '1';
}
