import type { Stopwatch } from './stopwatch.ts';
import type { Tracer } from './trace.ts';

/** A stopwatch whose stages are spans too, so that a trace shows the same stages as the footer of an answer. */
export function traceStages(watch: Stopwatch, tracer: Tracer): Stopwatch {
  return {
    time: (stage, work) => tracer.span(stage, {}, () => watch.time(stage, work)),
    read: () => watch.read(),
  };
}
