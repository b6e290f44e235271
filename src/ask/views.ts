import type { Holiday } from '../language/time/time-mention.ts';
import type { Retrieval } from '../retrieval/retrieval.ts';
import { buildSemanticModel, type SemanticModel } from '../semantic-layer/model.ts';
import { createReader } from '../semantic-layer/reading/read-question.ts';
import { createDefine, type Define } from '../text2sql/define.ts';
import { createExampleIndex } from '../text2sql/governed/match-example.ts';
import { createPlanMetrics, type MetricRules } from '../text2sql/governed/plan-metrics.ts';
import { type ServedKnowledge, servedWithin } from '../text2sql/served-knowledge.ts';
import { createSuggestions, type Suggestions } from '../text2sql/suggest.ts';
import { createUnderstand, type Understand } from '../text2sql/understand.ts';

/** The knowledge as somebody with certain rights meets it: what lies beyond them is not even a word. */
export interface View {
  readonly model: SemanticModel;
  readonly understand: Understand;
  readonly suggestions: Suggestions;
  readonly define: Define;
}

export interface Views {
  /** Of those who may see these tables; built once for each set. */
  within(visible: ReadonlySet<string>): View;
  /** Of everything: only to tell "not open to you" from "not understood", never to suggest or explain. */
  whole(): View;
}

export function createViews(parts: {
  readonly served: ServedKnowledge;
  readonly retrieval: Retrieval;
  readonly holidays: readonly Holiday[];
  readonly rules: MetricRules;
}): Views {
  const views = new Map<string, View>();
  const viewOf = (key: string, served: () => ServedKnowledge): View => {
    const known = views.get(key);
    if (known !== undefined) return known;
    const made = createView(served(), parts);
    views.set(key, made);
    return made;
  };
  const all = parts.served.catalog.length;
  const whole = () => viewOf('', () => parts.served);
  return {
    whole,
    within: (visible) =>
      visible.size === all
        ? whole()
        : viewOf([...visible].sort().join(' '), () => servedWithin(parts.served, visible)),
  };
}

function createView(
  served: ServedKnowledge,
  { retrieval, holidays, rules }: Parameters<typeof createViews>[0],
): View {
  const model = buildSemanticModel(served);
  const reader = createReader(model, { glossary: served.glossary, holidays });
  const understand = createUnderstand({
    reader,
    planMetrics: createPlanMetrics(model, rules),
    examples: createExampleIndex({
      examples: served.examples,
      reader,
      holidays,
      valuesOf: (dimension) => (model.values.get(dimension) ?? []).map((each) => each.value),
    }),
    exampleTables: served.exampleTables,
    timeZone: rules.timeZone,
  });
  return {
    model,
    understand,
    suggestions: createSuggestions({ model, understand, retrieval }),
    define: createDefine(served.glossary, model),
  };
}
