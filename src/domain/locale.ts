/** The two languages Askbird speaks; every sentence a user can meet exists in both. */
export type Locale = 'ko' | 'en';

/** A text in both languages, as knowledge files and messages keep it. */
export interface Localised {
  readonly ko: string;
  readonly en: string;
}
