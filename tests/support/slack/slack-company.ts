import type { App } from '../../../src/compose.ts';
import type { Config } from '../../../src/config.ts';
import { openSlack, type SlackApp, type SlackOptions } from '../../../src/slack/open-slack.ts';
import type { SlackConfig } from '../../../src/slack/slack-config.ts';
import type { DoorDependencies } from '../../../src/slack/slack-door.ts';
import { createLog, type Log } from '../../../src/telemetry/log.ts';
import { TEST_CLOCK } from '../demo-company.ts';
import { openTestApp, type TestApp } from '../test-app.ts';
import { type FakeSlack, type FakeSlackOptions, openFakeSlack } from './fake-slack.ts';
import type { FakeMessage } from './world.ts';

export interface SlackCompany extends TestApp {
  readonly slack: FakeSlack;
  readonly door: SlackApp;
  /** Says it, and waits for the answer in its thread. */
  askInSlack(said: Said): Promise<FakeMessage>;
  /** Another replica over the same application. */
  openReplica(): Promise<SlackApp>;
}

export interface Said {
  readonly person?: string;
  readonly channel?: string;
  readonly text: string;
  readonly thread?: string;
}

export interface SlackCompanyOptions {
  readonly fake?: FakeSlackOptions;
  readonly config?: Partial<Config>;
  readonly slack?: Partial<SlackOptions>;
  readonly workers?: number;
  readonly log?: Log;
  /** People with the rights of somebody whom `knowledge/policies/access.yaml` names: `{ 'T1/U3': 'hana' }`. */
  readonly known?: Readonly<Record<string, string>>;
}

/** The real application behind the real door, connected to a Slack of the test's own by Socket Mode. */
export async function openSlackCompany(options: SlackCompanyOptions = {}): Promise<SlackCompany> {
  const slack = await openFakeSlack(options.fake);
  const company = await openTestApp(options.config ?? {});
  const log = options.log ?? createLog('silent');
  const app = withKnown(company.app, options.known ?? {});
  const openDoor = () => openStarted(app, socketConfig(slack, options.workers), log, options.slack);
  const door = await openDoor();
  const replicas: SlackApp[] = [];
  await slack.connected();
  return {
    ...company,
    app,
    slack,
    door,
    async askInSlack({ person = 'U1', channel = 'C1', text, thread }) {
      const said = await slack.say({ person, channel, text, ...(thread === undefined ? {} : { thread }) });
      return slack.answerTo(said.ts);
    },
    async openReplica() {
      const replica = await openDoor();
      replicas.push(replica);
      return replica;
    },
    async close() {
      await Promise.all([door, ...replicas].map((each) => each.stop(2000)));
      await company.close();
      await slack.close();
    },
  };
}

export function socketConfig(
  slack: Pick<FakeSlack, 'appToken' | 'botToken' | 'apiUrl'>,
  workers = 4,
): SlackConfig {
  const { appToken, botToken, apiUrl } = slack;
  return { mode: 'socket', appToken, botToken, apiUrl, port: 0, workers };
}

function withKnown(app: App, known: Readonly<Record<string, string>>): App {
  const groupsOf = (id: string) => app.principal(known[id] ?? id).groups;
  return {
    ...app,
    isListed: (id) => id in known || app.isListed(id),
    principal: (id) => ({ id, groups: groupsOf(id) }),
  };
}

/** What `main.ts` does, on the days of the test company. */
export async function openStarted(
  app: App,
  config: SlackConfig,
  log: Log,
  options: Partial<SlackOptions> = {},
): Promise<SlackApp> {
  const opened = await openSlack(config, doorOver(app, log), {
    streams: false,
    language: 'auto',
    exclusive: true,
    ...options,
  });
  if (!opened.ok) throw new Error(JSON.stringify(opened.problem));
  const started = await opened.value.start();
  if (!started.ok) throw new Error(JSON.stringify(started.problem));
  return opened.value;
}

function doorOver(app: App, log: Log): DoorDependencies {
  return {
    ...app,
    clock: () => app.clock(TEST_CLOCK.now),
    records: { ...app.records, installations: null },
    log,
  };
}
