import type { ServedKnowledge } from '../served-knowledge.ts';

/** What is read off the knowledge alone is read once: for the same set of tables it is the same object. */
export function perKnowledge<T>(make: (knowledge: ServedKnowledge) => T): (knowledge: ServedKnowledge) => T {
  const made = new WeakMap<ServedKnowledge, { readonly value: T }>();
  return (knowledge) => {
    const known = made.get(knowledge) ?? { value: make(knowledge) };
    made.set(knowledge, known);
    return known.value;
  };
}
