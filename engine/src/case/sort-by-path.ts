/**
 * The same items in the order in which a walk over the folders meets them: name by name, a zip as a folder of its name,
 * without regard to any language. Whole paths would put `DC01 (old)/x.log` before `DC01/x.log`.
 */
export function sortByPath<Item extends object>(
  items: Iterable<Item>,
  pathOf: (item: Item) => string,
): Item[] {
  // Between the names stands a character that sorts before all others.
  const keyed = Array.from(items, (item) => ({ item, key: pathOf(item).replaceAll(/!?\/|\\/g, '\0') }));
  keyed.sort((a, b) => (a.key < b.key ? -1 : a.key > b.key ? 1 : 0));
  return keyed.map(({ item }) => item);
}
