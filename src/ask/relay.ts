/**
 * What work reports while it runs, as a stream that ends with its result. Whoever stops reading early stops the work
 * through `stop`.
 */
export async function* relay<E, R>(
  work: (emit: (event: E) => void) => Promise<R>,
  stop: () => void,
): AsyncGenerator<E, R, void> {
  const waiting: E[] = [];
  let wake: () => void = () => undefined;
  let settled = false;
  const result = work((event) => {
    waiting.push(event);
    wake();
  }).finally(() => {
    settled = true;
    wake();
  });
  result.catch(() => undefined);
  try {
    while (!settled || waiting.length > 0) {
      const event = waiting.shift();
      if (event !== undefined) yield event;
      else {
        await new Promise<void>((resolve) => {
          wake = resolve;
          if (settled || waiting.length > 0) resolve();
        });
      }
    }
    return await result;
  } finally {
    if (!settled) stop();
  }
}
