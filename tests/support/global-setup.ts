import { ensureTestDemo } from './demo-company.ts';

/** Vitest's global set-up: the small demo company is built once, before the test files that copy it run side by side. */
export async function setup(): Promise<void> {
  await ensureTestDemo();
}
