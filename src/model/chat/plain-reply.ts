interface PlainCompletion {
  readonly choices?: readonly { readonly message?: { readonly tool_calls?: readonly object[] } }[];
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

function eventOf(text: string): string {
  const oneLine = text.replace(/[\r\n]+/g, ' ');
  let completion: PlainCompletion;
  try {
    completion = JSON.parse(text) as PlainCompletion;
  } catch {
    return oneLine;
  }
  if (!Array.isArray(completion?.choices)) return oneLine;
  const choices = (completion.choices as NonNullable<PlainCompletion['choices']>).map((choice) => ({
    ...choice,
    delta: {
      ...choice.message,
      ...(choice.message?.tool_calls && {
        tool_calls: choice.message.tool_calls.map((call, index) => ({ index, ...call })),
      }),
    },
  }));
  return JSON.stringify({ ...completion, choices });
}
