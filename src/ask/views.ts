import type { Holiday } from '../language/time/time-mention.ts';
import type { Retrieval } from '../retrieval/retrieval.ts';
import { buildSemanticModel, type SemanticModel } from '../semantic-layer/model.ts';
import { createEditReader } from '../semantic-layer/reading/read-edit.ts';
import { createReader } from '../semantic-layer/reading/read-question.ts';
import { createReadings } from '../text2sql/ambiguity/create-readings.ts';
import { createMeaningsOf, type MeaningsOf } from '../text2sql/ambiguity/meanings-of.ts';
import type { MakeReadings } from '../text2sql/ambiguity/readings.ts';
import { createDefine, type Define } from '../text2sql/define.ts';
import { createFollowUp } from '../text2sql/follow-up/create-follow-up.ts';
import type { FollowUp } from '../text2sql/follow-up/follow-up.ts';
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
  readonly followUp: FollowUp;
  readonly makeReadings: MakeReadings;
  readonly meaningsOf: MeaningsOf;
  /** What the view was made of. */
  readonly served: ServedKnowledge;
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
  const sources = { glossary: served.glossary, holidays };
  const reader = createReader(model, sources);
  const planMetrics = createPlanMetrics(model, rules);
  const understand = createUnderstand({
    reader,
    planMetrics,
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
    followUp: createFollowUp({
      model,
      edits: createEditReader(model, sources, reader.lexicon),
      planMetrics,
      planWhole: (question, clock) => understand(question, clock).plan,
    }),
    makeReadings: createReadings({ reader, planMetrics, model }),
    meaningsOf: createMeaningsOf({ model, glossary: served.glossary, reader }),
    served,
  };
}
