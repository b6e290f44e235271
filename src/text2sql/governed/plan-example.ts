import type { ColumnFormat } from '../../domain/cell.ts';
import { isQuantity } from '../../language/messages/format-value.ts';
import { fillExample } from './fill-example.ts';
import type { ExampleMatch } from './match-example.ts';
import type { GovernedPlan, PlannedColumn } from './plan.ts';

/** A matched example, ready to run. `tables` are those its statement reads. */
export function planExample(
  { example, bindings, range }: ExampleMatch,
  tables: readonly string[],
  timeZone: string,
): GovernedPlan {
  return {
    title: { ko: example.explanation.ko, en: example.explanation.en },
    sql: fillExample(example, bindings, timeZone),
    columns: withRoles(example.columns),
    tables,
    definitions: [
      {
        name: example.name,
        label: { ko: example.questions.ko[0] ?? example.name, en: example.questions.en[0] ?? example.name },
        text: example.explanation,
        owner: example.source.owner,
      },
    ],
    assumptions: example.assumptions,
    range,
    verification: { by: example.verifiedBy, what: 'example', names: [example.name] },
    query: null,
  };
}

/** The columns before the first quantity name a row. */
function withRoles(
  columns: readonly { name: string; label: { ko: string; en: string }; format: ColumnFormat }[],
): PlannedColumn[] {
  const first = columns.findIndex((column) => isQuantity(column.format));
  const names = first === -1 ? columns.length : first;
  return columns.map((column, index) => ({ ...column, role: index < names ? 'grouping' : 'measure' }));
}
