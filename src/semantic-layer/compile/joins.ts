import type { JoinStep } from '../model/join-graph.ts';
import { quoteName, quoteTable } from './sql-text.ts';

interface Join {
  readonly table: string;
  readonly alias: string;
  readonly on: readonly string[];
  keepsRows: boolean;
}

/** The joins of one SELECT, each made once however many columns need it. */
export interface Joins {
  /**
   * Joins along the steps and returns the alias of every table on the way. `keepsRows` makes left joins, so that a row
   * without a partner stays, with nulls.
   */
  follow(steps: readonly JoinStep[], keepsRows: boolean): ReadonlyMap<string, string>;
  /** Joins one more table on conditions over its alias. */
  attach(table: string, on: (alias: string) => readonly string[], keepsRows: boolean): string;
  lines(): readonly string[];
}

export function createJoins(
  base: { table: string; alias: string },
  takeAlias: (table: string) => string,
): Joins {
  const joins = new Map<string, Join>();

  function add(
    key: string,
    table: string,
    on: (alias: string) => readonly string[],
    keepsRows: boolean,
  ): string {
    const known = joins.get(key);
    if (known) {
      known.keepsRows ||= keepsRows;
      return known.alias;
    }
    const alias = takeAlias(table);
    joins.set(key, { table, alias, on: on(alias), keepsRows });
    return alias;
  }

  return {
    follow(steps, keepsRows) {
      const aliases = new Map([[base.table, base.alias]]);
      for (const step of steps) {
        const from = aliases.get(step.from) ?? base.alias;
        const on = (alias: string) => joinConditions(step, from, alias);
        aliases.set(step.to, add(`${from}|${on('').join()}|${step.to}`, step.to, on, keepsRows));
      }
      return aliases;
    },
    attach: (table, on, keepsRows) => add(`${table}|${on('').join()}`, table, on, keepsRows),
    lines: () =>
      [...joins.values()].map(
        (join) =>
          `${join.keepsRows ? 'left join' : 'join'} ${quoteTable(join.table)} as ${join.alias} on ${join.on.join(' and ')}`,
      ),
  };
}

export function joinConditions(step: JoinStep, from: string, to: string): readonly string[] {
  return step.on.map(([here, there]) => `${to}.${quoteName(there)} = ${from}.${quoteName(here)}`);
}
