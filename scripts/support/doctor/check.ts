import { setTimeout as wait } from 'node:timers/promises';
import type { Locale, Localised } from '../../../src/domain/locale.ts';
import type { Problem } from '../../../src/domain/problem.ts';
import { describeProblem } from '../../../src/language/messages/problems.ts';

/** What a check found: as it should be, to be known, or in the way of a start. */
export interface Finding {
  readonly state: 'good' | 'note' | 'bad';
  readonly text: Localised;
  /** What to do about it. */
  readonly next?: Localised;
}

export interface Check {
  readonly name: Localised;
  /** Milliseconds after which it is given up. */
  readonly limit: number;
  run(): Promise<Finding>;
}

/** Makes checks that are all given up after that many milliseconds. */
export function checksWithin(limit: number) {
  return (ko: string, en: string, run: () => Promise<Finding>): Check => ({ name: { ko, en }, limit, run });
}

export function good(ko: string, en: string): Finding {
  return { state: 'good', text: { ko, en } };
}

export function note(text: Localised, next?: Localised): Finding {
  return { state: 'note', text, ...(next === undefined ? {} : { next }) };
}

export function bad(problem: Problem): Finding {
  const [ko, en] = [describeProblem(problem, 'ko'), describeProblem(problem, 'en')];
  return {
    state: 'bad',
    text: { ko: ko.text, en: en.text },
    next: { ko: ko.nextStep, en: en.nextStep },
  };
}

const signs = { good: '✔', note: '–', bad: '✘' } as const;

/** All at once, told in their order; one that hangs or breaks hides no other. True when nothing is in the way. */
export async function runChecks(
  checks: readonly Check[],
  locale: Locale,
  print: (line: string) => void,
): Promise<boolean> {
  const findings = checks.map(runOne);
  let isFine = true;
  for (const [index, check] of checks.entries()) {
    const finding = await findings[index];
    if (finding === undefined) continue;
    isFine &&= finding.state !== 'bad';
    print(`${signs[finding.state]} ${check.name[locale]}: ${finding.text[locale]}`);
    if (finding.next !== undefined) print(`  → ${finding.next[locale]}`);
  }
  return isFine;
}

async function runOne({ run, limit }: Check): Promise<Finding> {
  const over = new AbortController();
  try {
    return await Promise.race([run(), givenUp(limit, over.signal)]);
  } catch (error) {
    const reason = error instanceof Error ? error.name : 'Error';
    return {
      state: 'bad',
      text: { ko: `확인하지 못했어요 (${reason}).`, en: `It could not be checked (${reason}).` },
      next: {
        ko: 'ASKBIRD_LOG_LEVEL=debug로 다시 실행하면 로그에 원인이 남아요.',
        en: 'Run it again with ASKBIRD_LOG_LEVEL=debug: the log tells the cause.',
      },
    };
  } finally {
    over.abort();
  }
}

async function givenUp(limit: number, signal: AbortSignal): Promise<Finding> {
  await wait(limit, undefined, { signal });
  const seconds = Math.ceil(limit / 1000);
  return {
    state: 'bad',
    text: { ko: `${seconds}초 안에 답이 없어요.`, en: `No answer within ${seconds} s.` },
    next: {
      ko: '주소와 네트워크, 방화벽을 확인해 주세요.',
      en: 'Check the address, the network and the firewall.',
    },
  };
}
