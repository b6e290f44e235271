const forms: readonly RegExp[] = [
  /\b(?:not|no|never|none|neither|nor|without|except|exclud(?:e|es|ed|ing)|other than|apart from|aside from)\b|n['’]t\b|\bnon-/iu,
  /제외|빼고|뺀|빼면|말고|아닌|아니고|아니라|않|없|이외|외에|외의/u,
  /(?<![가-힣])(?:안|못)(?=\s*[가-힣]+[한할함된될됨했였]|\s)/u,
];

/** Whether a text rules something out. Errs towards yes: a wording that turns a question round must not pass for it. */
export function hasNegation(text: string): boolean {
  return forms.some((form) => form.test(text));
}
