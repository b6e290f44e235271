import type { Methods } from './methods.ts';

/** What tells an app who it is and where it is installed. */
export const appMethods: Methods = {
  'auth.test': ({ team }) => ({
    url: `https://${team.name.toLowerCase()}.slack.com/`,
    team: team.name,
    user: 'askbird',
    team_id: team.id,
    user_id: team.bot.user,
    bot_id: team.bot.bot,
    is_enterprise_install: false,
  }),

  'auth.revoke': ({ team }) => {
    team.installed = false;
    return { revoked: true };
  },

  'team.info': ({ team }) => ({ team: { id: team.id, name: team.name, domain: team.name.toLowerCase() } }),

  'bots.info': ({ team }) => ({
    bot: { id: team.bot.bot, app_id: 'A1', user_id: team.bot.user, name: 'askbird', deleted: false },
  }),
};
