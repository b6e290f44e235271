import { printable } from '../language/printable.ts';

/** Text that is printed while it is being written. */
export interface LiveText {
  push(piece: string): void;
  /** Leaves the cursor at the start of a line of its own; without text does nothing. */
  end(): void;
  /** All that was printed. */
  text(): string;
}

/** `heading` comes before the first piece, and only if there is one. */
export function createLiveText(output: NodeJS.WritableStream, heading: string): LiveText {
  let shown = '';
  let held = '';
  let isOpen = false;
  const write = (text: string) => {
    const clean = printable(text);
    if (clean === '' || (shown === '' && clean.trim() === '')) return;
    if (shown === '') output.write(`${heading}\n`);
    const next = shown === '' ? clean.trimStart() : clean;
    output.write(next);
    shown += next;
    isOpen = true;
  };
  return {
    push(piece) {
      const whole = held + piece;
      // One half of a surrogate pair, or of a line break, waits for the other.
      const waits = /[\ud800-\udbff\r]$/.test(whole);
      held = waits ? whole.slice(-1) : '';
      write(waits ? whole.slice(0, -1) : whole);
    },
    end() {
      write(held.toWellFormed());
      held = '';
      if (isOpen) output.write(shown.endsWith('\n') ? '\n' : '\n\n');
      isOpen = false;
    },
    text: () => shown,
  };
}
