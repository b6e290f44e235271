import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';

/**
 * When a process began, as a text that differs for every process that ever had this id on this machine; null when
 * there is no such process. A bare process id is not enough: ids are used again, in containers at once.
 */
export function processStart(pid: number): string | null {
  if (!isAlive(pid)) return null;
  return process.platform === 'linux' ? startFromProc(pid) : startFromPs(pid);
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}

/** Clock ticks since boot (field 22; the name before it may hold spaces and brackets), with the boot they count from. */
function startFromProc(pid: number): string | null {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
    const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
    const [state, ticks] = [fields[0], fields[19]];
    if (state === 'Z' || state === 'X') return null;
    return `${readFileSync('/proc/sys/kernel/random/boot_id', 'utf8').trim()}/${ticks}`;
  } catch {
    return null;
  }
}

/** Where neither can be asked (Windows) the id alone has to do: a held lock is then believed once too often, never too seldom. */
function startFromPs(pid: number): string {
  if (process.platform === 'win32') return 'unknown';
  try {
    return execFileSync('ps', ['-o', 'lstart=', '-p', String(pid)], { encoding: 'utf8' }).trim();
  } catch {
    return 'unknown';
  }
}
