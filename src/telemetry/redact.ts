/** Secrets by shape, so that one pasted into a question or carried in an error object never reaches a log. */
const secrets: readonly (readonly [RegExp, string])[] = [
  [/\bxox[abeoprs]-[\w-]{8,}/g, '[slack-token]'],
  [/\bxapp-[\w-]{8,}/g, '[slack-app-token]'],
  [/\bsk-[\w-]{16,}/g, '[api-key]'],
  [/\b(postgres(?:ql)?:\/\/[^\s:/@]+):[^\s@]+@/g, '$1:[password]@'],
  [/\beyJ[\w-]{8,}\.[\w-]{8,}\.[\w-]{4,}/g, '[token]'],
  [/-----BEGIN [A-Z ]+-----[\s\S]*?-----END [A-Z ]+-----/g, '[pem]'],
  [/\bBearer\s+[\w.~+/-]{8,}=*/gi, 'Bearer [token]'],
];

/** Replaces every secret in a text by a word that says what it was. */
export function redactText(text: string): string {
  return secrets.reduce((clean, [shape, word]) => clean.replace(shape, word), text);
}

const secretKeys =
  /^(password|passwd|token|secret|api_?key|authorization|connectionstring|values|rows|parameters)$/i;

/** The same for a value of any shape; keys that hold secrets or rows are dropped whole, depth is bounded. */
export function redactValue(value: unknown, depth = 0): unknown {
  if (typeof value === 'string') return redactText(value);
  if (value === null || typeof value !== 'object') return value;
  if (depth > 4) return '[deep]';
  if (value instanceof Error) return redactError(value);
  if (Array.isArray(value)) return value.slice(0, 50).map((item) => redactValue(item, depth + 1));
  return Object.fromEntries(
    Object.entries(value).map(([key, item]) => [
      key,
      secretKeys.test(key) ? '[redacted]' : redactValue(item, depth + 1),
    ]),
  );
}

/** An error's own fields may carry the whole configuration (node-postgres does), so only three of them are kept. */
function redactError(error: Error): Record<string, unknown> {
  const code = 'code' in error && typeof error.code === 'string' ? { code: error.code } : {};
  const state = 'sqlState' in error && typeof error.sqlState === 'string' ? { sqlState: error.sqlState } : {};
  return {
    type: error.name,
    message: redactText(error.message),
    stack: redactText(error.stack ?? ''),
    ...code,
    ...state,
  };
}
