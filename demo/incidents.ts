import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import { z } from 'zod';
import type { Day } from '../src/domain/civil-date.ts';
import type { IsoDate } from '../src/domain/date-range.ts';
import { isoOf } from './calendar.ts';

const localised = z.strictObject({ ko: z.string().min(1), en: z.string().min(1) });

const incident = z
  .strictObject({
    id: z.string().regex(/^[a-z][a-z-]+$/),
    title: localised,
    from: z.int().min(0),
    to: z.int().min(0),
    hours: z.tuple([z.int().min(0), z.int().max(24)]).optional(),
    where: z.record(z.string(), z.union([z.string(), z.int()])),
    metric: localised,
    direction: z.enum(['up', 'down']),
    size: z.number().positive(),
    unit: z.enum(['times', 'share', 'rows']),
    cause: localised,
    find: z.strictObject({
      how: localised,
      ratio: z.tuple([z.number(), z.number()]),
      sql: z.string().min(1),
    }),
  })
  .refine(({ from, to }) => from >= to, {
    error: '`from` is the earlier day, so not fewer days before the end than `to`',
  });

export type IncidentEntry = z.infer<typeof incident>;

/** An entry of the list with its days worked out. */
export interface Incident extends IncidentEntry {
  readonly firstDay: Day;
  readonly lastDay: Day;
}

export interface Incidents {
  readonly all: readonly Incident[];
  find(id: string): Incident | undefined;
  /** The incident when it is going on that day; hours are the caller's to heed. */
  on(id: string, day: Day): Incident | undefined;
}

/** Throws when the list is malformed: it is part of the program. */
export function readIncidents(until: Day): Incidents {
  const entries = z
    .array(incident)
    .parse(parse(readFileSync(join(import.meta.dirname, 'incidents.yml'), 'utf8')));
  const all = entries.map((entry) => ({ ...entry, firstDay: until - entry.from, lastDay: until - entry.to }));
  const byId = new Map(all.map((entry) => [entry.id, entry]));
  return {
    all,
    find: (id) => byId.get(id),
    on: (id, day) => {
      const found = byId.get(id);
      return found && day >= found.firstDay && day <= found.lastDay ? found : undefined;
    },
  };
}

/** The check of an incident with its dates filled in; moments are Seoul's, whatever the session's zone. */
export function incidentSql({ find, firstDay, lastDay }: Incident): string {
  const dates: Record<string, IsoDate> = {
    from: isoOf(firstDay),
    to: isoOf(lastDay + 1),
    base: isoOf(firstDay - 14),
  };
  return find.sql
    .replace(
      /\{(from|to|base)\}::timestamptz/g,
      (_, name: string) => `'${dates[name]} 00:00:00+09'::timestamptz`,
    )
    .replace(/\{(from|to|base)\}/g, (_, name: string) => `'${dates[name]}'::date`);
}
