interface PlainChoice {
  readonly message?: { readonly tool_calls?: readonly object[] };
}

interface PlainCompletion {
  readonly choices?: readonly PlainChoice[];
  readonly error?: unknown;
}

/**
 * Some servers ignore `stream` and answer with one whole completion, which a stream reader takes for nothing at all.
 * Given on as a stream of one piece; every other response passes as it is.
 */
export async function streamPlainReplies(response: Response): Promise<Response> {
  const type = response.headers.get('content-type') ?? '';
  if (!response.ok || !type.includes('application/json')) return response;
  const text = await response.text();
  const event = eventOf(text);
  const headers = { 'content-type': 'text/event-stream' };
  return new Response(`data: ${event}\n\ndata: [DONE]\n\n`, { status: 200, headers });
}

/** Broken JSON stays broken for the reader to find; JSON that is neither a completion nor an error is an empty reply. */
function eventOf(text: string): string {
  const oneLine = text.replace(/[\r\n]+/g, ' ');
  let completion: PlainCompletion | null;
  try {
    completion = JSON.parse(text) as PlainCompletion | null;
  } catch {
    return oneLine;
  }
  if (completion?.error) return oneLine;
  const given = Array.isArray(completion?.choices) ? (completion.choices as PlainChoice[]) : [];
  const choices = given.map((choice) => ({ ...choice, delta: deltaOf(choice) }));
  return JSON.stringify({ ...completion, choices });
}

function deltaOf(choice: PlainChoice): object {
  const calls = choice?.message?.tool_calls;
  if (!Array.isArray(calls)) return { ...choice?.message };
  return { ...choice.message, tool_calls: calls.map((call: object, index) => ({ index, ...call })) };
}
