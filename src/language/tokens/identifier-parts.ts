/**
 * The words inside an identifier, lower case: OrderItems, order_items -> order, items; SKUCode2 -> sku, code, 2. An
 * upper-case run keeps together up to the letter that starts the next word.
 */
export function identifierParts(identifier: string): string[] {
  const parts = identifier.match(/\p{Lu}+(?!\p{Ll})|\p{Lu}?\p{Ll}+|\p{Lu}|\p{Nd}+|\p{L}+/gu) ?? [];
  return parts.map((part) => part.toLowerCase());
}
