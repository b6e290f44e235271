import type { ProblemCode } from '../../domain/problem.ts';
import type { ProblemMessage } from './problem-message.ts';

/** Of the Slack door. */
export const slackProblemsEn = {
  'slack-setting-missing': {
    text: 'The setting {setting} is needed to connect to Slack.',
    nextStep: 'Follow "Connect Slack" in the README and put the values into .env.',
  },
  'slack-unreachable': {
    text: 'Slack cannot be reached.',
    nextStep:
      'Check the network and status.slack.com. Questions that were taken are kept and answered once it is back.',
  },
  'slack-rate-limited': {
    text: 'Slack takes no requests for the moment (again in {seconds} s).',
    nextStep: 'Wait; the work goes on by itself.',
  },
  'slack-refused': {
    text: 'Slack refused {method}: {error}.',
    nextStep: 'Run npm run doctor to check tokens and scopes.',
  },
  'slack-token-refused': {
    text: 'Slack refused the token: {error}.',
    nextStep: "Copy the token from the app's settings into .env again, then run npm run doctor.",
  },
  'slack-scope-missing': {
    text: 'The Slack app lacks the scope {scope}.',
    nextStep: 'Apply manifest.json to the app again and reinstall it to the workspace.',
  },
  'slack-not-in-channel': {
    text: 'Askbird is not in that channel.',
    nextStep: 'Invite it with /invite, or ask in a direct message.',
  },
  'slack-message-gone': {
    text: 'The message that was to show the answer was deleted.',
    nextStep: 'Ask again if you still need it.',
  },
  'slack-not-installed': {
    text: 'Askbird is not installed in this workspace ({team}).',
    nextStep: 'Add it to the workspace from the install page.',
  },
  'slack-port-taken': {
    text: 'Another program uses port {port}.',
    nextStep: 'Set ASKBIRD_SLACK_PORT to a free port.',
  },
} satisfies Partial<Record<ProblemCode, ProblemMessage>>;
