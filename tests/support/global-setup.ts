import { ensureTestDemo } from './demo-company.ts';
import { ensureTestHome } from './test-app.ts';

/**
 * Vitest's global set-up: the small demo company and a home with its index are built once, before the test files that
 * copy them run side by side.
 */
export async function setup(): Promise<void> {
  await ensureTestDemo();
  await ensureTestHome();
}
