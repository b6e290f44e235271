/**
 * Thrown where something is to be done in a workspace that the app is not installed in, or not any more: nothing can be,
 * and nobody there can be told.
 */
export class NotInstalledError extends Error {
  readonly team: string;

  constructor(team: string) {
    super(`the app is not installed in ${team}`);
    this.name = 'NotInstalledError';
    this.team = team;
  }
}
