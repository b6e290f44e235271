import type { Locale } from '../domain/locale.ts';
import type { Stage } from '../domain/stage.ts';
import { stageText } from '../language/messages/stages.ts';
import { printable } from '../language/printable.ts';
import { fitted, textWidth } from '../language/text-width.ts';

/** One line that is overwritten while a question is worked on; silent where nobody watches. */
export interface ProgressLine {
  show(stage: Stage, detail: string | null): void;
  clear(): void;
}

export interface ProgressView {
  readonly locale: Locale;
  /** Columns; a longer line would wrap and could not be overwritten. */
  readonly width: number;
}

/** Whoever waits longer than this is told how long already. */
const patienceSeconds = 2;

/** `output` is null where nobody watches. The seconds count from the first stage, and go on by themselves. */
export function createProgressLine(output: NodeJS.WritableStream | null, view: ProgressView): ProgressLine {
  if (output === null) return { show: () => {}, clear: () => {} };
  const started = Date.now();
  let label = '';
  let timer: NodeJS.Timeout | null = null;
  const draw = () => {
    const seconds = Math.floor((Date.now() - started) / 1000);
    const elapsed = seconds < patienceSeconds ? '' : ` · ${secondsText(seconds, view.locale)}`;
    output.write(`\r\u001b[2K${fitted(`… ${label}`, view.width - 1 - textWidth(elapsed))}${elapsed}`);
  };
  return {
    show(stage, detail) {
      const words = printable(detail ?? '')
        .replaceAll('\n', ' ')
        .trim();
      label = stageText(stage, view.locale) + (words === '' ? '' : ` (${words})`);
      draw();
      timer ??= setInterval(draw, 1000).unref();
    },
    clear() {
      if (timer !== null) clearInterval(timer);
      if (label !== '') output.write('\r\u001b[2K');
      timer = null;
      label = '';
    },
  };
}

function secondsText(seconds: number, locale: Locale): string {
  return locale === 'ko' ? `${seconds}초` : `${seconds} s`;
}
