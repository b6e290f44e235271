/** How Askbird connects to Slack. */
export type SlackConfig = (SocketConfig | HttpConfig | OAuthConfig) & CommonConfig;

interface CommonConfig {
  /** Another address of the Web API; Slack's own when null. */
  readonly apiUrl: string | null;
  /** On which HTTP requests are received; Socket Mode has none. */
  readonly port: number;
  /** Questions worked on at once. */
  readonly workers: number;
}

/** One workspace, without a public address. */
interface SocketConfig {
  readonly mode: 'socket';
  readonly appToken: string;
  readonly botToken: string;
}

/** One workspace, over signed HTTP. */
interface HttpConfig {
  readonly mode: 'http';
  readonly signingSecret: string;
  readonly botToken: string;
}

/** Any workspace that installs the app, over signed HTTP. */
interface OAuthConfig {
  readonly mode: 'oauth';
  readonly signingSecret: string;
  readonly clientId: string;
  readonly clientSecret: string;
  /** Signs the state of an install, and seals what is stored of one. */
  readonly stateSecret: string;
}
