import {
  BrokenCircuitError,
  type CircuitBreakerPolicy,
  CircuitState,
  ConsecutiveBreaker,
  circuitBreaker,
  DelegateBackoff,
  handleWhen,
  type IRetryBackoffContext,
  retry,
} from 'cockatiel';
import { modelSpan, modelSpanEnd } from '../../telemetry/gen-ai.ts';
import type { ModelEvents } from './events.ts';
import { ModelFault } from './fault.ts';
import type { ModelReply } from './reply-parts.ts';
import type { ModelPacing, ModelTimeouts } from './settings.ts';
import { type Line, type LineRequest, streamReply } from './stream-reply.ts';

export interface ResilienceSettings {
  readonly timeouts: ModelTimeouts;
  readonly retries: number;
  readonly pacing: ModelPacing;
}

/** Sends a request with everything that keeps it alive. Throws `ModelFault`. */
export type Ask = (request: LineRequest) => Promise<ModelReply>;

/** One model with its retries and its breaker, which all questions of the process share. */
export function createLine(line: Line, settings: ResilienceSettings, events: ModelEvents): Ask {
  const breaker = createBreaker(line, settings.pacing, events);
  return async (request) => {
    let attempt = 0;
    let last: ModelFault | null = null;
    let sending: Promise<unknown> = Promise.resolve();
    const send = async () => {
      if (request.deadline.signal.aborted) throw request.deadline.fault(line.name);
      last = null;
      attempt += 1;
      try {
        return await breaker.execute(() => {
          const reply = traced(line, request, settings, events, attempt);
          sending = reply.catch(() => undefined);
          return reply;
        });
      } catch (error) {
        last = faultOf(error, line.name);
        throw last;
      }
    };
    const policy = retryPolicy(request, settings);
    policy.onRetry(({ delay, attempt: made }) => {
      const code = last?.problem.code ?? 'model-unreachable';
      events.retried({ model: line.name, purpose: request.purpose, code, attempt: made, waitMs: delay });
    });
    try {
      return await request.deadline.race(line.name, policy.execute(send));
    } catch (error) {
      // an aborted request still has to be booked, which it does at once
      await sending;
      throw whyTimeRanOut(faultOf(error, line.name), last);
    }
  };
}

/** The second model serves where the first is down, out of quota or locked; never where it answered badly. */
export function withFallback(
  first: { name: string; ask: Ask },
  second: { name: string; ask: Ask },
  events: ModelEvents,
): Ask {
  return async (request) => {
    let fault: ModelFault;
    try {
      return await first.ask(request);
    } catch (error) {
      fault = faultOf(error, first.name);
    }
    if (!fault.traits.fallback || request.deadline.signal.aborted) throw fault;
    const { code } = fault.problem;
    events.fellBack({ from: first.name, to: second.name, purpose: request.purpose, code });
    try {
      return await second.ask(request);
    } catch (error) {
      const other = faultOf(error, second.name);
      throw other.traits.fallback ? fault : other;
    }
  };
}

function createBreaker(line: Line, pacing: ModelPacing, events: ModelEvents): CircuitBreakerPolicy {
  const breaker = circuitBreaker(
    handleWhen((error) => error instanceof ModelFault && error.traits.health),
    { halfOpenAfter: pacing.halfOpenAfterMs, breaker: new ConsecutiveBreaker(pacing.breakAfter) },
  );
  breaker.onStateChange((state) => {
    const name =
      state === CircuitState.Open ? 'open' : state === CircuitState.HalfOpen ? 'half-open' : 'closed';
    events.breakerMoved({ model: line.name, state: name });
  });
  return breaker;
}

/** Full jitter (Brooker, Exponential Backoff And Jitter, 2015), or exactly what the server asked for. */
function retryPolicy(request: LineRequest, { retries, pacing }: ResilienceSettings) {
  const backoff = new DelegateBackoff<IRetryBackoffContext<unknown>>(({ attempt, result }) => {
    const fault = 'error' in result && result.error instanceof ModelFault ? result.error : null;
    const ceiling = Math.min(pacing.longestWaitMs, pacing.firstWaitMs * 2 ** (attempt - 1));
    const wait = fault?.traits.retryAfterMs ?? Math.random() * ceiling;
    // A wait that would outlast the time left is cut just behind its end, so that no try begins without any time.
    return Math.min(wait, request.deadline.remainingMs() + 100);
  });
  const worthWaiting = (error: Error) =>
    error instanceof ModelFault &&
    error.traits.retry &&
    (error.traits.retryAfterMs ?? 0) < request.deadline.remainingMs();
  return retry(handleWhen(worthWaiting), { maxAttempts: retries, backoff });
}

function traced(
  line: Line,
  request: LineRequest,
  settings: ResilienceSettings,
  events: ModelEvents,
  attempt: number,
): Promise<ModelReply> {
  const { name, attributes } = modelSpan({ operation: 'chat', model: line.name });
  const asked = { 'askbird.purpose': request.purpose, 'askbird.attempt': attempt };
  return events.tracer.span(name, { ...attributes, ...asked }, async (span) => {
    try {
      const reply = await streamReply(line, request, settings.timeouts);
      const { reported, finish } = reply;
      span.set(
        modelSpanEnd({
          inputTokens: reported?.input ?? null,
          outputTokens: reported?.output ?? null,
          finishReasons: finish === null ? null : [finish],
        }),
      );
      return reply;
    } catch (error) {
      const fault = faultOf(error, line.name);
      span.set(modelSpanEnd({ error: fault.problem.code }));
      throw fault;
    }
  });
}

function faultOf(error: unknown, model: string): ModelFault {
  if (error instanceof ModelFault) return error;
  if (error instanceof BrokenCircuitError) {
    return new ModelFault({ code: 'model-unreachable', params: { model } }, { fallback: true });
  }
  throw error;
}

/** Time that ran out while waiting for the next try is the fault of the last one. */
function whyTimeRanOut(fault: ModelFault, last: ModelFault | null): ModelFault {
  return fault.problem.code === 'model-timeout' && last !== null ? last : fault;
}
