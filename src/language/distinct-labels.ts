/**
 * Texts of at most `limit` characters (UTF-16 units), each another: cut ones end in an ellipsis, and those that are the
 * same, or become so, get a number. Names on an axis that are equal would be drawn on top of each other.
 */
export function distinctLabels(texts: readonly string[], limit: number): readonly string[] {
  const used = new Set<string>();
  return texts.map((text) => {
    let label = shortened(text, limit);
    for (let next = 2; used.has(label); next++) {
      const mark = ` (${next})`;
      label = shortened(text, limit - mark.length) + mark;
    }
    used.add(label);
    return label;
  });
}

function shortened(text: string, limit: number): string {
  if (text.length <= limit) return text;
  const kept = text.slice(0, Math.max(0, limit - 1)).replace(/[\ud800-\udbff]$/u, '');
  return `${kept.trimEnd()}…`;
}
