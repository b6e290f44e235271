import type { ChatModel } from '../model/chat/chat-model.ts';
import type { Retrieval } from '../retrieval/retrieval.ts';
import type { Stopwatch } from '../telemetry/stopwatch.ts';
import type { Warehouse } from '../warehouse/warehouse.ts';
import { stoppable } from './stop.ts';

/** A model whose every call is a stage named after its prompt: `model draft`, `model explain`. */
export function timedModel(model: ChatModel, watch: Stopwatch): ChatModel {
  return {
    name: model.name,
    structured: (call, output) => watch.time(stageOf(call.purpose), () => model.structured(call, output)),
    text: (call, onText) => watch.time(stageOf(call.purpose), () => model.text(call, onText)),
  };
}

/** A purpose is folder, prompt and maybe variant. */
function stageOf(purpose: string): string {
  return `model ${purpose.split('/')[1] ?? purpose}`;
}

type TimedWarehouse = Pick<Warehouse, 'check' | 'inspect' | 'explainCost' | 'run'>;

/** A warehouse whose every statement is a stage, and is not waited for once the question is stopped. */
export function timedWarehouse(
  warehouse: TimedWarehouse,
  watch: Stopwatch,
  signal: AbortSignal,
): TimedWarehouse {
  return {
    check: warehouse.check,
    inspect: warehouse.inspect,
    explainCost: (sql, scope) => watch.time('explain-cost', () => warehouse.explainCost(sql, scope)),
    run: (sql, scope) => watch.time('run', () => stoppable(signal, () => warehouse.run(sql, scope))),
  };
}

/** A retrieval whose every search is a stage. */
export function timedRetrieval(retrieval: Retrieval, watch: Stopwatch): Pick<Retrieval, 'search'> {
  return { search: (request) => watch.time('retrieve', () => retrieval.search(request)) };
}
