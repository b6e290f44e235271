/** Whom Askbird has met. */
export interface People {
  /** True exactly once for a person: for whoever greets them. */
  meet(person: string, at: Date): Promise<boolean>;
}
